"""A comparison on a terminal: side by side where there is room, one drug under the other where there is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from labelwise.comparison import Cell, Comparison, Facet, Row
from labelwise.facts import State
from labelwise.present.columns import GAP, printable, side_by_side, styled, wrap
from labelwise.present.fullest import fullest_rows
from labelwise.present.words import NOT_ADVICE, Footnotes, title_of, with_state

_NARROWEST = 34  # characters: below this a column of text is hard to read
_TITLE_WIDTH = 22
_MOST_ROWS = {"side_effects": 15, "interactions": 25}
"""Facets whose long lists a short view cuts; warnings and contraindications are never cut."""
_STYLES = {
    State.STATED: "",
    State.CONFLICT: "yellow",
    State.NOT_UNDERSTOOD: "magenta",
    State.NOT_STATED: "dim",
    State.NOT_IN_SOURCE: "dim",
}


def comparison_text(comparison: Comparison, width: int, *, color: bool = False, everything: bool = False) -> str:
    """Return a comparison as text for `width` columns; `everything` shows all rows, `color` adds terminal styles.

    Wide: titles at the left, drugs beside each other. Narrower: titles above. Narrow: one drug under the other.
    """
    return "\n".join(_Page(comparison, width, color).lines(everything=everything)) + "\n"


def shown_rows(facet: Facet, *, everything: bool) -> tuple[list[Row], int]:
    """Return the rows of a short view and how many it leaves out. The first screen is never shortened."""
    rows = [r for r in facet.rows if not r.id.startswith("difference.")]
    most = _MOST_ROWS.get(facet.id)
    if everything or most is None:
        return rows, 0
    shown = fullest_rows(rows, most) if facet.id == "side_effects" else rows[:most]
    return shown, len(rows) - len(shown)


class _Page:
    """One comparison at one width."""

    def __init__(self, comparison: Comparison, width: int, color: bool) -> None:
        self.comparison = comparison
        self.width = max(width, 20)
        self.color = color
        self.notes = Footnotes()
        count = len(comparison.drugs)
        gaps = len(GAP) * (count - 1)
        self.titles_left = _TITLE_WIDTH + len(GAP) + count * _NARROWEST + gaps <= width
        room = self.width - gaps - (_TITLE_WIDTH + len(GAP) if self.titles_left else 0)
        self.column = room // count
        self.beside = self.column >= _NARROWEST

    def lines(self, *, everything: bool) -> Iterator[str]:
        """Yield the lines of the page."""
        yield from self._bold(title_of(self.comparison))
        for facet in self.comparison.facets:
            rows, left_out = shown_rows(facet, everything=everything)
            if rows:
                yield from self._facet(facet, rows, left_out)
            if facet.id == "summary":
                yield from self._listed("Differences that matter most", self._differences())
        yield from self._listed("Notices", self.comparison.notices)
        yield from self._sources()
        yield ""
        yield from wrap(NOT_ADVICE, self.width)

    def _bold(self, text: str) -> Iterator[str]:
        for line in wrap(printable(text), self.width):
            yield styled(line, "bold", color=self.color)

    def _facet(self, facet: Facet, rows: Sequence[Row], left_out: int) -> Iterator[str]:
        yield ""
        yield from self._bold(facet.title.upper())
        if self.beside:
            yield from self._heads()
        group = ""
        for index, row in enumerate(rows):
            if index:
                yield ""
            if row.group != group:
                group = row.group
                yield styled(f"— {printable(group)} —"[: self.width], "cyan", color=self.color)
            if self.titles_left:
                yield from self._wide(row)
            elif self.beside:
                yield from self._bold(row.title)
                yield from self._columns(row.cells)
            else:
                yield from self._stacked(row)
        if left_out:
            for line in wrap(f"... and {left_out} more rows: add --all", self.width):
                yield styled(line, "dim", color=self.color)

    def _heads(self) -> Iterator[str]:
        lead = ["" for _ in range(self.titles_left)]
        names = [printable(d.name) for d in self.comparison.drugs]
        widths = [*([_TITLE_WIDTH] if self.titles_left else []), *[self.column] * len(names)]
        blocks = [*([part] for part in lead), *(wrap(name, self.column) for name in names)]
        yield from side_by_side(blocks, widths, ["bold"] * len(widths), color=self.color)
        yield "─" * min(self.width, sum(widths) + len(GAP) * (len(widths) - 1))

    def _text(self, cell: Cell) -> str:
        marks = self.notes.marks(cell.citations)
        cited = f" [{','.join(map(str, marks))}]" if marks else ""
        return printable(with_state(cell.text, cell.state)) + cited

    def _wide(self, row: Row) -> Iterator[str]:
        blocks = [wrap(printable(row.title), _TITLE_WIDTH), *(wrap(self._text(c), self.column) for c in row.cells)]
        widths = [_TITLE_WIDTH, *[self.column] * len(row.cells)]
        styles = ["bold", *(_STYLES[c.state] for c in row.cells)]
        yield from side_by_side(blocks, widths, styles, color=self.color)

    def _columns(self, cells: Sequence[Cell]) -> Iterator[str]:
        blocks = [wrap(self._text(c), self.column) for c in cells]
        styles = [_STYLES[c.state] for c in cells]
        yield from side_by_side(blocks, [self.column] * len(cells), styles, color=self.color)

    def _stacked(self, row: Row) -> Iterator[str]:
        yield from self._bold(row.title)
        for cell in row.cells:
            for line in wrap(f"{printable(cell.drug)}: {self._text(cell)}", self.width - 2):
                yield "  " + styled(line, _STYLES[cell.state], color=self.color)

    def _differences(self) -> Iterator[str]:
        for difference in self.comparison.differences:
            marks = self.notes.marks(difference.citations)
            yield difference.text + (f" [{','.join(map(str, marks))}]" if marks else "")

    def _listed(self, title: str, items: Sequence[str] | Iterator[str]) -> Iterator[str]:
        for index, item in enumerate(items):
            if index == 0:
                yield ""
                yield from self._bold(title.upper())
            first, *rest = wrap(printable(item), self.width - 2)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)

    def _sources(self) -> Iterator[str]:
        for index, (number, text) in enumerate(self.notes.lines()):
            if index == 0:
                yield ""
                yield from self._bold("WHERE IT STANDS")
            for line in wrap(f"[{number}] {printable(text)}", self.width):
                yield styled(line, "dim", color=self.color)
