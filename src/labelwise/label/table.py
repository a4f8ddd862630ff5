"""A table as a grid: every span expanded, so that `rows[r][c]` is what stands at that place on the page."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from labelwise.label.locator import Locator


class Footnote(NamedTuple):
    """A note below (or in) the table and the mark that refers to it; `mark` is empty where the note has none."""

    mark: str
    text: str


class Cell(NamedTuple):
    """One cell. A spanned cell stands at every place it covers, each time with its own anchor `row` and `column`.

    `text` has no footnote marks, `printed` has them; both with single spaces. `lines` are the cell's own line breaks
    (paragraphs, `<br/>`, list items), without marks. `indent` counts steps of indentation (0 when not marked).
    `gaps` are the stretches that wide spaces set apart, empty where there are none: line breaks that were lost on the
    way leave two spaces or more behind.
    """

    text: str
    printed: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    bold: bool = False
    indent: int = 0
    marks: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One `<table>` of a section.

    `index` counts the tables of the top-level section in document order from 0. `header_rows` is how many leading rows
    the document marks as head (0: it marks none). `body_rows` says which grid rows are body, in case a foot stands
    first. `span` is where the table's text stands in the section's flattened text, None where it was not found there.
    """

    index: int
    caption: str
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0
    foot_rows: tuple[int, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    span: Locator | None = None
    nested_in: int | None = None
    broken: str | None = None

    @property
    def width(self) -> int:
        """How many columns the grid has."""
        return len(self.rows[0]) if self.rows else 0


class TableSequence(Sequence[Table]):
    """Tables that know their places in the text before they are expanded to grids."""

    @abstractmethod
    def spans(self) -> Sequence[Locator]:
        """Return where the tables stand, those within another left out."""
