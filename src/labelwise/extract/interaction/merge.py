"""One interaction once: highlights, full text and tables name the same object again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from labelwise.facts import InteractionFact
from labelwise.vocab.classes import class_of

# Strongest first: the strongest thing said about an object leads; weaker repeats of it add nothing.
_ORDER = (
    "contraindicated",
    "avoid",
    "not_advised",
    "separate",
    "adjust",
    "monitor",
    "caution",
    "unstated",
    "none_expected",
)


def merge(facts: Iterable[InteractionFact]) -> Iterator[InteractionFact]:
    """Yield, for each object, one fact an action that is more than "unstated", each washout, and a negative statement.

    Washouts of one length that are given in both directions become `both`, each with its own citation.
    """
    kept: dict[tuple[object, ...], InteractionFact] = {}
    for fact in facts:
        key = (_name(fact), fact.action, fact.washout_days, fact.washout_direction)
        if key not in kept or _weight(fact) > _weight(kept[key]):
            kept[key] = fact
    by_name: dict[str, list[InteractionFact]] = {}
    for fact in kept.values():
        by_name.setdefault(_name(fact), []).append(fact)
    for group in by_name.values():
        group.sort(key=lambda f: _ORDER.index(f.action))
        yield from _group(group)


def _group(group: list[InteractionFact]) -> Iterator[InteractionFact]:
    advised = any(f.action not in ("unstated", "none_expected") for f in group)
    ways: dict[float, set[str]] = {}
    for fact in group:
        if fact.washout_days is not None and fact.washout_direction is not None:
            ways.setdefault(fact.washout_days, set()).add(fact.washout_direction)
    told: set[tuple[float, str | None]] = set()
    for fact in group:
        days = fact.washout_days
        if days is None:
            if fact.action != "unstated" or not advised:
                yield fact
            continue
        directions = ways.get(days, set())
        if fact.washout_direction is None and directions:
            continue
        both = len(directions) > 1
        if (days, fact.washout_direction) not in told and not (both and fact.washout_direction == "both"):
            told.add((days, fact.washout_direction))
            yield replace(fact, washout_direction="both") if both else fact


def _name(fact: InteractionFact) -> str:
    entry = class_of(fact.object) if fact.object_kind != "drug" else None
    return entry.id if entry is not None else fact.object.lower().rstrip("s")


def _weight(fact: InteractionFact) -> int:
    return 2 * (fact.effect is not None) + (fact.mechanism is not None) + (fact.member_of is not None)
