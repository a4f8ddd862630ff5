"""Kidney and liver: each rule with its measure, exact bounds, action and dose."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.extract.organ.adjustments import dose_adjustments
from labelwise.facts import DoseAdjustmentFact
from labelwise.label import Label
from labelwise.read.openfda import read_record


def label(text: str, section: str = "dosage_and_administration", table: str = "") -> Label:
    record: dict[str, Any] = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        section: [text],
        "openfda": {"brand_name": ["Testabrand"], "substance_name": ["TESTAMINE"]},
    }
    if table:
        record[section + "_table"] = [table]
    return read_record(record)


def rules(text: str, section: str = "dosage_and_administration", table: str = "") -> list[DoseAdjustmentFact]:
    return [f for f in dose_adjustments(label(text, section, table)).facts if isinstance(f, DoseAdjustmentFact)]


@pytest.mark.parametrize(
    ("text", "measure", "op", "low", "high", "action"),
    [
        ("Patients with CrCl less than 30 mL/min: the dose should be reduced to 5 mg once daily.",
         "CrCl", "<", None, 30, "reduce"),
        ("Patients with creatinine clearance of 30 mL/min or less: do not use Testabrand.",
         "CrCl", "<=", None, 30, "avoid"),
        ("In patients with eGFR 30 to 59 mL/min/1.73 m2 no dosage adjustment is necessary.",
         "eGFR", "between", 30, 59, "no_adjustment"),
        ("Testabrand is contraindicated in patients with eGFR ≤ 15 mL/min/1.73 m2.",
         "eGFR", "<=", None, 15, "contraindicated"),
        ("Testabrand is not recommended in patients on hemodialysis with renal failure.",
         "dialysis", "any", None, None, "avoid"),
    ],
)  # fmt: skip
def test_kidney_rules_keep_measure_and_bounds(
    text: str, measure: str, op: str, low: float | None, high: float | None, action: str
) -> None:
    (fact,) = rules(text)
    assert (fact.organ, fact.measure, fact.op, fact.low, fact.high, fact.action) == (
        "renal", measure, op, low, high, action,
    )  # fmt: skip


def test_severities_of_the_liver_are_a_fact_each() -> None:
    found = rules("No dosage adjustment is needed in patients with mild or moderate hepatic impairment.")
    assert [(f.severity, f.action) for f in found] == [("mild", "no_adjustment"), ("moderate", "no_adjustment")]


def test_a_sentence_that_goes_on_speaks_of_the_same_patients() -> None:
    found = rules("Exposure is higher in severe hepatic impairment. Avoid use in these patients, as dosing is unknown.")
    assert ("hepatic", "avoid") in [(f.organ, f.action) for f in found]


def test_no_adjustment_needed_is_not_silence() -> None:
    assert rules("Take with food.") == []
    (fact,) = rules("No dose adjustment is necessary in patients with renal impairment.")
    assert (fact.organ, fact.measure, fact.action) == ("renal", "any", "no_adjustment")


def test_each_dose_stands_with_its_own_condition() -> None:
    text = (
        "The dose should be reduced by one third in patients with mild hepatic impairment "
        "and by one half in patients with severe hepatic impairment."
    )
    assert [(f.severity, f.dose) for f in rules(text)] == [("mild", "one third"), ("severe", "one half")]


@pytest.mark.parametrize(
    "text",
    [
        "Following a single dose of 800 mg the exposure in patients with severe hepatic impairment was 20% higher.",
        "Reduce the dose of colchicine in patients with renal impairment when taken concomitantly.",
        "Discontinue Testabrand in patients who develop acute renal failure.",
        "Elderly patients are more likely to have decreased renal function: take care in dose selection.",
        "Monitor liver function tests periodically.",
    ],
)
def test_what_is_no_rule_for_those_with_an_impaired_organ(text: str) -> None:
    assert [f for f in rules(text) if f.action not in ("not_studied",)] == []


def test_a_combined_rule_is_one_fact_that_names_its_conditions() -> None:
    text = (
        "The recommended dose is 2.5 mg twice daily in patients with at least two of the following: "
        "age greater than or equal to 80 years, body weight less than or equal to 60 kg, "
        "serum creatinine greater than or equal to 1.5 mg/dL."
    )
    (fact,) = rules(text)
    assert (fact.measure, fact.op, fact.low) == ("serum_creatinine", ">=", 1.5)
    assert fact.dose is not None
    assert "2.5 mg twice daily" in fact.dose
    assert ">= 80 years" in fact.dose
    assert "<= 60 kg" in fact.dose


def test_a_row_says_the_same_as_its_sentence() -> None:
    table = (
        "<table><thead><tr><th>Creatinine clearance</th><th>Dose</th></tr></thead>"
        "<tbody><tr><td>30 to 59 mL/min</td><td>50 mg once daily</td></tr></tbody></table>"
    )
    flat = "Creatinine clearance Dose 30 to 59 mL/min 50 mg once daily"
    (row,) = rules(flat, table=table)
    (said,) = rules("In patients with creatinine clearance 30 to 59 mL/min the dose is 50 mg once daily.")
    shown = [(f.measure, f.op, f.low, f.high, f.action, f.dose) for f in (row, said)]
    assert shown[0] == shown[1] == ("CrCl", "between", 30, 59, "reduce", "50 mg once daily")


def test_columns_for_two_routes_are_rules_of_their_own() -> None:
    table = (
        "<table><thead><tr><th>eGFR (mL/min/1.73 m2)</th><th>Oral</th><th>Intravenous</th></tr></thead>"
        "<tbody><tr><td>15-29</td><td>No dosage adjustment</td><td>200 mg every 12 hours</td></tr></tbody></table>"
    )
    flat = "eGFR (mL/min/1.73 m2) Oral Intravenous 15-29 No dosage adjustment 200 mg every 12 hours"
    assert {(f.route, f.action) for f in rules(flat, table=table)} == {
        ("oral", "no_adjustment"),
        ("intravenous", "reduce"),
    }


def test_the_dose_of_a_combined_rule_is_the_one_its_own_sentence_gives() -> None:
    text = (
        "The recommended dose is 5 mg twice daily. In patients with two of the following: age 80 years or older, "
        "body weight 60 kg or less, serum creatinine ≥ 1.5 mg/dL the recommended dose is 2.5 mg twice daily."
    )
    (fact,) = [f for f in rules(text) if f.measure == "serum_creatinine"]
    assert fact.dose is not None
    assert fact.dose.startswith("2.5 mg twice daily")
    assert "5 mg twice daily" not in fact.dose.removeprefix("2.5 mg twice daily")


def test_what_those_with_the_better_function_take_is_the_full_dose() -> None:
    (fact,) = rules("For patients with CrCl > 30 mL/min: the dose is 150 mg twice daily.")
    assert (fact.op, fact.low, fact.action) == (">", 30, "no_adjustment")


def test_items_run_together_keep_their_own_rules() -> None:
    text = (
        "Hepatic impairment: do not use in patients with severe hepatic impairment ( 2.2 ) "
        "Renal impairment: should not exceed 16 mg/day for creatinine clearance 9 to 59 mL/min; "
        "do not use in patients with creatinine clearance less than 9 mL/min."
    )
    assert [(f.organ, f.severity, f.low, f.high, f.action) for f in rules(text)] == [
        ("hepatic", "severe", None, None, "avoid"),
        ("renal", None, 9, 59, "reduce"),
        ("renal", None, None, 9, "avoid"),
    ]


def test_a_reduction_of_something_else_is_not_one_of_the_dose() -> None:
    text = (
        "Give with caution in patients with impaired renal function, as a reduction in the rate of excretion may occur."
    )
    assert [f.action for f in rules(text)] == ["caution"]


def test_another_drug_to_be_avoided_is_no_rule_about_this_one() -> None:
    text = "In patients with creatinine clearance between 45 mL/min and 79 mL/min, avoid administration of ibuprofen."
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "If possible, discontinue Testabrand 2 days (CrCl ≥ 50 mL/min) or 4 days (CrCl < 50 mL/min) before surgery.",
        "Stop Testabrand at least 3 days prior to an invasive procedure in patients with CrCl below 40 mL/min.",
    ],
)
def test_when_to_stop_before_an_operation_is_no_rule_of_the_dose(text: str) -> None:
    assert rules(text) == []


def test_a_rule_beside_an_operation_is_still_read() -> None:
    (rule,) = rules("Do not use Testabrand in patients with CrCl below 30 mL/min, nor before surgery in others.")
    assert (rule.measure, rule.high, rule.action) == ("CrCl", 30, "avoid")
