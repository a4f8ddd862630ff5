"""Cells as a page shows them: a mark and a word for the state, the text in its points, the sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from labelwise.comparison import Cell, Row
from labelwise.facts import State
from labelwise.present.pages.sources import SourceBook, Sources
from labelwise.present.words import STATE_WORDS

STATE_MARKS = {
    State.STATED: "",
    State.NOT_STATED: "○",
    State.NOT_IN_SOURCE: "∅",
    State.NOT_UNDERSTOOD: "?",
    State.CONFLICT: "≠",
}
"""A shape for each state, beside its word: told apart without colour."""
_OPEN = "([{"
_BRACKET = re.compile(r"[()\[\]{}]")


class CellView(NamedTuple):
    """One drug's answer. `word` and `mark` are empty for what is stated; `points` are the parts of the text."""

    drug: str
    state: str
    mark: str
    word: str
    points: Sequence[str]
    sources: Sources | None


class RowView(NamedTuple):
    """One question with its answers. `alike`: all drugs' answers read the same."""

    id: str
    title: str
    cells: Sequence[CellView]
    alike: bool


def row_view(row: Row, book: SourceBook) -> RowView:
    """Return a row as shown."""
    cells = [book.once(cell, cell_view) for cell in row.cells]
    first = row.cells[0]
    alike = len(cells) > 1 and all(c.text == first.text and c.state is first.state for c in row.cells)
    return RowView(row.id, row.title, cells, alike)


def cell_view(cell: Cell, book: SourceBook) -> CellView:
    """Return a cell as shown."""
    word = STATE_WORDS[cell.state]
    text = cell.text
    if word and text.startswith(word):
        text = text[len(word) :].lstrip(" :")
    return CellView(
        cell.drug,
        cell.state.value,
        STATE_MARKS[cell.state],
        word,
        points_of(text),
        book.sources(cell.citations),
    )


def points_of(text: str) -> list[str]:
    """Return the parts of a text that semicolons divide, brackets kept whole: `a (b; c); d` gives two."""
    if "; " not in text:
        return [text] if text else []
    points: list[str] = []
    depth = 0
    for part in text.split("; "):
        if depth > 0:
            points[-1] += f"; {part}"
        else:
            points.append(part)
        if _BRACKET.search(part):
            for sign in _BRACKET.findall(part):
                depth = depth + 1 if sign in _OPEN else max(0, depth - 1)
    return [point.strip() for point in points if point.strip()]
