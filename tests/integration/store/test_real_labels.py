"""A store of the real labels, and the starter that was made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from labelwise.operations.open_store import open_store
from labelwise.operations.starter import LIMIT, size_of
from labelwise.operations.verify import verify
from labelwise.store.store import STARTER

pytestmark = pytest.mark.corpus


def test_a_store_of_all_labels_is_whole_and_nothing_was_rejected(corpus_store_folder: Path) -> None:
    labels, rejected = corpus_store_folder.with_name("corpus-store.done").read_text(encoding="utf-8").split()

    assert rejected == "0"
    assert int(labels) > 1_300
    assert verify(corpus_store_folder).problems == ()


def test_the_starter_is_small_whole_and_holds_no_sentence() -> None:
    with open_store() as starter:
        manifest = starter.manifest

    assert not manifest.texts
    assert "sections" not in manifest.tables
    assert size_of(STARTER) < LIMIT
    assert verify(STARTER).problems == ()
