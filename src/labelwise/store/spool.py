"""Rows on their way into a release: written as they come, read back in the order of the release.

Memory holds only where each label's rows stand, so a build of any size stays small.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, NamedTuple

from labelwise.facts import Account
from labelwise.store.label_key import LabelKey
from labelwise.store.label_rows import Kept, LabelRows, Rows


class Slice(NamedTuple):
    """Where one label's rows of one table stand, and in which of the spool's files."""

    file: str
    start: int
    end: int
    number: int


class Spool:
    """A folder: a file a table, and those that `keep` made. `add` appends; `read` gives back slices in any order."""

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

    def _write(self, index: int, tables: Mapping[str, Rows | Kept]) -> None:
        for table, part in tables.items():
            if isinstance(part, Kept):
                if part.number:
                    self._slices.setdefault(table, {})[index] = Slice(part.file, part.start, part.end, part.number)
            elif part.number:
                start = self._ends.get(table, 0)
                end = start + len(part.lines)
                self._file(table).write(part.lines)
                self._ends[table] = end
                self._slices.setdefault(table, {})[index] = Slice(table, start, end, part.number)

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
        with ExitStack() as opened:
            files: dict[str, BinaryIO] = {}
            for index in order:
                place = slices.get(index)
                if place is not None:
                    file = files.get(place.file)
                    if file is None:
                        file = files[place.file] = opened.enter_context((self.folder / place.file).open("rb"))
                    file.seek(place.start)
                    yield self.keys[index], Rows(place.number, file.read(place.end - place.start))


_kept: dict[str, tuple[int, str]] = {}  # by folder: the file that this process writes there, open, and its name


def keep(folder: str, rows: LabelRows) -> LabelRows:
    """Write a label's rows into a file of this process in a spool's folder; return where they stand.

    For processes that work for one that builds: what they read stays out of the pipes between them.
    """
    if folder not in _kept:
        handle, path = tempfile.mkstemp(prefix="kept-", dir=folder)
        _kept[folder] = handle, Path(path).name
    handle, name = _kept[folder]
    at = os.lseek(handle, 0, os.SEEK_END)
    tables: dict[str, Rows | Kept] = {}
    pieces: list[bytes] = []
    for table, part in rows.tables.items():
        if isinstance(part, Rows):
            tables[table] = Kept(part.number, name, at, at + len(part.lines))
            pieces.append(part.lines)
            at += len(part.lines)
    whole = memoryview(b"".join(pieces))
    while whole:
        whole = whole[os.write(handle, whole) :]
    return rows._replace(tables=tables)
