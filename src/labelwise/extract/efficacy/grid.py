"""Which rows of a results table are head and body, and where its columns stand.

Results hold negative changes and intervals, which a table of side effects never does: so the rows are told apart here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from labelwise.extract.adverse_reaction.lanes import Lanes, distinct
from labelwise.extract.adverse_reaction.layout import Layout, is_n_row
from labelwise.label import Cell, Table

_VALUE = re.compile(
    r"[<>≤≥~]?\s*[-−–]?\s?\d[\d.,]*\s*%?\s*(?:[*†‡§¶#a-d]{1,3}|[(\[/±;,].*|\+/-.*|(?:to|-|–)\s*[-−–]?\d[\d.]*%?)?\s*"
)
_NO_VALUE = re.compile(r"[-−–—\s]*|NR|NE|NA|N/A|NS|not\s+(?:reached|estimable|applicable)", re.IGNORECASE)


def lay_out(table: Table, title: str) -> tuple[Layout, Lanes] | None:
    """Return the rows and the columns of a table, None where no row holds results."""
    rows = [r for r in range(len(table.rows)) if r not in table.foot_rows and any(c.text for c in table.rows[r])]
    if rows and {c.text for c in table.rows[rows[0]] if c.text} == {title}:
        rows = rows[1:]
    results = [r for r in rows if r >= table.header_rows and _is_result(table.rows[r])]
    if not results:
        return None
    head = tuple(r for r in rows if r < results[0])
    body = tuple(r for r in rows if results[0] <= r <= results[-1])
    shapes = Counter(tuple((a, b) for a, b, _ in distinct(table.rows[r])) for r in results)
    return Layout(head, body, ()), Lanes(max(shapes, key=lambda s: (shapes[s], len(s))))


def _is_result(cells: Sequence[Cell]) -> bool:
    """Whether a row is a name and, behind it, values more than other words."""
    own = [c for _, _, c in distinct(cells)]
    if len(own) < 2 or not own[0].text or is_n_row(list(cells)):
        return False
    texts = [c.text for c in own[1:] if not _NO_VALUE.fullmatch(c.text)]
    values = sum(_VALUE.fullmatch(t) is not None for t in texts)
    return values > 0 and 2 * values >= len(texts)
