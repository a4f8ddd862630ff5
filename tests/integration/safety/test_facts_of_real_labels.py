"""Warnings, populations, half-lives and results of real labels: against hand-read labels, and how much is read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from labelwise.extract.efficacy import efficacy
from labelwise.extract.pharmacokinetics.parameters import pharmacokinetics
from labelwise.extract.population.populations import populations
from labelwise.extract.warning.warnings import warnings
from labelwise.facts import EfficacyFact, NotUnderstoodFact, PharmacokineticsFact, PopulationFact, WarningFact
from labelwise.label import Label
from labelwise.operations.read_labels import read_labels

_CORPUS = os.environ.get("LABELWISE_CORPUS")
_GOLD = os.environ.get("LABELWISE_GOLD")
pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not _CORPUS, reason="LABELWISE_CORPUS is not set")]


@pytest.fixture(scope="module")
def labels() -> list[Label]:
    """Every third label: enough to hold the floors, in a third of the time."""
    return [label for at, label in enumerate(read_labels(Path(_CORPUS or ""))) if at % 3 == 0]


def _share(found: Iterator[bool]) -> float:
    values = list(found)
    return sum(values) / len(values)


def test_nearly_every_box_gives_a_boxed_warning(labels: list[Label]) -> None:
    with_box = [label for label in labels if "boxed_warning" in label.sections]
    boxed = (any(isinstance(f, WarningFact) and f.boxed for f in warnings(label).facts) for label in with_box)
    assert _share(boxed) >= 0.95


def test_nearly_every_group_that_a_label_speaks_of_gets_a_statement(labels: list[Label]) -> None:
    facts = [f for label in labels for f in populations(label).facts]
    missed = sum(isinstance(f, NotUnderstoodFact) for f in facts)
    groups = {(f.set_id, f.group) for f in facts if isinstance(f, PopulationFact)}
    assert missed <= 0.05 * len(groups)


def test_most_labels_that_give_a_half_life_in_plain_words_get_one(labels: list[Label]) -> None:
    plain = [label for label in labels if any("half-life of approximately" in p for p in _pharmacology(label))]
    assert _share(_half_life(label) for label in plain) >= 0.85


def _pharmacology(label: Label) -> tuple[str, ...]:
    section = label.sections.get("clinical_pharmacology")
    return section.parts if section else ()


def _half_life(label: Label) -> bool:
    facts = pharmacokinetics(label).facts
    return any(isinstance(f, PharmacokineticsFact) and f.parameter == "half_life" for f in facts)


def test_results_stand_with_their_arms(labels: list[Label]) -> None:
    facts = [f for label in labels for f in efficacy(label).facts if isinstance(f, EfficacyFact)]
    assert len(facts) > 1000
    assert all(f.arm_role for f in facts)
    # Only the one arm of a trial may go unnamed; arms that their drug's name tells apart need no N.
    in_tables = [f for f in facts if f.citation.locator and f.citation.locator.is_cell]
    assert all(f.arm_label for f in in_tables)
    assert all(f.arm_label for f in facts if f.arm_role != "drug")
    assert sum(f.arm_n is not None for f in facts) > 0.6 * len(facts)
    assert all(0 <= f.value <= 100 for f in facts if f.unit == "%" and f.value is not None and "n (%)" in f.endpoint)


@pytest.mark.skipif(not _GOLD, reason="LABELWISE_GOLD is not set")
def test_hand_read_withdrawal_and_boxes() -> None:
    gold = {entry["set_id"]: entry for entry in _entries(Path(_GOLD or "") / "label_facts.jsonl")}
    right = wrong = 0
    for label in read_labels(Path(_CORPUS or "")):
        entry = gold.get(label.set_id)
        if entry is not None:
            found = [f for f in warnings(label).facts if isinstance(f, WarningFact)]
            for said, truth in (
                (any(f.topic == "withdrawal" for f in found), bool(entry["withdrawal"])),
                (any(f.boxed for f in found), bool(entry["boxed_warning_topics"])),
            ):
                right += said == truth
                wrong += said != truth
    assert right >= 0.95 * (right + wrong)


def _entries(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
