"""`<table>` elements to grids. Both readers come through here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import overload

from lxml import etree

from labelwise.label import Cell, Footnote, Locator, Table

# Foreign documents: no entities, no network, no DTD, no trees deeper or larger than libxml2's own limits.
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)

MAX_COLUMNS = 200
MAX_CELLS = 200_000

_EMPTY_SPAN = re.compile(r"\s+")
_MARK = re.compile(
    r"[\s,;]*(?:[a-zA-Z]|\d{1,2}|[*†‡§¶#‖^∥♦◊]+|\([a-z]\)|[a-z](?:\s*,\s*[a-z])+|\d(?:\s*,\s*\d)+)[\s,;]*"
)
_SIGN_MARKS = re.compile(r"[*†‡§¶‖∥]+")
_BREAKING = {"br", "paragraph", "item", "list", "caption", "p", "li"}


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace, lower case; empty for comments and instructions."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""


def flat_text(element: etree._Element) -> str:
    """Return all text below an element with single spaces, as openFDA flattens it: a space at every element's edge."""
    return " ".join(" ".join(element.itertext()).split())


class LazyTables(Sequence[Table]):
    """Tables that are parsed and expanded when first asked for: most sections' tables are never looked at.

    `sources` are strings of one or more `<table>` elements; `parts` the text in which their spans are looked for.
    """

    def __init__(self, sources: Sequence[str | etree._Element], parts: Sequence[str]) -> None:
        self._sources = sources
        self._parts = parts
        self._tables: tuple[Table, ...] | None = None

    def _all(self) -> tuple[Table, ...]:
        if self._tables is None:
            self._tables = tuple(expand_all(self._sources, self._parts))
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


def parse_tables(source: str) -> list[etree._Element]:
    """Return the `<table>` elements of a string that holds one or several, in order, nested ones included."""
    try:
        root = etree.fromstring(source, PARSER)
    except etree.XMLSyntaxError:
        root = etree.fromstring(f"<tables>{source}</tables>", PARSER)
    return [e for e in root.iter() if local(e) == "table"]


def expand_all(sources: Sequence[str | etree._Element], parts: Sequence[str]) -> Iterator[Table]:
    """Yield every table of a section, expanded, with its place in the text."""
    index = 0
    after = (0, 0)
    for source in sources:
        elements = parse_tables(source) if isinstance(source, str) else [source]
        numbers = {element: index + i for i, element in enumerate(elements)}
        for element in elements:
            outer = next((numbers[a] for a in element.iterancestors() if a in numbers), None)
            span = None
            if outer is None:
                span = find_span(flat_text(element), parts, after)
                if span is not None:
                    after = (span.part or 0, span.end or 0)
            yield expand(element, index, span, outer)
            index += 1


def find_span(text: str, parts: Sequence[str], after: tuple[int, int]) -> Locator | None:
    """Return where a table's flattened text stands, looking first behind the table before it."""
    if not text:
        return None
    for part in range(after[0], len(parts)):
        at = parts[part].find(text, after[1] if part == after[0] else 0)
        if at >= 0:
            return Locator.span(part, at, at + len(text))
    for part, whole in enumerate(parts):
        at = whole.find(text)
        if at >= 0:
            return Locator.span(part, at, at + len(text))
    return None


def expand(table: etree._Element, index: int, span: Locator | None, nested_in: int | None = None) -> Table:
    """Return the grid of a `<table>` element."""
    rows = list(_rows(table))
    heads = 0
    for row in rows:
        if row[0] != "thead":
            break
        heads += 1
    grid = _grid(rows)
    footnotes = tuple(_footnotes(table))
    caption = next((c for c in table if local(c) == "caption"), None)
    return Table(
        index=index,
        caption=_without_notes(caption) if caption is not None else "",
        rows=grid,
        header_rows=heads,
        foot_rows=tuple(i for i, row in enumerate(rows) if row[0] == "tfoot"),
        footnotes=footnotes,
        span=span,
        nested_in=nested_in,
    )


def _rows(table: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield (group, row): head rows first, whatever the order in the file; the foot stays where it stands."""
    groups = [c for c in table if local(c) in ("thead", "tbody", "tfoot")]
    loose = [c for c in table if local(c) == "tr"]
    for group in sorted(groups, key=lambda g: local(g) != "thead"):
        for row in group:
            if local(row) == "tr":
                yield local(group), row
    for row in loose:
        yield "tbody", row


def _number(text: str | None) -> int:
    try:
        return max(1, min(int(text or 1), MAX_COLUMNS))
    except ValueError:
        return 1


def _grid(rows: list[tuple[str, etree._Element]]) -> tuple[tuple[Cell, ...], ...]:
    grid: list[dict[int, Cell]] = [{} for _ in rows]
    cells = 0
    for r, (group, row) in enumerate(rows):
        column = 0
        for element in row:
            if local(element) not in ("td", "th"):
                continue
            while column in grid[r]:
                column += 1
            cell = _cell(element, r, column, group)
            # A span never reaches beyond its own row group: real documents overstate it.
            last = r
            while last + 1 < len(rows) and last - r + 1 < cell.rowspan and rows[last + 1][0] == group:
                last += 1
            for rr in range(r, last + 1):
                for cc in range(column, min(column + cell.colspan, MAX_COLUMNS)):
                    grid[rr].setdefault(cc, cell)
                    cells += 1
            if cells > MAX_CELLS:
                break
            column += cell.colspan
    width = max((max(row, default=-1) + 1 for row in grid), default=0)
    return tuple(tuple(row.get(c) or Cell("", "", r, c) for c in range(width)) for r, row in enumerate(grid))


def _cell(element: etree._Element, row: int, column: int, group: str) -> Cell:
    pieces: list[str] = []
    marks: list[str] = []
    _collect(element, pieces, marks)
    lines = tuple(line for line in (" ".join(p.split()) for p in "".join(pieces).split("\n")) if line)
    text = " ".join(lines)
    style = " ".join(e.get("styleCode") or "" for e in element.iter() if isinstance(e.tag, str)).lower()
    return Cell(
        text=text,
        printed=flat_text(element),
        row=row,
        column=column,
        rowspan=_number(element.get("rowspan")),
        colspan=_number(element.get("colspan")),
        header=local(element) == "th" or group == "thead",
        bold="bold" in style,
        indent=_indent(element, style),
        marks=tuple(marks),
        lines=lines,
    )


def _indent(element: etree._Element, style: str) -> int:
    """Steps of indentation: from a style such as `indent2`, a list, or leading no-break spaces."""
    found = re.search(r"indent(\d?)", style)
    if found:
        return int(found[1] or 1)
    first = next((t for t in element.itertext() if t.strip(" \t\r\n")), "")
    lead = len(first) - len(first.lstrip("\u00a0\u2003\u2002\u2009\t "))
    return 1 if "\u00a0" in first[:lead] or "\u2003" in first[:lead] else 0


def _collect(element: etree._Element, pieces: list[str], marks: list[str]) -> None:
    """Gather an element's text; footnotes and their marks go aside."""
    pieces.append(element.text or "")
    for child in element:
        name = local(child)
        if name in ("footnote", "footnoteref"):
            marks.append(child.get("IDREF") or child.get("ID") or "*")
        elif name == "sup" and _MARK.fullmatch("".join(child.itertext()).strip() or "x") and _is_mark(child, pieces):
            marks.append("".join(child.itertext()).strip())
        elif name == "table":
            pieces.append(" ")
        elif name:
            if name in _BREAKING:
                pieces.append("\n")
            _collect(child, pieces, marks)
            if name in _BREAKING:
                pieces.append("\n")
        pieces.append(child.tail or "")


def _is_mark(sup: etree._Element, pieces: list[str]) -> bool:
    """Whether a superscript is a footnote mark and not an exponent: `10` before digits, a unit before `2` or `3`."""
    mark = "".join(sup.itertext()).strip()
    if not mark.isdigit():
        return True
    before = "".join(pieces[-6:]).rstrip()
    return not re.search(r"(?:\b10|[x×]\s*10|\bm|\bcm|\bmm)$", before)


def _footnotes(table: etree._Element) -> Iterator[Footnote]:
    for element in table.iter():
        if local(element) == "footnote":
            yield Footnote(element.get("ID") or "*", flat_text(element))


def _without_notes(element: etree._Element) -> str:
    pieces: list[str] = []
    _collect(element, pieces, [])
    return " ".join("".join(pieces).split())
