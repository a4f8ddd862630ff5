"""Products, classes and mechanisms of every real record: how many labels give any, and what their citations hold."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from labelwise.extract.mechanism import mechanisms
from labelwise.extract.pharmacologic_class import pharmacologic_classes
from labelwise.extract.product import products
from labelwise.extract.products.quantity import NUMBER, number
from labelwise.facts import Fact, MechanismFact, NotUnderstoodFact, PharmacologicClassFact, ProductFact, to_json
from labelwise.label import Label
from labelwise.read.openfda import read_record

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
    return [
        (label, [f for extract in (products, pharmacologic_classes, mechanisms) for f in extract(label).facts])
        for label in _labels()
    ]


def _share(read: Read, kind: type[Fact], *, among: str = "") -> float:
    asked = [facts for label, facts in read if not label.partial and (not among or label.has(among))]
    return sum(any(isinstance(f, kind) for f in facts) for facts in asked) / len(asked)


def test_every_label_has_a_product(read: Read) -> None:
    assert all(any(isinstance(f, ProductFact) for f in facts) for _, facts in read)


def test_share_of_full_labels_with_a_strength(read: Read) -> None:
    full = [facts for label, facts in read if not label.partial]
    with_strength = [
        f for f in full if any(isinstance(p, ProductFact) and any(i.amount for i in p.ingredients) for p in f)
    ]
    assert len(with_strength) / len(full) > 0.975


def test_share_of_labels_with_a_form(read: Read) -> None:
    forms = [any(isinstance(f, ProductFact) and f.form for f in facts) for label, facts in read if not label.partial]
    assert sum(forms) / len(forms) > 0.96


def test_share_of_labels_with_a_class_and_a_mechanism(read: Read) -> None:
    assert _share(read, PharmacologicClassFact) > 0.85
    assert _share(read, MechanismFact, among="mechanism_of_action") > 0.90


def test_a_section_on_mechanism_that_gave_nothing_is_told(read: Read) -> None:
    for label, facts in read:
        if label.has("mechanism_of_action"):
            assert any(
                isinstance(f, MechanismFact) or (isinstance(f, NotUnderstoodFact) and f.about == "mechanism")
                for f in facts
            ), label.set_id


def _key_of(label: Label, fact: Fact) -> str:
    (key,) = [k for k, s in label.sections.items() if s.text_hash == fact.citation.text_hash]
    return key


def test_each_citation_points_to_words_that_hold_what_the_fact_says(read: Read) -> None:
    """A strength's span holds its number; a class is its span, a term's words stand in its sentence."""
    for label, facts in read:
        for fact in facts:
            locator = fact.citation.locator
            if locator is None:
                assert fact.citation.section is None
                continue
            text = label.text_at(_key_of(label, fact), locator)
            assert text.strip()
            if isinstance(fact, ProductFact):
                printed = {number(n) for n in re.findall(NUMBER, text)}
                amounts = {i.amount for i in fact.ingredients if i.amount is not None}
                assert amounts <= printed | {n * 1e6 for n in printed}, (label.set_id, text, amounts)
            if isinstance(fact, PharmacologicClassFact):
                letters = re.sub(r"\W", "", text.lower())
                assert all(word in letters for word in re.findall(r"[a-z]{4,}", fact.name.lower())), text


def test_terms_are_short(read: Read) -> None:
    for _, facts in read:
        for fact in facts:
            if isinstance(fact, MechanismFact):
                assert fact.terms
                assert all(1 <= len(t.split()) <= 12 for t in fact.terms), fact.terms


@pytest.mark.skipif(not _GOLD, reason="LABELWISE_GOLD is not set")
def test_strengths_of_labels_read_by_hand(read: Read, tmp_path: Path) -> None:
    """The scorer that stands beside the hand-read labels gives at least 0.95."""
    gold = Path(_GOLD or "")
    found = tmp_path / "facts.jsonl"
    found.write_bytes(b"".join(to_json(f) + b"\n" for _, facts in read for f in facts))
    scorer = gold.parent / "tools" / "score_label_facts.py"
    if not scorer.exists():
        pytest.skip("no scorer beside the hand-read labels")
    told = subprocess.run(
        [sys.executable, str(scorer), str(found), str(gold / "label_facts.jsonl"), "--only", "strengths"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert float(told.split("F1")[1].split()[0]) >= 0.95, told
