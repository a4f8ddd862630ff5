"""The facets, one file each: columns in, rows out. A new row is a line in its facet's file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from labelwise.comparison.column import Column
from labelwise.comparison.comparison import Row
from labelwise.comparison.facets.approved_uses import approved_uses
from labelwise.comparison.facets.contraindications import contraindications
from labelwise.comparison.facets.dosing import dosing
from labelwise.comparison.facets.effectiveness import effectiveness
from labelwise.comparison.facets.forms import forms
from labelwise.comparison.facets.identity import identity
from labelwise.comparison.facets.interactions import interactions
from labelwise.comparison.facets.mechanism import mechanism
from labelwise.comparison.facets.pharmacokinetics import pharmacokinetics
from labelwise.comparison.facets.populations import populations
from labelwise.comparison.facets.serious import serious
from labelwise.comparison.facets.side_effects import side_effects

Columns = Sequence[Column]

ROWS: dict[str, Callable[[Columns], list[Row]]] = {
    "identity": identity,
    "forms": forms,
    "approved_uses": approved_uses,
    "contraindications": contraindications,
    "mechanism": mechanism,
    "dosing": dosing,
    "effectiveness": effectiveness,
    "side_effects": side_effects,
    "serious": serious,
    "interactions": interactions,
    "populations": populations,
    "pharmacokinetics": pharmacokinetics,
}

__all__ = ["ROWS", "Columns"]
