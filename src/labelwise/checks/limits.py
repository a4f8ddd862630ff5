"""What a maximum is held against: amounts of one ingredient in one dose and in a day, only within one schedule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from labelwise.checks.applies import Applies, dose_applies
from labelwise.checks.medication import Medication
from labelwise.checks.patient import Patient
from labelwise.checks.regular import gives, is_bound, is_for
from labelwise.checks.strengths import counted
from labelwise.checks.units import convert, value_of
from labelwise.facts import DoseFact
from labelwise.vocab.names.salts import base_of
from labelwise.vocab.names.spelling import normal

EXACT = 1e-9


class Taken(NamedTuple):
    """What is taken of one ingredient: in one dose and in a day (None: not told), in `unit`."""

    drug: Medication
    ingredient: str
    each: float | None
    day: float | None
    unit: str


def limits_of(drug: Medication, patient: Patient, others: Sequence[Medication]) -> Iterator[tuple[DoseFact, Applies]]:
    """Yield the maxima of a drug's labels that can be held against an entry, and whether they are for this person."""
    for fact in drug.facts(DoseFact):
        if fact.role == "maximum" and value_of(fact) is not None:
            yield fact, dose_applies(fact, patient, [m for m in others if m is not drug])


def over(fact: DoseFact, taken: Taken, patient: Patient) -> bool:
    """Whether what is taken is more than a maximum."""
    pair = compared(fact, taken, patient)
    return pair is not None and pair[0] > pair[1] * (1 + EXACT)


def compared(fact: DoseFact, taken: Taken, patient: Patient) -> tuple[float, float] | None:
    """Return what is taken and the most there may be, in one unit; None where the two cannot be held together."""
    most, amount = value_of(fact), _amount(fact, taken)
    if most is None or amount is None or not _of_ingredient(fact, taken):
        return None
    if fact.basis in ("per_kg_day", "per_kg_dose"):
        if patient.weight is None:
            return None
        most *= patient.weight
    held = convert(amount, taken.unit, fact.unit)
    if held is not None:
        return held, most
    made = counted(taken.drug, taken.ingredient) if (fact.unit or "").startswith("{") else None
    held = convert(amount, taken.unit, made[1]) if made else None
    return (held, most * made[0]) if made and held is not None else None


def _amount(fact: DoseFact, taken: Taken) -> float | None:
    """Return what is taken over the time that a maximum is for."""
    schedule = taken.drug.intake.schedule if taken.drug.intake else None
    if is_daily(fact):
        return taken.day
    if fact.basis in ("per_dose", "per_kg_dose") and fact.per in (None, "dose") and fact.schedule != "weekly":
        return taken.each
    if fact.basis == "per_dose" and fact.per in (None, "week"):
        return taken.each if schedule == "weekly" else None
    return None


def _of_ingredient(fact: DoseFact, taken: Taken) -> bool:
    """Whether a maximum is of this ingredient: in a combination only where the label says of which it is."""
    if len(taken.drug.ingredients) == 1 or (fact.unit or "").startswith("{"):
        return True
    return fact.substance is not None and base_of(normal(fact.substance)).name == taken.ingredient


def is_daily(fact: DoseFact) -> bool:
    """Whether a maximum is for a day."""
    whole = fact.basis in ("per_day", "per_kg_day") or (fact.basis == "per_dose" and fact.per == "day")
    return whole and fact.schedule in ("daily", None, "as_needed") and fact.per in (None, "day")


def exceeded(
    owner: Medication, taken: Taken, patient: Patient, others: Sequence[Medication]
) -> list[tuple[DoseFact, Applies]]:
    """Return the maxima that are exceeded: none where the labels themselves give as much, or name a higher one.

    One for the person's own condition, age or list counts in any case; one for another use never.
    """
    limits = [(f, a) for f, a in limits_of(owner, patient, others) if a.holds and not is_bound(owner, f, patient)]
    held = [(f, a, pair) for f, a in limits if (pair := compared(f, taken, patient)) is not None]
    above = []
    for fact, applies, (amount, most) in held:
        kind = _kind(fact, applies, patient)
        # Scaled to what is taken, so that maxima in other units can be set beside each other.
        rivals = [m / a for f, how, (a, m) in held if a and _kind(f, how, patient) == kind]
        is_top = not amount or most / amount >= max(rivals, default=0) * (1 - EXACT)
        if amount > most * (1 + EXACT) and is_top:
            above.append((fact, applies))
    return [(f, a) for f, a in above if a.own or is_for(f, patient) or not given(owner, f, taken, patient)]


def _kind(fact: DoseFact, applies: Applies, patient: Patient) -> tuple[bool, bool, str, bool]:
    """Return what maxima share of which only the highest counts."""
    return is_daily(fact), applies.own, applies.note, is_for(fact, patient)


def given(owner: Medication, fact: DoseFact, taken: Taken, patient: Patient) -> bool:
    """Whether the labels themselves give as much as is taken, for some use."""
    daily = is_daily(fact)
    amount = taken.day if daily else taken.each
    if amount is None or fact.basis not in ("per_day", "per_dose"):
        return False
    return gives(owner, amount, taken.unit, daily=daily, patient=patient)
