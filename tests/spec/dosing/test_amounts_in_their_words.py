"""Amounts in the words labels use: counts, halves, mixtures told with the dose, meals, groups, a failing liver."""

from __future__ import annotations

import pytest

from .conftest import read


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Take four (4) Testabrand capsules three times daily.", 4, None, "{capsule}"),
        ("The initial dose is one ½ to one 2½ mg tablet daily.", 1.25, 2.5, "mg"),
        ("The recommended dose is 10 mg diluted in 100 mL of saline.", 10, None, "mg"),
        ("The recommended amount of radioactivity is 370 MBq (10 mCi).", 370, None, "MBq"),
        ("In adults, the recommended regimen is two doses of 20 mg each.", 20, None, "mg"),
        ("The recommended dose of Testabrand is one 200 mg tablet with each meal.", 200, None, "mg"),
        ("The recommended dose of Testabrand is 3 mL/kg at birth.", 3, None, "mL"),
        ("For older children the recommended daily dose is 40 to 90 mL.", 40, 90, "mL"),
        ("The initial dose is 0.6 mg/m2 bsa/day to 9 mg/m2 bsa/day.", 0.6, 9, "mg"),
        ("Edema of renal disease: 5 mg to 20 mg once daily.", 5, 20, "mg"),
        ("The recommended starting dosage is 10 mg or 20 mg once daily based on eGFR.", 10, 20, "mg"),
    ],
)
def test_an_amount_is_read_in_the_words_it_is_put_in(text: str, low: float, high: float | None, unit: str) -> None:
    (fact,) = read(text)
    assert (fact.amount_low, fact.amount_high, fact.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Women take 0.625 mg conjugated estrogens daily.",
        "The recommended dosage is 50 mg of testamine, 50 mg of otheramine per kg.",
        "Adults: 48 to 64 g in divided doses over 10 to 15 days.",
        "If the daily dose exceeds 40 mg, split it.",
        "Take half of the mixed solution (30 mL) at the beginning of the meal.",
    ],
)
def test_what_is_no_dose_of_this_drug_gives_none(text: str) -> None:
    assert [f for f in read(text) if f.amount_low is not None] == []


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Take 10 mg before each meal and at bedtime.", None),
        ("Take 10 mg once in the morning and once in the evening.", 2),
        ("Take 4 g (1 g of one and 3 g of the other part) every 8 hours.", 3),
        ("Take 5 mg (half of a 10 mg tablet) twice daily.", 2),
        ("Take 15 mg (10 to 20 mg) per day.", None),
    ],
)
def test_how_often_is_read_across_meals_and_asides(text: str, times: float | None) -> None:
    assert read(text)[0].times_per_day == times


def test_the_group_right_after_an_amount_is_its_own() -> None:
    found = read("Start with 25 mg once daily in children (ages 6 to 12) and 50 mg once daily in adolescents.")
    assert [(f.amount_low, (f.population or "").split()[0]) for f in found] == [(25, "children"), (50, "adolescents")]


def test_a_group_before_a_colon_has_the_dose_after_it() -> None:
    found = read("The following doses are recommended. Adults: 5 mL. Patients weighing more than 15 kg: 8 mL.")
    assert [f.amount_low for f in found] == [5, 8]


def test_an_additional_amount_is_a_step() -> None:
    (fact,) = read("An additional 5 mg tablet may be added every 2 to 7 days.")
    assert fact.role == "titration"


def test_a_limit_for_a_failing_liver_carries_that_condition() -> None:
    (fact,) = read("In moderate hepatic impairment the daily dose should not exceed 7.5 mg.")
    assert (fact.role, fact.amount_low, fact.per) == ("maximum", 7.5, "day")
    assert fact.conditions == ("moderate hepatic impairment",)
    assert read("In moderate hepatic impairment start with 7.5 mg once daily.") == []


def test_a_dose_that_is_not_generally_recommended_above_is_a_maximum() -> None:
    (fact,) = read("An increase to a dose greater than 80 mg twice daily is not generally recommended.")
    assert (fact.role, fact.limit, fact.amount_low) == ("maximum", "not_recommended_above", 160)


def test_a_column_of_its_own_says_how_often() -> None:
    head = "<tr><th>Infection</th><th>Dose</th><th>Frequency</th></tr>"
    rows = "<tr><td>Plague</td><td>500 mg</td><td>every 12 hours</td></tr>"
    (fact,) = read("Table 1: Recommended Dosage Infection Dose Frequency", f"<table>{head}{rows}</table>")
    assert (fact.amount_low, fact.times_per_day) == (500, 2)


def test_what_was_taken_before_is_a_condition_of_start_and_maximum() -> None:
    head = "<tr><th>Previous Therapy</th><th>Starting Dose</th><th>Highest Recommended Dose</th></tr>"
    row = "<tr><td>Tablets alone</td><td>0.5 mg once daily</td><td>1 mg total daily dose</td></tr>"
    found = read("Doses are in the table.", f"<table>{head}{row}</table>")
    assert [(f.role, f.amount_low, f.conditions) for f in found] == [
        ("starting", 0.5, ("previous therapy: Tablets alone",)),
        ("maximum", 1, ("previous therapy: Tablets alone",)),
    ]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The highest dose administered has been 300 mg daily.", ["usual"]),
        ("Take one 200 mg tablet to a maximum of 8 times daily (200 mg × 8 = 1,600 mg per day).", ["maximum"]),
        ("12 hours after the first loading dose give 5 mg/kg/day.", ["usual"]),
        ("Give two grams of Testabrand as a single dose.", ["usual"]),
    ],
)
def test_a_limit_is_what_the_label_limits(text: str, roles: list[str]) -> None:
    assert [f.role for f in read(text)] == roles


def test_a_head_that_adds_its_own_limit_is_no_column_of_maxima() -> None:
    head = "<thead><tr><th>Patients</th><th>Loading Dose (maximum total 40 mg/kg)</th></tr></thead>"
    row = "<tr><td>Term infants</td><td>20 mg/kg</td></tr>"
    found = read("Table 1: Recommended Dosage", f"<table>{head}{row}</table>")
    assert [(f.role, f.amount_low) for f in found] == [("loading", 20)]


def test_a_daily_total_is_not_multiplied_by_the_times_its_parts_are_given() -> None:
    head = "<tr><th>Infection</th><th>Daily Dosage</th><th>Frequency and Route</th></tr>"
    row = "<tr><td>Severe</td><td>6 grams</td><td>1 gram every 4 hours</td></tr>"
    fact = read("Table 1: Guidelines for Dosage", f"<table>{head}{row}</table>")[0]
    assert (fact.amount_low, fact.basis, fact.times_per_day) == (6, "per_day", None)


def test_a_limit_under_a_heading_of_another_drug_holds_with_that_drug() -> None:
    text = (
        "2.1 Recommended Dosage The recommended dosage is 50 mg once daily. "
        "2.4 Dose Modifications for Use with Moderate CYP3A Inhibitors Start at 25 mg once daily. "
        "The dosage may be increased to a maximum of 25 mg twice daily."
    )
    found = [f for f in read(text) if f.role == "maximum"]
    assert [(f.amount_low, f.conditions) for f in found] == [(50, ("Moderate CYP3A Inhibitors",))]
    assert [f.amount_low for f in read(text) if f.role != "maximum"] == [50]


def test_a_starting_dose_beside_a_limit_is_no_limit() -> None:
    found = read("The daily dose should not exceed 2.5 mg and a 1 mg starting dose is recommended.")
    assert [(f.role, f.amount_low) for f in found] == [("maximum", 2.5), ("starting", 1)]


def test_each_limit_has_the_liver_that_stands_beside_it() -> None:
    text = "Do not exceed 6 mg per day in mild hepatic impairment and 4 mg per day in moderate hepatic impairment."
    assert [(f.amount_low, f.conditions[0].split()[0]) for f in read(text)] == [(6, "mild"), (4, "moderate")]


def test_the_strength_of_a_heading_is_no_dose_and_pieces_a_day_make_a_daily_amount() -> None:
    found = read("Testabrand tablets, 500 mg – Adults: Initial dosage: 3 tablets q.i.d.")
    assert [(f.role, f.amount_low, f.unit) for f in found] == [("starting", 3, "{tablet}")]
    (fact,) = read("Children: not to exceed 6 teaspoonfuls daily (3 mg).")
    assert (fact.amount_low, fact.basis, fact.per) == (3, "per_day", "day")


def test_what_the_drug_reduces_is_no_step_of_the_dose() -> None:
    (fact,) = read("The recommended dose for reducing the risk of ulcers is 200 mcg four times daily.")
    assert fact.role == "usual"


def test_a_groups_name_alone_between_sentences_is_the_heading_of_what_follows() -> None:
    found = read(
        "Adults should take 5 mg twice daily. Children The following applies to those from 3 to 12 years. "
        "Therapy should begin at the lowest dose possible (0.5 mg per day)."
    )
    assert [f.population for f in found if f.amount_low == 0.5] == ["children"]
