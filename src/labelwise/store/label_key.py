"""Which label a row belongs to, and which of several readings of one label is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class LabelKey(NamedTuple):
    """What identifies one reading of a label and says how it ranks: `fullness` counts the characters of its
    sections.
    """

    set_id: str
    drug_key: str
    version: int | None
    source: str
    fullness: int
    document_id: str
    origin: str
    digest: str

    @property
    def rank(self) -> tuple[object, ...]:
        """The best reading has the highest: version (none is lowest), SPL over openFDA, the fuller; ties by document,
        origin, content and key, so that the choice never depends on the order of reading.
        """
        version = -1 if self.version is None else self.version
        return (version, self.source == "spl", self.fullness, self.document_id, self.origin, self.digest, self.drug_key)


def choose(keys: Iterable[LabelKey]) -> tuple[list[int], list[tuple[int, int]]]:
    """Return the indices of the readings kept, in the store's order, and (lost, kept) for each that gave way."""
    listed = list(keys)
    best: dict[str, int] = {}
    for index, key in enumerate(listed):
        held = best.setdefault(key.set_id, index)
        if key.rank > listed[held].rank:
            best[key.set_id] = index
    kept = sorted(best.values(), key=lambda i: (listed[i].drug_key, listed[i].set_id))
    lost = [(i, best[k.set_id]) for i, k in enumerate(listed) if best[k.set_id] != i]
    return kept, sorted(lost, key=lambda pair: (listed[pair[0]].set_id, listed[pair[0]].rank))
