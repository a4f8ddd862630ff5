"""Doses above everything that the labels give, where they name no maximum for this person: at most a caution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from labelwise.checks.applies import dose_applies
from labelwise.checks.finding import Evidence, Finding, distinct
from labelwise.checks.limits import EXACT, Taken, limits_of, over
from labelwise.checks.medication import Medication
from labelwise.checks.patient import Patient
from labelwise.checks.regular import daily_amounts
from labelwise.checks.units import convert
from labelwise.checks.words import dose_words, quantity
from labelwise.facts import DoseFact

_GIVEN = frozenset({"usual", "maintenance"})


def check_above_usual(taken: Sequence[Taken], current: Sequence[Medication], patient: Patient) -> Iterator[Finding]:
    """Yield a finding for each daily amount that is more than every usual dose; none where a maximum can be held."""
    for one in taken:
        drug = one.drug
        if one.day is None or len(drug.ingredients) != 1 or _has_maximum(one, current, patient):
            continue
        usual = list(_usual(drug, one.unit, patient))
        if usual and one.day > max(most for _, most in usual) * (1 + EXACT):
            yield _finding(one, usual)


def _has_maximum(taken: Taken, current: Sequence[Medication], patient: Patient) -> bool:
    limits = limits_of(taken.drug, patient, current)
    return any(applies.holds is not False and over(fact, taken, patient) for fact, applies in limits)


def _usual(drug: Medication, unit: str, patient: Patient) -> Iterator[tuple[DoseFact, float]]:
    for fact in drug.facts(DoseFact):
        if fact.role in _GIVEN and dose_applies(fact, patient, ()).holds is not False:
            for amount in daily_amounts(fact):
                most = convert(amount, fact.unit or "", unit)
                if most is not None:
                    yield fact, most


def _finding(taken: Taken, usual: Sequence[tuple[DoseFact, float]]) -> Finding:
    top = max(most for _, most in usual)
    facts = [fact for fact, most in usual if most == top]
    amount = quantity(taken.day or 0, taken.unit)
    return Finding(
        kind="dose",
        drugs=(taken.drug.name,),
        action="caution",
        summary=f"{taken.ingredient} {amount} a day is more than any daily dose that its labels give "
        f"({quantity(top, taken.unit)}). Inferred: no maximum of the labels was read for this person",
        evidence=distinct(Evidence(dose_words(f), f.citation) for f in facts),
        inferred=True,
    )
