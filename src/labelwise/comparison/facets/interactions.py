"""Interactions: a row an object, the strongest action of a label first, all shown."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison.cells import absent, piece_words, row, section_citations, stated
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import Cell, Row
from labelwise.comparison.facets import sections
from labelwise.comparison.object_names import object_name
from labelwise.comparison.phrases import interaction_words, interactions_words
from labelwise.comparison.phrases.interaction import STRENGTH
from labelwise.comparison.piece import Piece, normal
from labelwise.facts import InteractionFact, State
from labelwise.label import SECTIONS


def interactions(columns: Sequence[Column]) -> list[Row]:
    """Return a row an object: those with the strongest action first, then those that more drugs name."""
    tables = [_by_object(c) for c in columns]
    objects: dict[str, tuple[int, int, str]] = {}
    for table in tables:
        for key, pieces in table.items():
            strongest, count, title = objects.get(key, (len(STRENGTH), 0, ""))
            mine = min(_strength(p) for p in pieces)
            name = title or object_name(str(getattr(pieces[0].fact, "object", key)))
            objects[key] = (min(strongest, mine), count + 1, name)
    nothing = [no_interaction_read(c) for c in columns]
    if not objects:
        return [row("interactions", "Interactions", nothing)]
    order = sorted(objects, key=lambda k: (objects[k][0], -objects[k][1], objects[k][2].lower()))
    return [
        row(
            key.replace(" ", "_"),
            f"With {objects[key][2]}",
            [
                _cell(c, table[key]) if key in table else empty
                for c, table, empty in zip(columns, tables, nothing, strict=True)
            ],
        )
        for key in order
    ]


def _strength(piece: Piece) -> int:
    return STRENGTH.index(piece.fact.action) if isinstance(piece.fact, InteractionFact) else len(STRENGTH)


def _by_object(column: Column) -> dict[str, list[Piece]]:
    table: dict[str, list[Piece]] = {}
    for piece, fact in only(column.union("interaction"), InteractionFact):
        table.setdefault(str(normal(object_name(fact.object))), []).append(piece)
    for pieces in table.values():
        pieces.sort(key=_strength)
    return table


def _cell(column: Column, pieces: Sequence[Piece]) -> Cell:
    read = interactions_words([f for p, f in only(pieces, InteractionFact) if p.curated is None])
    entered = [_words(p) for p in pieces if p.curated is not None]
    return stated(column, list(dict.fromkeys([*read, *entered])), pieces)


def no_interaction_read(column: Column) -> Cell:
    """Return why nothing is told. A section from which no fact was drawn was not read: its silence says nothing."""
    drawn = {p.fact.citation.section for p in column.union("interaction") if p.label is not None}
    codes = {SECTIONS[key].code for key in sections.INTERACTIONS}
    if column.has(*sections.INTERACTIONS) and not drawn & codes and not column.not_understood("interaction"):
        text = "not read: the label has a section on interactions of which no facts were made"
        return Cell(column.name, State.NOT_UNDERSTOOD, text, citations=section_citations(column, sections.INTERACTIONS))
    return absent(column, "interaction", sections.INTERACTIONS)


def _words(piece: Piece) -> str:
    said = piece_words(piece, interaction_words)
    if piece.curated is not None and piece.curated.says and isinstance(piece.fact, InteractionFact):
        return f"{interaction_words(piece.fact)}; {said}"
    return said
