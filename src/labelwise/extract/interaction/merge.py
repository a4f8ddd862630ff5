"""One interaction once: highlights, full text and tables name the same object again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from labelwise.facts import InteractionFact

# Strongest first: the strongest thing said about an object leads; weaker repeats of it add nothing.
_ORDER = (
    "contraindicated",
    "avoid",
    "separate",
    "adjust",
    "monitor",
    "caution",
    "not_advised",
    "unstated",
    "none_expected",
)


def merge(facts: Iterable[InteractionFact]) -> Iterator[InteractionFact]:
    """Yield, for each object, one fact an action that is more than "unstated", each washout, and a negative statement."""
    kept: dict[tuple[object, ...], InteractionFact] = {}
    for fact in facts:
        name = fact.object.rstrip("s")
        key = (name, fact.action, fact.washout_days, fact.washout_direction)
        if key not in kept or _weight(fact) > _weight(kept[key]):
            kept[key] = fact
    by_name: dict[str, list[InteractionFact]] = {}
    for fact in kept.values():
        by_name.setdefault(fact.object.rstrip("s"), []).append(fact)
    for group in by_name.values():
        group.sort(key=lambda f: _ORDER.index(f.action))
        advised = any(f.action not in ("unstated", "none_expected") for f in group)
        for fact in group:
            if fact.action == "unstated" and advised and fact.washout_days is None:
                continue
            yield fact


def _weight(fact: InteractionFact) -> int:
    return 2 * (fact.effect is not None) + (fact.mechanism is not None) + (fact.member_of is not None)
