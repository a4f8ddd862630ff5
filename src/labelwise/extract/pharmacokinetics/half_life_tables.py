"""Half-lives in tables: a column or a row that names the half-life and its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.pharmacokinetics.half_life import unit_of
from labelwise.extract.pharmacokinetics.subject import is_other_body
from labelwise.label import Table

_NAMED = re.compile(
    r"(?:half[\s-]*li(?:fe|ves)|\bt\s?,?\s?1\s?/\s?2|\bt\s?½)[^()\[\]]{0,20}?[\s,(\[]*(?P<unit>hours?|hrs?|h|days?|min(?:ute)?s?)\b",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?:approximately\s+|about\s+|~\s*)?(?P<low>\d+(?:\.\d+)?)(?:\s*(?:±|\+/-)\s*[\d.]+)?(?:\s*(?:-|–|to)\s*(?P<high>\d+(?:\.\d+)?))?(?![\d%:])",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"metabolite|desmethyl|desacetyl|\d-hydroxy|\bM\d+\b|ratio|change|geometric\s+mean\s+ratio|abbreviat|\bwith\b.{0,30}(?:mg|dose)"
    r"|mL/min|ketoconazole|rifampin|interaction|glucuronide",
    re.IGNORECASE,
)


class TableSpan(NamedTuple):
    """Half-lives of one table from `low` to `high`; `row` and `column` are the cell of the first value."""

    low: float
    high: float
    unit: str
    row: int
    column: int


class _Read(NamedTuple):
    low: float
    high: float
    row: int
    column: int


def table_half_lives(table: Table, apart: bool) -> Iterator[TableSpan]:
    """Yield the half-lives of a table: one range over its forms and doses, or (`apart`) one a value."""
    for unit, values in (*_columns(table), *_rows(table)):
        if not values:
            continue
        if apart:
            yield from (TableSpan(v.low, v.high, unit, v.row, v.column) for v in values)
            continue
        first = values[0]
        yield TableSpan(min(v.low for v in values), max(v.high for v in values), unit, first.row, first.column)


def is_about_others(table: Table) -> bool:
    """Whether a table sets people with failing organs, children or old people beside others."""
    return any(
        is_other_body(c.text, "") for row in table.rows for c in (row[0], *(row if row is table.rows[0] else ()))
    )


def _columns(table: Table) -> Iterator[tuple[str, list[_Read]]]:
    """Yield (unit, values) of each column whose head names the half-life."""
    for r, row in enumerate(table.rows[:3]):
        for column, cell in enumerate(row):
            named = _NAMED.search(cell.text) if column and len(cell.text) < 60 else None
            unit = unit_of(named["unit"]) if named else None
            if unit is None or _OTHER.search(cell.text):
                continue
            group, values = "", []
            for at in range(r + 1, len(table.rows)):
                first = table.rows[at][0].text
                if first and not any(c.text for c in table.rows[at][1:] if c.text != first):
                    group = first
                said = f"{group} {first}"
                if not _OTHER.search(said) and not is_other_body(said, ""):
                    values += _value(table, at, column)
            yield unit, values
            return


def _rows(table: Table) -> Iterator[tuple[str, list[_Read]]]:
    """Yield (unit, values) of each row that names the half-life."""
    group = ""
    heads = [
        " ".join(row[c].text for row in table.rows[:2] if not row[c].text[:1].isdigit()) for c in range(table.width)
    ]
    for r, row in enumerate(table.rows):
        first = row[0].text
        if first and len({c.text for c in row}) == 1:
            group = first
        named = _NAMED.search(first) if len(first) < 60 else None
        unit = unit_of(named["unit"]) if named else None
        if unit is None or _OTHER.search(first) or _OTHER.search(group) or is_other_body(group, ""):
            continue
        values: list[_Read] = []
        for column in range(1, table.width):
            if not _OTHER.search(heads[column]) and not is_other_body(heads[column], ""):
                values += _value(table, r, column)
        yield unit, values


def _value(table: Table, row: int, column: int) -> list[_Read]:
    cell = table.rows[row][column]
    if cell.row != row or cell.column != column:
        return []
    found = _VALUE.match(cell.text.strip())
    if found is None or float(found["low"]) <= 0:
        return []
    low = float(found["low"])
    high = float(found["high"]) if found["high"] else low
    return [_Read(low, max(low, high), row, column)]
