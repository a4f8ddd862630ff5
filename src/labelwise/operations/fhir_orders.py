"""Orders and medications of FHIR resources, of any version, drafts too.

{"resourceType": "MedicationRequest", "id": "1", "status": "draft",
 "medicationCodeableConcept": {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "1292"}]},
 "dosageInstruction": [{"text": "20 mg four times a day"}]}
     ->  Order(CodedDrug(key="MedicationRequest/1", names=("RxCUI 1292", "Baclofen"), dose="20 mg four ..."), draft)
"""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import msgspec

from labelwise.checks import read_intake, split_entry
from labelwise.operations.coded_list import CodedDrug, of_rxcui
from labelwise.operations.fhir_resources import (
    Resource,
    fields,
    names_of,
    number,
    objects,
    reference_of,
    resources,
    word,
    words_of,
)
from labelwise.vocab.names import normal
from labelwise.vocab.names.hints import hints_in

KINDS = frozenset(
    {"MedicationRequest", "MedicationOrder", "MedicationPrescription", "MedicationStatement", "MedicationUsage",
     "MedicationDispense"}
)  # fmt: skip
_VOID = frozenset({"entered-in-error", "cancelled", "canceled", "not-taken", "declined", "revoked"})
_ENDED = frozenset({"stopped", "completed", "ended"})
LATELY = datetime.timedelta(days=180)
"""How long a drug that was stopped is still looked at."""
_UNITS = {"h": "hours", "d": "days", "wk": "weeks", "mo": "months"}
_OFTEN = {"d": "day", "wk": "week", "mo": "month"}
_UNNAMED = "an order without a name"


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """A drug that is ordered or taken; `reference` is the resource's own (`MedicationRequest/1`) where it has an id."""

    drug: CodedDrug
    reference: str | None = None
    draft: bool = False


def read_drafts(held: Any, further: Any = None, starting: datetime.date | None = None) -> list[Order]:
    """Return the drug orders of a bundle, of a list or alone, whatever their status; void ones are left out.

    `further` is where Medication resources that they refer to may stand; `starting` is from when they would be taken.
    """
    orders = (_order(r, medications, at) for at, r, medications in _resources(held, further))
    return [_replaced(o, draft=True, starting=starting) for o in orders]


def read_current(held: Any, further: Any = None, today: datetime.date | None = None) -> list[Order]:
    """Return what is taken at present, one drug recorded twice alike once; drafts are left out.

    What has ended is left out too, unless it is known when and that is at most `LATELY` before `today`: it is `stopped`
    then, since some drugs must be waited for.
    """
    found: dict[Hashable, Order] = {}
    for at, resource, medications in _resources(held, further):
        status = word(resource.get("status")).lower()
        ended = status in _ENDED and resource.get("resourceType") != "MedicationDispense"
        stopped = _end(resource) if ended else None
        if status == "draft" or (ended and not _lately(stopped, today)):
            continue
        order = _replaced(_order(resource, medications, at), stopped=stopped)
        kept = found.setdefault(key := (order.drug.names or order.drug.key, stopped), order)
        if order.drug.dose and not kept.drug.dose:
            found[key] = order
    return list(found.values())


def _resources(held: Any, further: Any) -> Iterator[tuple[int, Resource, Mapping[str, Resource]]]:
    """Yield the resources that order or state a drug and are not void, with a number and where references lead."""
    every = list(resources(held))
    medications = {
        ref: r
        for r in (*every, *resources(further))
        if r.get("resourceType") == "Medication" and (ref := reference_of(r))
    }
    for at, resource in enumerate(every):
        status = word(resource.get("status")).lower()
        void = status in _VOID or resource.get("doNotPerform") is True or resource.get("wasNotTaken") is True
        if resource.get("resourceType") in KINDS and not void:
            yield at, resource, medications


def _lately(stopped: datetime.date | None, today: datetime.date | None) -> bool:
    return stopped is not None and today is not None and datetime.timedelta(0) <= today - stopped <= LATELY


def _end(resource: Resource) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(word(fields(resource.get("effectivePeriod")).get("end"))[:10])
    except ValueError:
        return None


def _replaced(order: Order, *, draft: bool = False, **dates: datetime.date | None) -> Order:
    return Order(drug=msgspec.structs.replace(order.drug, **dates), reference=order.reference, draft=draft)


def _order(resource: Resource, medications: Mapping[str, Resource], at: int) -> Order:
    concept = _concept(resource, medications)
    shown = words_of(concept)
    reference = reference_of(resource)
    dosage = next(iter(objects(resource.get("dosageInstruction")) or objects(resource.get("dosage"))), {})
    drug = CodedDrug(
        key=reference or f"{resource.get('resourceType')} {at + 1}",
        names=tuple(dict.fromkeys(name for given in names_of(concept) for name in _spellings(given))),
        shown=shown or _UNNAMED,
        dose=_dose(dosage, shown),
        route=word(words_of(dosage.get("route"))).lower().removesuffix(" route") or None,
    )
    return Order(drug=drug, reference=reference)


def _spellings(name: str) -> tuple[str, ...]:
    """Return what a name or code is looked for by: words of a product also without strength and form."""
    if name.startswith("RxCUI "):
        return of_rxcui(name.removeprefix("RxCUI ")).names
    return (name, split_entry(name)[0], hints_in(normal(name)).name)


def _concept(resource: Resource, medications: Mapping[str, Resource]) -> Any:
    """Return the concept of a drug: older versions have two fields for it, R5 one; a reference is followed."""
    held = fields(resource.get("medication"))
    direct = resource.get("medicationCodeableConcept") or held.get("concept")
    if direct:
        return direct
    reference = fields(resource.get("medicationReference") or held.get("reference"))
    target = word(reference.get("reference"))
    contained = {f"#{word(r.get('id'))}": r for r in objects(resource.get("contained"))}
    found = contained.get(target) or medications.get("/".join(target.split("/")[-2:]), {})
    code = found.get("code")
    if not code and (parts := [words_of(_item(i)) for i in objects(found.get("ingredient"))]):
        return {"text": " and ".join(p for p in parts if p)}
    return code or {"text": word(reference.get("display"))}


def _item(ingredient: Resource) -> Any:
    return ingredient.get("itemCodeableConcept") or fields(ingredient.get("item")).get("concept")


def _dose(dosage: Resource, shown: str) -> str:
    """Return a dosage in words: structured amount and timing where both are there, else its text.

    Of "1 tablet daily" the name tells how much a tablet holds: "1 tablet daily (10 MG Oral Tablet)".
    """
    text = _structured(dosage) or word(dosage.get("text"))
    read = read_intake(text) if text else None
    strength = split_entry(shown)[1]
    counted = read is not None and (not read.amounts or (read.unit or "").startswith("{"))
    return f"{text} ({strength})" if counted and strength else text


def _structured(dosage: Resource) -> str:
    rate = next(iter(objects(dosage.get("doseAndRate"))), {})
    quantity = fields(rate.get("doseQuantity") or dosage.get("doseQuantity"))
    repeat = fields(fields(dosage.get("timing")).get("repeat"))
    amount, times = number(quantity.get("value")), number(repeat.get("frequency"))
    if amount is None or not times:
        return ""
    as_needed = dosage.get("asNeeded") is True or dosage.get("asNeededBoolean") is True
    unit = word(quantity.get("unit")) or word(quantity.get("code"))
    return f"{amount:g} {unit} {_timing(repeat, times)}{' as needed' if as_needed else ''}"


def _timing(repeat: Resource, times: float) -> str:
    """Return how often: `frequency` times in `period` units (`periodUnits` in DSTU2)."""
    period = number(repeat.get("period")) or 1
    unit = word(repeat.get("periodUnit")) or word(repeat.get("periodUnits")) or "d"
    if period == 1 and unit in _OFTEN:
        return f"{times:g} times a {_OFTEN[unit]}"
    if times == 1:
        return f"every {period:g} {_UNITS.get(unit, unit)}"
    return f"{times:g} times in {period:g} {_UNITS.get(unit, unit)}"
