"""Where spellings are looked up: in memory, or in a store's table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, runtime_checkable

from labelwise.vocab.names.name_row import NameRow


@runtime_checkable
class NameSource(Protocol):
    """All that resolving needs. A store answers `lookup` with one query and reads everything only for `spellings`."""

    def lookup(self, spelling: str) -> Sequence[NameRow]:
        """Return the rows of exactly this spelling (in normal form); empty when there is none."""
        ...

    def spellings(self) -> Iterable[NameRow]:
        """Return every row: asked for only when a name was not found, for suggestions and for `search`."""
        ...


class MemoryNames:
    """Rows held in memory: the plain twin of a store's table."""

    def __init__(self, rows: Iterable[NameRow]) -> None:
        self._rows: dict[str, list[NameRow]] = {}
        for row in rows:
            self._rows.setdefault(row.spelling, []).append(row)

    def lookup(self, spelling: str) -> Sequence[NameRow]:
        """Return the rows of exactly this spelling."""
        return self._rows.get(spelling, ())

    def spellings(self) -> Iterable[NameRow]:
        """Return every row."""
        return (row for rows in self._rows.values() for row in rows)
