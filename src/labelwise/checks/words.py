"""Facts in short phrases, as evidence: a phrase says what the fact says and nothing more."""

from __future__ import annotations

from labelwise.checks import action
from labelwise.facts import DoseAdjustmentFact, DoseFact, InteractionFact

_UNITS = {"ug": "mcg", "[iU]": "units", "{tablet}": "tablets", "{capsule}": "capsules"}
_BASIS = {
    "per_day": " per day", "per_kg_dose": "/kg per dose", "per_kg_day": "/kg per day", "per_m2_dose": "/m² per dose",
    "per_m2_day": "/m² per day", "per_dose": " per dose", "per_hour": " per hour",
}  # fmt: skip
_SIGNS = {"<": "below", "<=": "at or below", ">": "above", ">=": "at or above", "=": "at"}


def number(value: float) -> str:
    """Return a number without needless zeros."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def unit_words(unit: str | None) -> str:
    """Return a unit as people write it."""
    return _UNITS.get(unit or "", (unit or "").strip("{}"))


def quantity(value: float, unit: str | None) -> str:
    """Return `80 mg`."""
    return f"{number(value)} {unit_words(unit)}".strip()


def days_words(days: float) -> str:
    """Return `14 days`, or hours below a day and a half."""
    if days < 2 and days != 1:
        return f"{number(days * 24)} hours"
    return f"{number(days)} day{'s' if days != 1 else ''}"


def once(text: str) -> str:
    """Return a list in words with each part once: `bleeding; bleeding` is `bleeding`."""
    parts: dict[str, str] = {}
    for part in text.split(";"):
        if words := " ".join(part.split()):
            parts.setdefault(words.casefold(), words)
    return "; ".join(parts.values())


def interaction_words(fact: InteractionFact) -> str:
    """Return action, effect, scope and washout."""
    text = action.WORDS[fact.action]
    if fact.scope:
        text += f" ({fact.scope})"
    why = once("; ".join(w for w in (fact.effect, fact.mechanism) if w))
    if why:
        text += f": {why}"
    if fact.washout_days is not None:
        text += f"; {washout_words(fact)}"
    return text


def washout_words(fact: InteractionFact) -> str:
    """Return the interval and its direction."""
    length = fact.washout_text or days_words(fact.washout_days or 0)
    if fact.washout_direction == "after_object":
        return f"wait {length} after stopping {fact.object}"
    if fact.washout_direction == "after_drug":
        return f"wait {length} after this drug before {fact.object}"
    return f"wait {length} either way" if fact.washout_direction == "both" else f"keep {length} apart"


def dose_words(fact: DoseFact) -> str:
    """Return a dose or maximum with whom and what it is for."""
    value = fact.amount_high if fact.amount_high is not None else fact.amount_low
    text = quantity(value, fact.unit) + _BASIS.get(fact.basis or "", "") if value is not None else "a dose"
    if fact.role == "maximum":
        text = ("not recommended above " if fact.limit == "not_recommended_above" else "at most ") + text
        if fact.per and fact.basis == "per_dose" and fact.per != "dose":
            text = text.removesuffix(" per dose") + f" per {fact.per}"
    if fact.schedule == "weekly":
        weekly = "once a week" if fact.every_days == 7 else "on a weekly schedule"
        text = f"{text.removesuffix(' per dose')} {weekly}"
    notes = [n for n in (fact.population, fact.indication and f"for {fact.indication}", *fact.conditions) if n]
    return text + (f" ({'; '.join(notes)})" if notes else "") + (" (computed from the label)" if fact.derived else "")


def rule_words(fact: DoseAdjustmentFact) -> str:
    """Return an organ rule with its bounds as the label has them."""
    text = f"{measure_words(fact)}: {action.WORDS.get(fact.action, fact.action.replace('_', ' '))}"
    if fact.dose:
        text += f" ({fact.dose})"
    return text + (f" [for {fact.indication}]" if fact.indication else "")


def measure_words(fact: DoseAdjustmentFact) -> str:
    """Return whom a rule is for: `CrCl below 30 mL/min`, `severe liver impairment`."""
    if fact.measure in ("CrCl", "eGFR", "serum_creatinine", "bilirubin", "transaminases"):
        unit = " mL/min" if fact.measure in ("CrCl", "eGFR") else ""
        name = fact.measure.replace("_", " ")
        if fact.op == "between" and fact.low is not None and fact.high is not None:
            return f"{name} {number(fact.low)} to {number(fact.high)}{unit}"
        bound = fact.low if fact.low is not None else fact.high
        return f"{name} {_SIGNS.get(fact.op, '')} {number(bound)}{unit}" if bound is not None else name
    organ = "kidney" if fact.organ == "renal" else "liver"
    if fact.measure == "dialysis":
        return "dialysis"
    if fact.severity in (None, "any"):
        return f"impaired {organ} function"
    scale = {"mild": "A", "moderate": "B", "severe": "C"}[fact.severity] if fact.measure == "Child-Pugh" else ""
    return f"Child-Pugh {scale}" if scale else f"{fact.severity} {organ} impairment"
