"""One table of an adverse-reaction section: what it holds, its columns and rows, and then its facts."""

from __future__ import annotations

import re

from labelwise.extract.adverse_reaction.cell import read_cell
from labelwise.extract.adverse_reaction.head import without_exposure
from labelwise.extract.adverse_reaction.incidences import Incidences
from labelwise.extract.adverse_reaction.kind import Kind, kind_of_table
from labelwise.extract.adverse_reaction.lanes import Lanes, find_lanes
from labelwise.extract.adverse_reaction.layout import Layout, is_n_row, lay_out
from labelwise.extract.adverse_reaction.outcome import Outcome
from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.rows import read_rows
from labelwise.extract.adverse_reaction.side_by_side import one_below_the_other
from labelwise.extract.adverse_reaction.title import Title
from labelwise.extract.adverse_reaction.transpose import transposed
from labelwise.label import Cell, Table

_COUNT_ALONE = re.compile(r"\d[\d,]*\s*(?:\(?%\)?)?")
_WORD = re.compile(r"[A-Za-z]{3}")


def read_table(table: Table, title: Title, names: OwnNames, before: Outcome | None = None) -> Outcome:
    """Return what a table holds; `before` is the table in front of it, for pieces that have no head of their own."""
    layout = lay_out(table, title.text)
    lanes = find_lanes(table, layout.body)
    if lanes is None:
        terms = [c.text for r in (*layout.head, *layout.body) for c in table.rows[r][:1] if c.text]
        head = " ".join(c.text for r in layout.head[:2] for c in table.rows[r])
        return Outcome(kind_of_table(title.text, title.lead, head, "", terms, numeric=False))
    swapped = transposed(table, layout, lanes, names) or one_below_the_other(table, layout, lanes)
    if swapped is not None:
        return read_table(swapped, title, names, before)
    text_lanes = _text_lanes(table, layout, lanes)
    body = read_rows(table, layout.body, lanes, text_lanes)
    paths = _paths(table, layout, lanes, text_lanes)
    head = " ".join(text for path in paths for text in path)
    first = " ".join(
        dict.fromkeys(c.text for r in layout.head for c in lanes.row(table.rows[r])[:text_lanes] if c.text)
    )
    terms = [e.term for e in body.entries]
    kind = kind_of_table(title.text, title.lead, head, first, terms, numeric=True, named=title.named)
    if kind is not Kind.INCIDENCE:
        return Outcome(kind)
    return Incidences(table, title, names, layout, body, paths, first, before).read()


def _text_lanes(table: Table, layout: Layout, lanes: Lanes) -> int:
    """How many leading lanes hold words: the term, or a group and the term."""
    count = 1
    rows = [lanes.row(table.rows[r]) for r in layout.body]
    for lane in range(1, len(lanes.spans) - 1):
        texts = [row[lane].text for row in rows if row[lane].text and row[lane] is not row[0]]
        words = sum(read_cell(t).shape == "unreadable" and _WORD.search(t) is not None for t in texts)
        if not texts or words < 0.6 * len(texts):
            break
        count = lane + 1
    return count


def _paths(table: Table, layout: Layout, lanes: Lanes, text_lanes: int) -> list[list[str]]:
    """The head cells above each value lane, top to bottom.

    A cell that spans the term lane too is no head of a column.
    """
    paths: list[list[str]] = [[] for _ in lanes.spans[text_lanes:]]
    seen: list[list[Cell]] = [[] for _ in paths]
    for r in layout.head:
        cells = lanes.row(table.rows[r])
        counts = is_n_row(cells)
        whole = len({id(c) for c in cells}) == 1
        for path, known, cell in zip(paths, seen, cells[text_lanes:], strict=True):
            if whole or not cell.text or any(cell is k for k in known):
                continue
            if any(cell is c for c in cells[:text_lanes]):
                continue
            known.append(cell)
            text = without_exposure(cell.text)
            if text:
                path.append(f"N={text}" if counts and _COUNT_ALONE.fullmatch(text) else text)
    return paths
