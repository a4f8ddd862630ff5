"""What the body does with each drug."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison.cells import cell, row, says_something
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import Cell, Row
from labelwise.comparison.facets import sections
from labelwise.comparison.phrases import parameter_words
from labelwise.comparison.piece import distinct
from labelwise.facts import PharmacokineticsFact

_PARAMETERS = {
    "half_life": "Half-life",
    "tmax": "Time to the highest level",
    "bioavailability": "Share absorbed",
    "protein_binding": "Bound to protein",
    "excretion_renal": "Excreted by the kidneys",
}


def pharmacokinetics(columns: Sequence[Column]) -> list[Row]:
    """Return a row a parameter; the half-life always."""
    rows = [row(name, title, [_cell(c, name) for c in columns]) for name, title in _PARAMETERS.items()]
    return [r for r in rows if r.id == "half_life" or says_something(r)]


def _cell(column: Column, parameter: str) -> Cell:
    found = [p for p, f in only(column.first("pharmacokinetics"), PharmacokineticsFact) if f.parameter == parameter]
    return cell(column, distinct(found, "low", "high", "unit"), parameter_words, "pharmacokinetics", sections.KINETICS)
