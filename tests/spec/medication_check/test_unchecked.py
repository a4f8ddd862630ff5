"""What could not be checked is told, and what was entered by hand is not called a label."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from labelwise.checks import read_intake, split_entry
from labelwise.checks.finding import Evidence, distinct
from labelwise.checks.words import once
from labelwise.errors import UsageError
from labelwise.facts import Citation
from labelwise.operations.medication_list import read_medication_list, stopped_entry
from labelwise.operations.patient_bounds import within_bounds


def test_a_drug_without_a_label_is_told_as_unchecked(drug: Any, check: Any) -> None:
    result = check(drug("lisinopril", labels=(), dose="10 mg daily"), pregnant=True)
    assert result.findings == ()
    lacking = {m.kind for m in result.cannot_check if m.input == "a label"}
    assert lacking == {"interaction", "dose", "population"}
    assert result.exit_code == 2


def test_a_drug_that_was_stopped_already_needs_no_advice_on_stopping(drug: Any, check: Any) -> None:
    warns = ("warning", {"topic": "withdrawal", "title": "Withdrawal", "action": "taper"})
    assert check(drug("baclofen", warns, stopped=datetime.date(2026, 11, 1))).findings == ()


def test_a_drug_stopped_after_it_is_said_to_be_taken_is_questioned(drug: Any, check: Any) -> None:
    gone = drug("lisinopril", stopped=datetime.date(2026, 11, 25))
    again = drug("lisinopril", starting=datetime.date(2026, 11, 20))
    assert "dates that fit together" in [m.input for m in check(gone, again).cannot_check]
    later = drug("lisinopril", starting=datetime.date(2026, 11, 27))
    assert check(gone, later).cannot_check == ()


def test_a_time_of_stopping_is_no_part_of_the_name() -> None:
    for words in ("lisinopril 2026-11-20 08:00", "lisinopril 2026-11-20T08:00:00Z"):
        entry = stopped_entry(words)
        assert (entry.text, entry.stopped) == ("lisinopril", datetime.date(2026, 11, 20))
        assert entry.stopped_at == datetime.datetime(2026, 11, 20, 8)
    with pytest.raises(UsageError):
        stopped_entry("lisinopril 2026-11-20 28:00")


def test_an_amount_below_zero_is_no_dose() -> None:
    assert split_entry("methotrexate -15 mg weekly") == ("methotrexate", "-15 mg weekly")
    assert read_intake("-15 mg weekly") is None
    held = read_intake("5-325 mg q6h")
    assert held is not None
    assert held.amounts == (5, 325)


@pytest.mark.parametrize("age", [float("nan"), float("inf"), -1.0, 1e9])
def test_a_number_that_no_person_has_is_refused(age: float) -> None:
    from labelwise.checks import Patient

    with pytest.raises(UsageError):
        within_bounds(Patient(age=age))


def test_an_entry_without_a_drug_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_bytes(msgspec.json.encode([{"drug": "baclofen"}, {"name": None}, 7]))
    assert [(e.text, bool(e.problem)) for e in read_medication_list(path)] == [
        ("baclofen", False),
        ("entry 2", True),
        ("entry 3", True),
    ]


def test_a_reference_that_leads_nowhere_does_not_stop_the_others(tmp_path: Path) -> None:
    kind = {"resourceType": "MedicationRequest", "status": "active"}
    lost = {**kind, "id": "9", "medicationReference": {"reference": "Medication/none"}}
    known = {**kind, "medicationCodeableConcept": {"text": "baclofen"}}
    path = tmp_path / "list.json"
    bundle = {"resourceType": "Bundle", "entry": [{"resource": lost}, {"resource": known}]}
    path.write_bytes(msgspec.json.encode(bundle))
    first, second = read_medication_list(path)
    assert (first.text, bool(first.problem)) == ("MedicationRequest/9 (Medication/none)", True)
    assert second.text == "baclofen"


def test_what_was_entered_by_hand_names_its_source() -> None:
    cited = Citation(source="article", source_id="On muscle relaxants", method="curated")
    (one,) = distinct([Evidence("baclofen, of opioids: avoid", cited)])
    assert one.text == 'baclofen, of opioids: avoid [the hand-entered article "On muscle relaxants"]'


def test_a_word_is_said_once() -> None:
    assert once("bleeding; bleeding; INR") == "bleeding; INR"
