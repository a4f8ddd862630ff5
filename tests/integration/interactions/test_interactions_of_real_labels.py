"""Interactions of real labels against those that a reader found in them, and over the whole corpus."""

from __future__ import annotations

import json
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from labelwise.extract.interaction.interactions import interactions
from labelwise.facts import InteractionFact
from labelwise.label import Label
from labelwise.read.openfda import read_record
from labelwise.vocab.classes import class_of

_CORPUS = os.environ.get("LABELWISE_CORPUS")
_GOLD = os.environ.get("LABELWISE_GOLD")
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not _CORPUS or not _GOLD, reason="LABELWISE_CORPUS or LABELWISE_GOLD is not set"),
]
_WAYS = {
    "after stopping object before starting drug": "after_object",
    "after stopping drug before starting object": "after_drug",
    "both": "both",
}


def _labels() -> Iterator[Label]:
    for path in sorted(Path(_CORPUS or "").glob("openfda/*/*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                for record in json.loads(archive.read(name))["results"]:
                    yield read_record(record)


@pytest.fixture(scope="module")
def read() -> dict[str, list[InteractionFact]]:
    return {x.set_id: [f for f in interactions(x).facts if isinstance(f, InteractionFact)] for x in _labels()}


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    lines = (Path(_GOLD or "") / "label_facts.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def _words(name: str) -> set[str]:
    entry = class_of(name)
    plain = entry.name if entry else name
    return {w.rstrip("s")[:9] for w in re.findall(r"[a-z0-9]+", plain.lower())} - {"drug", "agent", "and", "the"}


def test_most_objects_that_a_reader_found_are_found(
    read: dict[str, list[InteractionFact]], gold: list[dict[str, Any]]
) -> None:
    wanted = found = 0
    for label in gold:
        have = [_words(f.object) for f in read[label["set_id"]] if f.action != "none_expected"]
        for entry in label["interactions"]:
            for name in (entry["object"], *entry.get("examples", [])):
                wanted += 1
                found += any(len(_words(name) & h) >= 0.6 * min(len(_words(name)), len(h)) for h in have if h)
    assert found >= 0.9 * wanted


def test_washouts_of_a_reader_are_found_with_their_direction(
    read: dict[str, list[InteractionFact]], gold: list[dict[str, Any]]
) -> None:
    for label in gold:
        have = {(f.washout_days, f.washout_direction) for f in read[label["set_id"]] if f.washout_days is not None}
        for entry in (*label["interactions"], *label["contraindicated_with"]):
            if entry.get("washout_days"):
                assert (entry["washout_days"], _WAYS[entry["direction"]]) in have


def test_nearly_every_section_on_interactions_gives_facts(read: dict[str, list[InteractionFact]]) -> None:
    having = [x for x in _labels() if len("".join(p.text for p in x.passages("drug_interactions"))) > 600]
    assert sum(bool(read[x.set_id]) for x in having) >= 0.95 * len(having)


def test_names_are_short(read: dict[str, list[InteractionFact]]) -> None:
    names = {f.object for facts in read.values() for f in facts}
    assert max(len(n.split()) for n in names) <= 14
