"""Stand-in until vocab.conditions lands."""

from typing import NamedTuple


class Relation(NamedTuple):
    """A relation."""

    kind: str
    reason: str


def relate(asked: str, condition: str) -> Relation:
    """Relate."""
    a = {w.rstrip("s") for w in asked.lower().split()}
    b = {w.rstrip("s") for w in condition.lower().split()}
    return Relation("includes" if a <= b else "not", "same words")
