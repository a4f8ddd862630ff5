"""Interactions in words. Action words come from the label's own sentence; none is added."""

from __future__ import annotations

from labelwise.comparison.phrases.numbers import number
from labelwise.facts import InteractionFact

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
