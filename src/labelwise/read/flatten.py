"""A section's elements to flattened text, with the place of every block, subsection and table in it.

The text is what openFDA prints: every text node below the section in document order, white space collapsed, a space at
every element's edge.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from labelwise.label import Locator, Paragraph, Region
from labelwise.label.paragraph import BlockKind
from labelwise.read.cell_text import SPL

SECTION = SPL + "section"
TITLE = SPL + "title"

_BLOCKS: dict[str, BlockKind] = {
    SPL + "paragraph": "paragraph",
    SPL + "item": "list_item",
    SPL + "caption": "caption",
    SPL + "footnote": "footnote",
    SPL + "excerpt": "excerpt",
}
_TABLE = SPL + "table"
# In a table only its notes are blocks: its cells are the table's own.
_IN_TABLE = frozenset({"caption", "footnote"})

Naming = Callable[[etree._Element], tuple[str, str]]


class Flattener:
    """Gathers one or several sections into one text. `name` returns the (key, title) of a subsection's region."""

    def __init__(self, name: Naming) -> None:
        self._name = name
        self._pieces: list[str] = []
        self._length = 0
        self._blocks = 0
        self._tables_open = 0
        self._loose = False
        self.regions: list[Region] = []
        self.paragraphs: list[Paragraph] = []
        self.tables: list[etree._Element] = []
        self.spans: list[Locator | None] = []

    @property
    def text(self) -> str:
        """The text gathered so far."""
        return " ".join(self._pieces)

    def add(self, section: etree._Element, level: int = 0, region: bool = False) -> None:
        """Append a section. `region`: give the section itself a region, as for one of several."""
        if region:
            self._section(section, level)
        else:
            self._children(section, level)

    @property
    def next_start(self) -> int:
        """Where the next text will begin."""
        return self._length + 1 if self._length else 0

    def _append(self, text: str) -> None:
        words = " ".join(text.split())
        if not words:
            return
        start = self.next_start
        self._pieces.append(words)
        self._length = start + len(words)
        if self._blocks == 0:
            if self._loose:
                start = self.paragraphs.pop().start
            self.paragraphs.append(Paragraph("paragraph", 0, start, self._length))
            self._loose = True

    def _children(self, element: etree._Element, level: int) -> None:
        if element.text:
            self._append(element.text)
        for child in element:
            self._element(child, element, level)
            if child.tail:
                self._append(child.tail)

    def _element(self, element: etree._Element, parent: etree._Element, level: int) -> None:
        tag = element.tag
        kind = _BLOCKS.get(tag)
        if tag == SECTION:
            self._section(element, level + 1)
        elif tag == _TABLE:
            self._table(element, level)
        elif tag == TITLE and parent.tag == SECTION:
            self._block("title", element, level)
        elif kind is not None and (not self._tables_open or kind in _IN_TABLE):
            self._block(kind, element, level)
        else:
            self._children(element, level)

    def _block(self, kind: BlockKind, element: etree._Element, level: int) -> None:
        start, place = self.next_start, len(self.paragraphs)
        self._loose = False
        self._blocks += 1
        self._children(element, level)
        self._blocks -= 1
        if self._length > start:
            self.paragraphs.insert(place, Paragraph(kind, 0, start, self._length))

    def _section(self, element: etree._Element, level: int) -> None:
        start, place = self.next_start, len(self.regions)
        self._loose = False
        blocks, self._blocks = self._blocks, 0
        self._children(element, level)
        self._blocks, self._loose = blocks, False
        if self._length > start:
            key, title = self._name(element)
            self.regions.insert(place, Region(key, title, 0, start, self._length, max(level, 1)))

    def _table(self, element: etree._Element, level: int) -> None:
        start = self.next_start
        outermost = self._tables_open == 0
        self._tables_open += 1
        self._blocks += 1
        self._loose = False
        if outermost:
            self.tables.append(element)
            place = len(self.spans)
            self.spans.append(None)
        self._children(element, level)
        self._blocks -= 1
        self._tables_open -= 1
        if outermost and self._length > start:
            self.spans[place] = Locator.span(0, start, self._length)
