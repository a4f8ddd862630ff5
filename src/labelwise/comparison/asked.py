"""The condition asked for: whether each drug's approved uses include it, and why."""

from __future__ import annotations

from typing import NamedTuple

from labelwise.comparison.cells import absent, cited, missed_words
from labelwise.comparison.column import Column
from labelwise.comparison.comparison import LONGEST_CELL, Cell
from labelwise.comparison.facets import sections
from labelwise.comparison.facets.approved_uses import indications
from labelwise.comparison.phrases import indication_words
from labelwise.comparison.piece import Piece
from labelwise.facts import IndicationFact, State
from labelwise.vocab.conditions import relate

_ORDER = ("includes", "narrower", "related")
_WORDS = {
    "includes": "included",
    "narrower": "something narrower",
    "related": "something related, not the same",
}
_MOST = 3


class Found(NamedTuple):
    """A use (or a limitation) that has to do with the condition asked for, and why."""

    kind: str
    reason: str
    piece: Piece


def asked_cell(column: Column, condition: str) -> Cell:
    """Return whether a drug's approved uses include the condition, something narrower, something related, or do not."""
    against = [f for f in _related(column, condition, limitation=True) if f.kind in ("includes", "narrower")]
    found = _related(column, condition, limitation=False)
    notes = [f"The label says it is not for {_use(f)}" for f in against[:_MOST]]
    citations = [f.piece.fact.citation for f in against[:_MOST]]
    if not found:
        missed = column.not_understood("indication")
        nothing = f"this label does not list it: no listed use was recognised as {condition}"
        base = absent(column, "indication", sections.USES, nothing)
        listed = indications(column, limitation=False)
        if listed and not missed:
            base = Cell(column.name, State.NOT_STATED, nothing, citations=cited(p.fact.citation for p in listed))
        elif listed:
            base = Cell(
                column.name, State.NOT_UNDERSTOOD, f"no use that was read was recognised as it; {missed_words(missed)}"
            )
        if not notes:
            return base
        return Cell(column.name, State.STATED, _sentences([*notes, base.text]), "limitation", cited(citations))
    best = min((f.kind for f in found), key=_ORDER.index)
    shown = [f for f in found if f.kind == best][:_MOST]
    uses = "; ".join(_use(f) for f in shown)
    text = f"{_WORDS[best]}: {uses}{_why(shown[0])}"
    text = _sentences([text, *notes])
    return Cell(column.name, State.STATED, text, best, cited([*(f.piece.fact.citation for f in shown), *citations]))


def _sentences(parts: list[str]) -> str:
    return ". ".join(part[0].upper() + part[1:] for part in parts)[:LONGEST_CELL]


def _why(found: Found) -> str:
    """Return the reason where it says more than the use itself."""
    fact = found.piece.fact
    condition = fact.condition if isinstance(fact, IndicationFact) else ""
    reason = found.reason.removeprefix(f"the approved use is {condition}; ")
    told = condition in reason and reason.startswith("the approved use")
    return "" if told else f" ({reason})"


def _use(found: Found) -> str:
    fact = found.piece.fact
    return indication_words(fact) if isinstance(fact, IndicationFact) else ""


def _related(column: Column, condition: str, *, limitation: bool) -> list[Found]:
    found = []
    for piece in indications(column, limitation=limitation):
        fact = piece.fact
        if isinstance(fact, IndicationFact):
            relation = relate(condition, fact)
            if relation.kind in _ORDER:
                found.append(Found(relation.kind, relation.reason, piece))
    return found
