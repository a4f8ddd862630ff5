"""Tables lying on their side: arms down the first column, reactions along the head."""

from __future__ import annotations

from labelwise.extract.adverse_reaction.arm import read_n, role_of
from labelwise.extract.adverse_reaction.cell import read_cell
from labelwise.extract.adverse_reaction.lanes import Lanes, distinct
from labelwise.extract.adverse_reaction.layout import Layout
from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.label import Cell, Table


def transposed(table: Table, layout: Layout, lanes: Lanes, names: OwnNames) -> Table | None:
    """Return the table turned upright when its rows are arms and its one head row names reactions; None otherwise.

    Cells keep their own row and column, so that a citation still finds them in the printed grid.
    """
    if len(layout.head) != 1 or len(layout.body) < 2:
        return None
    head = [c for _, _, c in distinct(table.rows[layout.head[0]])]
    rows = [lanes.row(table.rows[r]) for r in layout.body]
    if len(head) != len(lanes.spans) or len(head) < 3:
        return None
    firsts = [row[0].text for row in rows]
    arms = [t for t in firsts if t and (role_of(t, names) in ("drug", "placebo") or read_n(t) is not None)]
    if len(arms) < len(firsts) or not any(role_of(t, names) == "placebo" or read_n(t) is not None for t in firsts):
        return None
    if any(role_of(c.text, names) is not None or read_n(c.text) is not None or "%" in c.text for c in head[1:]):
        return None
    if any(read_cell(c.text).shape == "unreadable" for row in rows for c in row[1:] if c.text):
        return None
    grid: list[tuple[Cell, ...]] = []
    for i in range(len(head)):
        grid.append((head[i], *(row[i] for row in rows)))
    return Table(
        index=table.index, caption=table.caption, rows=tuple(grid), header_rows=1, foot_rows=(),
        footnotes=table.footnotes, span=table.span, nested_in=table.nested_in,
    )  # fmt: skip
