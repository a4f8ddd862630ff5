"""When each drug must not be used: the union over the labels of the presentation, so that the strictest leads."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison.cells import absent, missed_words, piece_words, row, stated
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import LONGEST_CELL, Cell, Row
from labelwise.comparison.facets import sections
from labelwise.comparison.facets.same_condition import without_repeats
from labelwise.comparison.object_names import object_name
from labelwise.comparison.phrases import contraindication_words, interactions_words
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
    kept = without_repeats(column, found)
    made = stated(column, [piece_words(p, contraindication_words) for p in kept], found)
    missed = column.not_understood("contraindication")
    if not missed:
        return made
    note = f" [{missed_words(missed)}]"
    return Cell(made.drug, made.state, made.text[: LONGEST_CELL - len(note)] + note, made.value, made.citations)


def combined(column: Column) -> list[Piece]:
    """Return the interactions that a label calls contraindicated."""
    found = [p for p, f in only(column.union("interaction"), InteractionFact) if f.action == "contraindicated"]
    listed = distinct(found, "object", "washout_days", "washout_direction")
    return [p for p, _ in sorted(only(listed, InteractionFact), key=lambda pair: _rank(pair[1]))]


_FIRM = frozenset({"34070-3", "34066-1"})  # contraindications, boxed warning


def _rank(fact: InteractionFact) -> tuple[bool, bool, bool]:
    """What the section itself names before what others call contraindicated; classes first, examples of one last."""
    return (str(fact.citation.section) not in _FIRM, fact.member_of is not None, fact.object_kind != "class")


def combined_names(pieces: Sequence[Piece], most: int) -> str:
    """Return `with a, b and c`: at most so many names, the rest counted and the place of them told."""
    names = list(dict.fromkeys(object_name(f.object) for _, f in only(pieces, InteractionFact)))
    if len(names) > most:
        return f"with {', '.join(names[:most])} and {len(names) - most} more (all under Contraindications)"
    return f"with {', '.join(names)}"


def combinations(column: Column) -> Cell:
    """Return what the drug must not be combined with."""
    found = combined(column)
    if not found:
        return absent(
            column, "interaction", sections.CONTRAINDICATIONS, "the section is there and names no drug or class"
        )
    by_name: dict[str, list[InteractionFact]] = {}
    for _, fact in only(found, InteractionFact):
        by_name.setdefault(object_name(fact.object), []).append(fact)
    by_reason: dict[str, list[str]] = {}
    for name, facts in by_name.items():
        # The row's title says that it is contraindicated: the words add why, and how long to wait.
        why = "; ".join(interactions_words(facts)).removeprefix("contraindicated").lstrip(":; ")
        by_reason.setdefault(why.removeprefix("(").removesuffix(")") if why.startswith("(") else why, []).append(name)
    parts = [", ".join(names) + (f" ({why})" if why else "") for why, names in by_reason.items()]
    return stated(column, parts, found)
