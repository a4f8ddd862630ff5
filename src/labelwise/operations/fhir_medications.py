"""FHIR resources as plain dictionaries: MedicationStatement and MedicationRequest of R4 and R5, alone or in a bundle.

{"resourceType": "MedicationRequest", "status": "active",
 "medicationCodeableConcept": {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "1292"}],
                               "text": "baclofen"},
 "dosageInstruction": [{"text": "20 mg four times a day"}]}
     ->  Entry(text="baclofen", dose="20 mg four times a day")
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from labelwise.errors import UnsupportedSource
from labelwise.operations.list_entry import Entry

_KINDS = ("MedicationStatement", "MedicationRequest")
_RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
_NDC = "http://hl7.org/fhir/sid/ndc"
_ENDED = frozenset({"stopped", "completed", "ended"})
_VOID = frozenset({"entered-in-error", "cancelled", "draft", "not-taken"})
_DAYS = {"d": 1.0, "wk": 7.0, "mo": 30.0, "a": 365.0, "h": 1 / 24}


def is_fhir(held: Any) -> bool:
    """Whether JSON is a FHIR resource."""
    return isinstance(held, dict) and "resourceType" in held


def fhir_entries(held: dict[str, Any]) -> Iterator[Entry]:
    """Yield the entries of a resource or bundle; those entered in error or not taken are left out."""
    resources = list(_resources(held))
    medications = {
        f"{r.get('resourceType')}/{r.get('id')}": r for r in resources if r.get("resourceType") == "Medication"
    }
    statements = [r for r in resources if r.get("resourceType") in _KINDS]
    if not statements:
        raise UnsupportedSource(
            f"The {held.get('resourceType')} holds no MedicationStatement or MedicationRequest.",
            "Give a bundle of these.",
        )
    for resource in statements:
        if resource.get("status") in _VOID or resource.get("doNotPerform"):
            continue
        try:
            yield _entry(resource, medications)
        except UnsupportedSource as error:
            # One that names no drug is told as such: the others are checked.
            yield Entry(text=_shown(resource), problem=error.message)


def _resources(held: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if held.get("resourceType") == "Bundle":
        for entry in _list(held.get("entry")):
            resource = entry.get("resource")
            if isinstance(resource, dict):
                yield from _resources(resource)
        return
    yield held
    yield from (r for r in _list(held.get("contained")) if isinstance(r, dict))


def _entry(resource: dict[str, Any], medications: dict[str, dict[str, Any]]) -> Entry:
    doses = _list(resource.get("dosageInstruction")) or _list(resource.get("dosage"))
    period = resource.get("effectivePeriod") or {}
    ended = resource.get("status") in _ENDED and isinstance(period, dict) and period.get("end")
    return Entry(
        text=_name(resource, medications),
        dose=_dose(doses[0]) if doses else "",
        days=_days(doses[0]) if doses else None,
        stopped=_day(period["end"]) if ended else None,
    )


def _name(resource: dict[str, Any], medications: dict[str, dict[str, Any]]) -> str:
    """Return the name of a drug: R4 has two fields for it, R5 one; a reference is followed inside the bundle."""
    held = resource.get("medication") or {}
    concept = resource.get("medicationCodeableConcept") or (held.get("concept") if isinstance(held, dict) else None)
    reference = resource.get("medicationReference") or (held.get("reference") if isinstance(held, dict) else None)
    if isinstance(concept, dict):
        return _concept(concept)
    if isinstance(reference, dict):
        target = str(reference.get("reference", "")).lstrip("#")
        found = medications.get(target) or medications.get(f"Medication/{target.rsplit('/', 1)[-1]}")
        if found and found.get("code"):
            return _concept(found["code"])
        if reference.get("display"):
            return str(reference["display"])
    raise UnsupportedSource(
        f"This {resource.get('resourceType')} names no drug, or one by a reference that leads nowhere.",
        "Give medicationCodeableConcept a text.",
    )


def _shown(resource: dict[str, Any]) -> str:
    """Return what a resource without a drug is called: its kind and id, and what it refers to."""
    held = resource.get("medication")
    inner = held.get("reference") if isinstance(held, dict) else None
    reference = resource.get("medicationReference") or inner
    target = reference.get("reference") if isinstance(reference, dict) else None
    name = "/".join(str(part) for part in (resource.get("resourceType"), resource.get("id")) if part)
    return f"{name} ({target})" if target else name


def _concept(concept: dict[str, Any]) -> str:
    """Return the words of a concept: its text, a display, else a code with its system's prefix."""
    codings = _list(concept.get("coding"))
    if concept.get("text"):
        return str(concept["text"])
    display = next((str(c["display"]) for c in codings if c.get("display")), None)
    if display:
        return display
    for coding in codings:
        if coding.get("code") and coding.get("system") in (_RXNORM, _NDC):
            return str(coding["code"])
    raise UnsupportedSource("A medication has neither text nor a known code.", "Give it a text, an RxCUI or an NDC.")


def _dose(dosage: dict[str, Any]) -> str:
    """Return a dosage in words: structured amount and timing where both are there, else the text."""
    rates = _list(dosage.get("doseAndRate"))
    quantity = (rates[0].get("doseQuantity") if rates else None) or dosage.get("doseQuantity") or {}
    repeat = (dosage.get("timing") or {}).get("repeat") or {}
    if quantity.get("value") is None or not repeat.get("frequency"):
        return str(dosage.get("text", ""))
    needed = " as needed" if dosage.get("asNeeded") is True or dosage.get("asNeededBoolean") is True else ""
    unit = quantity.get("unit") or quantity.get("code") or ""
    return f"{quantity['value']:g} {unit} {_timing(repeat)}{needed}"


def _timing(repeat: dict[str, Any]) -> str:
    """Return how often in words that a dose is read from: `frequency` times in `period` units."""
    frequency, period, unit = repeat["frequency"], repeat.get("period") or 1, repeat.get("periodUnit") or "d"
    if period == 1 and unit in ("d", "wk", "mo"):
        return f"{frequency} times a {({'d': 'day', 'wk': 'week', 'mo': 'month'})[unit]}"
    if frequency == 1:
        return f"every {period:g} {({'h': 'hours', 'd': 'days', 'wk': 'weeks', 'mo': 'months'}).get(unit, unit)}"
    return f"{frequency} times in {period:g} {unit}"


def _days(dosage: dict[str, Any]) -> float | None:
    bounds = ((dosage.get("timing") or {}).get("repeat") or {}).get("boundsDuration") or {}
    factor = _DAYS.get(str(bounds.get("code") or bounds.get("unit") or ""))
    return float(bounds["value"]) * factor if factor and bounds.get("value") is not None else None


def _day(text: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
