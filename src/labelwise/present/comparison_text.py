"""A comparison on a terminal: side by side where there is room, one drug under the other where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from labelwise.comparison import Cell, Comparison, Facet, Row
from labelwise.facts import State
from labelwise.present.words import NOT_ADVICE, Footnotes, with_state

_NARROWEST_COLUMN = 34  # characters: below this a column of text is hard to read
_TITLE_WIDTH = 22
_MOST_ROWS = 12
_STYLES = {
    State.STATED: "",
    State.CONFLICT: "yellow",
    State.NOT_UNDERSTOOD: "magenta",
    State.NOT_STATED: "dim",
    State.NOT_IN_SOURCE: "dim",
}


def comparison_text(comparison: Comparison, width: int, *, everything: bool = False) -> RenderableType:
    """Return a comparison for a terminal `width` characters wide; `everything` shows all rows."""
    notes = Footnotes()
    side_by_side = _TITLE_WIDTH + len(comparison.drugs) * (_NARROWEST_COLUMN + 3) <= width
    parts: list[RenderableType] = [_head(comparison)]
    for facet in comparison.facets:
        rows, left_out = shown_rows(facet, everything=everything)
        if not rows:
            continue
        parts.append(Text(f"\n{facet.title}", style="bold underline"))
        parts.append(_table(rows, comparison, notes) if side_by_side else _stack(rows, notes))
        if left_out:
            parts.append(Text(f"... and {left_out} more rows: add --all", style="dim"))
        if facet.id == "summary":
            parts += _differences(comparison, notes)
    parts += _foot(comparison, notes)
    return Group(*parts)


def shown_rows(facet: Facet, *, everything: bool) -> tuple[list[Row], int]:
    """Return the rows of a short view and how many it leaves out. The first screen is never shortened."""
    rows = [r for r in facet.rows if not r.id.startswith("difference.")]
    if everything or facet.id == "summary":
        return rows, 0
    return rows[:_MOST_ROWS], max(0, len(rows) - _MOST_ROWS)


def _head(comparison: Comparison) -> Text:
    names = " and ".join(d.name for d in comparison.drugs)
    asked = f" for {comparison.condition}" if comparison.condition else ""
    return Text(f"{names}{asked}", style="bold")


def _cell(cell: Cell, notes: Footnotes) -> Text:
    text = Text(with_state(cell.text, cell.state), style=_STYLES[cell.state])
    marks = notes.marks(cell.citations)
    if marks:
        text.append(f" [{','.join(map(str, marks))}]", style="cyan")
    return text


def _table(rows: Sequence[Row], comparison: Comparison, notes: Footnotes) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_lines=True)
    table.add_column("", width=_TITLE_WIDTH, style="bold")
    for drug in comparison.drugs:
        table.add_column(Text(drug.name), ratio=1, overflow="fold")
    for row in rows:
        table.add_row(Text(row.title), *(_cell(c, notes) for c in row.cells))
    return table


def _stack(rows: Sequence[Row], notes: Footnotes) -> Group:
    parts: list[RenderableType] = []
    for row in rows:
        parts.append(Text(row.title, style="bold"))
        for cell in row.cells:
            line = Text(f"{cell.drug}: ", style="bold")
            line.append_text(_cell(cell, notes))
            parts.append(Padding(line, (0, 0, 0, 2)))
    return Group(*parts)


def _differences(comparison: Comparison, notes: Footnotes) -> list[RenderableType]:
    if not comparison.differences:
        return []
    parts: list[RenderableType] = [Text("\nDifferences that matter most", style="bold underline")]
    for difference in comparison.differences:
        line = Text(f"- {difference.text}")
        marks = notes.marks(difference.citations)
        if marks:
            line.append(f" [{','.join(map(str, marks))}]", style="cyan")
        parts.append(line)
    return parts


def _foot(comparison: Comparison, notes: Footnotes) -> list[RenderableType]:
    parts: list[RenderableType] = []
    if comparison.notices:
        parts.append(Text("\nNotices", style="bold underline"))
        parts += [Text(f"- {notice}") for notice in comparison.notices]
    if notes.lines():
        parts.append(Text("\nWhere it stands", style="bold underline"))
        parts += [Text(f"[{number}] {text}", style="dim") for number, text in notes.lines()]
    parts.append(Text(f"\n{NOT_ADVICE}"))
    return parts


def print_comparison(comparison: Comparison, console: Console, *, everything: bool = False) -> None:
    """Print a comparison at the console's width."""
    console.print(comparison_text(comparison, console.width, everything=everything), highlight=False, soft_wrap=False)
