"""Doses against labelled maxima: summed over products, only within one schedule."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.checks import read_intake, split_entry
from labelwise.facts import IngredientStrength

MOST_80 = ("dose", {"role": "maximum", "limit": "maximum", "amount_low": 80.0, "unit": "mg", "basis": "per_day",
                    "schedule": "daily", "per": "day"})  # fmt: skip
WEEKLY = ("dose", {"role": "usual", "amount_low": 7.5, "unit": "mg", "basis": "per_dose", "schedule": "weekly",
                   "every_days": 7.0})  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "name", "amounts", "unit", "times", "schedule"),
    [
        ("baclofen 20 mg qid", "baclofen", (20.0,), "mg", 4.0, "daily"),
        ("methotrexate 7.5 mg once a week", "methotrexate", (7.5,), "mg", None, "weekly"),
        ("codeine/acetaminophen 5/325 mg every 6 hours prn", "codeine/acetaminophen", (5.0, 325.0), "mg", 4.0, "daily"),
        ("ibuprofen 1,200 mg tid", "ibuprofen", (1200.0,), "mg", 3.0, "daily"),
        ("alendronate 70 mg weekly", "alendronate", (70.0,), "mg", None, "weekly"),
        ("prednisone 10 mg every other day", "prednisone", (10.0,), "mg", None, "every_other_day"),
        ("levothyroxine 88 mcg every morning", "levothyroxine", (88.0,), "ug", 1.0, "daily"),
        ("aspirin 2 tablets twice daily", "aspirin", (2.0,), "{tablet}", 2.0, "daily"),
        ("interferon beta-1b", "interferon beta-1b", None, None, None, None),
    ],
)  # fmt: skip
def test_doses_as_people_write_them(
    entry: str, name: str, amounts: Any, unit: str | None, times: float | None, schedule: str | None
) -> None:
    found, dose = split_entry(entry)
    intake = read_intake(dose)
    assert found == name
    assert (intake is None) == (amounts is None)
    if intake is not None:
        assert (intake.amounts, intake.unit, intake.times_per_day, intake.schedule) == (amounts, unit, times, schedule)


def test_above_the_labelled_maximum(drug: Any, check: Any) -> None:
    (found,) = check(drug("baclofen", MOST_80, dose="30 mg qid")).findings
    assert (found.kind, found.drugs) == ("dose", ("baclofen",))
    assert "120 mg a day" in found.summary
    assert "at most 80 mg per day" in found.summary


def test_at_the_maximum_is_no_finding(drug: Any, check: Any) -> None:
    assert check(drug("baclofen", MOST_80, dose="20 mg qid")).findings == ()
    assert check(drug("baclofen", MOST_80, dose="0.02 g qid")).findings == ()


def test_products_of_one_ingredient_are_summed(drug: Any, check: Any) -> None:
    result = check(drug("baclofen", MOST_80, dose="20 mg tid"), drug("baclofen", MOST_80, dose="15 mg bid"))
    (found,) = [f for f in result.findings if f.kind == "dose"]
    assert "90 mg a day" in found.summary


def test_a_weekly_drug_entered_as_daily_is_a_finding_of_its_own(drug: Any, check: Any) -> None:
    (found,) = check(drug("methotrexate", WEEKLY, dose="2.5 mg daily")).findings
    assert "once a week" in found.summary
    assert check(drug("methotrexate", WEEKLY, dose="7.5 mg once a week")).findings == ()


def test_a_weekly_dose_is_never_held_against_a_daily_maximum(drug: Any, check: Any) -> None:
    assert check(drug("onedrug", MOST_80, dose="500 mg once a week")).findings == ()


def test_a_missing_dose_is_named(drug: Any, check: Any) -> None:
    (lacking,) = check(drug("baclofen", MOST_80)).cannot_check
    assert lacking.input == "dose of baclofen"


def test_a_dose_by_weight_needs_the_weight(drug: Any, check: Any) -> None:
    most = ("dose", {**MOST_80[1], "amount_low": 2.0, "basis": "per_kg_day"})
    taken = drug("onedrug", most, dose="100 mg bid")
    assert [m.input for m in check(taken).cannot_check] == ["weight"]
    assert [f.kind for f in check(taken, weight=70).findings] == ["dose"]


def test_a_maximum_for_children_is_not_for_adults(drug: Any, check: Any) -> None:
    most = ("dose", {**MOST_80[1], "amount_low": 40.0, "population": "pediatric patients"})
    taken = drug("onedrug", most, dose="20 mg tid")
    assert check(taken, age=40).findings == ()
    assert [f.kind for f in check(taken, age=9).findings if f.kind == "dose"] == ["dose"]


def test_a_maximum_with_another_drug_holds_where_that_drug_is_taken(drug: Any, check: Any) -> None:
    most = ("dose", {**MOST_80[1], "amount_low": 20.0, "conditions": ("taking amlodipine",)})
    taken = drug("simvastatin", most, dose="40 mg daily")
    assert not [f for f in check(taken).findings if f.kind == "dose"]
    assert [f.kind for f in check(taken, drug("amlodipine")).findings if f.kind == "dose"] == ["dose"]


def test_longer_than_the_label_says(drug: Any, check: Any) -> None:
    limit = ("duration", {"limit": "maximum", "max_days": 21.0, "text": "2 or 3 weeks"})
    assert [f.kind for f in check(drug("cyclobenzaprine", limit, dose="5 mg tid for 6 weeks")).findings] == ["duration"]
    assert check(drug("cyclobenzaprine", limit, dose="5 mg tid for 14 days")).findings == ()
    assert [m.kind for m in check(drug("cyclobenzaprine", limit)).cannot_check] == ["duration"]


def test_as_much_as_the_label_gives_for_another_use_asks_what_it_is_taken_for(drug: Any, check: Any) -> None:
    most = ("dose", {**MOST_80[1], "amount_low": 300.0, "indication": "bipolar depression"})
    usual = ("dose", {"role": "usual", "amount_low": 750.0, "unit": "mg", "basis": "per_day", "schedule": "daily",
                      "indication": "schizophrenia"})  # fmt: skip
    taken = drug("quetiapine", most, usual, dose="300 mg bid")
    assert check(taken).findings == ()
    assert [m.input for m in check(taken).cannot_check] == ["what quetiapine is taken for"]
    assert [f.kind for f in check(taken, conditions=("bipolar depression",)).findings] == ["dose"]
    assert [f.kind for f in check(drug("quetiapine", most, usual, dose="500 mg bid")).findings] == ["dose"]


def test_a_dose_without_a_labelled_maximum_is_not_said_to_be_within_one(drug: Any, check: Any) -> None:
    assert [m.input for m in check(drug("onedrug", dose="900 mg tid")).cannot_check] == [
        "a labelled maximum of onedrug"
    ]
    weekly = check(drug("onedrug", MOST_80, dose="500 mg once a week"))
    assert [m.input for m in weekly.cannot_check] == ["a maximum in the terms of the entry of onedrug"]


def test_a_maximum_in_tablets_is_held_against_milligrams_by_the_only_strength(drug: Any, check: Any) -> None:
    product = ("product", {"ingredients": (IngredientStrength(name="ibuprofen", amount=200.0, unit="mg/1"),)})
    most = ("dose", {**MOST_80[1], "amount_low": 6.0, "unit": "{tablet}"})
    assert [f.kind for f in check(drug("ibuprofen", product, most, dose="400 mg qid")).findings] == ["dose"]
    assert check(drug("ibuprofen", product, most, dose="400 mg tid")).findings == ()


def test_a_maximum_of_a_combination_counts_only_for_the_ingredient_it_names(drug: Any, check: Any) -> None:
    both = ("acetaminophen", "codeine")
    plain = drug("codeine and acetaminophen", MOST_80, dose="30/300 mg qid", ingredients=both)
    assert check(plain).findings == ()
    named = ("dose", {**MOST_80[1], "substance": "codeine phosphate"})
    found = check(drug("codeine and acetaminophen", named, dose="30/300 mg qid", ingredients=both)).findings
    assert [f.kind for f in found] == ["dose"]


def test_a_dose_above_everything_that_the_labels_give_asks_for_care(drug: Any, check: Any) -> None:
    usual = ("dose", {"role": "usual", "amount_low": 10.0, "amount_high": 80.0, "unit": "mg", "basis": "per_dose",
                      "times_per_day": 1.0, "schedule": "daily"})  # fmt: skip
    (found,) = check(drug("onedrug", usual, dose="100 mg daily")).findings
    assert (found.kind, found.action, found.inferred) == ("dose", "caution", True)
    assert "more than any daily dose" in found.summary
    assert check(drug("onedrug", usual, dose="80 mg daily")).findings == ()


DAILY = {"unit": "mg", "basis": "per_day", "schedule": "daily"}


def test_the_highest_of_several_maxima_applies(drug: Any, check: Any) -> None:
    low = ("dose", {**MOST_80[1], "amount_low": 20.0, "limit": "not_recommended_above", "population": "adult"})
    both = (low, MOST_80)
    assert check(drug("onedrug", *both, dose="60 mg daily")).findings == ()
    (found,) = check(drug("onedrug", *both, dose="100 mg daily")).findings
    assert "at most 80 mg per day" in found.summary
    assert "20 mg" not in found.summary


def test_a_maximum_of_one_use_is_a_question_for_another(drug: Any, check: Any) -> None:
    most = ("dose", {**MOST_80[1], "amount_low": 10.0, "indication": "psoriasis"})
    other = ("dose", {"role": "starting", "amount_low": 7.5, **DAILY, "indication": "rheumatoid arthritis"})
    uses = [("indication", {"condition": c}) for c in ("psoriasis", "rheumatoid arthritis")]
    unread = ("dose", {"role": "usual", "amount_low": 7.5, "unit": "mg", "basis": "per_dose"})
    taken = drug("onedrug", most, other, unread, *uses, dose="15 mg daily")
    for conditions in ((), ("rheumatoid arthritis",)):
        result = check(taken, conditions=conditions)
        assert result.findings == ()
        assert [m.input for m in result.cannot_check] == ["whether this is for psoriasis"]
    assert [f.action for f in check(taken, conditions=("psoriasis",)).findings] == ["avoid"]


def test_a_maximum_of_the_only_use_holds(drug: Any, check: Any) -> None:
    most = ("dose", {**MOST_80[1], "indication": "spasticity"})
    taken = drug("onedrug", most, ("indication", {"condition": "spasticity"}), dose="100 mg daily")
    assert [f.action for f in check(taken).findings] == ["avoid"]


def test_titration_and_maxima_count_among_the_doses_that_were_read(drug: Any, check: Any) -> None:
    usual = {"role": "usual", "amount_low": 5.0, "unit": "mg", "basis": "per_dose", "times_per_day": 3.0,
             "schedule": "daily"}  # fmt: skip
    later = ("dose", {**usual, "role": "titration", "amount_low": 10.0})
    assert check(drug("onedrug", ("dose", usual), later, dose="10 mg tid")).findings == ()
    (found,) = check(drug("onedrug", ("dose", usual), later, dose="20 mg tid")).findings
    assert "that was read (30 mg)" in found.summary
    assert found.action == "caution"


def test_a_dose_that_is_no_daily_figure_leaves_the_most_a_day_open(drug: Any, check: Any) -> None:
    daily = ("dose", {"role": "usual", "amount_low": 10.0, **DAILY})
    often = ("dose", {"role": "usual", "amount_low": 2.0, "amount_high": 10.0, "unit": "mg", "basis": "per_dose"})
    assert check(drug("onedrug", daily, often, dose="10 mg qid")).findings == ()


@pytest.mark.parametrize(
    ("population", "age", "found"),
    [
        ("patients greater than 60 years of age", 70, True),
        ("patients greater than 60 years of age", 60, False),
        ("patients over 60 years", 61, True),
        ("patients under 12 years", 11, True),
        ("patients younger than 12 years of age", 12, False),
        ("infants less than 6 months of age", 0.4, True),
        ("infants less than 6 months of age", 3, False),
    ],
)
def test_a_maximum_for_an_age_is_held_against_the_age(
    drug: Any, check: Any, population: str, age: float, found: bool
) -> None:
    general = ("dose", {**MOST_80[1], "amount_low": 40.0})
    own = ("dose", {**MOST_80[1], "amount_low": 20.0, "population": population})
    result = check(drug("onedrug", general, own, dose="40 mg daily"), age=age)
    assert [f.kind for f in result.findings if f.kind == "dose"] == (["dose"] if found else [])
    assert not any("whether" in m.input for m in result.cannot_check)


def test_an_age_among_several_of_whom_a_maximum_is_for_is_enough(drug: Any, check: Any) -> None:
    own = ("dose", {**MOST_80[1], "amount_low": 20.0, "population": "patients greater than 60 years of age",
                    "conditions": ("poor metabolizers", "hepatic impairment")})  # fmt: skip
    taken = drug("onedrug", ("dose", {**MOST_80[1], "amount_low": 40.0}), own, dose="40 mg daily")
    assert [f.kind for f in check(taken, age=70).findings] == ["dose"]
    assert check(taken).findings == ()
    assert [m.input for m in check(taken).cannot_check] == ["age"]


def test_more_than_the_maxima_of_all_uses_asks_for_care(drug: Any, check: Any) -> None:
    mania = ("dose", {**MOST_80[1], "amount_low": 800.0, "indication": "mania"})
    low = ("dose", {**MOST_80[1], "amount_low": 300.0, "indication": "bipolar depression"})
    unread = ("dose", {"role": "starting", "amount_low": 25.0, "unit": "mg", "basis": "per_dose"})
    uses = [("indication", {"condition": c}) for c in ("mania", "bipolar depression")]
    (found,) = check(drug("onedrug", mania, low, unread, *uses, dose="500 mg bid")).findings
    assert (found.action, found.inferred) == ("caution", True)
    assert "(800 mg)" in found.summary
    assert check(drug("onedrug", mania, low, unread, *uses, dose="300 mg bid")).findings == ()
