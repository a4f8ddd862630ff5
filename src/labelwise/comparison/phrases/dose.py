"""Doses, durations and adjustments in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelwise.comparison.phrases.numbers import amount, days, number, span, times
from labelwise.facts import DoseAdjustmentFact, DoseFact, DurationFact

_BASIS = {
    "per_dose": "",
    "per_day": " per day",
    "per_kg_dose": "/kg per dose",
    "per_kg_day": "/kg per day",
    "per_m2_dose": "/m² per dose",
    "per_m2_day": "/m² per day",
    "per_hour": " per hour",
    "per_kg_hour": "/kg per hour",
    "per_kg_min": "/kg per minute",
}
_SCHEDULES = {
    "weekly": "once a week",
    "every_other_day": "every other day",
    "cycle": "in cycles",
    "as_needed": "as needed",
    "once": "once",
    "monthly": "once a month",
}
_LIMITS = {
    "maximum": "at most",
    "course": "course of",
    "minimum": "at least",
    "not_established_beyond": "not established beyond",
    "reassess": "reassess after",
    "stop_if_no_response": "stop if there is no response after",
}
_ACTIONS = {
    "contraindicated": "contraindicated",
    "avoid": "avoid",
    "reduce": "reduce the dose",
    "extend_interval": "give less often",
    "adjust": "adjust the dose",
    "caution": "use with caution",
    "monitor": "monitor",
    "no_adjustment": "the label says that no adjustment is needed",
    "not_studied": "not studied",
}
_COUNTS = frozenset({"one", "two", "three", "four", "five", "six", "eight", "ten", "twelve", "a", "an", "up"})
_STRICTNESS = {"contraindicated": 0, "avoid": 1, "caution": 2}
_SIGNS = {"<": "below", "<=": "at or below", ">": "above", ">=": "at or above", "=": "at"}
# What headings of dosage sections say in place of a use.
_NO_USE = frozenset({"therapy", "treatment", "use", "dosage", "patients", "adults", "adult patients", "administration"})
_PEOPLE_AGAIN = re.compile(
    r"\s+(?:in\s+|for\s+)?(?:adults?|pediatrics?|children)(?:\s+patients)?\s*[—–-]?$", re.IGNORECASE
)
_ORGANS = {"renal": "kidney", "hepatic": "liver"}


def dose_words(fact: DoseFact) -> str:
    """Return a dose: `5 mg 3 times daily`, `at most 80 mg per day`, with who and when it is for."""
    return _amount_words(fact) + _for_whom(fact.population, fact.indication, fact.conditions)


def doses_words(facts: Sequence[DoseFact]) -> list[str]:
    """Return doses, equal ones told once with all whom they are for: `10 mg once daily (adults; for MDD, GAD)`."""
    whom: dict[str, list[DoseFact]] = {}
    for fact in facts:
        whom.setdefault(_amount_words(fact), []).append(fact)
    return [words for text, group in whom.items() for words in _doses(text, group)]


def _doses(text: str, group: Sequence[DoseFact]) -> list[str]:
    """Return one dose for all, where the label names it without a reserve, and the same dose for some people."""
    open_ = [f for f in group if not (f.population or f.indication or f.conditions)]
    # A dose named for everything covers the same dose for one use; other people and conditions are still told.
    rest = [f for f in group if f.population or f.conditions or (f.indication and not open_)]
    return [text] * bool(open_) + ([text + _for_all(rest)] if rest else [])


def _for_all(facts: Sequence[DoseFact]) -> str:
    """Return whom one dose is for: uses of the same people joined, other people and conditions each for themselves."""
    uses: dict[tuple[str | None, tuple[str, ...]], list[str | None]] = {}
    for fact in facts:
        use = _use_alone(fact.indication, fact.population)
        uses.setdefault((fact.population, fact.conditions), []).append(use)
    parts = []
    for (population, conditions), named in uses.items():
        known = ", ".join(dict.fromkeys(n for n in named if n))
        # A dose for these people whatever the use covers the uses named.
        parts.append(_for_whom(population, None if None in named else known, conditions))
    return " or".join(p for p in dict.fromkeys(parts) if p)


def _use_alone(indication: str | None, population: str | None) -> str | None:
    """Return a use without the people that its heading names again: `MDD in Adults` for adults -> `MDD`."""
    if not indication or indication.strip(" —–-,:").lower() in _NO_USE:
        return None
    if not population:
        return indication
    return _PEOPLE_AGAIN.sub("", indication).strip(" —–-,:") or None


def _amount_words(fact: DoseFact) -> str:
    low = fact.amount_low if fact.role != "maximum" else fact.amount_high or fact.amount_low
    text = amount(low, fact.amount_high or low, fact.unit) + _BASIS.get(fact.basis or "", "")
    if fact.role == "maximum":
        lead = "not recommended above" if fact.limit == "not_recommended_above" else "at most"
        per = f" per {fact.per}" if fact.per and fact.per != "dose" and "per" not in text else ""
        text = f"{lead} {text}{per}"
    text += _when(fact)
    if fact.cap is not None:
        text += f", never more than {amount(fact.cap, fact.cap, fact.unit)}"
    return text


def _when(fact: DoseFact) -> str:
    if fact.times_per_day is not None:
        return f" {times(fact.times_per_day)} daily" if fact.role != "maximum" else ""
    if fact.every_days is not None and fact.role != "titration":
        return f" every {days(fact.every_days)}"
    wait = f" (next step after {days(fact.every_days)})" if fact.every_days is not None else ""
    words = _SCHEDULES.get(fact.schedule or "", "")
    return (f" {words}" if words else "") + wait


def _for_whom(population: str | None, indication: str | None, conditions: tuple[str, ...] = ()) -> str:
    parts = [p for p in (population, f"for {indication}" if indication else None, *conditions) if p]
    return f" ({'; '.join(parts)})" if parts else ""


def duration_words(fact: DurationFact) -> str:
    """Return how long: the label's short phrase where it has one, else the days."""
    if fact.text and (fact.text[0].isdigit() or fact.text.split()[0].lower() in _COUNTS):
        text = f"{_LIMITS[fact.limit]} {fact.text}"
    elif fact.limit == "reassess" and fact.text and "assess" not in fact.text:
        text = f"reassess {fact.text}{'ally' if fact.text.lower() == 'periodic' else ''}"
    elif fact.text:
        text = fact.text
    elif fact.max_days is not None or fact.min_days is not None:
        count = fact.max_days if fact.max_days is not None else fact.min_days or 0
        text = f"{_LIMITS[fact.limit]} {days(count)}"
    else:
        text = _LIMITS[fact.limit].rsplit(" ", 1)[0]
    return text + _for_whom(fact.population, fact.indication)


def adjustments_words(facts: Sequence[DoseAdjustmentFact]) -> list[str]:
    """Return rules, those that do the same told once: `mild and moderate kidney impairment: reduce the dose`."""
    found: dict[str, tuple[DoseAdjustmentFact, list[str]]] = {}
    for fact in _strictest(facts):
        plain = fact.severity in ("mild", "moderate", "severe") and fact.measure == "severity"
        key = adjustment_words(fact).replace(fact.severity or "", "*", 1) if plain else adjustment_words(fact)
        found.setdefault(key, (fact, []))[1].append(fact.severity if plain and fact.severity else "")
    return [_joined(fact, [s for s in dict.fromkeys(severities) if s]) for fact, severities in found.values()]


def _strictest(facts: Sequence[DoseAdjustmentFact]) -> list[DoseAdjustmentFact]:
    """Return rules without those that a stricter one for the very same people makes idle: "avoid" beside
    "contraindicated". What is done to the dose, and that nothing need be done, is always told.
    """
    best: dict[tuple[object, ...], int] = {}
    for fact in facts:
        rank = _STRICTNESS.get(fact.action, len(_STRICTNESS))
        best[for_people(fact)] = min(rank, best.get(for_people(fact), rank))
    return [f for f in facts if f.dose or best[for_people(f)] >= _STRICTNESS.get(f.action, 0)]


def for_people(fact: DoseAdjustmentFact) -> tuple[object, ...]:
    """Return whom a rule is for: two rules with equal ones say different things of the same people."""
    return (fact.organ, fact.measure, fact.op, fact.low, fact.high, fact.severity, fact.indication, fact.route)


def _joined(fact: DoseAdjustmentFact, severities: Sequence[str]) -> str:
    text = adjustment_words(fact)
    if len(severities) < 2:
        return text
    *most, last = severities
    return text.replace(fact.severity or "", f"{', '.join(most)} and {last}", 1)


def adjustment_words(fact: DoseAdjustmentFact) -> str:
    """Return a rule: `CrCl below 30 mL/min: reduce the dose`, with bounds as the label has them."""
    text = f"{_measure(fact)}: {_ACTIONS[fact.action]}"
    if fact.dose:
        text += f" ({fact.dose})"
    parts = [p for p in (fact.route, f"for {fact.indication}" if fact.indication else None) if p]
    return text + (f" [{'; '.join(parts)}]" if parts else "")


def _measure(fact: DoseAdjustmentFact) -> str:
    organ = _ORGANS[fact.organ]
    if fact.measure in ("CrCl", "eGFR", "serum_creatinine", "bilirubin", "transaminases"):
        unit = " mL/min" if fact.measure in ("CrCl", "eGFR") else ""
        name = fact.measure.replace("_", " ")
        if fact.op == "between":
            return f"{name} {span(fact.low, fact.high)}{unit}"
        bound = fact.low if fact.low is not None else fact.high
        return (
            f"{name} {_SIGNS.get(fact.op, '')} {number(bound)}{unit}".replace("  ", " ") if bound is not None else name
        )
    if fact.measure == "dialysis":
        return "dialysis"
    grade = fact.severity if fact.severity not in (None, "any") else "impaired"
    scale = " (Child-Pugh)" if fact.measure == "Child-Pugh" else ""
    noun = f"{organ} function" if grade == "impaired" else f"{organ} impairment"
    return f"{grade} {noun}{scale}"
