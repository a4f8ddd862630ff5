"""The vocabulary of topics: words found, and words that only look alike."""

from __future__ import annotations

import pytest

from labelwise.vocab.topics import topic_of, topics, topics_in


def named(text: str) -> set[str]:
    return {t.id for _, t in topics_in(text)}


def test_about_sixty_topics_with_ids_of_their_own() -> None:
    ids = [t.id for t in topics()]
    assert len(ids) == len(set(ids))
    assert 55 <= len(ids) <= 75


@pytest.mark.parametrize("topic", topics(), ids=lambda t: t.id)
def test_each_topic_is_found_by_its_id(topic: object) -> None:
    ident = topic.id  # type: ignore[attr-defined]
    assert topic_of(ident) is topic


def test_no_topic_of_an_unknown_id() -> None:
    with pytest.raises(KeyError):
        topic_of("no_such_topic")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("adrenal crisis", "nephrotoxicity"),
        ("under supervision", "eye"),
        ("neurologic toxicity", "urinary"),
        ("angioedema", "electrolytes"),
        ("respiratory depression", "psychiatric"),
        ("airway obstruction", "gi_injury"),
        ("isotretinoin", "eye"),
        ("antibacterial drugs", "infection"),
        ("suicidal behavior", "psychiatric"),
    ],
)
def test_words_that_look_alike(text: str, wrong: str) -> None:
    assert wrong not in named(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("QTc Prolongation", "cardiac_arrhythmia"),
        ("Thyroid C-Cell Tumors", "malignancy"),
        ("Serious Cardiovascular and Gastrointestinal Events", "cardiovascular_event"),
        ("Progressive Multifocal Leukoencephalopathy", "infection"),
        ("Neonatal Opioid Withdrawal Syndrome", "neonatal_withdrawal"),
        ("Dependence and Withdrawal Reactions", "withdrawal"),
    ],
)
def test_words_of_headings(text: str, right: str) -> None:
    assert right in named(text)
