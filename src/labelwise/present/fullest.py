"""Which rows of a long facet a short view shows: what warnings name and what all drugs have figures of."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison import Cell, Row
from labelwise.comparison.effect_order import IN_BOX, IN_WARNINGS
from labelwise.facts import State

_MOST_WARNED = 7
_TOLD = (State.STATED, State.CONFLICT)


def fullest_rows(rows: Sequence[Row], most: int) -> list[Row]:
    """Return at most so many rows in their own order: some that warnings name, then those with the fullest figures.

    Fullness is how many drugs have something, figures, figures beside placebo; never how high a figure is.
    """
    if len(rows) <= most:
        return list(rows)
    general = [r for r in rows if r.id == "dependence"]
    ranked = sorted((r for r in rows if r not in general), key=_fullness, reverse=True)
    warned = [r for r in ranked if r.group in (IN_BOX, IN_WARNINGS)][:_MOST_WARNED]
    rest = [r for r in ranked if r not in warned]
    kept = {r.id for r in [*general, *warned, *rest][:most]}
    return [r for r in rows if r.id in kept]


def _fullness(row: Row) -> tuple[int, int, int, bool, int]:
    told = [c for c in row.cells if c.state in _TOLD]
    figures = [c for c in told if "%" in c.text]
    beside = [c for c in figures if "placebo" in c.text]
    return (len(told), len(figures), len(beside), row.group == IN_BOX, sum(map(_facts, told)))


def _facts(cell: Cell) -> int:
    return len(cell.value) if cell.value is not None else 0
