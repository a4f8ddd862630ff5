"""Two tables printed beside each other as one: term and values, and again term and values."""

from __future__ import annotations

from labelwise.extract.adverse_reaction.cell import read_cell
from labelwise.extract.adverse_reaction.lanes import Lanes
from labelwise.extract.adverse_reaction.layout import Layout
from labelwise.label import Cell, Table

_MOST = 0.7  # of a column's cells have to be words (or values)


def one_below_the_other(table: Table, layout: Layout, lanes: Lanes) -> Table | None:
    """Return the table with its right half below its left one; None where it is no such pair.

    Cells keep their own row and column, so that a citation still finds them in the printed grid.
    """
    width = len(lanes.spans)
    if width < 4 or width % 2 or len(layout.body) < 2:
        return None
    rows = [lanes.row(table.rows[r]) for r in layout.body]
    half = width // 2
    wanted = [True, *[False] * (half - 1)] * 2
    if any(_holds_words([row[i] for row in rows]) is not words for i, words in enumerate(wanted)):
        return None
    if any(row[half - 1] is row[half] for row in rows):
        return None
    heads = [lanes.row(table.rows[r]) for r in layout.head]
    grid = [tuple(row[:half]) for row in heads] + [tuple(row[:half]) for row in rows]
    grid += [tuple(row[half:]) for row in rows if row[half].text]
    return Table(
        index=table.index, caption=table.caption, rows=tuple(grid), header_rows=len(heads), foot_rows=(),
        footnotes=table.footnotes, span=table.span, nested_in=table.nested_in,
    )  # fmt: skip


def _holds_words(cells: list[Cell]) -> bool | None:
    """Whether a column holds terms (True) or values (False); None where it is mixed."""
    told = [c.text for c in cells if c.text]
    words = sum(read_cell(t).shape == "unreadable" for t in told)
    if not told or max(words, len(told) - words) / len(told) < _MOST:
        return None
    return words > len(told) / 2
