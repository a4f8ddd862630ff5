"""Pregnancy, breast-feeding, children, older people."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison.cells import cell, row
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import Cell, Row
from labelwise.comparison.facets import sections
from labelwise.comparison.phrases import population_words
from labelwise.comparison.piece import distinct
from labelwise.facts import PopulationFact

_GROUPS = {
    "pregnancy": ("Pregnancy", sections.PREGNANCY),
    "lactation": ("Breast-feeding", sections.LACTATION),
    "pediatric": ("Children", sections.PEDIATRIC),
    "geriatric": ("Older people", sections.GERIATRIC),
}


def populations(columns: Sequence[Column]) -> list[Row]:
    """Return a row a group."""
    return [row(group, title, [_cell(c, group, where) for c in columns]) for group, (title, where) in _GROUPS.items()]


def _cell(column: Column, group: str, where: Sequence[str]) -> Cell:
    found = [p for p, f in only(column.first("population"), PopulationFact) if f.group == group]
    return cell(column, distinct(found, "statement"), population_words, "population", where)
