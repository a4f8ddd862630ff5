"""The facts behind a cell, each with its own citation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from labelwise.comparison import Cell
from labelwise.comparison.values import FactValues
from labelwise.facts import Fact

F = TypeVar("F", bound=Fact)


def facts_of(cell: Cell, kind: type[F]) -> Iterator[F]:
    """Yield a cell's facts of one kind; what was computed is none."""
    if isinstance(cell.value, FactValues):
        for fact in cell.value.facts:
            if isinstance(fact, kind):
                yield fact
