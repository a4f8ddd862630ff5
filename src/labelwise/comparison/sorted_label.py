"""A label's facts sorted by kind and its section keys as a set, made once: facets ask for them dozens of times."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from labelwise.facts import Fact, LabelFacts

F = TypeVar("F", bound=Fact)
_MOST = 256  # labels: more than any one comparison reads
_held: dict[int, SortedLabel] = {}


class SortedLabel(NamedTuple):
    """`kinds` holds the facts by their type, in the label's order; `keys` the sections that the record carries."""

    label: LabelFacts
    kinds: dict[type[Fact], list[Fact]]
    keys: frozenset[str]


def sorted_label(label: LabelFacts) -> SortedLabel:
    """Return a label sorted. The one made last time is kept by identity: labels are frozen, and held while kept."""
    found = _held.get(id(label))
    if found is not None and found.label is label:
        return found
    kinds: dict[type[Fact], list[Fact]] = {}
    for fact in label.facts:
        kinds.setdefault(type(fact), []).append(fact)
    made = SortedLabel(label, kinds, frozenset([s.key for s in label.head.sections]))
    if len(_held) >= _MOST:
        _held.clear()
    _held[id(label)] = made
    return made


def facts_of(label: LabelFacts, kind: type[F]) -> Sequence[F]:
    """Return a label's facts of one kind."""
    return sorted_label(label).kinds.get(kind, ())  # type: ignore[return-value]
