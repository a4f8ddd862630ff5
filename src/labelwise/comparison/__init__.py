"""Facts to a comparison, pure: nothing is read or stored here."""

from labelwise.comparison.compare_drugs import compare_drugs
from labelwise.comparison.comparison import (
    FACETS,
    LONGEST_CELL,
    Cell,
    ComparedDrug,
    Comparison,
    Difference,
    Facet,
    LabelMark,
    Row,
)
from labelwise.comparison.material import DrugMaterial

__all__ = [
    "FACETS",
    "LONGEST_CELL",
    "Cell",
    "ComparedDrug",
    "Comparison",
    "Difference",
    "DrugMaterial",
    "Facet",
    "LabelMark",
    "Row",
    "compare_drugs",
]
