"""One drug of a comparison: the labels of the presentation taken, and the facts they give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

import msgspec

from labelwise.comparison.material import ClassBox, DrugMaterial
from labelwise.comparison.piece import Piece, merge
from labelwise.comparison.presentation import Choice, fits, may_be_given
from labelwise.comparison.reference import ranked
from labelwise.comparison.sorted_label import facts_of, sorted_label
from labelwise.facts import KINDS, CuratedFact, Fact, LabelFacts, NotUnderstoodFact, ProductFact
from labelwise.vocab.names.spelling import normal

F = TypeVar("F", bound=Fact)
_ROUTED = frozenset(name for name, kind in KINDS.items() if "route" in kind.__struct_fields__)
NO_ROUTE = "(route not stated)"


@dataclass(frozen=True)
class Column:
    """`labels` are those of the presentation, the reference first; `others` those of other presentations.

    Where a brand was asked and has labels of the presentation, only these are its `labels`: one ingredient's brands may
    have other uses and doses. Its other labels are `beside`, and among `others`.
    """

    name: str
    ingredient: str
    asked: str
    note: str | None
    choice: Choice
    labels: tuple[LabelFacts, ...]
    others: tuple[LabelFacts, ...]
    curated: tuple[CuratedFact, ...]
    boxes: tuple[tuple[str, str], ...] = ()
    class_box: ClassBox | None = None
    brand: str | None = None
    beside: tuple[LabelFacts, ...] = ()
    _by_kind: dict[tuple[int, str], list[Fact]] = field(default_factory=dict, repr=False)
    _made: dict[tuple[str, str], tuple[Piece, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, material: DrugMaterial, choice: Choice, name: str = "") -> Column:
        """Return the column of a drug in a presentation; `name` is shown instead of the drug's own."""
        mine = [label for label in material.labels if fits(label, choice)]
        rest = [label for label in material.labels if not fits(label, choice)]
        named = {label.head.set_id for label in material.branded}
        own = [label for label in mine if label.head.set_id in named]
        beside = [label for label in mine if label.head.set_id not in named] if own else []
        return cls(
            name=name or material.name,
            ingredient=material.base,
            asked=material.asked or material.name,
            note=material.note,
            choice=choice,
            labels=tuple(ranked(own or mine)),
            others=tuple(ranked([*rest, *beside])),
            curated=material.curated,
            boxes=material.boxes,
            class_box=material.class_box,
            brand=material.brand,
            beside=tuple(ranked(beside)),
        )

    @property
    def reference(self) -> LabelFacts | None:
        """The label that speaks for the presentation."""
        return self.labels[0] if self.labels else None

    @property
    def substitution(self) -> str | None:
        """What must be said of labels that do not carry the brand asked: read in its place, or left out; None where
        there are none."""
        if self.note or not self.brand:
            return self.note
        wanted = normal(self.brand)
        if not any(normal(b) == wanted for label in self.labels for b in label.head.brand_names):
            used = f"labels of {self.ingredient} are used ({_names(self.labels)})" if self.labels else ""
            return f"No label named {self.brand} of this form is here{': ' if used else ''}{used}."
        if not self.beside:
            return None
        many = "other label" if len(self.beside) == 1 else "other labels"
        return (
            f"Only labels named {self.brand} are read; {len(self.beside)} {many} of {self.ingredient} here "
            f"({_names(self.beside)}) may have other uses, doses and strengths."
        )

    def of_label(self, label: LabelFacts, kind: str) -> list[Fact]:
        """Return a label's facts of a kind that belong to this presentation."""
        found = self._by_kind.get((id(label), kind))
        if found is None:
            mine = sorted_label(label).kinds.get(KINDS[kind], [])
            found = [f for f in mine if self._belongs(f)] if kind in _ROUTED and self.choice.route else mine
            self._by_kind[id(label), kind] = found
        return found

    def _belongs(self, fact: Fact) -> bool:
        """Whether a fact belongs to the presentation taken: one that names another route does not."""
        route = getattr(fact, "route", None)
        return not (isinstance(route, str) and self.choice.route and route.lower() != self.choice.route)

    def first(self, kind: str) -> list[Piece]:
        """Return the facts of the first label (the reference first) with any of a kind, and what curated ones add."""
        return self._once("first", kind, self._first)

    def union(self, kind: str) -> list[Piece]:
        """Return the facts of a kind of every label of the presentation, and what curated ones add."""
        return self._once("union", kind, self._union)

    def everywhere(self, kind: str) -> list[Piece]:
        """Return the facts of a kind of every label of the drug, other presentations too, and what curated ones add."""
        return self._once("everywhere", kind, self._everywhere)

    def _once(self, how: str, kind: str, make: Callable[[str], list[Piece]]) -> list[Piece]:
        """Return what was made before, as a list of the caller's own: facets ask for the same kind again and again."""
        held = self._made.get((how, kind))
        if held is None:
            held = self._made[how, kind] = tuple(make(kind))
        return list(held)

    def _first(self, kind: str) -> list[Piece]:
        facts = next(((label, found) for label in self.labels if (found := self.of_label(label, kind))), None)
        extracted = [Piece(f, facts[0]) for f in facts[1]] if facts else []
        return merge(extracted, self.curated_facts(kind))

    def _union(self, kind: str) -> list[Piece]:
        facts = [Piece(f, label) for label in self.labels for f in self.of_label(label, kind)]
        return merge(facts, self.curated_facts(kind))

    def _everywhere(self, kind: str) -> list[Piece]:
        wanted = KINDS[kind]
        every = (*self.labels, *self.others)
        facts = [Piece(self._routed(f, label), label) for label in every for f in facts_of(label, wanted)]
        return merge(facts, (c for c in self.curated if type(c.fact) is wanted))

    def _routed(self, fact: Fact, label: LabelFacts) -> Fact:
        """Return a fact as it is; a product that names no route and cannot be of the one taken is set apart."""
        route = self.choice.route
        if route is None or not isinstance(fact, ProductFact) or fact.route or may_be_given(fact, label, route):
            return fact
        return msgspec.structs.replace(fact, route=NO_ROUTE)

    def curated_facts(self, kind: str) -> Iterator[CuratedFact]:
        """Yield the curated facts of a kind that belong to this presentation."""
        wanted = KINDS[kind]
        for entry in self.curated:
            routes = entry.fact.drug.route
            if type(entry.fact) is wanted and (not routes or self.choice.route is None or self.choice.route in routes):
                yield entry

    def not_understood(self, *kinds: str) -> list[NotUnderstoodFact]:
        """Return what the reference label says of these kinds (default: all) and could not be read."""
        if self.reference is None:
            return []
        missed = (f for f in self.of_label(self.reference, "not_understood") if isinstance(f, NotUnderstoodFact))
        return [f for f in missed if not kinds or f.about in kinds]

    def has(self, *sections: str) -> bool:
        """Whether any label of the presentation carries one of these sections."""
        return not self._keys.isdisjoint(sections)

    def carrying(self, *sections: str) -> list[LabelFacts]:
        """Return the labels of the presentation that carry one of these sections."""
        return [label for label in self.labels if not sorted_label(label).keys.isdisjoint(sections)]

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset().union(*(sorted_label(label).keys for label in self.labels))

    def reads(self, kind: str) -> bool:
        """Whether an extractor of this kind looked at the labels."""
        return any(_reads(extractor, kind) for extractor in self._extractors)

    @cached_property
    def _extractors(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a.extractor for label in self.labels for a in label.head.account))


def _names(labels: Iterable[LabelFacts]) -> str:
    return ", ".join(list(dict.fromkeys(b for o in labels for b in o.head.brand_names))[:4]) or "no brand name"


def _reads(extractor: str, kind: str) -> bool:
    """Whether an extractor, named after what it reads, reads a kind."""
    return extractor == kind or extractor.rstrip("s") == kind or kind in extractor.split("+")


def only(pieces: Iterable[Piece], kind: type[F]) -> list[tuple[Piece, F]]:
    """Return pieces with their facts in their own type."""
    return [(p, p.fact) for p in pieces if isinstance(p.fact, kind)]
