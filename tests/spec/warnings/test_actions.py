"""What a warning tells the reader to do comes from its own sentence, and from no word that tells nothing."""

from __future__ import annotations

import pytest

from labelwise.extract.warning.actions import action_of
from labelwise.extract.warning.warnings import warnings
from labelwise.facts import WarningFact
from labelwise.read.openfda import read_record


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("use caution in patients who drive.", "caution"),
        ("dose carefully in frail patients.", "caution"),
        ("consider another medicine.", None),
        ("inform patients of the risk.", None),
        ("counsel patients on sunlight.", None),
        ("advise patients to report a rash.", None),
    ],
)
def test_only_words_of_caution_are_a_caution(text: str, expected: str | None) -> None:
    assert action_of(text) == expected


def test_a_title_of_a_box_takes_no_action_from_the_text_below() -> None:
    record = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        "openfda": {"generic_name": ["EXAMPLINE"]},
        "boxed_warning": ["WARNING: HEPATOTOXICITY. Exampline hurt livers. Discontinue exampline if skin yellows."],
    }
    boxed = [f for f in warnings(read_record(record)).facts if isinstance(f, WarningFact) and f.boxed]
    assert [f.topic for f in boxed] == ["hepatotoxicity"]
    assert boxed[0].action is None
