"""One organ rule once: highlights, dosing and population sections repeat each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from labelwise.facts import DoseAdjustmentFact, Fact

# Of two statements for the same condition the more definite one stands; the less definite adds nothing.
_WEAK = ("not_studied", "monitor", "caution", "adjust")


def merge(facts: Iterable[Fact]) -> Iterator[DoseAdjustmentFact]:
    """Yield each rule once, the first of equals; vague ones give way to definite ones for the same condition."""
    kept: dict[tuple[object, ...], DoseAdjustmentFact] = {}
    for fact in facts:
        if isinstance(fact, DoseAdjustmentFact):
            key = (*_condition(fact), fact.action)
            if key not in kept or (kept[key].dose is None and fact.dose is not None):
                kept[key] = fact
    rules = _joined(list(kept.values()))
    for rule in rules:
        if not any(_outranks(o, rule) or _says_more(o, rule) or _covers(o, rule) for o in rules):
            yield rule


_LESS = re.compile(r"reduc|lower|decreas|half|%", re.IGNORECASE)


def _outranks(other: DoseAdjustmentFact, rule: DoseAdjustmentFact) -> bool:
    """Whether `other` is the more definite of two statements on one condition; a warning outlives `no adjustment`."""
    if _condition(other) != _condition(rule):
        return False
    if rule.action == "avoid":
        return other.action == "contraindicated"
    if other.action == "no_adjustment" and rule.action in ("caution", "adjust"):
        return False
    place = rule.citation.locator
    if other.action == "no_adjustment" and rule.action == "reduce" and place is not None and place.is_cell:
        return _LESS.search(rule.dose or "") is None  # the row of a table gives the full dose
    return rule.action in _WEAK and _rank(other) > _rank(rule)


_STEPS = ("reduce", "extend_interval", "avoid", "contraindicated")


def _covers(other: DoseAdjustmentFact, rule: DoseAdjustmentFact) -> bool:
    """Whether `other` gives in numbers what the rule says in a word: a severity, or that some adjustment is needed."""
    if other is rule or other.organ != rule.organ or (other.low is None and other.high is None):
        return False
    if rule.measure == "severity" and rule.action == other.action:
        number = other.low if other.low is not None else other.high
        return re.search(rf"(?<![\d.]){number:g}\s*(?:mL|to\b|-|–)", rule.citation.quote or "") is not None
    if rule.action != "adjust" or other.action not in _STEPS or rule.route != other.route:
        return False
    if rule.measure == "severity":
        return True
    return rule.measure == other.measure and _holds(rule, other) and rule.high is not None


def _is_general(fact: DoseAdjustmentFact) -> bool:
    return fact.measure == "any" and fact.severity is None and fact.route is None


_THE_SAME = re.compile(r"\b(?:these|such|this)\s+(?:patients?|group)", re.IGNORECASE)
_OF_CHILDREN = re.compile(r"\b(?:pediatric|children)\b", re.IGNORECASE)


def _says_more(other: DoseAdjustmentFact, rule: DoseAdjustmentFact) -> bool:
    """Whether `other` gives the condition under which a general or vague rule holds."""
    if other.organ != rule.organ or _is_general(other) or other is rule or other.action == "not_studied":
        return False
    if _is_general(rule):
        if other.measure == "dialysis" and other.citation == rule.citation:
            return False  # `in patients with renal impairment or on dialysis`
        if rule.action == "not_studied" and _OF_CHILDREN.search(rule.citation.quote or ""):
            return True
        if rule.action == "monitor" and other.action in _STEPS and _THE_SAME.search(rule.citation.quote or ""):
            return True
        if rule.action in ("contraindicated", "avoid", "reduce") and rule.citation.section != other.citation.section:
            return other.action == rule.action
        return other.action == rule.action or (
            rule.action == "adjust" and other.action in ("reduce", "extend_interval")
        )
    return rule.action == "monitor" and other.action in ("reduce", "avoid", "contraindicated", "extend_interval")


def _joined(rules: list[DoseAdjustmentFact]) -> list[DoseAdjustmentFact]:
    """Join neighbouring bands of one statement that need no adjustment: 30 to 59 and 60 to 89 are 30 to 89."""
    bands = [r for r in rules if r.action == "no_adjustment" and r.op == "between" and r.route is None]
    if len(bands) < 2:
        return rules
    joined: list[DoseAdjustmentFact] = []
    for band in sorted(bands, key=lambda r: (r.measure, r.citation.quote or "", r.low or 0)):
        last = joined[-1] if joined else None
        if last is not None and last.citation == band.citation and _adjoin(last, band):
            joined[-1] = msgspec.structs.replace(last, high=band.high)
        else:
            joined.append(band)
    kept = [b for b in joined if not any(o is not b and _holds(o, b) for o in joined)]
    return [*(r for r in rules if r not in bands), *kept]


def _adjoin(low: DoseAdjustmentFact, high: DoseAdjustmentFact) -> bool:
    return low.measure == high.measure and 0 <= (high.low or 0) - (low.high or 0) <= 1


def _holds(wide: DoseAdjustmentFact, narrow: DoseAdjustmentFact) -> bool:
    """Whether a band lies inside another one and is not the same."""
    a, b = (wide.low or 0, wide.high or 0), (narrow.low or 0, narrow.high or 0)
    return wide.measure == narrow.measure and a != b and a[0] <= b[0] and b[1] <= a[1]


def _condition(fact: DoseAdjustmentFact) -> tuple[object, ...]:
    measure = "severity" if fact.measure == "Child-Pugh" else fact.measure
    return (fact.organ, measure, fact.op, fact.low, fact.high, fact.severity, fact.route)


def _rank(fact: DoseAdjustmentFact) -> int:
    return 99 if fact.action not in _WEAK else _WEAK.index(fact.action)
