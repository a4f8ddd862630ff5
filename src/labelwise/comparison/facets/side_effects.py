"""Side effects: a row a concept, each drug's own figures beside its placebo; no ranking by rate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelwise.comparison.cells import absent, cell, row, says_something, stated
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import Cell, Row
from labelwise.comparison.facets import sections
from labelwise.comparison.phrases import reaction_words, warning_words
from labelwise.comparison.piece import Piece, normal
from labelwise.facts import AdverseReactionFact, WarningFact

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
GENERAL_TOPICS = frozenset({"dose_dependence"})
"""Warning topics that speak of side effects as a whole and stand here instead of under the serious ones."""


def side_effects(columns: Sequence[Column]) -> list[Row]:
    """Return what they depend on, then a row a concept: those that more drugs list first, then by body system."""
    general = row("dependence", "What they depend on", [_general(c) for c in columns])
    tables = [_by_concept(c) for c in columns]
    concepts: dict[str, tuple[str, str, int]] = {}
    for table in tables:
        for key, pieces in table.items():
            first = pieces[0].fact
            if isinstance(first, AdverseReactionFact):
                title, group, count = concepts.get(key, (_title(first), first.group or "", 0))
                concepts[key] = (title, group, count + 1)
    order = sorted(concepts, key=lambda k: (-concepts[k][2], concepts[k][1].lower(), concepts[k][0]))
    rows = [general] if says_something(general) else []
    nothing = [_none(c) for c in columns]
    if not order:
        return [*rows, row("reactions", "Side effects", nothing)]
    for key in order:
        title = concepts[key][0]
        cells = [
            _cell(c, table[key], title) if key in table else empty
            for c, table, empty in zip(columns, tables, nothing, strict=True)
        ]
        rows.append(row(key, title[0].upper() + title[1:], cells))
    return rows


def _title(fact: AdverseReactionFact) -> str:
    return fact.concept.replace("_", " ") if fact.concept else fact.term.lower()


def _by_concept(column: Column) -> dict[str, list[Piece]]:
    table: dict[str, list[Piece]] = {}
    for piece, fact in only(column.first("adverse_reaction"), AdverseReactionFact):
        key = fact.concept or str(normal(fact.term)).replace(" ", "_")
        table.setdefault(key, []).append(piece)
    return table


def _cell(column: Column, pieces: Sequence[Piece], title: str) -> Cell:
    facts = [f for _, f in only(pieces, AdverseReactionFact)]
    return stated(column, [reaction_words(facts, title)], pieces)


def _none(column: Column) -> Cell:
    """Why a drug has no figure: the threshold of its tables where they have one."""
    found = only(column.first("adverse_reaction"), AdverseReactionFact)
    limits = [m for m in (_NUMBER.search(f.threshold) for _, f in found if f.threshold) if m]
    if not limits:
        return absent(column, "adverse_reaction", sections.REACTIONS)
    # Of several thresholds the highest: at or above it every table would list the reaction.
    highest = max((m[0] for m in limits), key=float)
    return absent(column, "adverse_reaction", sections.REACTIONS, f"not listed at or above {highest}%")


def _general(column: Column) -> Cell:
    found = [p for p, f in only(column.first("warning"), WarningFact) if f.topic in GENERAL_TOPICS]
    return cell(column, found, warning_words, "warning", sections.REACTIONS)
