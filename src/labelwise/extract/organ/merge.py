"""One organ rule once: highlights, dosing and population sections repeat each other."""

from __future__ import annotations

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
        if rule.action in _WEAK and any(_condition(o) == _condition(rule) and _rank(o) > _rank(rule) for o in rules):
            continue
        if not any(_says_more(o, rule) for o in rules):
            yield rule


def _is_general(fact: DoseAdjustmentFact) -> bool:
    return fact.measure == "any" and fact.severity is None


def _says_more(other: DoseAdjustmentFact, rule: DoseAdjustmentFact) -> bool:
    """Whether `other` gives the condition under which a general or vague rule holds."""
    if other.organ != rule.organ or _is_general(other) or other is rule or other.action == "not_studied":
        return False
    if _is_general(rule):
        return other.action == rule.action or (
            rule.action == "adjust" and other.action in ("reduce", "extend_interval")
        )
    return rule.action == "monitor" and other.action in ("reduce", "avoid", "contraindicated", "extend_interval")


def _joined(rules: list[DoseAdjustmentFact]) -> list[DoseAdjustmentFact]:
    """Join neighbouring bands that need no adjustment: 30 to 59 and 60 to 89 are 30 to 89."""
    bands = [r for r in rules if r.action == "no_adjustment" and r.op == "between"]
    rest = [r for r in rules if r not in bands]
    for band in sorted(bands, key=lambda r: (r.measure, r.low or 0)):
        last = (
            rest[-1]
            if (rest and rest[-1] in bands)
            or (rest and rest[-1].op == "between" and rest[-1].action == "no_adjustment")
            else None
        )
        if (
            last
            and last.measure == band.measure
            and last.high is not None
            and band.low is not None
            and 0 <= band.low - last.high <= 1
        ):
            rest[-1] = msgspec.structs.replace(last, high=band.high)
        elif not (
            last
            and last.measure == band.measure
            and (last.low or 0) <= (band.low or 0)
            and (band.high or 0) <= (last.high or 0)
        ):
            rest.append(band)
    return rest


def _condition(fact: DoseAdjustmentFact) -> tuple[object, ...]:
    measure = "severity" if fact.measure == "Child-Pugh" else fact.measure
    return (fact.organ, measure, fact.op, fact.low, fact.high, fact.severity)


def _rank(fact: DoseAdjustmentFact) -> int:
    return 99 if fact.action not in _WEAK else _WEAK.index(fact.action)
