"""Names in, comparison out. The only place where a comparison touches a store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from os import PathLike

from labelwise.comparison import Comparison, DrugMaterial, compare_drugs
from labelwise.comparison.sorted_label import facts_of
from labelwise.facts import LabelFacts, WarningFact
from labelwise.label import Locator
from labelwise.operations.class_boxes import class_box
from labelwise.operations.open_store import open_store
from labelwise.store.store import Store
from labelwise.vocab.names import Resolution

BOX = "boxed_warning"
_LONGEST_BOX = 2000  # characters: the comparison cuts it to a cell, and says so


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
    labels = tuple(store.labels(found.drug_keys))
    return DrugMaterial(
        name=found.name,
        ingredient=found.ingredient,
        asked=name,
        brand=found.brand,
        note=found.note,
        route=found.route,
        release=found.release,
        labels=labels,
        curated=tuple(store.curated(_ingredients(found))),
        boxes=tuple(_boxes(labels, store)),
        class_box=class_box(found.ingredient, labels, store),
    )


def _boxes(labels: Sequence[LabelFacts], store: Store) -> Iterator[tuple[str, str]]:
    """Yield the words of boxed warnings that gave no fact: such a box is shown as it stands."""
    whole = Locator(part=0, start=0, end=_LONGEST_BOX)
    for label in labels:
        if not label.head.has(BOX) or any(f.boxed for f in facts_of(label, WarningFact)):
            continue
        if words := store.quote(str(label.head.set_id), BOX, whole):
            yield str(label.head.set_id), words


def _ingredients(found: Resolution) -> list[str]:
    return [found.ingredient]
