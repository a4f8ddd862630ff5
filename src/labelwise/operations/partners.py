"""One drug against every other drug of a store."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from labelwise.checks import Coverage, Finding, Medication
from labelwise.checks.pairs import check_pairs
from labelwise.errors import AmbiguousDrug, UnknownDrug
from labelwise.facts import InteractionFact, LabelFacts, NotUnderstoodFact
from labelwise.operations.catalogue import Catalogue
from labelwise.operations.check import medication
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
        self._store = store

    def of(self, drug: Medication) -> Iterator[Partner]:
        """Yield every other drug, by name, but for those that share an ingredient."""
        for other in self._drugs:
            findings, coverage = check_pairs((drug, other))
            if coverage:
                yield Partner(other, tuple(findings), coverage[0])

    @cached_property
    def _drugs(self) -> list[Medication]:
        return [drug for listed in Catalogue.of(self._store).drugs if (drug := self._read(listed.name)) is not None]

    def _read(self, name: str) -> Medication | None:
        try:
            held = medication(Entry(text=name, dose="-"), self._store)
        except (UnknownDrug, AmbiguousDrug):
            return None
        return msgspec.structs.replace(held, labels=tuple(_trimmed(label) for label in held.labels))


def _trimmed(label: LabelFacts) -> LabelFacts:
    """Return a label with nothing but what pairs are checked by; the drug's classes were read before."""
    kept = tuple(f for f in label.facts if isinstance(f, InteractionFact | NotUnderstoodFact))
    return LabelFacts(head=label.head, facts=kept)
