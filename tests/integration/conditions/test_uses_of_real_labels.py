"""Indications and contraindications of every real record: how many are read, and how the vocabulary relates them."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from labelwise.extract.contraindication import contraindicated_with, contraindications
from labelwise.extract.indication import indications
from labelwise.facts import ContraindicationFact, Fact, IndicationFact, InteractionFact
from labelwise.label import Label
from labelwise.read.openfda import read_record
from labelwise.vocab.conditions import relate
from labelwise.vocab.conditions.heads import head_noun
from labelwise.vocab.conditions.words import words_of

_CORPUS = os.environ.get("LABELWISE_CORPUS")
_GOLD = os.environ.get("LABELWISE_GOLD")
pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not _CORPUS, reason="LABELWISE_CORPUS is not set")]

Read = list[tuple[Label, list[Fact]]]


def _labels() -> Iterator[Label]:
    for path in sorted(Path(_CORPUS or "").glob("openfda/*/*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                for record in json.loads(archive.read(name))["results"]:
                    yield read_record(record)


@pytest.fixture(scope="module")
def read() -> Read:
    extractors = (indications, contraindications, contraindicated_with)
    return [(label, [f for extract in extractors for f in extract(label).facts]) for label in _labels()]


def test_share_of_sections_that_give_facts(read: Read) -> None:
    for key, kinds, floor in (
        ("indications_and_usage", (IndicationFact,), 0.97),
        ("contraindications", (ContraindicationFact, InteractionFact), 0.97),
    ):
        asked = [facts for label, facts in read if label.has(key)]
        assert sum(any(isinstance(f, kinds) for f in facts) for facts in asked) / len(asked) >= floor, key


def test_conditions_are_short_and_their_citations_exact(read: Read) -> None:
    for label, facts in read:
        for fact in facts:
            if isinstance(fact, IndicationFact | ContraindicationFact):
                assert 1 <= len(fact.condition.split()) <= 15
            locator = fact.citation.locator
            assert locator is not None
            section = next(s for s in label.sections.values() if s.text_hash == fact.citation.text_hash)
            text = section.text_at(locator)
            assert text.startswith((fact.citation.quote or "").removesuffix(" …"))


def test_every_use_asked_in_its_own_words_is_included_and_its_head_noun_is_broader(read: Read) -> None:
    uses = [f for _, facts in read for f in facts if isinstance(f, IndicationFact)]
    assert len(uses) > 3000
    assert all(relate(f.condition, f).kind == "includes" for f in uses)
    heads = [(f, head_noun(f.condition)) for f in uses]
    right = sum(
        relate(head, f).kind == ("includes" if set(words_of(head)) == set(words_of(f.condition)) else "narrower")
        for f, head in heads
        if head
    )
    assert right / len(heads) >= 0.99


@pytest.mark.skipif(not _GOLD, reason="LABELWISE_GOLD is not set")
def test_hand_read_labels(read: Read) -> None:
    facts = {str(label.set_id): found for label, found in read}
    hits = wanted = stated = 0
    for line in (Path(_GOLD or "") / "label_facts.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        conditions = [f.condition for f in facts[entry["set_id"]] if isinstance(f, IndicationFact) and not f.limitation]
        wanted += len(entry["indications"])
        stated += len(conditions)
        hits += sum(any(_alike(use["condition"], c) for c in conditions) for use in entry["indications"])
    assert hits / wanted >= 0.95
    assert hits / stated >= 0.9


def _alike(a: str, b: str) -> bool:
    first, second = ({w[:7] for w in words_of(text)} for text in (a, b))
    return 2 * len(first & second) / (len(first) + len(second)) >= 0.5 or min(first, second, key=len) <= first & second
