"""Lists in files: CSV, JSON, FHIR R4 and R5."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from labelwise.errors import MalformedSource, SourceError, UnsupportedSource, UsageError
from labelwise.operations.medication_list import Entry, read_medication_list, stopped_entry

RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
R4 = {
    "resourceType": "Bundle",
    "entry": [
        {
            "resource": {
                "resourceType": "MedicationRequest",
                "status": "active",
                "medicationCodeableConcept": {"text": "baclofen"},
                "dosageInstruction": [{"text": "20 mg four times a day"}],
            }
        },
        {
            "resource": {
                "resourceType": "MedicationStatement",
                "status": "stopped",
                "medicationCodeableConcept": {"coding": [{"system": RXNORM, "code": "1", "display": "phenelzine"}]},
                "effectivePeriod": {"start": "2026-01-01", "end": "2026-11-15"},
            }
        },
        {
            "resource": {
                "resourceType": "MedicationRequest",
                "status": "entered-in-error",
                "medicationCodeableConcept": {"text": "warfarin"},
            }
        },
    ],
}
R5 = {
    "resourceType": "Bundle",
    "entry": [
        {"resource": {"resourceType": "Medication", "id": "m1", "code": {"text": "sertraline"}}},
        {
            "resource": {
                "resourceType": "MedicationStatement",
                "status": "recorded",
                "medication": {"reference": {"reference": "Medication/m1"}},
                "dosage": [
                    {
                        "timing": {
                            "repeat": {
                                "frequency": 1,
                                "period": 1,
                                "periodUnit": "d",
                                "boundsDuration": {"value": 6, "code": "wk"},
                            }
                        },
                        "doseAndRate": [{"doseQuantity": {"value": 100, "unit": "mg"}}],
                    }
                ],
            }
        },
        {
            "resource": {
                "resourceType": "MedicationRequest",
                "status": "active",
                "medication": {"concept": {"coding": [{"system": RXNORM, "code": "6851"}]}},
                "dosageInstruction": [
                    {
                        "timing": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "wk"}},
                        "doseAndRate": [{"doseQuantity": {"value": 7.5, "unit": "mg"}}],
                    }
                ],
            }
        },
    ],
}


def read(tmp_path: Path, name: str, content: Any) -> list[Entry]:
    place = tmp_path / name
    place.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read_medication_list(place)


def test_csv(tmp_path: Path) -> None:
    found = read(tmp_path, "list.csv", "drug,dose,days\nbaclofen,20 mg qid,\ncyclobenzaprine,10 mg tid,42\n")
    assert found == [
        Entry(text="baclofen", dose="20 mg qid"),
        Entry(text="cyclobenzaprine", dose="10 mg tid", days=42.0),
    ]


def test_csv_without_a_head(tmp_path: Path) -> None:
    assert read(tmp_path, "list.csv", "baclofen,20 mg qid\n")[0] == Entry(text="baclofen", dose="20 mg qid")


def test_json_of_names_and_of_objects(tmp_path: Path) -> None:
    found = read(tmp_path, "list.json", ["baclofen 20 mg qid", {"drug": "phenelzine", "stopped": "2026-11-15"}])
    assert [e.text for e in found] == ["baclofen 20 mg qid", "phenelzine"]
    assert found[1].stopped == datetime.date(2026, 11, 15)


def test_fhir_r4(tmp_path: Path) -> None:
    found = read(tmp_path, "bundle.json", R4)
    assert found == [
        Entry(text="baclofen", dose="20 mg four times a day"),
        Entry(text="phenelzine", stopped=datetime.date(2026, 11, 15)),
    ]


def test_fhir_r5(tmp_path: Path) -> None:
    sertraline, methotrexate = read(tmp_path, "bundle.json", R5)
    assert (sertraline.text, sertraline.dose, sertraline.days) == ("sertraline", "100 mg 1 times a day", 42.0)
    assert (methotrexate.text, methotrexate.dose) == ("6851", "7.5 mg 1 times a week")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("", UnsupportedSource),
        ("{broken", MalformedSource),
        ({"resourceType": "Bundle", "entry": []}, UnsupportedSource),
        ({"rows": 1}, UnsupportedSource),
        ([1], UnsupportedSource),
        ([{"dose": "1 mg"}], UnsupportedSource),
    ],
)
def test_what_is_no_list_says_so(tmp_path: Path, content: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        read(tmp_path, "list.json", content)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        read_medication_list(tmp_path / "none.csv")


def test_a_stopped_drug_needs_its_date() -> None:
    assert stopped_entry("phenelzine 2026-11-15") == Entry(text="phenelzine", stopped=datetime.date(2026, 11, 15))
    with pytest.raises(UsageError):
        stopped_entry("phenelzine last week")
    with pytest.raises(UsageError):
        stopped_entry("phenelzine 2026-13-15")
