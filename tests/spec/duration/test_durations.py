"""How long a drug is given: limits, courses, and when to look again."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.extract.duration.durations import durations
from labelwise.facts import DurationFact
from labelwise.read.openfda import read_record


def read(text: str, section: str = "dosage_and_administration") -> list[DurationFact]:
    record: dict[str, Any] = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        section: [text],
        "openfda": {"brand_name": ["Testabrand"]},
    }
    return [f for f in durations(read_record(record)).facts if isinstance(f, DurationFact)]


@pytest.mark.parametrize(
    ("text", "limit", "low", "high"),
    [
        ("Testabrand should be used only for short periods (up to 2 or 3 weeks).", "maximum", None, 21),
        ("Treatment should not exceed 5 days.", "maximum", None, 5),
        ("The recommended dose is 250 mg twice daily for 7 to 14 days.", "course", 7, 14),
        ("The duration of treatment is 10 days.", "course", None, 10),
        ("Continue treatment for at least 10 days.", "minimum", 10, None),
        ("Safety beyond 6 months has not been established.", "not_established_beyond", None, 180),
    ],
)
def test_one_sentence_one_limit(text: str, limit: str, low: float | None, high: float | None) -> None:
    assert [(f.limit, f.min_days, f.max_days) for f in read(text)] == [(limit, low, high)]


def test_periodic_review() -> None:
    (fact,) = read("The need for treatment should be periodically reassessed.")
    assert (fact.limit, fact.max_days) == ("reassess", None)


def test_no_response() -> None:
    (fact,) = read("If symptoms do not improve within 8 weeks, discontinue Testabrand.")
    assert fact.limit == "stop_if_no_response"


def test_a_limit_that_only_the_warnings_name() -> None:
    text = "Nerve damage was reported in patients treated for longer than the maximum recommended duration of 28 days."
    (fact,) = read(text, "warnings")
    assert (fact.limit, fact.max_days) == ("maximum", 28)


@pytest.mark.parametrize(
    "text",
    [
        "Start with 5 mg daily for 3 days, then increase to 10 mg daily for 3 days.",
        "Store for up to 30 days after reconstitution.",
        "In clinical trials patients were treated for up to 12 weeks.",
        "Women should use contraception for at least 6 months after the last dose.",
    ],
)
def test_what_is_no_limit_of_treatment(text: str) -> None:
    assert read(text) == []
