"""Which drugs of a class carry a boxed warning: a text that lacks one may be out of date."""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from labelwise.comparison.material import ClassBox
from labelwise.comparison.sorted_label import facts_of
from labelwise.facts import LabelFacts, PharmacologicClassFact
from labelwise.store.layout import file_of
from labelwise.store.store import Store
from labelwise.vocab.names import base_name

_FEWEST = 2  # other drugs with a box: one alone may have a risk of its own
_Table = dict[str, list[tuple[str, frozenset[str], bool]]]
_read: WeakKeyDictionary[Store, _Table] = WeakKeyDictionary()


def class_box(ingredient: str, labels: Sequence[LabelFacts], store: Store) -> ClassBox | None:
    """Return the class most of whose other drugs of a shared route mark a box, where no label of this drug marks one.

    None for drugs sold without a prescription, and where no class of the drug has two such drugs.
    """
    if not labels or any(label.head.has("boxed_warning") for label in labels):
        return None
    if any("OTC" in (label.head.product_type or "").upper() for label in labels):
        return None
    routes = {r.lower() for label in labels for r in label.head.drug.route}
    facts = (f for label in labels for f in facts_of(label, PharmacologicClassFact))
    names = {f.name.lower(): f.name for f in facts if f.scheme == "EPC"}
    for key, shown in names.items():
        kin: dict[str, bool] = {}
        for drug, given, boxed in _table(store).get(key, ()):
            if drug != ingredient and (not routes or not given or routes & given):
                kin[drug] = boxed or kin.get(drug, False)
        with_box = tuple(sorted(drug for drug, boxed in kin.items() if boxed))
        if len(with_box) >= _FEWEST and 2 * len(with_box) > len(kin):
            return ClassBox(shown, with_box, len(kin))
    return None


def _table(store: Store) -> _Table:
    """Return the drugs of each class; read once for an open store."""
    found = _read.get(store)
    if found is None:
        found = _read[store] = {}
        labels = store.path / file_of("labels")
        if not labels.is_file() or not (store.path / file_of("pharmacologic_class")).is_file():
            return found  # a store of comparisons alone
        values = {"labels": str(labels)}
        for name, drug, routes, boxed in store.ask("class_boxes", file_of("pharmacologic_class"), values):
            found.setdefault(name, []).append((base_name(drug), frozenset(r.lower() for r in routes or ()), boxed))
    return found
