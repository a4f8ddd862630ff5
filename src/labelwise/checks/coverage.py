"""How far a pair was checked: which labels were read, and what they could not tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from labelwise.checks.finding import Coverage, Side
from labelwise.checks.medication import Medication
from labelwise.facts import InteractionFact, NotUnderstoodFact, State

if TYPE_CHECKING:
    from labelwise.checks.pairs import Hit

SECTIONS = ("drug_interactions", "ask_doctor_or_pharmacist", "drug_interactions_table")
UNRESOLVED = "unresolved"
# The weaker first: a pair is as well checked as its weaker side.
_WEAK = (State.NOT_IN_SOURCE, State.NOT_UNDERSTOOD, State.NOT_STATED)
_TEXT = {
    State.NOT_IN_SOURCE: "no label here has a section on interactions",
    State.NOT_UNDERSTOOD: "a passage on interactions could not be read",
    State.NOT_STATED: "what was read says nothing of the other",
    State.STATED: "speaks of the other",
}
NO_LABEL = "no label of it is in this store"


def pair_coverage(a: Medication, b: Medication, hits: Sequence[Hit]) -> Coverage:
    """Return how far a pair was checked."""
    sides = tuple(_side(drug, [h for h in hits if h.owner is drug]) for drug in (a, b))
    states = [State(s.state) for s in sides]
    positive = {h.fact.action != "none_expected" for h in hits}
    if len(positive) == 2:
        state = State.CONFLICT
    elif positive:
        state = State.STATED
    else:
        state = next(s for s in _WEAK if s in states)
    text = "; ".join(f"{s.drug}: {_words(s)}" for s in sides)
    return Coverage((a.name, b.name), str(state), sides, text)


def unresolved_coverage(name: str, drug: str) -> Coverage:
    """Return the coverage of a pair with a name that stands for no drug: nothing was checked."""
    a, b = sorted((name, drug))
    return Coverage((a, b), UNRESOLVED, (), f"not checked: '{name}' stands for no drug here")


def _side(drug: Medication, hits: Sequence[Hit]) -> Side:
    labels = tuple(sorted(str(label.head.set_id) for label in drug.labels))
    if hits:
        return Side(drug.name, State.STATED, labels)
    return Side(drug.name, str(_unsaid(drug)), labels)


def _unsaid(drug: Medication) -> State:
    """Return why a drug's labels say nothing of the other."""
    if any(f.about == "interaction" for f in drug.facts(NotUnderstoodFact)):
        return State.NOT_UNDERSTOOD
    # A curated fact is no section read: the label's silence is told apart from its absence.
    if any(f.citation.method == "extracted" for f in drug.facts(InteractionFact)):
        return State.NOT_STATED
    headed = any(label.head.has(key) for label in drug.labels for key in SECTIONS)
    # A section of which no fact was made was not read: its silence says nothing.
    return State.NOT_UNDERSTOOD if headed else State.NOT_IN_SOURCE


def _words(side: Side) -> str:
    if side.state == State.NOT_IN_SOURCE and not side.labels:
        return NO_LABEL
    count = f"{len(side.labels)} label{'s' if len(side.labels) != 1 else ''} read, " if side.labels else ""
    return count + _TEXT[State(side.state)]
