"""One drug against every other drug of a store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from labelwise.checks import Coverage, Finding, Medication
from labelwise.checks.pairs import check_pairs
from labelwise.comparison import DrugMaterial
from labelwise.errors import AmbiguousDrug, UnknownDrug
from labelwise.facts import (
    Fact,
    InteractionFact,
    LabelFacts,
    NotUnderstoodFact,
    PharmacologicClassFact,
    ProductFact,
    WarningFact,
)
from labelwise.operations.catalogue import Catalogue
from labelwise.operations.check import of_material
from labelwise.operations.list_entry import Entry
from labelwise.store.store import Store


class Partner(msgspec.Struct, frozen=True, eq=False):
    """Another drug, what was found of the pair, and how far it was checked."""

    drug: Medication
    findings: tuple[Finding, ...]
    coverage: Coverage


class Partners:
    """Every drug of a store with what its labels say of others; read when first asked for, in some seconds, and kept.

    A drug is taken in its common route, as in a list that names it without one.
    """

    def __init__(self, store: Store) -> None:
        self._store = store  # nothing is read before it is asked for

    def of(self, drug: Medication) -> Iterator[Partner]:
        """Yield every other drug, by name, but for those that share an ingredient."""
        for other in self._drugs:
            findings, coverage = check_pairs((drug, other))
            if coverage:
                yield Partner(other, tuple(findings), coverage[0])

    @cached_property
    def _drugs(self) -> list[Medication]:
        by_key: dict[str, list[LabelFacts]] = {}
        for label in self._store.all_labels():
            by_key.setdefault(label.head.drug_key, []).append(_only(label, _NEEDED))
        names = [listed.name for listed in Catalogue.of(self._store).drugs]
        return [drug for name in names if (drug := self._read(name, by_key)) is not None]

    def _read(self, name: str, by_key: Mapping[str, Sequence[LabelFacts]]) -> Medication | None:
        try:
            found = self._store.names().resolve(name)
        except (UnknownDrug, AmbiguousDrug):
            return None
        labels = sorted((x for key in found.drug_keys for x in by_key.get(key, ())), key=lambda x: x.head.set_id)
        material = DrugMaterial(
            name=found.name,
            ingredient=found.ingredient,
            asked=name,
            labels=tuple(labels),
            curated=tuple(self._store.curated([found.ingredient])),
        )
        drug = of_material(Entry(text=name), material, "")
        return msgspec.structs.replace(drug, labels=tuple(_only(label, _KEPT) for label in drug.labels))


# What a drug's classes and routes are read from, and what pairs are then checked by: all else would only fill memory.
_KEPT = (InteractionFact, NotUnderstoodFact)
_NEEDED = (*_KEPT, PharmacologicClassFact, ProductFact, WarningFact)


def _only(label: LabelFacts, kinds: tuple[type[Fact], ...]) -> LabelFacts:
    """Return a label with facts of some kinds alone."""
    return LabelFacts(head=label.head, facts=tuple(f for f in label.facts if isinstance(f, kinds)))
