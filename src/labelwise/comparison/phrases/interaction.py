"""Interactions in words. Action words come from the label's own sentence; none is added."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelwise.comparison.object_names import object_name
from labelwise.comparison.phrases.numbers import number
from labelwise.facts import InteractionFact

_WORDS = re.compile(r"[a-z0-9]{3,}")
_ACTIONS = {
    "contraindicated": "contraindicated",
    "avoid": "avoid",
    "adjust": "adjust the dose",
    "separate": "take apart from each other",
    "monitor": "monitor",
    "caution": "use with caution",
    "not_advised": "not advised",
    "none_expected": "the label says that none is expected",
    "unstated": "risk named, nothing advised",
}
STRENGTH = (
    "contraindicated",
    "avoid",
    "not_advised",
    "adjust",
    "separate",
    "monitor",
    "caution",
    "unstated",
    "none_expected",
)
"""Actions, the strongest first. `none_expected` never outranks a positive statement."""


def interaction_words(fact: InteractionFact) -> str:
    """Return action, effect and washout: `contraindicated: serotonin syndrome; wait 14 days after stopping it`."""
    text = _ACTIONS[fact.action]
    if fact.action == "none_expected" and fact.scope:
        text += f" ({fact.scope})"
    why = [w for w in (fact.effect, fact.mechanism) if w]
    if why:
        text += f": {'; '.join(why)}"
    wait = _washout(fact)
    if wait:
        text += f"; {wait}"
    if fact.member_of:
        text += f" (as one of: {fact.member_of})"
    return text


def interactions_words(facts: Sequence[InteractionFact]) -> list[str]:
    """Return what is said of one object: a part an action, the strongest first, each reason and wait once.

    A weaker action for which nothing new is said is only named: `also said: avoid, monitor`.
    """
    by_action: dict[str, list[InteractionFact]] = {}
    for fact in sorted(facts, key=lambda f: STRENGTH.index(f.action)):
        by_action.setdefault(fact.action, []).append(fact)
    told: set[str] = set()
    parts: list[str] = []
    also: list[str] = []
    for action, group in by_action.items():
        more = [*_reasons(group, told), *_waits(group, told)]
        if parts and not more and action != "none_expected":
            also += [_ACTIONS[action]] if action != "unstated" else []
            continue
        parts.append(_lead(group) + (f": {'; '.join(more)}" if more else "") + _examples(group))
    return [*parts, f"also said: {', '.join(also)}"] if also else parts


def _lead(facts: Sequence[InteractionFact]) -> str:
    action = facts[0].action
    scopes = dict.fromkeys(f.scope for f in facts if f.scope) if action == "none_expected" else {}
    return _ACTIONS[action] + (f" ({', '.join(scopes)})" if scopes else "")


def _examples(facts: Sequence[InteractionFact]) -> str:
    """Return the classes that the object is named an example of; nothing where a label also names it by itself."""
    if not all(f.member_of for f in facts):
        return ""
    return f" (as one of: {', '.join(dict.fromkeys(object_name(f.member_of) for f in facts if f.member_of))})"


def _reasons(facts: Sequence[InteractionFact], told: set[str]) -> list[str]:
    """Return effects and mechanisms that say something new, fuller ones first; `told` gathers the stems of all."""
    kept: list[str] = []
    effects = sorted({f.effect: None for f in facts if f.effect}, key=len, reverse=True)
    for text in [*effects, *{f.mechanism: None for f in facts if f.mechanism}]:
        stems = {w[:6] for w in _WORDS.findall(text.lower())}
        if not stems or not stems <= told:
            kept.append(text)
            told |= stems
    return kept


def _waits(facts: Sequence[InteractionFact], told: set[str]) -> list[str]:
    waits = [w for w in dict.fromkeys(map(_washout, facts)) if w and w not in told]
    told.update(waits)
    return waits


def _washout(fact: InteractionFact) -> str:
    length = fact.washout_text or (f"{number(fact.washout_days)} days" if fact.washout_days is not None else "")
    if not length:
        return ""
    if fact.washout_direction == "after_object":
        return f"wait {length} after stopping it"
    if fact.washout_direction == "after_drug":
        return f"wait {length} after this drug before starting it"
    if fact.washout_direction == "both":
        return f"wait {length} either way"
    return f"keep {length} apart"
