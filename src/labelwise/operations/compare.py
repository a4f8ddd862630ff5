"""Names in, comparison out. The only place where a comparison touches a store."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike

from labelwise.comparison import Comparison, DrugMaterial, compare_drugs
from labelwise.operations.open_store import open_store
from labelwise.store.store import Store
from labelwise.vocab.names import Resolution


def compare(
    drugs: Sequence[str],
    condition: str | None = None,
    *,
    route: str | None = None,
    store: Store | str | PathLike[str] | None = None,
) -> Comparison:
    """Compare drugs by name: generic, brand, salt, substance, RxCUI, UNII or NDC, in any case.

    `condition` asks whether each is approved for it, `route` narrows what is compared. `store` is an open store or its
    folder (default: the one in force). Raises `UnknownDrug`, `AmbiguousDrug`, `UsageError`, `StoreError`.
    """
    if isinstance(store, Store):
        return compare_drugs([material(name, store) for name in drugs], condition, route)
    with open_store(store) as opened:
        return compare_drugs([material(name, opened) for name in drugs], condition, route)


def material(name: str, store: Store) -> DrugMaterial:
    """Return what the store holds of the drug that a name stands for."""
    found = store.names().resolve(name)
    return DrugMaterial(
        name=found.name,
        ingredient=found.ingredient,
        asked=name,
        note=found.note,
        route=found.route,
        release=found.release,
        labels=tuple(store.labels(found.drug_keys)),
        curated=tuple(store.curated(_ingredients(found))),
    )


def _ingredients(found: Resolution) -> list[str]:
    return [found.ingredient]
