"""Organs in lists of contraindications and of panels, serum creatinine, and statements that say more than others."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.extract.organ.adjustments import dose_adjustments
from labelwise.facts import DoseAdjustmentFact
from labelwise.read.openfda import read_record


def rules(text: str, section: str = "dosage_and_administration", table: str = "") -> list[DoseAdjustmentFact]:
    record: dict[str, Any] = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        section: [text],
        "openfda": {"brand_name": ["Testabrand"], "substance_name": ["TESTAMINE"]},
    }
    if table:
        record[section + "_table"] = [table]
    return [f for f in dose_adjustments(read_record(record)).facts if isinstance(f, DoseAdjustmentFact)]


def short(fact: DoseAdjustmentFact) -> tuple[object, ...]:
    return (fact.organ, fact.severity, fact.action)


def test_a_list_of_contraindications_needs_no_verb() -> None:
    (fact,) = rules("4 CONTRAINDICATIONS • Severe hepatic impairment • Known allergy to testamine", "contraindications")
    assert short(fact) == ("hepatic", "severe", "contraindicated")


@pytest.mark.parametrize(
    "text",
    [
        "Fatal liver failure has been reported with testamine.",
        "Testamine can be used in renal disease.",
        "History of liver disease associated with testamine.",
    ],
)
def test_remarks_among_contraindications_are_no_rule(text: str) -> None:
    assert rules(text, "contraindications") == []


def test_a_panel_that_asks_first_is_a_caution() -> None:
    found = rules(
        "Ask a doctor before use if you have kidney disease, liver disease, or are taking a water pill", "warnings"
    )
    assert [(f.organ, f.action) for f in found] == [("renal", "caution"), ("hepatic", "caution")]
    assert rules("Ask a doctor before use if you have kidney stones", "warnings") == []


def test_serum_creatinine_is_a_measure_of_its_own() -> None:
    (fact,) = rules(
        "Testabrand is contraindicated in patients with a serum creatinine > 1.5 mg/dL.", "contraindications"
    )
    assert (fact.measure, fact.op, fact.low, fact.action) == ("serum_creatinine", ">", 1.5, "contraindicated")


def test_the_same_dose_is_no_adjustment() -> None:
    found = rules("The recommended dosage in patients with mild renal impairment is the same as in healthy patients.")
    assert [short(f) for f in found] == [("renal", "mild", "no_adjustment")]


def test_a_full_stop_after_minutes_parts_two_rules() -> None:
    text = (
        "No dosage adjustment is required in patients with CrCl > 50 mL/min."
        " The dose should be reduced when CrCl is < 50 mL/min."
    )
    assert [(f.op, f.action) for f in rules(text)] == [(">", "no_adjustment"), ("<", "reduce")]


def test_advice_after_its_condition() -> None:
    (fact,) = rules("In patients with creatinine clearance < 25 mL/min, use lower individual doses.")
    assert (fact.measure, fact.high, fact.action) == ("CrCl", 25, "reduce")


def test_caution_stands_beside_no_adjustment() -> None:
    text = (
        "No dosage adjustment is needed in patients with hepatic impairment."
        " Use with caution in patients with hepatic impairment."
    )
    assert sorted(f.action for f in rules(text)) == ["caution", "no_adjustment"]


def test_contraindicated_outranks_avoid() -> None:
    text = (
        "Do not use in patients with eGFR < 30 mL/min. Testabrand is contraindicated in patients with eGFR < 30 mL/min."
    )
    assert [f.action for f in rules(text)] == ["contraindicated"]


def test_two_actions_in_one_sentence_keep_their_patients() -> None:
    text = (
        "Use in patients with severe hepatic impairment is not recommended, and dosage adjustments are recommended"
        " in patients with mild hepatic impairment."
    )
    assert {short(f) for f in rules(text)} == {("hepatic", "severe", "avoid"), ("hepatic", "mild", "adjust")}


def test_a_bare_number_takes_the_unit_of_its_column() -> None:
    table = (
        "<table><tr><th>Creatinine clearance (mL/min)</th><th>Dosing interval (hours)</th></tr>"
        "<tr><td>30 to 59</td><td>24</td></tr><tr><td>10 to 29</td><td>36 to 48</td></tr></table>"
    )
    found = rules("See the table.", table=table)
    assert [(f.low, f.high, f.action, f.dose) for f in found] == [
        (30, 59, "extend_interval", "24 hours"),
        (10, 29, "extend_interval", "36 to 48 hours"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "If symptoms of liver disease develop, or if a rash occurs (say, on the hands), discontinue Testabrand.",
        "Discontinue Testabrand in patients who have severe changes in liver function tests.",
        "Because of kidney impairment in infants, breastfeeding is not recommended.",
        "Monitor levels to avoid concentrations above 35 mcg/mL in patients with renal impairment.",
    ],
)
def test_what_is_no_advice_for_those_with_an_impaired_organ(text: str) -> None:
    assert all(f.action != "avoid" for f in rules(text, "warnings"))


def test_what_a_panel_forbids() -> None:
    (fact,) = rules("Do not use if you have kidney disease. Ask a doctor before use if you have asthma", "warnings")
    assert (fact.organ, fact.action) == ("renal", "avoid")


def test_classes_of_the_liver_in_capitals() -> None:
    (fact,) = rules("Mild (Child-Pugh Class A) hepatic impairment: the recommended dosage is the same as in others.")
    assert (fact.measure, fact.severity, fact.action) == ("Child-Pugh", "mild", "no_adjustment")


def test_the_full_dose_in_a_row_is_no_reduction() -> None:
    table = (
        "<table><tr><th>Hepatic impairment</th><th>Recommended dosage</th></tr>"
        "<tr><td>Mild (Child-Pugh A)</td><td>150 mg once daily</td></tr>"
        "<tr><td>Moderate (Child-Pugh B)</td><td>100 mg once daily</td></tr></table>"
    )
    found = rules(
        "No dosage adjustment is needed in patients with mild (Child-Pugh A) hepatic impairment.", table=table
    )
    assert [short(f) for f in found] == [("hepatic", "mild", "no_adjustment"), ("hepatic", "moderate", "reduce")]
