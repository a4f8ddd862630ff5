"""A medication list in, findings out. The only place where a check touches a store."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from os import PathLike

from labelwise.checks import (
    CheckResult,
    ChildPugh,
    Medication,
    MedicationList,
    Patient,
    Unresolved,
    drug_name,
    memberships,
    of_substance,
    read_intake,
    run_check,
    split_entry,
)
from labelwise.comparison import DrugMaterial
from labelwise.comparison.presentation import Choice, choose, fits
from labelwise.errors import AmbiguousDrug, UnknownDrug, UsageError
from labelwise.operations.compare import material
from labelwise.operations.medication_list import Entry, stopped_entry
from labelwise.operations.open_store import open_store
from labelwise.operations.patient_bounds import within_bounds
from labelwise.store.store import Store

ROUTES = {"po": "oral", "by mouth": "oral", "iv": "intravenous", "im": "intramuscular", "sc": "subcutaneous"}
"""Short names of routes as lists write them."""


def check(
    drugs: Sequence[str | Entry],
    *,
    patient: Patient | None = None,
    age: float | None = None,
    weight: float | None = None,
    crcl: float | None = None,
    egfr: float | None = None,
    child_pugh: ChildPugh | None = None,
    pregnant: bool | None = None,
    lactating: bool | None = None,
    conditions: Sequence[str] = (),
    stopped: Sequence[str] = (),
    stopping: Sequence[str] = (),
    starting: datetime.date | str | None = None,
    store: Store | str | PathLike[str] | None = None,
) -> CheckResult:
    """Check a medication list against the drugs' own labels.

    `drugs` are names with doses as written ("baclofen 20 mg qid"), or entries of a file. `stopped` are names with the
    date ("phenelzine 2026-11-15"), `stopping` names of drugs about to be stopped, `starting` the date from which the
    list is taken. Whom it is for comes as a `patient` or field by field: years, kg, mL/min, Child-Pugh A to C,
    conditions by name. A name that stands for no drug is in `unresolved`, and the rest is checked. Raises `UsageError`
    for a list without names, a date that is none or a number that no person has, and `StoreError`.
    """
    entries = [e if isinstance(e, Entry) else Entry(text=e) for e in drugs]
    entries += [stopped_entry(text) for text in stopped]
    entries += [Entry(text=name, stopping=True) for name in stopping if not _stands(name, entries)]
    if not entries:
        raise UsageError("No drug was named.", 'Name at least one, for instance: labelwise check "baclofen 20 mg qid"')
    when = _date(starting)
    whom = within_bounds(
        patient
        or Patient(
            age=age,
            weight=weight,
            crcl=crcl,
            egfr=egfr,
            child_pugh=child_pugh,
            pregnant=pregnant,
            lactating=lactating,
            conditions=tuple(conditions),
        )
    )
    if isinstance(store, Store):
        return run_check(medication_list(entries, whom, opened=store, stopping=stopping, starting=when))
    with open_store(store) as opened:
        return run_check(medication_list(entries, whom, opened=opened, stopping=stopping, starting=when))


def medication_list(
    entries: Iterable[Entry],
    patient: Patient,
    *,
    opened: Store,
    stopping: Sequence[str] = (),
    starting: datetime.date | None = None,
) -> MedicationList:
    """Return entries with all that a store holds of their drugs, and the names that stand for none."""
    found: list[Medication] = []
    unknown: list[Unresolved] = []
    being_stopped = {_key(name) for name in stopping}
    for entry in entries:
        if entry.problem:
            unknown.append(Unresolved(entry.text, entry.problem))
            continue
        try:
            drug = medication(entry, opened)
        except (UnknownDrug, AmbiguousDrug) as error:
            choices = error.suggestions if isinstance(error, UnknownDrug) else error.choices
            unknown.append(Unresolved(error.name, error.message, tuple(choices)))
            continue
        held = next((i for i, m in enumerate(found) if m.name == drug.name and entry.stopping), None)
        if held is not None:
            # It was named twice, once as what is taken and once as what is stopped: one drug.
            found[held] = _changed(found[held], stopping=True)
            continue
        if {_key(drug.name), _key(drug.asked)} & being_stopped:
            drug = _changed(drug, stopping=True)
        found.append(_changed(drug, starting=drug.starting or starting) if drug.current else drug)
    return MedicationList(medications=tuple(found), patient=patient, unresolved=tuple(unknown))


def medication(entry: Entry, store: Store) -> Medication:
    """Return one entry as a medication; a known name without a label comes without labels.

    Raises `UnknownDrug` and `AmbiguousDrug`.
    """
    name, dose = (entry.text, entry.dose) if entry.dose else split_entry(entry.text)
    try:
        held = material(name, store)
    except UnknownDrug as error:
        bare = _without_label(entry, name, dose)
        if bare is None:
            raise UnknownDrug(name, error.suggestions, error.message) from error
        return bare
    except AmbiguousDrug as error:
        bare = _without_label(entry, name, dose, error.choices)
        if bare is None:
            raise
        return bare
    return of_material(entry, held, dose)


def of_material(entry: Entry, held: DrugMaterial, dose: str) -> Medication:
    """Return an entry as a medication with the labels of its presentation among those held."""
    choice, note = _presentation(held, entry.route)
    labels = tuple(label for label in held.labels if choice is None or fits(label, choice))
    ingredients = tuple(held.base.split(" and "))
    curated = [c.fact for c in held.curated if c.standing == "stated"]
    return Medication(
        name=held.name,
        asked=held.asked,
        ingredients=ingredients,
        labels=labels,
        curated=held.curated,
        classes=memberships((*ingredients, held.base), labels, curated),
        route=choice.route if choice else None,
        intake=read_intake(_with_days(dose, entry)),
        starting=entry.starting,
        stopped=entry.stopped,
        stopping=entry.stopping,
        note=" ".join(n for n in (held.note, note) if n) or None,
        unread=_unread(dose),
        stopped_at=entry.stopped_at,
    )


def _presentation(held: DrugMaterial, route: str | None) -> tuple[Choice | None, str | None]:
    """Return the presentation taken; a route that no label has is told, and the common one is taken."""
    if not held.labels:
        return None, None
    asked = ROUTES.get(route, route) if route else None
    try:
        return choose([held], asked)[0], None
    except UsageError as error:
        return choose([held])[0], f"{error.message} The common route was taken."


def _without_label(entry: Entry, name: str, dose: str, choices: Sequence[str] = ()) -> Medication | None:
    """Return a drug or substance that is known by name alone.

    Where only combinations that hold it have labels (`choices`), it is the ingredient that was named, none of these.
    """
    base = drug_name(name)
    if choices and (base is None or not all(base in choice.lower() for choice in choices)):
        return None
    substance = of_substance(name)
    if base is None and not substance:
        return None
    shown = base or substance[0].name
    ingredients = tuple(shown.split(" and "))
    return Medication(
        name=shown,
        asked=name,
        ingredients=ingredients,
        classes=(*substance, *memberships((*ingredients, shown), ())),
        intake=read_intake(_with_days(dose, entry)),
        starting=entry.starting,
        stopped=entry.stopped,
        stopping=entry.stopping,
        note=f"Labels here hold {shown} only in combinations: {'; '.join(choices)}." if choices else None,
        unread=_unread(dose),
        stopped_at=entry.stopped_at,
    )


def _unread(dose: str) -> str:
    return dose if dose.strip() and read_intake(dose) is None else ""


def _with_days(dose: str, entry: Entry) -> str:
    return f"{dose} for {entry.days:g} days" if entry.days is not None else dose


def _changed(drug: Medication, *, starting: datetime.date | None = None, stopping: bool | None = None) -> Medication:
    fields = {name: getattr(drug, name) for name in drug.__struct_fields__}
    fields["starting"] = starting or drug.starting
    fields["stopping"] = drug.stopping if stopping is None else stopping
    return Medication(**fields)


def _stands(name: str, entries: Sequence[Entry]) -> bool:
    return any(_key(split_entry(e.text)[0]) == _key(name) for e in entries)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _date(given: datetime.date | str | None) -> datetime.date | None:
    if given is None or isinstance(given, datetime.date):
        return given
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        raise UsageError(f"'{given}' is no date.", "Write dates as YYYY-MM-DD, for instance 2026-11-15.") from None
