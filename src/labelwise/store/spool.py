"""Rows on their way into a release: written as they come, read back in the order of the release.

Memory holds only where each label's rows stand, so a build of any size stays small.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from labelwise.facts import Account
from labelwise.store.label_key import LabelKey
from labelwise.store.label_rows import LabelRows, Rows


class Slice(NamedTuple):
    """Where one label's rows of one table stand in the table's spool file."""

    start: int
    end: int
    number: int


class Spool:
    """A folder with one file a table. `add` appends; `read` gives back slices in any order."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.keys: list[LabelKey] = []
        self.accounts: list[tuple[Account, ...]] = []
        self._slices: dict[str, dict[int, Slice]] = {}
        self._files: dict[str, BinaryIO] = {}
        self._ends: dict[str, int] = {}

    def add(self, rows: LabelRows) -> None:
        """Append the rows of one label."""
        self.keys.append(rows.key)
        self.accounts.append(rows.account)
        self._write(len(self.keys) - 1, rows.tables)

    def replace(self, index: int, account: tuple[Account, ...], tables: dict[str, Rows]) -> None:
        """Let a label have other rows in these tables; the old ones are passed over when it is read."""
        self.accounts[index] = account
        self._write(index, tables)

    def _write(self, index: int, tables: dict[str, Rows]) -> None:
        for table, part in tables.items():
            if part.number:
                start = self._ends.get(table, 0)
                end = start + len(part.lines)
                self._file(table).write(part.lines)
                self._ends[table] = end
                self._slices.setdefault(table, {})[index] = Slice(start, end, part.number)

    def _file(self, table: str) -> BinaryIO:
        if table not in self._files:
            self._files[table] = (self.folder / table).open("ab", buffering=1 << 20)
        return self._files[table]

    def close(self) -> None:
        """Bring what was added to where `read` finds it; more may be added afterwards."""
        for file in self._files.values():
            file.close()
        self._files.clear()

    def tables(self) -> frozenset[str]:
        """Return the tables that have rows."""
        return frozenset(self._slices)

    def read(self, table: str, order: Sequence[int]) -> Iterator[tuple[LabelKey, Rows]]:
        """Yield the rows of a table label by label, in the given order of labels."""
        slices = self._slices.get(table)
        if not slices:
            return
        with (self.folder / table).open("rb") as file:
            for index in order:
                place = slices.get(index)
                if place is not None:
                    file.seek(place.start)
                    yield self.keys[index], Rows(place.number, file.read(place.end - place.start))
