"""The grammar of amounts and frequencies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelwise.extract.dose.amounts import amounts
from labelwise.extract.dose.frequency import frequency


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 mg", (5, None, "mg", None, None)),
        ("1,000 units", (1000, None, "[iU]", None, None)),
        ("2.5 to 5 mg", (2.5, 5, "mg", None, None)),
        ("250 mg to 1 g", (0.25, 1, "g", None, None)),
        ("10-20 mg/kg/day", (10, 20, "mg", "kg", "day")),
        ("75 mg/m2", (75, None, "mg", "m2", None)),
        ("50 mcg per hour", (50, None, "ug", None, "hour")),
        ("2.4 million units", (2400000, None, "[iU]", None, None)),
        ("14 to 1 mg", (1, None, "mg", None, None)),
        ("one-half tablet", (0.5, None, "{tablet}", None, None)),
    ],
)
def test_amounts(text: str, expected: tuple[object, ...]) -> None:
    (found,) = amounts(text)
    assert (found.low, found.high, found.unit, found.body, found.period) == expected


@pytest.mark.parametrize("text", ["50 mg/mL", "10 mg per tablet", "0.23 mg/lb", "version 5.0", "CYP3A4", "1.73 m2"])
def test_what_is_no_amount(text: str) -> None:
    assert list(amounts(text)) == []


@pytest.mark.parametrize(
    ("text", "times", "schedule", "days"),
    [
        ("once daily", 1, "daily", None),
        ("twice a day", 2, "daily", None),
        ("t.i.d.", 3, "daily", None),
        ("q6h", 4, "daily", None),
        ("every 4 to 6 hours", None, "daily", None),
        ("three times a day and at bedtime", 4, "daily", None),
        ("at bedtime", 1, "daily", None),
        ("weekly", None, "weekly", 7),
        ("every 3 weeks", None, "interval", 21),
        ("every other day", None, "every_other_day", 2),
        ("every 72 hours", None, "interval", 3),
        ("as needed", None, "as_needed", None),
    ],
)
def test_frequencies(text: str, times: float | None, schedule: str, days: float | None) -> None:
    found = frequency(text)
    assert found is not None
    assert (found.times_per_day, found.schedule, found.every_days) == (times, schedule, days)


@given(st.integers(1, 5000), st.sampled_from(["mg", "mcg", "g", "units", "mL"]), st.sampled_from(["", "/kg", "/m2"]))
def test_a_printed_amount_is_read_back(value: int, unit: str, body: str) -> None:
    (found,) = amounts(f"Give {value} {unit}{body} daily")
    assert (found.low, found.high) == (value, None)
    assert found.body == (body.strip("/") or None)


@given(st.integers(1, 500), st.integers(1, 500))
def test_a_range_has_its_lower_value_first(low: int, more: int) -> None:
    (found,) = amounts(f"{low} to {low + more} mg")
    assert (found.low, found.high) == (low, low + more)


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    for found in amounts(text):
        assert 0 <= found.start < found.end <= len(text)
    often = frequency(text)
    assert often is None or often.end <= len(text)


@given(st.integers(2, 30), st.sampled_from(["weeks", "days", "months"]))
def test_what_is_spaced_by_days_has_no_times_a_day(n: int, unit: str) -> None:
    found = frequency(f"every {n} {unit}")
    assert found is not None
    assert found.times_per_day is None
    assert found.every_days is not None
