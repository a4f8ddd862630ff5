"""A release opened for reading. This module is on the path of every command: it loads DuckDB, never Parquet's own
library.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import msgspec

from labelwise.errors import StoreDamaged
from labelwise.facts import CuratedFact, LabelFacts
from labelwise.label import Locator
from labelwise.store.compact import unpack
from labelwise.store.curated_rows import unpack_curated
from labelwise.store.folder import current
from labelwise.store.layout import BY_LABEL, CURATED, MANIFEST, NAMES, SECTIONS, file_of
from labelwise.store.locks import share
from labelwise.store.manifest import REBUILD, Manifest, read_manifest
from labelwise.vocab.names import MemoryNames, NameIndex, NameRow

_QUERIES = Path(__file__).with_name("queries")
ASKED_NAMES = 12  # spellings looked up one by one, some 2 ms each, before the table is read whole
HELD_NAMES = 50_000  # rows that are read whole, in some 50 ms
STARTER = Path(__file__).with_name("starter")


class Store:
    """One release. What it answers never changes, whatever is built meanwhile; `close` (or `with`) lets go of it."""

    def __init__(self, release: Path) -> None:
        self.path = release
        self._hold: int | None = None
        self._connection: duckdb.DuckDBPyConnection | None = None

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the release in force of a store, or a release folder itself; `StoreMissing` or `StoreDamaged`."""
        while True:
            store = cls(path if (path / MANIFEST).is_file() else current(path))
            if store._take_hold():
                return store

    def _take_hold(self) -> bool:
        """Hold the release against removal; False when it went away meanwhile."""
        try:
            handle = os.open(self.path / MANIFEST, os.O_RDONLY)
        except FileNotFoundError as error:
            if self.path.is_dir():
                raise StoreDamaged(f"The release {self.path.name} has no manifest.", REBUILD) from error
            return False
        if share(handle) and (self.path / MANIFEST).exists():
            self._hold = handle
            return True
        os.close(handle)
        return False

    @property
    def release(self) -> str:
        """The release's name."""
        return self.path.name

    @cached_property
    def manifest(self) -> Manifest:
        """What the release says of itself; read when first asked for."""
        return read_manifest(self.path)

    @property
    def is_starter(self) -> bool:
        """Whether this is the store inside the package."""
        return self.path == STARTER

    @cached_property
    def has_texts(self) -> bool:
        """Whether section texts and quotes are here."""
        return (self.path / file_of(SECTIONS)).is_file()

    def names(self) -> NameIndex:
        """Return the names of this release: each lookup is one query, all are read only for suggestions."""
        return self._names

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(StoredNames(self))

    def labels(self, drug_keys: Iterable[str]) -> list[LabelFacts]:
        """Return the labels of these drug keys with all their facts, sorted by set id."""
        found = [
            self._unpacked(row[0])
            for key in dict.fromkeys(drug_keys)
            for row in self.ask("labels", self._part(key), {"drug_key": key})
        ]
        return sorted(found, key=lambda label: label.head.set_id)

    def _unpacked(self, value: bytes) -> LabelFacts:
        """Return a stored label; `StoreDamaged` when it was written by a version with other fact kinds."""
        try:
            return unpack(value)
        except msgspec.DecodeError as error:
            raise StoreDamaged(
                f"A label of the release {self.release} cannot be read by this version: {error}.", REBUILD
            ) from error

    def _part(self, drug_key: str) -> str:
        """Return the file that holds a drug key, if any does."""
        files = self.manifest.tables[BY_LABEL].files
        return files[max(0, bisect_right(self._firsts, drug_key) - 1)].name

    @cached_property
    def _firsts(self) -> list[str]:
        return [file.first or "" for file in self.manifest.tables[BY_LABEL].files]

    def all_labels(self) -> Iterable[LabelFacts]:
        """Yield every label, by drug key and set id."""
        for file in self.manifest.tables[BY_LABEL].files:
            for row in self.ask("all_labels", file.name, {}):
                yield self._unpacked(row[0])

    def curated(self, ingredients: Iterable[str]) -> list[CuratedFact]:
        """Return the curated facts of these ingredients (base names), in the order of the release."""
        wanted = dict.fromkeys(ingredients)
        return [fact for ingredient in wanted for fact in self._curated.get(ingredient, ())]

    @cached_property
    def _curated(self) -> dict[str, list[CuratedFact]]:
        found: dict[str, list[CuratedFact]] = {}
        for ingredient, fact in self.ask("curated", file_of(CURATED), {}):
            found.setdefault(ingredient, []).append(unpack_curated(fact))
        return found

    def quote(self, set_id: str, section: str, locator: Locator) -> str | None:
        """Return the exact text at a span of a section (LOINC code or key) of a label; None where the store has no
        texts.

        A cell's words are in its citation's own quote: the store keeps no grids.
        """
        if not self.has_texts or locator.is_cell:
            return None
        for (parts,) in self.ask("section", file_of(SECTIONS), {"set_id": set_id, "section": section}):
            return str(parts[locator.part or 0][locator.start : locator.end])
        return None

    def ask(self, query: str, file: str, values: Mapping[str, object]) -> Sequence[tuple[Any, ...]]:
        """Return the rows of a query of the folder `queries`, its values bound; `StoreDamaged` when the file cannot
        be read.
        """
        try:
            return self._database.execute(_sql(query), {"file": str(self.path / file), **values}).fetchall()
        except duckdb.Error as error:
            raise StoreDamaged(f"{file} of the release {self.release} cannot be read.", REBUILD) from error

    @property
    def _database(self) -> duckdb.DuckDBPyConnection:
        if self._connection is None:
            self._connection = duckdb.connect(config=_SETTINGS)
        return self._connection

    def close(self) -> None:
        """Let go of the release."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._hold is not None:
            os.close(self._hold)
            self._hold = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


# In memory, and nothing but the files named: no extension is fetched.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "parquet_metadata_cache": True,
    "autoinstall_known_extensions": False,
}


class StoredNames:
    """The names table of a release, as `vocab.names` asks for it.

    Each spelling is a query, and its answer is kept. Who goes on asking (a server, a list of drugs) is better served by
    memory: a small table is then read whole. A single command never pays for that, a large table never fills memory.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._answers: dict[str, list[NameRow]] = {}

    @cached_property
    def _memory(self) -> MemoryNames | None:
        if self._store.manifest.tables[NAMES].rows > HELD_NAMES:
            return None
        return MemoryNames(self.spellings())

    def lookup(self, spelling: str) -> Sequence[NameRow]:
        """Return the rows of exactly this spelling."""
        found = self._answers.get(spelling)
        if found is not None:
            return found
        if len(self._answers) >= ASKED_NAMES and self._memory is not None:
            return self._memory.lookup(spelling)
        found = [NameRow(*row) for row in self._store.ask("name", file_of(NAMES), {"spelling": spelling})]
        if len(self._answers) < ASKED_NAMES:
            self._answers[spelling] = found
        return found

    def spellings(self) -> Iterable[NameRow]:
        """Yield every row."""
        return [NameRow(*row) for row in self._store.ask("names", file_of(NAMES), {})]


@cache
def _sql(name: str) -> str:
    return (_QUERIES / f"{name}.sql").read_text(encoding="utf-8")
