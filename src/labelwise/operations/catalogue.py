"""Every name of a store in order: what can be compared, and what begins with some letters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import islice
from typing import Literal

import msgspec

from labelwise.store.store import Store
from labelwise.vocab.names import NameRow, normal

NameOf = Literal["drug", "brand"]
_BRAND = "brand"
_DRUG_KINDS = frozenset({"generic", "salt", "substance"})


class ListedDrug(msgspec.Struct, frozen=True):
    """A drug that can be compared, with the brand names that labels print."""

    name: str
    brands: tuple[str, ...] = ()


class Suggestion(msgspec.Struct, frozen=True):
    """A name that goes on from what was typed; `drug` is the base name that it stands for."""

    name: str
    kind: NameOf
    drug: str


class Catalogue:
    """The names of one release, read once; a server keeps it."""

    def __init__(self, rows: Iterable[NameRow]) -> None:
        brands: dict[str, set[str]] = {}
        spelled: dict[str, Suggestion] = {}
        for row in rows:
            if row.kind == _BRAND:
                shown = row.shown or row.spelling
                brands.setdefault(row.ingredient, set()).add(shown)
                spelled.setdefault(row.spelling, Suggestion(shown, "brand", row.ingredient))
            elif row.kind in _DRUG_KINDS:
                brands.setdefault(row.ingredient, set())
                spelled[row.spelling] = Suggestion(row.spelling, "drug", row.ingredient)
        self.drugs = [ListedDrug(name, tuple(sorted(brands[name], key=str.lower))) for name in sorted(brands)]
        self._names = [drug.name for drug in self.drugs]
        self._spellings = sorted(spelled)
        self._spelled = spelled

    @classmethod
    def of(cls, store: Store) -> Catalogue:
        """Read the names of a store."""
        return cls(store.names().source.spellings())

    def after(self, name: str, limit: int) -> list[ListedDrug]:
        """Return at most `limit` drugs that follow `name` in alphabetical order; the empty name is before all."""
        first = bisect_right(self._names, name) if name else 0
        return self.drugs[first : first + limit]

    def suggest(self, text: str, limit: int = 10) -> list[Suggestion]:
        """Return at most `limit` names that begin with a text, in alphabetical order, one a drug and kind."""
        start = normal(text)
        if not start:
            return []
        first = bisect_left(self._spellings, start)
        hits = (s for s in islice(self._spellings, first, None) if s.startswith(start))
        found: dict[tuple[str, str], Suggestion] = {}
        for spelling in islice(hits, 20 * limit):
            hit = self._spelled[spelling]
            found.setdefault((hit.kind, hit.drug), hit)
            if len(found) == limit:
                break
        return list(found.values())
