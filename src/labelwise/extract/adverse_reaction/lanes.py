"""The columns of a grid as they are meant: by order where head and body use different spans.

By place where they agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import is_not

from labelwise.extract.adverse_reaction.cell import Value, read_cell, several_values
from labelwise.label import Cell, Table

Lane = tuple[int, int]  # first grid column, one behind the last


@dataclass(frozen=True)
class Lanes:
    """The columns of the body, left to right, as spans of grid columns."""

    spans: tuple[Lane, ...]

    def row(self, cells: Sequence[Cell]) -> list[Cell]:
        """Return one cell a lane: by order when the row has as many cells as there are lanes, else by place."""
        if len(cells) == len(self.spans) and all(map(is_not, cells, cells[1:])):
            return list(cells)
        own = distinct(cells)
        if len(own) == len(self.spans):
            return [cell for _, _, cell in own]
        return [_at(cells, lane) for lane in self.spans]


def distinct(cells: Sequence[Cell]) -> list[tuple[int, int, Cell]]:
    """Return a grid row's cells, each once, as (first column, behind the last, cell)."""
    out: list[tuple[int, int, Cell]] = []
    before: Cell | None = None
    for column, cell in enumerate(cells):
        if cell is before:
            out[-1] = (out[-1][0], column + 1, cell)
        else:
            out.append((column, column + 1, cell))
            before = cell
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
    told = before = None
    for cell in cells:
        if cell is not before and cell.text:
            if told is not None:
                return False
            told = cell
        before = cell
    return True


def values_of(cells: Sequence[Cell]) -> list[Value]:
    """Return the reading of every cell but the first."""
    return [read_cell(c.text) for _, _, c in distinct(cells)[1:]]


def is_value_row(cells: Sequence[Cell]) -> bool:
    """Whether a row looks like a term with values: text first, and behind it values more than other words."""
    real = words = 0
    before = cells[0] if cells else None
    for cell in cells:
        if cell is before:
            continue
        before = cell
        shape = read_cell(cell.text).shape
        if shape == "unreadable" and not several_values(cell.text, cell.lines):
            words += 1
        elif shape != "none":
            real += 1
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
