"""Doses above what labels give as the most, and drugs taken on another schedule than their label's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from labelwise.checks.applies import Applies, dose_applies
from labelwise.checks.finding import Evidence, Finding, Missing, distinct
from labelwise.checks.medication import Medication
from labelwise.checks.patient import Patient
from labelwise.checks.regular import gives, is_for
from labelwise.checks.strengths import component, counted
from labelwise.checks.units import convert, value_of
from labelwise.checks.words import dose_words, quantity
from labelwise.facts import DoseFact

_WEEK = frozenset({"weekly"})
_EXACT = 1e-9


class Taken(NamedTuple):
    """What is taken of one ingredient: in one dose and in a day (None: not told), in `unit`."""

    drug: Medication
    ingredient: str
    each: float | None
    day: float | None
    unit: str


def check_doses(medications: Sequence[Medication], patient: Patient) -> tuple[list[Finding], list[Missing]]:
    """Return doses above the labels' maxima, product by product and summed over those of one ingredient."""
    current = [m for m in medications if m.current]
    taken = [t for m in current for t in _taken(m)]
    findings = [*_schedules(current), *(f for t in taken for f in _single(t, current, patient))]
    findings.extend(_sums(taken, current, patient))
    missing = [entry for m in current for entry in _missing(m, taken, current, patient)]
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


def _limits(drug: Medication, patient: Patient, others: Sequence[Medication]) -> Iterator[tuple[DoseFact, Applies]]:
    """Yield the maxima of a drug's labels that can be held against an entry, and whether they are for this person."""
    for fact in drug.facts(DoseFact):
        if fact.role == "maximum" and value_of(fact) is not None:
            yield fact, dose_applies(fact, patient, [m for m in others if m is not drug])


def _over(fact: DoseFact, taken: Taken, patient: Patient) -> bool:
    """Whether what is taken is more than a maximum; only within the same schedule."""
    most = value_of(fact)
    schedule = taken.drug.intake.schedule if taken.drug.intake else None
    if most is None:
        return False
    if fact.basis in ("per_kg_day", "per_kg_dose"):
        if patient.weight is None:
            return False
        most *= patient.weight
    if _is_daily(fact):
        amount = taken.day
    elif fact.basis in ("per_dose", "per_kg_dose") and fact.per in (None, "dose") and fact.schedule not in _WEEK:
        amount = taken.each
    elif fact.basis == "per_dose" and "weekly" in (fact.schedule, schedule) and fact.per in (None, "week"):
        amount = taken.each if schedule == "weekly" else None
    else:
        amount = None
    held = convert(amount, taken.unit, fact.unit) if amount is not None else None
    return held is not None and held > most * (1 + _EXACT)


def _is_daily(fact: DoseFact) -> bool:
    whole = fact.basis in ("per_day", "per_kg_day") or (fact.basis == "per_dose" and fact.per == "day")
    return whole and fact.schedule in ("daily", None, "as_needed") and fact.per in (None, "day")


def _single(taken: Taken, current: Sequence[Medication], patient: Patient) -> Iterator[Finding]:
    if len(taken.drug.ingredients) > 1 and not taken.drug.labels:
        return
    over = _exceeded(taken.drug, taken, current, patient)
    if over:
        yield _finding((taken,), over)


def _exceeded(
    owner: Medication, taken: Taken, current: Sequence[Medication], patient: Patient
) -> list[tuple[DoseFact, Applies]]:
    """Return the maxima that are exceeded: none where the labels themselves give as much for some use.

    A maximum of the person's own condition counts in any case.
    """
    over = [(f, a) for f, a in _limits(owner, patient, current) if a.holds and _over(f, taken, patient)]
    return [(f, a) for f, a in over if a.note or is_for(f, patient) or not _given(owner, f, taken, patient)]


def _given(owner: Medication, fact: DoseFact, taken: Taken, patient: Patient) -> bool:
    daily = _is_daily(fact)
    amount = taken.day if daily else taken.each
    if amount is None or fact.basis not in ("per_day", "per_dose"):
        return False
    return gives(owner, amount, taken.unit, daily=daily, patient=patient)


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
            over = _exceeded(owner, whole, current, patient)
            if over:
                yield _finding(parts, over, whole)
                break


def _same(taken: Taken) -> tuple[str, str]:
    """Return what amounts must share to be summed."""
    return taken.ingredient, _base_unit(taken.unit)


def _base_unit(unit: str) -> str:
    return "mg" if unit in ("g", "ug") else unit


def _finding(parts: Sequence[Taken], over: Sequence[tuple[DoseFact, Applies]], whole: Taken | None = None) -> Finding:
    facts = [f for f, _ in over]
    first = min(facts, key=lambda f: (bool(f.indication), value_of(f) or 0))
    taken = whole or parts[0]
    daily = any(_is_daily(f) for f in facts) and taken.day is not None
    amount = quantity(taken.day if daily and taken.day is not None else taken.each or 0, taken.unit)
    names = sorted({t.drug.name for t in parts})
    what = f"{taken.ingredient} {amount}{' a day' if daily else ' a dose'}"
    together = f" from {' and '.join(names)} together" if len(parts) > 1 else ""
    return Finding(
        kind="dose",
        drugs=tuple(names),
        action="not_advised" if all(f.limit == "not_recommended_above" for f in facts) else "avoid",
        summary=f"{what}{together} is above the labelled maximum: {dose_words(first)}",
        evidence=distinct(Evidence(dose_words(f) + a.note, f.citation) for f, a in over),
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
            if held is not None and most is not None and held <= most * (1 + _EXACT):
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


def _missing(
    drug: Medication, taken: Sequence[Taken], current: Sequence[Medication], patient: Patient
) -> Iterator[Missing]:
    """Yield what a maximum needs and the list does not give: a dose, a frequency, a weight."""
    limits = list(_limits(drug, patient, current))
    if not limits:
        return
    first = min(limits, key=lambda pair: (pair[1].holds is not True, dose_words(pair[0])))[0]
    mine = [t for t in taken if t.drug is drug]
    lacks = None
    if not mine or all(t.each is None for t in mine):
        lacks = f"dose of {drug.name}"
    elif all(t.day is None for t in mine) and drug.intake and drug.intake.schedule in (None, "daily"):
        lacks = f"how often {drug.name} is taken"
    if lacks:
        yield Missing((drug.name,), "dose", lacks, dose_words(first), first.citation)
    heavy = [f for f, _ in limits if f.basis in ("per_kg_day", "per_kg_dose")]
    if heavy and patient.weight is None:
        yield Missing((drug.name,), "dose", "weight", dose_words(heavy[0]), heavy[0].citation)
    for fact, applies in limits:
        over = [t for t in mine if _over(fact, t, patient)]
        unsaid = bool(applies.holds) and not applies.note and not is_for(fact, patient)
        if applies.holds is None and over:
            yield Missing((drug.name,), "dose", applies.note.strip(" ()"), dose_words(fact), fact.citation)
        elif unsaid and over and all(_given(drug, fact, t, patient) for t in over):
            yield Missing((drug.name,), "dose", f"what {drug.name} is taken for", dose_words(fact), fact.citation)
