"""One store of all the real labels for the whole run: building it takes longer than all that is asked of it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from labelwise.operations.build import build
from labelwise.operations.open_store import open_store
from labelwise.store.store import Store

CORPUS = os.environ.get("LABELWISE_CORPUS")


@pytest.fixture(scope="session")
def corpus_store_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store of all labels; the first process that asks builds it, the others wait."""
    if not CORPUS:
        pytest.skip("LABELWISE_CORPUS is not set")
    base = tmp_path_factory.getbasetemp()
    # Parallel test processes have base folders of their own below one shared folder.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    place, done = shared / "corpus-store", shared / "corpus-store.done"
    with (shared / "corpus-store.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            report = build([Path(CORPUS)], place, jobs=os.cpu_count() or 1)
            done.write_text(f"{report.labels} {len(report.rejected)}", encoding="utf-8")
    return place


@pytest.fixture(scope="session")
def corpus_store(corpus_store_folder: Path) -> Iterator[Store]:
    """Yield the store of all labels, open."""
    with open_store(corpus_store_folder) as opened:
        yield opened
