"""What a question says beside drugs and condition is named, never dropped without a word."""

from __future__ import annotations

import pytest

from labelwise.operations.ask import unused_notice
from labelwise.vocab.questions import parse_question

_NAMES = {"alphadrug", "betadrug"}


@pytest.mark.parametrize(
    ("question", "unused"),
    [
        ("alphadrug vs betadrug", ()),
        ("What is the difference between Alphadrug and Betadrug for back pain?", ()),
        ("alphadrug vs betadrug in pregnancy", ("pregnancy",)),
        ("which is better for kids, alphadrug or betadrug?", ("kids",)),
        ("alphadrug compared to betadrug in terms of sleepiness", ("sleepiness",)),
    ],
)
def test_words_that_are_neither_drug_nor_condition_are_named(question: str, unused: tuple[str, ...]) -> None:
    assert parse_question(question, lambda name: name.lower() in _NAMES).unused == unused


def test_the_notice_names_them_and_promises_nothing() -> None:
    said = unused_notice(["pregnancy"])
    assert said.startswith("Of the question these words were not used: pregnancy.")
