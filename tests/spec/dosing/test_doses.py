"""Doses in sentences: amount, how often, in which role, for whom, and what is no dose of this drug."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.extract.dose.doses import doses
from labelwise.facts import DoseFact, NotUnderstoodFact
from labelwise.label import Label
from labelwise.read.openfda import read_record


def label(text: str, table: str = "", **openfda: Any) -> Label:
    record: dict[str, Any] = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        "dosage_and_administration": ["2 DOSAGE AND ADMINISTRATION " + text],
        "openfda": {"brand_name": ["Testabrand"], "substance_name": ["TESTAMINE"], "route": ["ORAL"], **openfda},
    }
    if table:
        record["dosage_and_administration_table"] = [table]
    return read_record(record)


def read(text: str, table: str = "") -> list[DoseFact]:
    return [f for f in doses(label(text, table)).facts if isinstance(f, DoseFact)]


def short(fact: DoseFact) -> tuple[object, ...]:
    return (fact.role, fact.amount_low, fact.amount_high, fact.unit, fact.basis, fact.times_per_day)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The recommended dosage is 20 mg orally once daily.", ("usual", 20, None, "mg", "per_dose", 1)),
        ("The starting dose is 5 mg three times a day.", ("starting", 5, None, "mg", "per_dose", 3)),
        ("The usual dose is 250 to 500 mg q.i.d.", ("usual", 250, 500, "mg", "per_dose", 4)),
        ("Adults: 1,000 mg b.i.d. with meals.", ("usual", 1000, None, "mg", "per_dose", 2)),
        ("The usual dose is 400 mg every 8 hours.", ("usual", 400, None, "mg", "per_dose", 3)),
        ("The recommended dose is 250 mg three times a day and at bedtime.", ("usual", 250, None, "mg", "per_dose", 4)),
        ("The usual adult dose is 60 mg daily in divided doses.", ("usual", 60, None, "mg", "per_day", None)),
        ("Children: 25 to 50 mg/kg in divided doses every 6 hours.", ("usual", 25, 50, "mg", "per_kg_day", 4)),
        ("The total daily dose is 14 mg/kg.", ("usual", 14, None, "mg", "per_kg_day", None)),
        ("Administer 75 mg/m2 intravenously every 21 days.", ("usual", 75, None, "mg", "per_m2_dose", None)),
        ("Initiate with a loading dose of 300 mg.", ("loading", 300, None, "mg", "per_dose", None)),
        ("The maintenance dose is 10 mg once daily.", ("maintenance", 10, None, "mg", "per_dose", 1)),
        ("Increase the dose by 5 mg once daily every week.", ("titration", 5, None, "mg", "per_dose", 1)),
    ],
)
def test_one_sentence_one_dose(text: str, expected: tuple[object, ...]) -> None:
    assert [short(f) for f in read(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "schedule", "days"),
    [
        ("The recommended dose is 15 mg once weekly.", "weekly", 7),
        ("The recommended once-weekly dosage is 15 mg.", "weekly", 7),
        ("The recommended dose is 40 mg every other week.", "interval", 14),
        ("The recommended dose is 4 mg every other day.", "every_other_day", 2),
        ("The recommended dose is 60 mg/m2 on days 1 and 8 of each cycle.", "cycle", None),
        ("The recommended dose is 150 mg once a month.", "monthly", 30),
    ],
)
def test_what_is_not_taken_daily_never_becomes_a_daily_figure(text: str, schedule: str, days: float | None) -> None:
    (fact,) = read(text)
    assert (fact.schedule, fact.every_days, fact.times_per_day) == (schedule, days, None)
    assert fact.basis in ("per_dose", "per_m2_dose")


def test_parts_and_their_daily_total_are_one_maximum() -> None:
    found = [f for f in read("The maximum dose is 20 mg four times a day (80 mg daily).") if f.role == "maximum"]
    assert [(f.amount_low, f.basis, f.per) for f in found] == [(80, "per_day", "day")]


def test_a_total_computed_from_the_parts_says_so() -> None:
    (fact,) = read("Do not exceed 18 mg twice daily.")
    assert (fact.role, fact.amount_low, fact.basis, fact.derived) == ("maximum", 36, "per_day", True)


def test_a_maximum_keeps_its_week() -> None:
    (fact,) = read("The maximum dose is 25 mg once weekly.")
    assert (fact.role, fact.per, fact.basis, fact.derived) == ("maximum", "week", "per_dose", False)


def test_a_maximum_keeps_the_other_drug_on_which_it_depends() -> None:
    (fact,) = read("In patients taking strong CYP3A4 inhibitors, the maximum dose is 10 mg once daily.")
    assert fact.role == "maximum"
    assert "inhibitors" in fact.conditions[0]


def test_how_fast_it_runs_is_no_maximum() -> None:
    assert not [f for f in read("Infuse at a rate not exceeding 50 mg/minute.") if f.role == "maximum"]


def test_a_limit_reaches_only_the_next_amount() -> None:
    text = "Do not take more than directed. Adults: take 1 tablet every 6 hours; do not exceed 4 tablets in 24 hours."
    roles = {(f.role, f.amount_low) for f in read(text)}
    assert roles == {("usual", 1), ("maximum", 4)}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Take 8 mg (two 4 mg tablets) once daily.", 8),
        ("Take two 186 mg capsules (372 mg) once daily.", 372),
        ("Take two 100 mg tablets once daily.", 200),
        ("Take one 60 mg tablet once daily.", 60),
    ],
)
def test_a_strength_is_not_the_dose(text: str, amount: float) -> None:
    assert [f.amount_low for f in read(text)] == [amount]


def test_the_dose_of_another_drug_is_not_this_drugs() -> None:
    text = "The recommended dose is 200 mg every 3 weeks in combination with axitinib 5 mg twice daily."
    assert [f.amount_low for f in read(text)] == [200]


@pytest.mark.parametrize(
    "text",
    [
        "Dilute 10 mg in 50 mL of saline.",
        "Doses up to 400 mg once daily were studied in clinical trials and gave no additional benefit.",
        "In patients with severe renal impairment the recommended dose is 5 mg once daily.",
        "Doses of 30 mg/kg in rats caused no harm.",
    ],
)
def test_what_is_no_dose_to_take(text: str) -> None:
    assert read(text) == []


def test_whom_it_is_for_and_what_for() -> None:
    text = (
        "2.1 Recommended Dosage for Testing Disorder The recommended dosage in adults is 20 mg once daily. "
        "2.2 Recommended Dosage for Other Disorder The recommended dosage in elderly patients is 10 mg once daily."
    )
    assert [(f.population, f.indication) for f in read(text)] == [
        ("adults", "Testing Disorder"),
        ("elderly patients", "Other Disorder"),
    ]


def test_a_weight_based_dose_with_a_cap() -> None:
    (fact,) = read("Children: 5 mg/kg once daily, up to a maximum of 300 mg.")
    assert (fact.basis, fact.cap) == ("per_kg_dose", 300)


def test_two_kinds_of_amount_are_no_range() -> None:
    found = read("The recommended dose is 7 mg/kg or 300 mg once daily.")
    assert {(f.amount_low, f.amount_high, f.basis) for f in found} >= {(300, None, "per_dose")}
    assert all(f.amount_high is None for f in found)


def test_the_salt_of_the_amount() -> None:
    (fact,) = read("The recommended dose is 100 mg testamine hydrochloride once daily.")
    assert fact.substance == "testamine hydrochloride"


def test_a_dose_without_an_amount_keeps_how_often() -> None:
    (fact,) = read("Apply a thin layer to the affected skin twice daily.")
    assert (fact.role, fact.amount_low, fact.unit, fact.times_per_day) == ("usual", None, None, 2)


def test_a_section_from_which_nothing_is_read_is_counted() -> None:
    (fact,) = doses(label("Dosing is individual and left to the specialist.")).facts
    assert isinstance(fact, NotUnderstoodFact)
    assert fact.about == "dose"


def table(caption: str, *rows: tuple[str, ...]) -> tuple[str, str]:
    """Return the flattened text and the markup of a table."""
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[1:])
    head = "<tr>" + "".join(f"<th>{cell}</th>" for cell in rows[0]) + "</tr>"
    markup = f"<table><caption>{caption}</caption><thead>{head}</thead><tbody>{body}</tbody></table>"
    return " ".join((caption, *(" ".join(row) for row in rows))), markup


def test_a_row_for_each_weight_band() -> None:
    found = read(
        *table(
            "Table 1: Recommended Weekly Dosage and Volume",
            ("Body weight", "Weekly dose"),
            ("10 to 20 kg", "1.2 mg"),
            ("21 to 40 kg", "2.4 mg"),
        )
    )
    assert [(f.amount_low, f.schedule, f.population) for f in found] == [
        (1.2, "weekly", "10 to 20 kg"),
        (2.4, "weekly", "21 to 40 kg"),
    ]


def test_the_first_step_of_a_titration_is_the_start() -> None:
    found = read(
        *table(
            "Table 2: Titration schedule",
            ("Week", "Dose"),
            ("Weeks 1-2", "5 mg once daily"),
            ("Weeks 3-4", "10 mg once daily"),
        )
    )
    assert [(f.role, f.amount_low) for f in found] == [("starting", 5), ("titration", 10)]


def test_a_table_about_something_else_is_passed_over() -> None:
    found = read(
        *table(
            "Table 3: Dose reductions for adverse reactions",
            ("Reaction", "Dose"),
            ("First occurrence", "20 mg once daily"),
        )
    )
    assert found == []
