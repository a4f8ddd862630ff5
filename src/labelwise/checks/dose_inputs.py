"""What a check of a dose needs and does not have: a dose, a frequency, a weight, a use, a maximum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from labelwise.checks.finding import Missing
from labelwise.checks.limits import Taken, compared, given, limits_of, over
from labelwise.checks.medication import Medication
from labelwise.checks.patient import Patient
from labelwise.checks.regular import is_bound, is_for
from labelwise.checks.words import dose_words


def missing_inputs(
    drug: Medication, taken: Sequence[Taken], current: Sequence[Medication], patient: Patient
) -> Iterator[Missing]:
    """Yield what a maximum needs and the list does not give: a dose, a frequency, a weight."""
    limits = list(limits_of(drug, patient, current))
    if not limits:
        if drug.intake is not None:
            yield Missing((drug.name,), "dose", f"a labelled maximum of {drug.name}", "none was read in its labels")
        return
    first = min(limits, key=lambda pair: (pair[1].holds is not True, dose_words(pair[0])))[0]
    mine = [t for t in taken if t.drug is drug]
    usable = any(compared(f, t, patient) for f, a in limits if a.holds is not False for t in mine)
    heavy = [f for f, _ in limits if f.basis in ("per_kg_day", "per_kg_dose")]
    lacks = None
    if not mine or all(t.each is None for t in mine):
        lacks = f"dose of {drug.name}"
    elif all(t.day is None for t in mine) and drug.intake and drug.intake.schedule in (None, "daily"):
        lacks = f"how often {drug.name} is taken"
    if lacks:
        yield Missing((drug.name,), "dose", lacks, dose_words(first), first.citation)
    elif not usable and not (heavy and patient.weight is None):
        yield Missing(
            (drug.name,),
            "dose",
            f"a maximum in the terms of the entry of {drug.name}",
            dose_words(first),
            first.citation,
        )
    if heavy and patient.weight is None:
        yield Missing((drug.name,), "dose", "weight", dose_words(heavy[0]), heavy[0].citation)
    for fact, applies in limits:
        above = [t for t in mine if over(fact, t, patient)]
        unsaid = bool(applies.holds) and not applies.own and not is_for(fact, patient)
        if applies.holds is None and above:
            yield Missing((drug.name,), "dose", applies.note.strip(" ()"), dose_words(fact), fact.citation)
        elif unsaid and above and all(given(drug, fact, t, patient) for t in above):
            yield Missing((drug.name,), "dose", f"what {drug.name} is taken for", dose_words(fact), fact.citation)
        elif unsaid and above and is_bound(drug, fact, patient):
            use = f"whether this is for {fact.indication}"
            yield Missing((drug.name,), "dose", use, dose_words(fact), fact.citation)
