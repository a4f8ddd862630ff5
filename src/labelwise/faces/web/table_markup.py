"""The markup of rows side by side. They are most of a page: made by hand they cost a third of a macro."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from markupsafe import Markup

from labelwise.faces.web.source_markup import source_text
from labelwise.present.pages.cells import CellView, RowView
from labelwise.present.pages.comparison_page import DrugHead, SectionView
from labelwise.present.pages.dot_plot import DotPlot, Lane

FIRST_SHOWN = 12  # rows of a long section before the rest is folded away
MOST_SHOWN = 16  # rows of a section that is not folded
_SPECIAL = re.compile(r"[&<>\"']")


def safe(text: str) -> str:
    """Return text with nothing in it that is markup; most has none, and is not copied."""
    return escape(text) if _SPECIAL.search(text) else text


def rows_markup(section: SectionView, drugs: Sequence[DrugHead], caption: str) -> Markup:
    """Return a table of a section's rows, a column a drug; every value in it is escaped."""
    heads = "".join([f'<th scope="col">{safe(drug.name)}</th>' for drug in drugs])
    name = safe(section.id)
    made: dict[int, str] = {}  # cells that stand in many rows are put together once
    rows = [_row(name, row, made) for row in section.rows]
    shown = FIRST_SHOWN if len(rows) > MOST_SHOWN else len(rows)
    first = _table(safe(caption), heads, rows[:shown])
    if shown == len(rows):
        return Markup(first)  # noqa: S704 (all parts are escaped where they are put in)
    rest = _table(f"{safe(caption)}, the rest", heads, rows[shown:])
    folded = f'<details class="rest"><summary>{len(rows) - shown} more rows</summary>\n{rest}</details>'
    return Markup(f"{first}\n{folded}")  # noqa: S704


def _table(caption: str, heads: str, rows: Sequence[str]) -> str:
    body = "\n".join(rows)
    return (
        f'<table class="sides"><caption class="vh">{caption}</caption>\n'
        f"<thead><tr><td></td>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"
    )


def _row(section: str, row: RowView, made: dict[int, str]) -> str:
    mark, note = ("", "")
    if row.alike:
        mark, note = ' class="alike"', ' <span class="same">the same words for all</span>'
    cells = "".join([made.get(id(cell)) or made.setdefault(id(cell), _cell(cell)) for cell in row.cells])
    return f'<tr id="{section}.{safe(row.id)}"{mark}><th scope="row">{safe(row.title)}{note}</th>{cells}</tr>'


def _cell(cell: CellView) -> str:
    state = state_text(cell.state, cell.mark, cell.word) if cell.word else ""
    if len(cell.points) > 1:
        text = "<ul>" + "".join([f"<li>{safe(point)}</li>" for point in cell.points]) + "</ul>"
    else:
        text = "".join([safe(point) for point in cell.points])
    return f'<td data-drug="{safe(cell.drug)}">{state}{text}{source_text(cell.sources)}</td>'


def state_text(state: str, mark: str, word: str) -> str:
    """Return the mark and the word of a state."""
    return f'<span class="state {safe(state)}"><span aria-hidden="true">{mark}</span> {word}</span> '


def lanes_markup(plot: DotPlot) -> Markup:
    """Return the lines of a dot plot: a list of reactions, each a list of the drugs' lanes on the one scale."""
    grid = "".join([f'<line class="grid" x1="{at}" x2="{at}" y1="0" y2="100%"/>' for _, at in plot.ticks])
    rows = []
    for row in plot.rows:
        lanes = "".join([_lane(number, lane, grid) for number, lane in enumerate(row.lanes)])
        rows.append(f"<li><h3>{safe(row.title)}</h3><ul>{lanes}</ul></li>")
    return Markup("\n".join(rows))  # noqa: S704 (all parts are escaped where they are put in)


def _lane(number: int, lane: Lane, grid: str) -> str:
    drawn = ""
    if lane.low:
        kind = "bar" if lane.bar else "span"
        drawn = f'<line class="{kind}" x1="{lane.low}" x2="{lane.high}" y1="50%" y2="50%"/>'
        if lane.placebo:
            drawn += f'<circle class="placebo" cx="{lane.placebo.at}" cy="50%" r="5"/>'
        drawn += "".join([f'<circle class="dot" cx="{dot.at}" cy="50%" r="6"/>' for dot in lane.arms])
    state = state_text(lane.word.replace(" ", "_"), lane.mark, lane.word) if lane.word else ""
    return (
        f'<li class="d{number % 4}"><span class="who">{safe(lane.drug)}</span>'
        f'<svg class="lane" aria-hidden="true">{grid}{drawn}</svg>'
        f'<span class="told">{state}{safe(lane.words)}{source_text(lane.sources)}</span></li>'
    )
