"""When each drug must not be used: the union over the labels of the presentation, so that the strictest leads."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison.cells import absent, missed_words, piece_words, row, stated
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import LONGEST_CELL, Cell, Row
from labelwise.comparison.facets import sections
from labelwise.comparison.object_names import object_name
from labelwise.comparison.phrases import contraindication_words, interaction_words
from labelwise.comparison.piece import Piece, distinct
from labelwise.facts import InteractionFact


def contraindications(columns: Sequence[Column]) -> list[Row]:
    """Return the rows: conditions, and what it must not be combined with."""
    return [
        row("conditions", "Must not be used in", [conditions(c) for c in columns]),
        row("combinations", "Must not be combined with", [combinations(c) for c in columns]),
    ]


def conditions(column: Column) -> Cell:
    """Return the contraindicated conditions; what of the section could not be read is said in the cell."""
    found = distinct(column.union("contraindication"), "condition")
    if not found:
        return absent(
            column, "contraindication", sections.CONTRAINDICATIONS, "the section is there and names no condition"
        )
    made = stated(column, [piece_words(p, contraindication_words) for p in found], found)
    missed = column.not_understood("contraindication")
    if not missed:
        return made
    note = f" [{missed_words(missed)}]"
    return Cell(made.drug, made.state, made.text[: LONGEST_CELL - len(note)] + note, made.value, made.citations)


def combined(column: Column) -> list[Piece]:
    """Return the interactions that a label calls contraindicated."""
    found = [p for p, f in only(column.union("interaction"), InteractionFact) if f.action == "contraindicated"]
    return distinct(found, "object", "washout_days", "washout_direction")


def combinations(column: Column) -> Cell:
    """Return what the drug must not be combined with."""
    found = combined(column)
    if not found:
        return absent(
            column, "interaction", sections.CONTRAINDICATIONS, "the section is there and names no drug or class"
        )
    parts = [f"{object_name(f.object)} ({interaction_words(f)})" for _, f in only(found, InteractionFact)]
    return stated(column, list(dict.fromkeys(parts)), found)
