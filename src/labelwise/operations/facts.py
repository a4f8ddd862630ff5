"""The facts of one drug, from a store."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike

from labelwise.facts import Fact
from labelwise.operations.open_store import open_store
from labelwise.store.store import Store


def facts(drug: str, *, store: Store | str | PathLike[str] | None = None) -> list[Fact]:
    """Return every fact of a drug's labels by set id, then the curated ones; `UnknownDrug`, `AmbiguousDrug`."""
    if isinstance(store, Store):
        return list(_facts(drug, store))
    with open_store(store) as opened:
        return list(_facts(drug, opened))


def _facts(drug: str, store: Store) -> Iterator[Fact]:
    found = store.names().resolve(drug)
    for label in store.labels(found.drug_keys):
        yield from label.facts
    for entry in store.curated([found.ingredient]):
        yield entry.fact
