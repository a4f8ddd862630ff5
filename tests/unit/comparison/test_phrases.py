"""Facts in words, one line a case."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.comparison.phrases import (
    adjustment_words,
    dose_words,
    duration_words,
    efficacy_words,
    interaction_words,
    rate_words,
)
from labelwise.comparison.phrases.numbers import amount, number, unit_words
from labelwise.facts import (
    AdverseReactionFact,
    Citation,
    DoseAdjustmentFact,
    DoseFact,
    Drug,
    DurationFact,
    EfficacyFact,
    InteractionFact,
)

BASE: dict[str, Any] = {"set_id": None, "drug": Drug(name="alphamine"), "citation": Citation()}


@pytest.mark.parametrize(("value", "text"), [(5.0, "5"), (7.5, "7.5"), (1000.0, "1,000"), (0.05, "0.05"), (0.0, "0")])
def test_numbers(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("unit", "text"), [("mg", "mg"), ("mg/(5.mL)", "mg/5 mL"), ("mg/mL", "mg/mL"), ("ug", "mcg"), ("mg/1", "mg")]
)
def test_units(unit: str, text: str) -> None:
    assert unit_words(unit) == text


@pytest.mark.parametrize(
    ("low", "high", "text"), [(5, 5, "5 mg"), (5, 10, "5 to 10 mg"), (None, 80, "up to 80 mg"), (None, None, "")]
)
def test_amounts(low: float | None, high: float | None, text: str) -> None:
    assert amount(low, high, "mg") == text


def test_one_week_is_no_weeks() -> None:
    assert amount(1, 1, "wk") == "1 week"
    assert amount(1, 1, "mg") == "1 mg"


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"role": "starting", "amount_low": 5, "unit": "mg", "times_per_day": 3}, "5 mg 3 times daily"),
        (
            {"role": "usual", "amount_low": 40, "amount_high": 80, "unit": "mg", "basis": "per_day"},
            "40 to 80 mg per day",
        ),
        (
            {"role": "maximum", "amount_high": 80, "unit": "mg", "basis": "per_day", "per": "day"},
            "at most 80 mg per day",
        ),
        (
            {"role": "maximum", "limit": "not_recommended_above", "amount_high": 4, "unit": "g", "per": "day"},
            "not recommended above 4 g per day",
        ),
        ({"role": "usual", "amount_low": 7.5, "unit": "mg", "schedule": "weekly"}, "7.5 mg once a week"),
        ({"role": "usual", "amount_low": 2, "unit": "mg", "every_days": 28}, "2 mg every 4 weeks"),
        (
            {
                "role": "starting",
                "amount_low": 0.5,
                "unit": "mg",
                "basis": "per_kg_dose",
                "cap": 40,
                "population": "children",
            },
            "0.5 mg/kg per dose, never more than 40 mg (children)",
        ),
    ],
)
def test_doses(fields: dict[str, Any], text: str) -> None:
    assert dose_words(DoseFact(**BASE, **fields)) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"limit": "maximum", "max_days": 21}, "at most 3 weeks"),
        ({"limit": "course", "max_days": 10}, "course of 10 days"),
        ({"limit": "maximum", "max_days": 21, "text": "not longer than 2 or 3 weeks"}, "not longer than 2 or 3 weeks"),
    ],
)
def test_durations(fields: dict[str, Any], text: str) -> None:
    assert duration_words(DurationFact(**BASE, **fields)) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            {"organ": "renal", "measure": "CrCl", "op": "<", "high": 30, "action": "reduce"},
            "CrCl below 30 mL/min: reduce the dose",
        ),
        (
            {"organ": "renal", "measure": "eGFR", "op": "<=", "high": 30, "action": "avoid"},
            "eGFR at or below 30 mL/min: avoid",
        ),
        (
            {"organ": "renal", "measure": "CrCl", "op": "between", "low": 30, "high": 50, "action": "adjust"},
            "CrCl 30 to 50 mL/min: adjust the dose",
        ),
        (
            {"organ": "hepatic", "measure": "Child-Pugh", "severity": "severe", "action": "avoid"},
            "severe liver impairment (Child-Pugh): avoid",
        ),
        ({"organ": "renal", "action": "caution"}, "impaired kidney function: use with caution"),
    ],
)  # fmt: skip
def test_adjustments(fields: dict[str, Any], text: str) -> None:
    assert adjustment_words(DoseAdjustmentFact(**BASE, **fields)) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"object": "alcohol", "action": "avoid", "effect": "more drowsiness"}, "avoid: more drowsiness"),
        (
            {"object": "x", "action": "none_expected", "scope": "one dose"},
            "the label says that none is expected (one dose)",
        ),
        (
            {"object": "x", "action": "contraindicated", "washout_days": 14, "washout_direction": "after_object"},
            "contraindicated; wait 14 days after stopping it",
        ),
        (
            {"object": "linezolid", "member_of": "MAO inhibitors"},
            "risk named, nothing advised (as one of: MAO inhibitors)",
        ),
    ],
)
def test_interactions(fields: dict[str, Any], text: str) -> None:
    assert interaction_words(InteractionFact(**BASE, **fields)) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"op": "=", "value": 29.0}, "29%"),
        ({"op": "<", "value": 1.0}, "less than 1%"),
        ({"op": "range", "low": 10.0, "high": 63.0}, "10 to 63%"),
        ({"op": "=", "value": 7.5, "count": 9, "arm_n": 120, "derived": True}, "7.5% (computed: 9 of 120)"),
        ({"op": "rare"}, "rare"),
        ({"op": "reported"}, "reported"),
    ],
)
def test_rates(fields: dict[str, Any], text: str) -> None:
    assert rate_words(AdverseReactionFact(**BASE, term="cough", source="prose", **fields)) == text


def test_efficacy_keeps_the_arm_and_what_it_is_compared_with() -> None:
    fact = EfficacyFact(
        **BASE, endpoint="response", arm_label="alphamine", arm_n=50, value=72.0, unit="%", study="trial 1"
    )
    assert efficacy_words(fact) == "response: 72% on alphamine (N=50) [trial 1]"
