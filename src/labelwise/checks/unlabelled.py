"""What could not be looked at: drugs that are known but have no label here, and entries that could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from labelwise.checks.coverage import NO_LABEL
from labelwise.checks.finding import A_LABEL, FindingKind, Missing
from labelwise.checks.medication import Medication
from labelwise.checks.patient import Patient


def check_unlabelled(medications: Sequence[Medication], patient: Patient) -> Iterator[Missing]:
    """Yield, for each current drug without a label, every check that was asked for and could not be made of it."""
    for drug in medications:
        if drug.labels or not drug.current:
            continue
        for kind, words in _asked(drug, patient):
            yield Missing((drug.name,), kind, A_LABEL, f"{NO_LABEL}; not checked: {words}")


def _asked(drug: Medication, patient: Patient) -> Iterator[tuple[FindingKind, str]]:
    yield "interaction", "what its own labels say of other drugs"
    if drug.intake is not None:
        yield "dose", "its dose"
    if (patient.crcl, patient.egfr, patient.child_pugh) != (None, None, None):
        yield "organ", "kidney and liver"
    if (patient.age, patient.pregnant, patient.lactating) != (None, None, None):
        yield "population", "age, pregnancy and lactation"
    if patient.conditions:
        yield "condition", f"the conditions given ({'; '.join(patient.conditions)})"
    if drug.stopping:
        yield "withdrawal", "whether it may be stopped at once"


def check_unread(medications: Sequence[Medication]) -> Iterator[Missing]:
    """Yield the parts of entries that could not be read, and the dates that do not fit together."""
    for drug in medications:
        if drug.unread:
            yield Missing((drug.name,), "dose", "a dose that can be read", f"'{drug.unread}' was not taken for one")
        if drug.stopped is not None:
            yield from _doubtful_dates(drug, medications)


def _doubtful_dates(gone: Medication, medications: Sequence[Medication]) -> Iterator[Missing]:
    """Yield what a date of stopping contradicts: the drug's own start, its being taken, another's start before it."""
    if gone.stopped is None:
        return
    if gone.starting is not None and gone.stopped < gone.starting:
        yield _dates((gone.name,), f"it is said to be started on {gone.starting} and stopped on {gone.stopped} already")
    for other in (m for m in medications if m.current):
        same = other.name == gone.name
        if same and (other.starting is None or other.starting <= gone.stopped):
            start = f"from {other.starting}" if other.starting else "now"
            yield _dates((gone.name,), f"it is said to be taken {start} and to be stopped on {gone.stopped}")
        elif not same and other.starting is not None and other.starting < gone.stopped:
            both = f"{other.name} starts on {other.starting}, {gone.name} stops on {gone.stopped}"
            yield _dates(tuple(sorted((other.name, gone.name))), f"{both}: name both as taken for the time between")


def _dates(drugs: tuple[str, ...], text: str) -> Missing:
    return Missing(drugs, "washout", "dates that fit together", text)
