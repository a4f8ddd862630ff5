"""Which rows of a results table are head and body, and where its columns stand.

Results hold negative changes and intervals, which a table of side effects never does: so the rows are told apart here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from labelwise.extract.adverse_reaction.lanes import Lanes, distinct
from labelwise.extract.adverse_reaction.layout import Layout, is_n_row
from labelwise.extract.efficacy.values import TIMES
from labelwise.label import Cell, Table

_VALUE = re.compile(
    r"[<>≤≥~]?\s*[-−–]?\s?\d[\d.,]*\s*%?\s*(?:[*†‡§¶#a-d]{1,3}|[(\[/±;,].*|\+/-.*|(?:to|-|–)\s*[-−–]?\d[\d.]*%?)?\s*"
)
# In a row of one of these a time is a value; elsewhere it is the head of a column.
_STATISTIC = re.compile(r"\b(?:median|mean|average)\b", re.IGNORECASE)
_VISIT = re.compile(r"\bbaseline\b|\b(?:week|month|day|year)\s*\d", re.IGNORECASE)
_TIME = re.compile(rf"[<>≤≥~]?\s*\d[\d.,]*\s*{TIMES}\s*(?:[(\[±].*)?[*†‡§¶#\s]*", re.IGNORECASE)
# What no cell of a row of bare numbers of patients holds.
_NO_COUNT = re.compile(r"[.\-/±–;\[]|\(\s*\d")
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
    if not cells or not cells[0].text:
        return False
    own = distinct(cells)
    if len(own) < 2:
        return False
    told = [is_value for _, _, c in own[1:] if (is_value := _holds_value(c.text)) is not None]
    if told and not any(told) and _STATISTIC.search(cells[0].text) and not any(_VISIT.search(c.text) for c in cells):
        told = [_TIME.fullmatch(c.text) is not None for _, _, c in own[1:] if _holds_value(c.text) is not None]
    return any(told) and 2 * sum(told) >= len(told) and not counts_patients(cells)


@lru_cache(maxsize=8192)
def _holds_value(text: str) -> bool | None:
    """Whether a cell's text is a value; None for a cell that holds none (a dash, `not reached`)."""
    return None if _NO_VALUE.fullmatch(text) else _VALUE.fullmatch(text) is not None


def counts_patients(cells: Sequence[Cell]) -> bool:
    """Whether a row gives the N of each column, which takes an n, the word subjects, or whole numbers alone."""
    text = " ".join([c.text for c in cells[1:]])
    if "n" not in text and "N" not in text and "subject" not in text and _NO_COUNT.search(text):
        return False
    return is_n_row(list(cells))
