"""Doses above what labels give as the most, and drugs taken on another schedule than their label's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from labelwise.checks.above_usual import check_above_usual
from labelwise.checks.applies import Applies
from labelwise.checks.dose_inputs import missing_inputs
from labelwise.checks.finding import Evidence, Finding, Missing, distinct
from labelwise.checks.limits import EXACT, Taken, exceeded, is_daily
from labelwise.checks.medication import Medication
from labelwise.checks.patient import Patient
from labelwise.checks.strengths import component, counted
from labelwise.checks.units import convert, value_of
from labelwise.checks.words import dose_words, quantity
from labelwise.facts import DoseFact


def check_doses(medications: Sequence[Medication], patient: Patient) -> tuple[list[Finding], list[Missing]]:
    """Return doses above the labels' maxima, product by product and summed over those of one ingredient."""
    current = [m for m in medications if m.current]
    taken = [t for m in current for t in _taken(m)]
    findings = [*_schedules(current), *(f for t in taken for f in _single(t, current, patient))]
    findings.extend(_sums(taken, current, patient))
    findings.extend(list(check_above_usual(taken, findings, patient)))
    missing = [entry for m in current for entry in missing_inputs(m, taken, current, patient)]
    return findings, missing


def _taken(drug: Medication) -> Iterator[Taken]:
    intake = drug.intake
    if intake is None or intake.unit is None:
        return
    for ingredient in drug.ingredients:
        index = component(drug, ingredient)
        if index is None:
            continue
        each, day = intake.per_dose(index), intake.per_day(index)
        yield Taken(drug, ingredient, each, day, intake.unit)
        made = counted(drug, ingredient) if intake.unit.startswith("{") else None
        if made is not None and each is not None:
            amount, unit = made
            yield Taken(drug, ingredient, each * amount, day * amount if day is not None else None, unit)


def _single(taken: Taken, current: Sequence[Medication], patient: Patient) -> Iterator[Finding]:
    if len(taken.drug.ingredients) > 1 and not taken.drug.labels:
        return
    above = exceeded(taken.drug, taken, patient, current)
    if above:
        yield _finding((taken,), above)


def _sums(taken: Sequence[Taken], current: Sequence[Medication], patient: Patient) -> Iterator[Finding]:
    """Yield sums over several products of one ingredient, beside what each gives by itself."""
    in_order = sorted(taken, key=lambda t: (*_same(t), t.drug.name, t.drug.asked))
    for (ingredient, unit), group in groupby(in_order, key=_same):
        parts = [t for t in group if t.day is not None]
        if len(parts) < 2:
            continue
        day = sum(convert(t.day or 0, t.unit, unit) or 0 for t in parts)
        for owner in (m for m in current if m.ingredients == (ingredient,)):
            whole = Taken(owner, ingredient, None, day, unit)
            above = exceeded(owner, whole, patient, current)
            if above:
                yield _finding(parts, above, whole)
                break


def _same(taken: Taken) -> tuple[str, str]:
    """Return what amounts must share to be summed."""
    return taken.ingredient, _base_unit(taken.unit)


def _base_unit(unit: str) -> str:
    return "mg" if unit in ("g", "ug") else unit


def _finding(parts: Sequence[Taken], above: Sequence[tuple[DoseFact, Applies]], whole: Taken | None = None) -> Finding:
    facts = [f for f, _ in above]
    first = min(facts, key=lambda f: (bool(f.indication), value_of(f) or 0))
    taken = whole or parts[0]
    daily = any(is_daily(f) for f in facts) and taken.day is not None
    amount = quantity(taken.day if daily and taken.day is not None else taken.each or 0, taken.unit)
    names = sorted({t.drug.name for t in parts})
    what = f"{taken.ingredient} {amount}{' a day' if daily else ' a dose'}"
    together = f" from {' and '.join(names)} together" if len(parts) > 1 else ""
    return Finding(
        kind="dose",
        drugs=tuple(names),
        action="not_advised" if all(f.limit == "not_recommended_above" for f in facts) else "avoid",
        summary=f"{what}{together} is above the labelled maximum: {dose_words(first)}",
        evidence=distinct(Evidence(dose_words(f) + a.note, f.citation) for f, a in above),
    )


def _schedules(current: Sequence[Medication]) -> Iterator[Finding]:
    """Yield drugs that are entered as daily and whose labels give them once a week (or the other way: none)."""
    for drug in current:
        if drug.intake is None or drug.intake.schedule != "daily":
            continue
        doses = [f for f in drug.facts(DoseFact) if f.role in ("usual", "starting", "maintenance", "maximum")]
        weekly = [f for f in doses if f.schedule == "weekly" or f.per == "week"]
        daily = [f for f in doses if f.schedule in ("daily", "as_needed", "every_other_day")]
        if weekly and not daily:
            yield _other_schedule(drug, weekly, "avoid", "gives it once a week, it is entered as daily")
        elif weekly and not _fits(drug, daily):
            yield _other_schedule(
                drug, weekly, "caution", "gives it once a week or daily; the entry fits no daily dose"
            )


def _fits(drug: Medication, daily: Sequence[DoseFact]) -> bool:
    """Whether a daily entry is no more than a daily dose of the labels."""
    for taken in _taken(drug):
        for fact in daily:
            most = value_of(fact)
            amount = taken.day if fact.basis == "per_day" else taken.each
            held = convert(amount, taken.unit, fact.unit) if amount is not None else None
            if held is not None and most is not None and held <= most * (1 + EXACT):
                return True
    return False


def _other_schedule(drug: Medication, weekly: Sequence[DoseFact], act: str, what: str) -> Finding:
    return Finding(
        kind="dose",
        drugs=(drug.name,),
        action=act,
        summary=f"{drug.name}: the label {what} ({drug.intake.text if drug.intake else ''})",
        evidence=distinct(Evidence(dose_words(f), f.citation) for f in weekly),
    )
