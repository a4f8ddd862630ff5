"""Actions by strength."""

from __future__ import annotations

ORDER = (
    "contraindicated",
    "avoid",
    "not_advised",
    "stop",
    "taper",
    "reduce",
    "extend_interval",
    "adjust",
    "separate",
    "monitor",
    "caution",
    "ask_first",
    "not_studied",
    "unstated",
    "none_expected",
)
"""The strongest first. `unstated`: a risk is named and nothing advised; it is no weaker a fact, only a weaker order."""

WORDS = {
    "contraindicated": "contraindicated",
    "avoid": "avoid",
    "not_advised": "not advised",
    "stop": "stop",
    "taper": "reduce slowly, do not stop at once",
    "reduce": "reduce the dose",
    "extend_interval": "give less often",
    "adjust": "adjust the dose",
    "separate": "take apart from each other",
    "monitor": "monitor",
    "caution": "use with caution",
    "ask_first": "ask a doctor or pharmacist first",
    "not_studied": "not studied",
    "unstated": "risk named, nothing advised",
    "none_expected": "the label says that none is expected",
}
CAUTION = ORDER.index("caution")


def rank(action: str) -> int:
    """Return the place of an action in the order; unknown ones last."""
    return ORDER.index(action) if action in ORDER else len(ORDER)


def strongest(actions: list[str]) -> str:
    """Return the strongest of actions."""
    return min(actions, key=rank)


def at_most_caution(action: str) -> str:
    """Return an action as an inference may state it."""
    return action if rank(action) >= CAUTION else "caution"
