"""Interactions: a row an object, the strongest action of a label first, all shown."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison.cells import absent, piece_words, row, stated
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import Cell, Row
from labelwise.comparison.facets import sections
from labelwise.comparison.phrases import interaction_words
from labelwise.comparison.phrases.interaction import STRENGTH
from labelwise.comparison.piece import Piece, normal
from labelwise.facts import InteractionFact


def interactions(columns: Sequence[Column]) -> list[Row]:
    """Return a row an object: those with the strongest action first, then those that more drugs name."""
    tables = [_by_object(c) for c in columns]
    objects: dict[str, tuple[int, int, str]] = {}
    for table in tables:
        for key, pieces in table.items():
            strongest, count, title = objects.get(key, (len(STRENGTH), 0, ""))
            mine = min(_strength(p) for p in pieces)
            name = title or str(getattr(pieces[0].fact, "object", key))
            objects[key] = (min(strongest, mine), count + 1, name)
    if not objects:
        return [row("interactions", "Interactions", [absent(c, "interaction", sections.INTERACTIONS) for c in columns])]
    order = sorted(objects, key=lambda k: (objects[k][0], -objects[k][1], objects[k][2].lower()))
    return [
        row(
            key.replace(" ", "_"),
            f"With {objects[key][2]}",
            [_cell(c, table.get(key, [])) for c, table in zip(columns, tables, strict=True)],
        )
        for key in order
    ]


def _strength(piece: Piece) -> int:
    return STRENGTH.index(piece.fact.action) if isinstance(piece.fact, InteractionFact) else len(STRENGTH)


def _by_object(column: Column) -> dict[str, list[Piece]]:
    table: dict[str, list[Piece]] = {}
    for piece, fact in only(column.union("interaction"), InteractionFact):
        table.setdefault(str(normal(fact.object)), []).append(piece)
    for pieces in table.values():
        pieces.sort(key=_strength)
    return table


def _cell(column: Column, pieces: Sequence[Piece]) -> Cell:
    if not pieces:
        return absent(column, "interaction", sections.INTERACTIONS)
    return stated(column, list(dict.fromkeys(_words(p) for p in pieces)), pieces)


def _words(piece: Piece) -> str:
    said = piece_words(piece, interaction_words)
    if piece.curated is not None and piece.curated.says and isinstance(piece.fact, InteractionFact):
        return f"{interaction_words(piece.fact)}; {said}"
    return said
