"""Doses above everything that the labels give, where they name no maximum for this person: at most a caution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from labelwise.checks.applies import dose_applies
from labelwise.checks.finding import Evidence, Finding, distinct
from labelwise.checks.limits import EXACT, Taken, given, is_daily, limits_of
from labelwise.checks.medication import Medication
from labelwise.checks.patient import Patient
from labelwise.checks.regular import daily_amounts
from labelwise.checks.units import convert, value_of
from labelwise.checks.words import dose_words, quantity
from labelwise.facts import DoseFact


def check_above_usual(taken: Sequence[Taken], told: Sequence[Finding], patient: Patient) -> Iterator[Finding]:
    """Yield a finding for each daily amount that is more than every dose that was read; none for a drug in `told`."""
    names = {name for finding in told for name in finding.drugs}
    for one in taken:
        if one.day is None or len(one.drug.ingredients) != 1 or one.drug.name in names:
            continue
        usual = _by_day(one.drug, one.unit, patient)
        if usual and one.day > max(most for _, most in usual) * (1 + EXACT):
            yield _finding(one, usual)
        elif most := _above_all_uses(one, patient):
            yield _finding(one, most)


def _above_all_uses(taken: Taken, patient: Patient) -> list[tuple[DoseFact, float]]:
    """Return the daily maxima of several uses where all are exceeded, and no dose of the labels comes to as much."""
    limits = [(f, a) for f, a in limits_of(taken.drug, patient, ()) if is_daily(f) and a.holds is not False]
    held = [(f, m) for f, _ in limits if (m := convert(value_of(f) or 0, f.unit or "", taken.unit)) is not None]
    uses = {f.indication for f, _ in held if f.indication}
    if len(uses) < 2 or len(held) < len(limits) or any(given(taken.drug, f, taken, patient) for f, _ in held):
        return []
    return held if taken.day is not None and taken.day > max(m for _, m in held) * (1 + EXACT) else []


def _by_day(drug: Medication, unit: str, patient: Patient) -> list[tuple[DoseFact, float]]:
    """Return every dose of the labels by the day, whatever its role; none where one of them is no daily figure."""
    found: list[tuple[DoseFact, float]] = []
    for fact in drug.facts(DoseFact):
        if dose_applies(fact, patient, ()).holds is False:
            continue
        amounts = [convert(amount, fact.unit or "", unit) for amount in daily_amounts(fact)]
        known = [amount for amount in amounts if amount is not None]
        if not known:
            # A dose whose day is not known may come to more than any that is.
            return []
        found += [(fact, amount) for amount in known]
    # Maxima alone, of some people or some use, do not say what is usual.
    return found if any(fact.role != "maximum" for fact, _ in found) else []


def _finding(taken: Taken, usual: Sequence[tuple[DoseFact, float]]) -> Finding:
    top = max(most for _, most in usual)
    facts = [fact for fact, most in usual if most == top]
    amount = quantity(taken.day or 0, taken.unit)
    return Finding(
        kind="dose",
        drugs=(taken.drug.name,),
        action="caution",
        summary=f"{taken.ingredient} {amount} a day is more than any daily dose of its labels that was read "
        f"({quantity(top, taken.unit)}). Inferred: no maximum that surely holds for this person was read",
        evidence=distinct(Evidence(dose_words(f), f.citation) for f in facts),
        inferred=True,
    )
