"""`<table>` elements to grids. Both readers come through here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import overload

from lxml import etree

from labelwise.label import Cell, Footnote, Locator, Table, TableSequence
from labelwise.read.cell_text import SPL, Notes, Place, plain_text, read_cell, text_of
from labelwise.read.xml import PARSER

MAX_COLUMNS = 200
MAX_ROWSPAN = 5_000
MAX_CELLS = 200_000
_SHORT = 200  # characters: a table's text not longer than this is looked for at word edges only

_TAG = re.compile(r"<[^>]*>")
_TABLE = ("table", SPL + "table")
_FOOTNOTE = ("footnote", SPL + "footnote")
_CELL = frozenset({"td", "th", SPL + "td", SPL + "th"})
_HEADER = frozenset({"th", SPL + "th"})
_ROW = frozenset({"tr", SPL + "tr"})
_CAPTION = frozenset({"caption", SPL + "caption"})
_GROUPS = {prefix + name: name for prefix in ("", SPL) for name in ("thead", "tbody", "tfoot")}


def flat_text(element: etree._Element) -> str:
    """Return all text below an element with single spaces, as openFDA flattens it: a space at every element's edge."""
    return " ".join(text_of(element).split())


class LazyTables(TableSequence):
    """Tables that are parsed and expanded when first asked for: most sections' tables are never looked at.

    `sources` are strings of one or more `<table>` elements, or the elements; `parts` the text in which their spans are
    looked for, unless `spans` says where each source stands. Prose readers need the spans alone: these are found
    without a parser where that is possible.
    """

    def __init__(
        self,
        sources: Sequence[str | etree._Element],
        parts: Sequence[str],
        spans: Sequence[Locator | None] | None = None,
    ) -> None:
        self._sources = sources
        self._parts = parts
        self._spans = spans
        self._tables: tuple[Table, ...] | None = None
        self._places: list[Locator] | None = None

    def spans(self) -> list[Locator]:
        """Return where the tables stand in the text, those within another left out."""
        if self._places is None:
            if self._spans is not None:
                self._places = [s for s in self._spans if s is not None]
            elif self._tables is not None and not any(t.broken for t in self._tables):
                self._places = [t.span for t in self._tables if t.span is not None and t.nested_in is None]
            else:
                self._places = list(_outer_spans(self._sources, self._parts))
        return self._places

    def __reduce__(self) -> tuple[object, ...]:
        # Parsed elements cannot leave the process: what is sent are the expanded tables.
        return (tuple, (self._all(),))

    def _all(self) -> tuple[Table, ...]:
        if self._tables is None:
            self._tables = tuple(expand_all(self._sources, self._parts, self._spans)) if self._sources else ()
        return self._tables

    @overload
    def __getitem__(self, index: int) -> Table: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Table]: ...

    def __getitem__(self, index: int | slice) -> Table | Sequence[Table]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Table]:
        return iter(self._all())

    def __bool__(self) -> bool:
        return bool(self._sources)


def parse_tables(source: str) -> list[etree._Element]:
    """Return the `<table>` elements of a string that holds one or several, in order, nested ones included.

    XMLSyntaxError when the string is no XML.
    """
    root = etree.fromstring(f"<tables>{source}</tables>", PARSER)
    return list(root.iter(*_TABLE))


def _outer_spans(sources: Sequence[str | etree._Element], parts: Sequence[str]) -> Iterator[Locator]:
    after = (0, 0)
    for source in sources:
        for text in _outer_texts(source):
            span = find_span(text, parts, after)
            if span is not None:
                after = (span.part or 0, span.end or 0)
                yield span


def _outer_texts(source: str | etree._Element) -> Iterator[str]:
    """Yield the flattened text of each table of a source, those within another left out."""
    if not isinstance(source, str):
        yield flat_text(source)
    elif source.count("<table") == 1 and "<!" not in source and "<?" not in source:
        yield " ".join(unescape(_TAG.sub(" ", source)).split())
    else:
        try:
            elements = parse_tables(source)
        except (etree.XMLSyntaxError, ValueError):
            return
        yield from (flat_text(e) for e in elements if next(e.iterancestors(*_TABLE), None) is None)


def expand_all(
    sources: Sequence[str | etree._Element], parts: Sequence[str], spans: Sequence[Locator | None] | None = None
) -> Iterator[Table]:
    """Yield every table of a section, expanded, with its place in the text."""
    index = 0
    after = (0, 0)
    for number, source in enumerate(sources):
        try:
            elements = parse_tables(source) if isinstance(source, str) else list(source.iter(*_TABLE))
        except (etree.XMLSyntaxError, ValueError) as error:
            for _ in range(max(1, str(source).count("<table"))):
                yield Table(index, "", (), broken=f"the table's XML is broken: {error}")
                index += 1
            continue
        numbers = {element: index + i for i, element in enumerate(elements)}
        for element in elements:
            outer = None
            if len(elements) > 1:
                outer = next((numbers[a] for a in element.iterancestors(*_TABLE) if a in numbers), None)
            if outer is None and spans is not None:
                span = spans[number]
            else:
                span = find_span(flat_text(element), parts, after if outer is None else (0, 0))
            if span is not None and outer is None:
                after = (span.part or 0, span.end or 0)
            yield expand(element, index, span, outer)
            index += 1


def find_span(text: str, parts: Sequence[str], after: tuple[int, int]) -> Locator | None:
    """Return where a table's flattened text stands, looking first behind the table before it."""
    if not text:
        return None
    for part in range(after[0], len(parts)):
        at = _find(text, parts[part], after[1] if part == after[0] else 0)
        if at >= 0:
            return Locator.span(part, at, at + len(text))
    for part, whole in enumerate(parts):
        at = _find(text, whole, 0)
        if at >= 0:
            return Locator.span(part, at, at + len(text))
    return None


def _find(text: str, whole: str, start: int) -> int:
    at = whole.find(text, start)
    if len(text) > _SHORT:
        return at
    while at >= 0:
        end = at + len(text)
        if (at == 0 or whole[at - 1] == " ") and (end == len(whole) or whole[end] == " "):
            return at
        at = whole.find(text, at + 1)
    return -1


def expand(table: etree._Element, index: int, span: Locator | None, nested_in: int | None = None) -> Table:
    """Return the grid of a `<table>` element."""
    rows = _rows(table)
    heads = 0
    for group, _ in rows:
        if group != "thead":
            break
        heads += 1
    notes: Notes = [(e.get("ID") or "*", flat_text(e)) for e in table.iter(*_FOOTNOTE)]
    grid = _grid(rows, notes)
    caption = next((c for c in table if c.tag in _CAPTION), None)
    return Table(
        index=index,
        caption=plain_text(caption) if caption is not None else "",
        rows=grid if grid is not None else (),
        header_rows=heads,
        foot_rows=tuple(i for i, row in enumerate(rows) if row[0] == "tfoot"),
        footnotes=tuple(Footnote(mark, text) for mark, text in notes),
        span=span,
        nested_in=nested_in,
        broken=None if grid is not None else f"the table has more than {MAX_CELLS} cells",
    )


def _rows(table: etree._Element) -> list[tuple[str, etree._Element]]:
    """Return (group, row): head rows first, whatever the order in the file; the foot stays where it stands."""
    heads: list[tuple[str, etree._Element]] = []
    rows: list[tuple[str, etree._Element]] = []
    loose: list[tuple[str, etree._Element]] = []
    for child in table:
        group = _GROUPS.get(child.tag)
        if group is not None:
            (heads if group == "thead" else rows).extend((group, row) for row in child if row.tag in _ROW)
        elif child.tag in _ROW:
            loose.append(("tbody", child))
    return heads + rows + loose


def _number(text: str, most: int) -> int:
    try:
        return max(1, min(int(text), most))
    except ValueError:
        return 1


def _grid(rows: list[tuple[str, etree._Element]], notes: Notes) -> tuple[tuple[Cell, ...], ...] | None:
    """Return the rows with every span expanded; None when that would make too many cells."""
    ends = _group_ends(rows)
    grid: list[dict[int, Cell]] = [{} for _ in rows]
    cells = width = 0
    for r, (group, row) in enumerate(rows):
        places = grid[r]
        in_head = group == "thead"
        foot = notes if group == "tfoot" else None
        column = 0
        for element in row:
            tag = element.tag
            if tag not in _CELL:
                continue
            while column in places:
                column += 1
            down, right = element.get("rowspan"), element.get("colspan")
            rowspan = _number(down, MAX_ROWSPAN) if down else 1
            colspan = _number(right, MAX_COLUMNS) if right else 1
            cell = read_cell(element, Place(r, column, rowspan, colspan, in_head or tag in _HEADER), foot)
            if rowspan == 1 and colspan == 1:
                places[column] = cell
                cells += 1
            else:
                # A span never reaches beyond its own row group: real documents overstate it.
                last = min(r + rowspan, ends[r])
                _spread(grid[r:last], cell)
                cells += (last - r) * colspan
            if cells > MAX_CELLS:
                return None
            column += colspan
        width = max(width, max(places, default=-1) + 1)
    if width * len(rows) > MAX_CELLS:
        return None
    return tuple(_line(places, r, width) for r, places in enumerate(grid))


def _spread(lines: list[dict[int, Cell]], cell: Cell) -> None:
    right = max(min(cell.column + cell.colspan, MAX_COLUMNS), cell.column + 1)
    for places in lines:
        for column in range(cell.column, right):
            places.setdefault(column, cell)


def _line(places: dict[int, Cell], row: int, width: int) -> tuple[Cell, ...]:
    if len(places) == width:
        return tuple(places[c] for c in range(width))
    return tuple(places.get(c) or Cell("", "", row, c) for c in range(width))


def _group_ends(rows: list[tuple[str, etree._Element]]) -> list[int]:
    """Return for every row the index behind the last row of its group."""
    ends = [0] * len(rows)
    end = len(rows)
    for r in range(len(rows) - 1, -1, -1):
        if r + 1 < len(rows) and rows[r + 1][0] != rows[r][0]:
            end = r + 1
        ends[r] = end
    return ends
