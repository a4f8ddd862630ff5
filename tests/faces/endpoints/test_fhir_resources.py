"""Resources that a FHIR library holds for valid, of each of its versions, are read for what they say."""

from __future__ import annotations

import datetime
import json
from importlib import import_module
from typing import Any

import pytest

from labelwise.faces.cds_hooks.examples import REQUEST
from labelwise.operations.fhir_orders import read_current, read_drafts
from labelwise.operations.fhir_patient import read_patient

from .conftest import BACLOFEN, RXNORM, TIZANIDINE, bundle, order

pytest.importorskip("fhir.resources")

LOINC = "http://loinc.org"
TEXT = "Baclofen 10 MG Oral Tablet"
CONCEPT = {"coding": [{"system": RXNORM, "code": BACLOFEN, "display": "baclofen"}], "text": TEXT}
SUBJECT = {"reference": "Patient/1"}
TIMING = {"repeat": {"frequency": 3, "period": 1, "periodUnit": "d"}}
BASE = {"resourceType": "MedicationRequest", "id": "1", "intent": "order", "subject": SUBJECT}
STU3 = {**BASE, "medicationCodeableConcept": CONCEPT}
R4 = {**BASE, "status": "draft", "medicationCodeableConcept": CONCEPT}
R5 = {**BASE, "status": "draft", "medication": {"concept": CONCEPT}}
DOSE = {"value": 20, "unit": "mg"}


def valid(version: str, resource: dict[str, Any]) -> Any:
    """Return a resource as the library of a version writes it; it raises for one that is not valid."""
    name = resource["resourceType"]
    module = import_module(f"fhir.resources.{version}{'.' if version else ''}{name.lower()}")
    return json.loads(getattr(module, name).model_validate(resource).model_dump_json())


@pytest.mark.parametrize(
    ("version", "resource", "dose", "expected"),
    [
        ("STU3", STU3, {"doseQuantity": DOSE, "timing": TIMING}, "20 mg 3 times a day"),
        ("R4B", R4, {"doseAndRate": [{"doseQuantity": DOSE}], "timing": TIMING}, "20 mg 3 times a day"),
        ("", R5, {"doseAndRate": [{"doseQuantity": DOSE}], "timing": TIMING, "asNeeded": True}, "as needed"),
        ("R4B", R4, {"text": "20 mg four times a day"}, "20 mg four times a day"),
        ("R4B", R4, {"text": "2 tablets twice daily"}, "2 tablets twice daily (10 MG Oral Tablet)"),
        (
            "R4B",
            R4,
            {
                "doseAndRate": [{"doseQuantity": {"value": 7.5, "unit": "mg"}}],
                "timing": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "wk"}},
            },
            "7.5 mg 1 times a week",
        ),
    ],
)
def test_an_order_of_each_version(version: str, resource: dict[str, Any], dose: dict[str, Any], expected: str) -> None:
    (found,) = read_drafts(bundle(valid(version, {**resource, "dosageInstruction": [dose]})))
    assert found.reference == "MedicationRequest/1"
    assert found.drug.names == (f"RxCUI {BACLOFEN}", "Baclofen", TEXT, "baclofen")
    assert found.drug.shown == "Baclofen 10 MG Oral Tablet"
    assert expected in found.drug.dose


def test_a_request_as_a_bundle_of_the_standard() -> None:
    context, prefetch = REQUEST["context"], REQUEST["prefetch"]
    for held in (context["draftOrders"], prefetch["medicationRequests"]):
        assert read_drafts(valid("R4B", held)) == read_drafts(held)


def test_statements_and_what_has_ended() -> None:
    base = {
        "resourceType": "MedicationStatement",
        "subject": SUBJECT,
        "medicationCodeableConcept": {"text": "baclofen"},
    }
    taken = valid("R4B", {**base, "status": "active", "dosage": [{"text": "10 mg daily"}]})
    ended = valid("R4B", {**base, "status": "completed"})
    assert [o.drug.dose for o in read_current([taken, ended])] == ["10 mg daily"]
    plain = valid("R4B", {**base, "status": "active"})
    assert [o.drug.dose for o in read_current([plain, taken])] == ["10 mg daily"], "one drug recorded twice comes once"


def test_a_medication_of_ingredients() -> None:
    medication = {
        "resourceType": "Medication",
        "id": "m",
        "ingredient": [{"itemCodeableConcept": {"text": name}} for name in ("baclofen", "tizanidine")],
    }
    held = {**BASE, "status": "draft", "contained": [medication], "medicationReference": {"reference": "#m"}}
    (found,) = read_drafts(valid("R4B", held))
    assert found.drug.names[0] == "baclofen and tizanidine"


def _observed(code: str, value: float, unit: str, day: str, **more: Any) -> Any:
    return valid(
        "R4B",
        {
            "resourceType": "Observation",
            "status": "final",
            "code": {"coding": [{"system": LOINC, "code": code}]},
            "valueQuantity": {"value": value, "unit": unit, **more},
            "effectiveDateTime": day,
        },
    )


def test_the_newest_values_of_a_patient() -> None:
    held = bundle(
        valid("R4B", {"resourceType": "Patient", "birthDate": "1955-06-01"}),
        _observed("2164-2", 80, "mL/min", "2024-01-01"),
        _observed("2164-2", 25, "mL/min", "2026-10-01"),
        _observed("98979-8", 60, "mL/min/1.73m2", "2026-10-01", comparator=">"),
        _observed("29463-7", 154, "[lb_av]", "2026-10-01"),
        valid(
            "R4B",
            {
                "resourceType": "Condition",
                "subject": SUBJECT,
                "clinicalStatus": {"coding": [{"code": "active"}]},
                "code": {"text": "Epilepsy"},
            },
        ),
    )
    found = read_patient(held, datetime.date(2026, 5, 31))
    assert (found.patient.age, found.patient.crcl, found.patient.egfr) == (70, 25, None), "a bound is no measurement"
    assert found.patient.weight == pytest.approx(69.9)
    assert found.patient.conditions == ("Epilepsy",)
    assert found.taken[0] == "age 70"
    assert "CrCl 25 mL/min (2026-10-01)" in found.taken


def test_pregnancy_as_it_was_said_last() -> None:
    def said(code: str, day: str) -> dict[str, Any]:
        return {
            "resourceType": "Observation",
            "status": "final",
            "code": {"coding": [{"system": LOINC, "code": "82810-3"}]},
            "valueCodeableConcept": {"coding": [{"code": code}]},
            "effectiveDateTime": day,
        }

    earlier, later = said("LA26683-5", "2026-01-01"), said("LA15173-0", "2026-02-01")
    today = datetime.date(2026, 3, 1)
    assert read_patient([later, earlier], today).patient.pregnant is True
    assert read_patient([valid("R4B", earlier)], today).patient.pregnant is False
    assert read_patient([], today).patient.pregnant is None


def test_orders_written_for_these_tests_are_valid() -> None:
    valid("R4B", order("1", TIZANIDINE, "tizanidine", dose="2 mg daily"))
