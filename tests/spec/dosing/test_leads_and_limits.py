"""What a dose stands under names its use and group; limits of a step, of the first dose or of a rate are no maxima."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.extract.dose.doses import doses
from labelwise.facts import DoseFact
from labelwise.read.openfda import read_record

from .conftest import read


@pytest.mark.parametrize(
    ("text", "indication"),
    [
        ("Swelling sickness: 40 mg twice daily.", "Swelling sickness"),
        (
            "Prevention of Night Cramps The recommended dose of Testabrand is 40 mg twice daily.",
            "Prevention of Night Cramps",
        ),
        ("Stubborn Hiccups 40 mg b.i.d.", "Stubborn Hiccups"),
        ("Adults: 40 mg twice daily.", None),
        ("Note: take 40 mg twice daily.", None),
    ],
)
def test_the_words_before_a_dose_name_its_use(text: str, indication: str | None) -> None:
    (fact,) = read(text)
    assert (fact.amount_low, fact.times_per_day, fact.indication) == (40, 2, indication)


def test_the_heading_names_the_group_where_the_sentence_does_not() -> None:
    text = "2.1 Recommended Dosage in Adults The recommended dosage of Testabrand is 40 mg once daily."
    (fact,) = read(text)
    assert fact.population == "adults"


def test_a_highlight_ends_at_its_reference() -> None:
    found = read("40 mg once weekly ( 2.1 ) Dilute the vial before use ( 2.2 ) Do not shake ( 2.3 )")
    assert [(f.amount_low, f.schedule) for f in found] == [(40, "weekly")]


def test_a_sum_in_parentheses_is_no_dose_of_its_own() -> None:
    found = read("Initiate therapy with 150 mg every 8 hours (450 mg per day).")
    assert [(f.role, f.amount_low) for f in found] == [("starting", 150)]
    found = read("The usual dose is 0.5 mg twice daily or 1 mg once daily.")
    assert [f.amount_low for f in found] == [0.5, 1]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The initial dose should not exceed 1.5 mg/day.", "starting"),
        ("The dosage should be increased by no more than 5 mg every 3 days.", "titration"),
        ("Dose increments should not exceed 5 mg/day.", "titration"),
        ("The total daily dose should not exceed 80 mg.", "maximum"),
        ("Doses above 80 mg/day should be avoided.", "maximum"),
        ("Doses above 80 mg/day have not been studied and are not recommended.", "maximum"),
        ("Patients may be given up to but not in excess of 80 mg/day.", "maximum"),
    ],
)
def test_what_a_limit_limits(text: str, role: str) -> None:
    (fact,) = read(text)
    assert fact.role == role


def test_the_best_effect_is_no_limit() -> None:
    assert all(f.role != "maximum" for f in read("Most patients derive maximum benefit from 6 to 10 mg daily."))


def test_a_bound_of_weight_does_not_govern_the_dose() -> None:
    found = read("Patients weighing less than 60 kg: 120 mg once daily.")
    assert [(f.role, f.amount_low) for f in found] == [("usual", 120)]


def test_a_course_that_goes_on_at_intervals_is_started_and_maintained() -> None:
    found = read("The dosage is 600 mg weekly for the first 4 weeks, then 900 mg every 2 weeks thereafter.")
    assert [(f.role, f.amount_low, f.every_days) for f in found] == [("starting", 600, 7), ("maintenance", 900, 14)]


def test_how_fast_an_infusion_runs_is_no_dose() -> None:
    found = read("The recommended dosage is 1 mg/kg every 2 weeks. The initial infusion rate is 15 mg/hour.")
    assert [f.amount_low for f in found] == [1]


def test_those_whose_kidneys_work_well_take_the_dose_itself() -> None:
    found = read("Administer 4 grams every 8 hours in adults with an eGFR greater than or equal to 50 mL/min.")
    assert [(f.amount_low, f.unit, f.times_per_day) for f in found] == [(4, "g", 3)]


def test_parts_of_a_tablet() -> None:
    (fact,) = read("The initial dose is half to one 5 mg tablet daily.")
    assert (fact.amount_low, fact.amount_high, fact.derived) == (2.5, 5, True)
    (fact,) = read("Adults take one chewable Testabrand tablet twice daily.")
    assert (fact.amount_low, fact.unit, fact.times_per_day) == (1, "{tablet}", 2)


def test_between_two_amounts_is_a_range() -> None:
    (fact,) = read("The starting dose is between 10 mg and 20 mg once daily.")
    assert (fact.amount_low, fact.amount_high) == (10, 20)


def test_two_limits_joined_by_or_are_two() -> None:
    found = read("The dosage should not exceed 10 mg/day or 2.5 mg in a single dose.")
    assert [(f.amount_low, f.per) for f in found] == [(10, "day"), (2.5, "dose")]


def test_a_panel_counts_pieces_a_day() -> None:
    found = read("Do not exceed 8 softgels per 24 hrs. Adults take 2 softgels every 4 hrs.")
    assert [(f.role, f.amount_low, f.per) for f in found] == [("maximum", 8, "day"), ("usual", 2, None)]


def test_a_cell_with_a_dose_and_its_limit() -> None:
    table = (
        "<table><tr><th>Age</th><th>Dosage</th></tr>"
        "<tr><td>12 years and older</td>"
        "<td>take 1 tablet (5 mg) once daily; do not take more than 1 tablet (5 mg) in 24 hours</td></tr></table>"
    )
    cell = "take 1 tablet (5 mg) once daily; do not take more than 1 tablet (5 mg) in 24 hours"
    text = "Age Dosage 12 years and older " + cell
    found = read(text, table)
    assert {(f.role, f.amount_low) for f in found} >= {("usual", 5), ("maximum", 5)}


def test_another_substance_is_not_the_drug() -> None:
    assert [f.amount_low for f in read("Take 10 mg weekly. Take calcium 1000 mg daily.")] == [10]


def test_gelcaps_and_geltabs_are_counted() -> None:
    found = read("Do not take more than 6 gelcaps in 24 hours. Adults take 2 gelcaps every 6 hours.")
    assert {(f.role, f.amount_low, f.unit) for f in found} == {("maximum", 6, "{gelcap}"), ("usual", 2, "{gelcap}")}


def test_the_most_a_day_that_a_warning_names_is_a_maximum() -> None:
    record: dict[str, Any] = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        "dosage_and_administration": ["Directions Adults take 2 tablets every 6 hours."],
        "warnings": ["Harm to the liver may follow if you take more than 4,000 mg of testamine in 24 hours."],
        "openfda": {"substance_name": ["TESTAMINE"], "route": ["ORAL"]},
    }
    (most,) = (f for f in doses(read_record(record)).facts if isinstance(f, DoseFact) and f.role == "maximum")
    assert (most.amount_low, most.unit, most.basis, most.substance) == (4000, "mg", "per_day", "testamine")
    assert most.limit == "not_recommended_above"
