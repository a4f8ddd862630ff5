"""Pairs that experts agree are of high priority: the share found where a label of either drug is at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from labelwise.operations.check import check
from labelwise.store.store import Store

FLOOR = 0.92
PAIRS = Path(__file__).with_name("high_priority_pairs.tsv")
CORPUS = os.environ.get("LABELWISE_CORPUS")
pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not CORPUS, reason="LABELWISE_CORPUS is not set")]


@pytest.fixture(name="store")
def _store(corpus_store: Store) -> Store:
    return corpus_store


def test_share_of_high_priority_pairs(store: Store) -> None:
    missed, count = [], 0
    for row in PAIRS.read_text(encoding="utf-8").splitlines()[1:]:
        one, other, _ = row.split("\t")
        result = check([one, other], store=store)
        if result.unresolved or not any(side.labels for side in result.coverage[0].sides):
            continue
        count += 1
        if not any(f.kind == "interaction" for f in result.findings):
            missed.append((one, other))
    assert count > 60, f"only {count} pairs have a label here"
    assert 1 - len(missed) / count >= FLOOR, missed
