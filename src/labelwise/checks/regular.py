"""Whether a label itself gives as much as a maximum forbids: then the maximum is for another use than the one taken."""

from __future__ import annotations

from collections.abc import Iterator

from labelwise.checks.applies import dose_applies
from labelwise.checks.medication import Medication
from labelwise.checks.patient import Patient
from labelwise.checks.units import convert, value_of
from labelwise.facts import DoseFact, Fact, IndicationFact
from labelwise.vocab.conditions import look_up_condition, relate


def gives(drug: Medication, amount: float, unit: str, *, daily: bool, patient: Patient) -> bool:
    """Whether some dose that the labels give to this person, of any use, is at least this much.

    Doses under a condition do not count: what another drug of the list allows must not hide a maximum.
    """
    for fact in drug.facts(DoseFact):
        if dose_applies(fact, patient, ()).holds is not True:
            continue
        for most in _amounts(fact, daily=daily):
            held = convert(most, fact.unit or "", unit)
            if held is not None and held >= amount:
                return True
    return False


def _amounts(fact: DoseFact, *, daily: bool) -> Iterator[float]:
    value = value_of(fact)
    if value is None or fact.schedule in ("weekly", "cycle", "monthly", "every_other_day"):
        return
    if not daily:
        if fact.basis == "per_dose" and fact.per in (None, "dose"):
            yield value
    elif fact.basis == "per_day" or (fact.basis == "per_dose" and fact.per == "day"):
        yield value
    elif fact.basis == "per_dose" and fact.times_per_day is not None and fact.role != "maximum":
        yield value * fact.times_per_day


def daily_amounts(fact: DoseFact) -> Iterator[float]:
    """Yield what a dose comes to in a day; nothing for one that is not taken daily."""
    yield from _amounts(fact, daily=True)


def is_bound(drug: Medication, fact: DoseFact, patient: Patient) -> bool:
    """Whether a maximum is for a use that the person need not have: none of its conditions, nor the drug's only use."""
    if not fact.indication or is_for(fact, patient):
        return False
    uses = {f.indication.casefold() for f in drug.facts(DoseFact) if f.indication}
    several = any(sum(_is_use(f) for f in label.facts) > 1 for label in drug.labels)
    return several or len(uses) > 1


def _is_use(fact: Fact) -> bool:
    return isinstance(fact, IndicationFact) and not fact.limitation


def is_for(fact: DoseFact, patient: Patient) -> bool:
    """Whether a condition of the person is what a maximum is for."""
    if not fact.indication:
        return False
    use = _Use(fact.indication)
    return any(relate(condition, use).kind == "includes" for condition in patient.conditions)


class _Use:
    """An indication in the shape that conditions are related by."""

    relieves: tuple[str, ...] = ()
    limitation = False

    def __init__(self, condition: str) -> None:
        known = look_up_condition(condition)
        self.condition = known.name if known else condition
