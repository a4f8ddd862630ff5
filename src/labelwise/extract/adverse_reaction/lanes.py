"""The columns of a grid as they are meant: by order where head and body use different spans.

By place where they agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from labelwise.extract.adverse_reaction.cell import Value, read_cell, several_values
from labelwise.label import Cell, Table

Lane = tuple[int, int]  # first grid column, one behind the last


@dataclass(frozen=True)
class Lanes:
    """The columns of the body, left to right, as spans of grid columns."""

    spans: tuple[Lane, ...]

    def row(self, cells: Sequence[Cell]) -> list[Cell]:
        """Return one cell a lane: by order when the row has as many cells as there are lanes, else by place."""
        own = distinct(cells)
        if len(own) == len(self.spans):
            return [cell for _, _, cell in own]
        return [_at(cells, lane) for lane in self.spans]


def distinct(cells: Sequence[Cell]) -> list[tuple[int, int, Cell]]:
    """Return a grid row's cells, each once, as (first column, behind the last, cell)."""
    out: list[tuple[int, int, Cell]] = []
    for column, cell in enumerate(cells):
        if out and out[-1][2] is cell:
            out[-1] = (out[-1][0], column + 1, cell)
        else:
            out.append((column, column + 1, cell))
    return out


def _at(cells: Sequence[Cell], lane: Lane) -> Cell:
    """The cell that covers most of a lane; of two that cover as much, one with text."""
    first, behind = lane
    if behind - first == 1:
        return cells[first]
    covering = distinct(cells[first:behind])
    return max(covering, key=lambda o: (o[1] - o[0], bool(o[2].text)))[2]


def is_spanning(cells: Sequence[Cell]) -> bool:
    """Whether a row is one cell over its whole width, or one with text and blanks beside it."""
    own = distinct(cells)
    return len([c for _, _, c in own if c.text]) <= 1


def values_of(cells: Sequence[Cell]) -> list[Value]:
    """Return the reading of every cell but the first."""
    return [read_cell(c.text) for _, _, c in distinct(cells)[1:]]


def is_value_row(cells: Sequence[Cell]) -> bool:
    """Whether a row looks like a term with values: text first, and behind it values more than other words."""
    own = distinct(cells)
    if len(own) < 2:
        return False
    values = [read_cell(c.text) for _, _, c in own[1:]]
    lists = sum(
        v.shape == "unreadable" and bool(several_values(c.text, c.lines))
        for v, (_, _, c) in zip(values, own[1:], strict=True)
    )
    real = sum(v.shape not in ("none", "unreadable") for v in values) + lists
    words = sum(v.shape == "unreadable" for v in values) - lists
    return real > 0 and real >= words


def find_lanes(table: Table, rows: Sequence[int]) -> Lanes | None:
    """Return the lanes that most of the value rows show; None when there are no such rows."""
    shapes: Counter[tuple[Lane, ...]] = Counter()
    for r in rows:
        if is_value_row(table.rows[r]):
            shapes[tuple((a, b) for a, b, _ in distinct(table.rows[r]))] += 1
    if not shapes:
        return None
    return Lanes(max(shapes, key=lambda s: (shapes[s], len(s))))
