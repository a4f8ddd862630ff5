"""The label as a document, in the words of the SPL standard. No parsing happens here.

Names load when they are first used: who compares stored facts needs places and section names, and no documents.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from labelwise.label.catalog import KEY_OF_CODE, SECTIONS, SectionName, code_of
    from labelwise.label.label import ClassName, Label
    from labelwise.label.locator import Locator
    from labelwise.label.paragraph import Paragraph
    from labelwise.label.product import Ingredient, Product, Quantity
    from labelwise.label.section import Heading, Passage, Region, Section
    from labelwise.label.table import Cell, Footnote, Table, TableSequence

__all__ = [
    "KEY_OF_CODE",
    "SECTIONS",
    "Cell",
    "ClassName",
    "Footnote",
    "Heading",
    "Ingredient",
    "Label",
    "Locator",
    "Paragraph",
    "Passage",
    "Product",
    "Quantity",
    "Region",
    "Section",
    "SectionName",
    "Table",
    "TableSequence",
    "code_of",
]

_HOMES = {
    "catalog": ("KEY_OF_CODE", "SECTIONS", "SectionName", "code_of"),
    "label": ("ClassName", "Label"),
    "locator": ("Locator",),
    "paragraph": ("Paragraph",),
    "product": ("Ingredient", "Product", "Quantity"),
    "section": ("Heading", "Passage", "Region", "Section"),
    "table": ("Cell", "Footnote", "Table", "TableSequence"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load a public name from its home."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
    return found
