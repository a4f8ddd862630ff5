"""Courses in sentences and cells; times to wait, to watch or to rest are no length of treatment."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.extract.duration.durations import durations
from labelwise.facts import DurationFact
from labelwise.read.openfda import read_record


def read(text: str, table: str = "") -> list[tuple[object, ...]]:
    record: dict[str, Any] = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        "dosage_and_administration": [text],
        "openfda": {"brand_name": ["Testabrand"]},
    }
    if table:
        record["dosage_and_administration_table"] = [table]
    facts = durations(read_record(record)).facts
    return [(f.limit, f.min_days, f.max_days) for f in facts if isinstance(f, DurationFact)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Treatment should be continued for 4 to 8 weeks.", ("course", 28, 56)),
        ("Short-term treatment (up to 8 weeks) of active ulcers.", ("maximum", None, 56)),
        ("The dose is 3 mg/kg/day for 3 to 14 days.", ("course", 3, 14)),
        ("A 3-day treatment schedule with a total of 6 doses is recommended.", ("course", None, 3)),
        ("One drop daily through the first 2 weeks of the postoperative period.", ("course", None, 14)),
        ("A duration of at least 10 days is recommended.", ("minimum", 10, None)),
        ("Controlled studies do not extend beyond 6 months.", ("not_established_beyond", None, 180)),
    ],
)
def test_how_long(text: str, expected: tuple[object, ...]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Allow a minimum of 2 weeks between dose changes.",
        "Keep the new dose for at least 7 days before further adjustment.",
        "If short term (14 days or less) use of strong enzyme inhibitors is needed, reduce the dose.",
        "Levels remain raised for up to one year after discontinuation.",
        "The next dose may be delayed for a maximum of 1 week.",
        "For patients at low risk the loading dosage is 100 mg once daily for 3 days.",
    ],
)
def test_what_is_no_length_of_treatment(text: str) -> None:
    assert read(text) == []


def test_a_cell_gives_the_course_with_the_dose() -> None:
    table = (
        "<table><tr><th>Use</th><th>Recommended dosage</th></tr>"
        "<tr><td>Sore throat</td><td>500 mg twice daily for 10 days</td></tr></table>"
    )
    text = "See the table. Use Recommended dosage Sore throat 500 mg twice daily for 10 days"
    assert ("course", None, 10) in read(text, table)
