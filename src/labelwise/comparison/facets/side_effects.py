"""Side effects: a row a concept, each drug's own figures beside its placebo; no ranking by rate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from labelwise.comparison.cells import absent, cell, row, says_something, section_citations, stated
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import Cell, Row
from labelwise.comparison.effect_order import in_order, key_of
from labelwise.comparison.facets import sections
from labelwise.comparison.phrases import reaction_words, told_trials, warning_words
from labelwise.comparison.piece import Piece
from labelwise.facts import AdverseReactionFact, State, WarningFact

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ABOVE_PLACEBO = re.compile(
    r"(?:greater|higher|more (?:often|frequent\w*|common\w*)|exceed\w*|twice)\b[^.|]{0,60}"
    r"\b(?:placebo|comparator|control)",
    re.IGNORECASE,
)
GENERAL_TOPICS = frozenset({"dose_dependence"})
"""Warning topics that speak of side effects as a whole and stand here instead of under the serious ones."""


def side_effects(columns: Sequence[Column]) -> list[Row]:
    """Return what they depend on, then a row a concept: those that serious warnings name first, then by body system."""
    general = row("dependence", "What they depend on", [_general(c) for c in columns])
    tables = [_by_concept(c) for c in columns]
    rows = [general] if says_something(general) else []
    nothing = [_none(c) for c in columns]
    order = in_order(columns, tables)
    if not order:
        return [*rows, row("reactions", "Side effects", nothing)]
    for named in order:
        cells = [
            _cell(c, table[named.key], named.names) if named.key in table else empty
            for c, table, empty in zip(columns, tables, nothing, strict=True)
        ]
        rows.append(row(named.key, named.title, cells, named.group))
    return rows


def _by_concept(column: Column) -> dict[str, list[Piece]]:
    table: dict[str, list[Piece]] = {}
    for piece, fact in only(column.first("adverse_reaction"), AdverseReactionFact):
        table.setdefault(key_of(fact), []).append(piece)
    return table


def _cell(column: Column, pieces: Sequence[Piece], names: Iterable[str]) -> Cell:
    facts = [f for _, f in only(pieces, AdverseReactionFact)]
    listed = told_trials(facts)
    derived = [found for told in listed for found in told.derived]
    return stated(column, [reaction_words(facts, *names, listed=listed)], pieces, derived=derived)


def _none(column: Column) -> Cell:
    """Why a drug has no figure: the threshold of its tables where they have one, and what could not be read."""
    facts = [f for p, f in only(column.first("adverse_reaction"), AdverseReactionFact) if p.label is not None]
    missed = column.not_understood("adverse_reaction")
    if not facts:
        return absent(column, "adverse_reaction", sections.REACTIONS)
    text = _threshold(facts) or "this label does not list it"
    citations = section_citations(column, sections.REACTIONS)
    if missed:
        many = "1 passage" if len(missed) == 1 else f"{len(missed)} passages"
        text = f"not understood: {many}; in the rest {text}"
        return Cell(column.name, State.NOT_UNDERSTOOD, text, citations=citations)
    return Cell(column.name, State.NOT_STATED, text, citations=citations)


def _threshold(facts: Sequence[AdverseReactionFact]) -> str:
    """Return `not listed at or above 5%` where the tables list reactions from a percentage on, else nothing.

    Of several thresholds the highest: at or above it every table would list the reaction.
    """
    limits = {}
    for threshold in dict.fromkeys(f.threshold for f in facts if f.threshold and f.source == "table"):
        found = _NUMBER.search(threshold) if threshold else None
        if found and threshold:
            strict = (">" in threshold and "=" not in threshold) or "more than" in threshold.lower()
            limits[float(found[0]), strict] = found[0]
    if not limits:
        return ""
    highest = max(limits)
    beyond = any(map(_ABOVE_PLACEBO.search, {f.study for f in facts if f.threshold and f.study}))
    how = "above" if highest[1] else "at or above"
    return f"not listed {how} {limits[highest]}%" + (" and more often than with placebo" if beyond else "")


def _general(column: Column) -> Cell:
    found = [p for p, f in only(column.first("warning"), WarningFact) if f.topic in GENERAL_TOPICS]
    return cell(column, found, warning_words, "warning", sections.REACTIONS)
