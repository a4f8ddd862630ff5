"""In which order side effects stand, and what they are called: never by their rates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from labelwise.comparison.column import Column, only
from labelwise.comparison.piece import Piece, normal
from labelwise.facts import AdverseReactionFact, WarningFact
from labelwise.vocab.effects.by_id import effect_of
from labelwise.vocab.effects.effect import Effect
from labelwise.vocab.topics import topics_in

IN_BOX = "Named in a boxed warning"
IN_WARNINGS = "Named in the warnings"
# Topics that speak of use and people, not of one kind of harm: their words would draw in what they do not warn of.
NO_HARM = frozenset(
    {
        "interaction", "monitoring", "older_people", "children", "rems", "excipient", "vaccination", "overdose",
        "lactation_risk", "fertility", "mortality", "dementia_mortality", "dose_dependence", "headache",
        "opioid_combination", "embryo_fetal_toxicity", "neonatal_withdrawal", "resistant_bacteria",
    }
)  # fmt: skip


class NamedEffect(NamedTuple):
    """A row to be: its key, its title, its heading, and the names under which it is known."""

    key: str
    title: str
    group: str
    names: tuple[str, ...]


def key_of(fact: AdverseReactionFact) -> str:
    """Return what rows are made by: the concept, else the printed term."""
    return fact.concept or str(normal(fact.term)).replace(" ", "_")


def in_order(columns: Sequence[Column], tables: Sequence[Mapping[str, Sequence[Piece]]]) -> list[NamedEffect]:
    """Return the effects: those that a box names, those that warnings name, then by body system and name."""
    boxed, warned = _warned(columns)
    found = []
    for key, fact in _firsts(tables).items():
        effect = effect_of(fact.concept) if fact.concept else Effect(key, fact.term.lower(), fact.term.lower(), "Other")
        names = f"{effect.name} {effect.plain_name} {key.replace('_', ' ')}"
        named = _topics_named(names)
        rank = 2 if named.isdisjoint(warned) else 1 if named.isdisjoint(boxed) else 0
        group = (IN_BOX, IN_WARNINGS, effect.group)[rank]
        shown = tuple(dict.fromkeys((effect.plain_name, effect.name)))
        found.append((rank, effect.group == "Other", effect.group, _title(effect), group, shown, key))
    return [NamedEffect(key, title, group, shown) for *_, title, group, shown, key in sorted(found)]


def _firsts(tables: Sequence[Mapping[str, Sequence[Piece]]]) -> dict[str, AdverseReactionFact]:
    firsts: dict[str, AdverseReactionFact] = {}
    for table in tables:
        for key, pieces in table.items():
            if isinstance(fact := pieces[0].fact, AdverseReactionFact):
                firsts.setdefault(key, fact)
    return firsts


def _title(effect: Effect) -> str:
    """Return the plain name, and the professional one where it is another: `Sleepiness (somnolence)`."""
    name = effect.plain_name[:1].upper() + effect.plain_name[1:]
    return name if effect.name.lower() == effect.plain_name.lower() else f"{name} ({effect.name})"


def _warned(columns: Sequence[Column]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the topics of harm in boxed warnings, and in all warnings."""
    facts = [f for c in columns for _, f in only(c.union("warning"), WarningFact) if f.topic not in NO_HARM]
    return frozenset(f.topic for f in facts if f.boxed), frozenset(f.topic for f in facts)


@lru_cache(maxsize=16_384)  # effects that most drugs share
def _topics_named(names: str) -> frozenset[str]:
    """Return the topics whose words an effect's names hold."""
    return frozenset(topic.id for _, topic in topics_in(names))
