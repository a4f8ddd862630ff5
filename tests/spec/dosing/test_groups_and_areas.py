"""Groups by weight keep their bound; an amount for one area of the body gives no figure for a day."""

from __future__ import annotations

import pytest

from labelwise.extract.dose.area import area_of
from labelwise.extract.dose.context import population_of
from labelwise.extract.dose.doses import doses
from labelwise.extract.dose.table_doses import _population
from labelwise.extract.duration.durations import durations
from labelwise.facts import DoseFact, DurationFact
from labelwise.label import Label
from labelwise.read.openfda import read_record


def label_of(text: str) -> Label:
    return read_record(
        {
            "set_id": "11111111-2222-3333-4444-555555555555",
            "id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
            "openfda": {"generic_name": ["EXAMPLINE"]},
            "dosage_and_administration": [text],
        }
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 30 kg", "at least 30 kg"),
        ("less than 15 kg", "less than 15 kg"),
        (">=40 kg", ">=40 kg"),
        ("30 kg and above", "30 kg and above"),
        ("15 kg to less than 30 kg", "15 kg to less than 30 kg"),
        ("30 kg", None),
    ],
)
def test_a_row_of_a_weight_keeps_its_bound(text: str, expected: str | None) -> None:
    assert _population(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Patients at least 30 kg: ", "patients at least 30 kg"),
        ("Patients less than 15 kg: ", "patients less than 15 kg"),
        ("Children 30 kg: ", "children"),
        ("Children weighing 30 kg: ", "children"),
        ("Children weighing 10 to 20 kg: ", "children weighing 10 to 20 kg"),
        ("Children weighing between 10 and 20 kg: ", "children weighing between 10 and 20 kg"),
        ("Adults weighing 60 kg or more: ", "adults weighing 60 kg or more"),
        ("Patients 30 kg: ", None),
    ],
)
def test_a_bare_weight_is_no_group(text: str, expected: str | None) -> None:
    assert population_of(text, len(text)) == expected


def test_a_maximum_for_one_area_gives_no_maximum_of_a_day() -> None:
    text = "The maximum dose is 3 g four times daily to each affected joint."
    (fact,) = [f for f in doses(label_of(text)).facts if isinstance(f, DoseFact)]
    assert not fact.derived
    assert fact.amount_low == 3
    assert area_of(text) == "to each affected joint"


def test_the_age_of_a_pregnancy_is_no_duration() -> None:
    text = "Use in infants born at no more than 31 weeks of gestational age."
    assert not [f for f in durations(label_of(text)).facts if isinstance(f, DurationFact)]


def test_the_text_of_a_duration_is_a_time() -> None:
    (fact,) = durations(label_of("Stop treatment if there is no improvement within 6 weeks.")).facts
    assert isinstance(fact, DurationFact)
    assert fact.text == "6 weeks"
