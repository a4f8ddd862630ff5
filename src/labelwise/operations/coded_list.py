"""A list of drugs as record systems send them, by codes and names, checked; and every pair of it accounted for.

Each entry has its own key: two entries may be one drug, and one may stand for none.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from labelwise.checks import (
    CheckResult,
    Coverage,
    Finding,
    Medication,
    MedicationList,
    Patient,
    Unresolved,
    run_check,
)
from labelwise.checks.coverage import unresolved_coverage
from labelwise.errors import AmbiguousDrug, UnknownDrug
from labelwise.facts import LabelFacts
from labelwise.operations.check import medication
from labelwise.operations.list_entry import Entry
from labelwise.store.store import Store
from labelwise.vocab import rxcui_ingredients
from labelwise.vocab.names.codes import code_readings, concept_name

_CODES = ("RxCUI ", "NDC ", "UNII ")
_READ = frozenset({"stated", "not_stated", "conflict"})


class CodedDrug(msgspec.Struct, frozen=True, kw_only=True):
    """A drug as a record system names it: `names` are codes and names, the surest first; `shown` is for people."""

    key: str
    names: tuple[str, ...]
    shown: str = ""
    dose: str = ""
    days: float | None = None
    route: str | None = None
    starting: datetime.date | None = None
    stopped: datetime.date | None = None


class FoundDrug(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What a coded drug stands for: `drug`, or why it stands for none. `by` is the name that was taken."""

    coded: CodedDrug
    drug: Medication | None = None
    by: str = ""
    unresolved: Unresolved | None = None

    @property
    def name(self) -> str:
        """The name to show."""
        return self.drug.name if self.drug else self.coded.shown or self.coded.key


class CodedPair(msgspec.Struct, frozen=True, eq=False):
    """Two entries, what was found of them (the strongest first), and how far they were checked.

    `coverage` is None for one ingredient twice, which is a finding itself.
    """

    one: FoundDrug
    other: FoundDrug
    findings: tuple[Finding, ...]
    coverage: Coverage | None

    @property
    def is_checked(self) -> bool:
        """Whether a label speaks of the pair, or those of both were read; one ingredient twice needs no label."""
        return bool(self.findings) if self.coverage is None else self.coverage.state in _READ


class CodedCheck(msgspec.Struct, frozen=True, eq=False):
    """The entries in their order, and the check of them all."""

    drugs: tuple[FoundDrug, ...]
    result: CheckResult

    def pairs(self) -> Iterator[CodedPair]:
        """Yield every pair of current entries, in their order."""
        findings: dict[frozenset[str], list[Finding]] = {}
        for finding in self.result.findings:
            if finding.kind in ("interaction", "duplicate"):
                kept = findings.setdefault(frozenset(finding.drugs), [])
                kept.extend([] if any(f.summary == finding.summary for f in kept) else [finding])
        covered = {frozenset(c.drugs): c for c in self.result.coverage}
        for one, other in combinations([d for d in self.drugs if d.coded.stopped is None], 2):
            names = frozenset({one.name, other.name})
            if one.drug is None or other.drug is None:
                unknown = one if one.drug is None else other
                against = other if unknown is one else one
                yield CodedPair(one, other, (), unresolved_coverage(unknown.name, against.name))
            else:
                yield CodedPair(one, other, tuple(findings.get(names, ())), covered.get(names))


def check_coded(drugs: Sequence[CodedDrug], store: Store, patient: Patient | None = None) -> CodedCheck:
    """Check a list; nothing raises for a name that is not known: it is `unresolved`, and all its pairs with it."""
    found = tuple(look_up_coded(drug, store) for drug in drugs)
    asked = MedicationList(
        medications=tuple(f.drug for f in found if f.drug is not None),
        patient=patient or Patient(),
        unresolved=tuple(f.unresolved for f in found if f.unresolved is not None),
    )
    return CodedCheck(found, run_check(asked))


def of_rxcui(rxcui: str) -> CodedDrug:
    """Return the entry of an RxCUI: looked for on the labels, then by the name that RxNorm gives the concept."""
    concept = rxcui_ingredients.look_up(rxcui) if rxcui.isdigit() else None
    names = (f"RxCUI {rxcui}", *((concept.name,) if concept else ()))
    return CodedDrug(key=rxcui, names=names, shown=concept.name if concept else f"RxCUI {rxcui}")


def look_up_coded(coded: CodedDrug, store: Store) -> FoundDrug:
    """Return what the first of its names that stands for a drug stands for."""
    refused: UnknownDrug | AmbiguousDrug | None = None
    for name in coded.names:
        if name.startswith(_CODES) and not _stands_somewhere(name, store):
            refused = refused or UnknownDrug(name, note=f"No label here carries {name}, and no drug known here has it.")
            continue
        entry = Entry(
            text=name,
            dose=coded.dose,
            days=coded.days,
            route=coded.route,
            starting=coded.starting,
            stopped=coded.stopped,
        )
        try:
            return FoundDrug(coded=coded, drug=_of_product(entry, medication(entry, store), store), by=name)
        except (UnknownDrug, AmbiguousDrug) as error:
            # Several meanings tell more than none.
            refused = error if refused is None or isinstance(error, AmbiguousDrug) else refused
    return FoundDrug(coded=coded, unresolved=_unresolved(coded, refused))


def _stands_somewhere(code: str, store: Store) -> bool:
    """Whether a code is worth looking for: names near to a code would only mislead."""
    if concept_name(code) is not None:
        return True
    return any(store.names().source.lookup(spelling) for spelling, _ in code_readings(code))


def _unresolved(coded: CodedDrug, refused: UnknownDrug | AmbiguousDrug | None) -> Unresolved:
    shown = coded.shown or coded.key
    if isinstance(refused, AmbiguousDrug):
        return Unresolved(shown, refused.message, refused.choices)
    if isinstance(refused, UnknownDrug):
        return Unresolved(shown, refused.message, refused.suggestions)
    return Unresolved(shown, "It was sent without a name or a code that is known here.")


def _of_product(entry: Entry, drug: Medication, store: Store) -> Medication:
    """Return the drug in the route of the product that an id names, where the labels that carry it have one route."""
    rxcui = entry.text.removeprefix("RxCUI ")
    if entry.route or rxcui == entry.text:
        return drug
    routes = {route for label in drug.labels if rxcui in label.head.drug.rxcui for route in label.head.drug.route}
    carried = routes or {r for label in _carriers(rxcui, store) for r in label.head.drug.route}
    if len(carried) != 1 or drug.route in carried:
        return drug
    return medication(msgspec.structs.replace(entry, route=next(iter(carried))), store)


def _carriers(rxcui: str, store: Store) -> list[LabelFacts]:
    """Return the labels that carry a product's id."""
    rows = [r for r in store.names().source.lookup(rxcui) if r.kind == "rxcui"]
    return [label for label in store.labels({r.drug_key for r in rows}) if rxcui in label.head.drug.rxcui]
