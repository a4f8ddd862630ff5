"""Builds and readers at the same time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from labelwise.errors import StoreBusy
from labelwise.operations.build import build
from labelwise.operations.open_store import open_store
from labelwise.store.folder import building

Record = dict[str, Any]
Write = Callable[..., Path]


def _build(records: list[Record], write: Write, store: Path, number: int) -> str:
    """Build a release that differs from others by its number."""
    changed = [{**records[0], "version": str(number)}, *records[1:3]]
    return build([write(changed, folder=f"sources{number}")], store).release


def test_a_reader_keeps_the_release_that_it_opened(records: list[Record], write: Write, tmp_path: Path) -> None:
    store = tmp_path / "store"
    first = _build(records, write, store, 1)
    with open_store(store) as reader:
        assert reader.labels(["A1B2C3D4E5"])[0].head.version == 1
        for number in range(2, 6):
            _build(records, write, store, number)
        assert reader.release == first
        assert reader.labels(["A1B2C3D4E5"])[0].head.version == 1
        assert reader.names().resolve("Spasmex").ingredient == "relaxadol"
    with open_store(store) as reader:
        assert reader.labels(["A1B2C3D4E5"])[0].head.version == 5


def test_old_releases_go_when_nobody_reads_them(records: list[Record], write: Write, tmp_path: Path) -> None:
    store = tmp_path / "store"
    names = [_build(records, write, store, number) for number in range(1, 5)]

    assert {r.name for r in (store / "releases").iterdir()} == set(names[-2:])


def test_a_release_that_was_read_goes_once_its_reader_is_gone(
    records: list[Record], write: Write, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    first = _build(records, write, store, 1)
    reader = open_store(store)
    for number in range(2, 5):
        _build(records, write, store, number)
    assert first in {r.name for r in (store / "releases").iterdir()}
    reader.close()
    _build(records, write, store, 5)
    assert first not in {r.name for r in (store / "releases").iterdir()}


def test_two_builds_of_one_store_do_not_run_at_once(records: list[Record], write: Write, tmp_path: Path) -> None:
    store = tmp_path / "store"
    first = _build(records, write, store, 1)
    with building(store), pytest.raises(StoreBusy, match="Another build") as caught:
        _build(records, write, store, 2)
    assert caught.value.exit_code == 4
    with open_store(store) as reader:
        assert reader.release == first
    assert _build(records, write, store, 2) != first


def test_what_a_killed_build_left_is_cleared_away(records: list[Record], write: Write, tmp_path: Path) -> None:
    store = tmp_path / "store"
    _build(records, write, store, 1)
    (store / ".building-999999" / "release").mkdir(parents=True)
    (store / ".building-999999" / "release" / "names.parquet").write_bytes(b"half")
    (store / "releases" / ".trash-old").mkdir()
    (store / "CURRENT.new").write_text("half")

    _build(records, write, store, 2)

    assert sorted(p.name for p in store.iterdir()) == ["CURRENT", "lock", "releases"]
    assert not list((store / "releases").glob(".*"))
