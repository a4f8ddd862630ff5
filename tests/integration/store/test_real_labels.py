"""A store of the real labels."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from labelwise.operations.build import build
from labelwise.operations.starter import LIMIT, make_starter, size_of
from labelwise.operations.verify import verify

pytestmark = pytest.mark.corpus
CORPUS = os.environ.get("LABELWISE_CORPUS")


@pytest.fixture(scope="module")
def corpus() -> Path:
    if not CORPUS:
        pytest.skip("LABELWISE_CORPUS is not set")
    return Path(CORPUS)


def test_a_store_of_all_labels_is_whole_and_nothing_was_rejected(corpus: Path, tmp_path: Path) -> None:
    report = build([corpus], tmp_path / "store", jobs=os.cpu_count() or 1)

    assert report.rejected == ()
    assert report.labels > 1_300
    assert verify(tmp_path / "store").problems == ()


def test_the_starter_is_small_and_holds_no_sentence(corpus: Path, tmp_path: Path) -> None:
    manifest = make_starter(corpus, tmp_path / "starter", jobs=os.cpu_count() or 1)

    assert not manifest.texts
    assert "sections" not in manifest.tables
    assert size_of(tmp_path / "starter") < LIMIT
    assert verify(tmp_path / "starter").problems == ()
