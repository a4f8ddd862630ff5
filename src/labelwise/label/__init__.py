"""The label as a document, in the words of the SPL standard. No parsing happens here."""

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
