"""A section of a label: its text exactly as flattened, and where things stand in it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from labelwise.codes import SectionCode
from labelwise.label.catalog import SECTIONS
from labelwise.label.locator import Locator
from labelwise.label.paragraph import Paragraph
from labelwise.label.table import Table, TableSequence


class Heading(NamedTuple):
    """A heading inside a section's text: `number` such as `6.1` (empty where it has none), its title and its place."""

    number: str
    title: str
    part: int
    start: int
    end: int


class Region(NamedTuple):
    """A subsection: the span of a section's text that carries a key (LOINC) or a title of its own.

    `key` is empty for a subsection without a code of its own. `level` counts from 1.
    """

    key: str
    title: str
    part: int
    start: int
    end: int
    level: int = 1


class Passage(NamedTuple):
    """A stretch of prose of one section, without tables: `text` is `section.parts[part][start:end]`."""

    section: Section
    part: int
    start: int
    text: str

    def locate(self, start: int, end: int) -> Locator:
        """Return the place of `self.text[start:end]` in the section."""
        return Locator.span(self.part, self.start + start, self.start + end)


@dataclass(frozen=True, eq=False)
class Section:
    """A top-level section.

    `parts` is its text: openFDA's list of strings as they are, one string for SPL; flattened, single spaces.
    `tables` are its tables (subsections included) in document order, made when first asked for.
    `regions` are its subsections; `paragraphs` its blocks where the source marks them; `headings` those found in the
    text. `repeats` are the indices of parts that only repeat (a piece of) another part: openFDA lists a section that is
    nested in one of its own code twice. They keep their index and are no prose of their own. `joints` are the offsets
    in the one part of an SPL section at which a further section of the same code begins: prose never crosses them.
    """

    key: str
    title: str
    parts: tuple[str, ...]
    tables: Sequence[Table] = ()
    regions: tuple[Region, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    headings: Sequence[Heading] = field(default=())
    repeats: frozenset[int] = frozenset()
    joints: tuple[int, ...] = ()

    @property
    def code(self) -> SectionCode | None:
        """The LOINC code, None for a key that has no certain one."""
        name = SECTIONS.get(self.key)
        return name.code if name else None

    @cached_property
    def text_hash(self) -> str:
        """16 hex digits over the section's text; the same text has the same hash in every release."""
        digest = hashlib.blake2b(digest_size=8)
        for part in self.utf8:
            digest.update(part)
            digest.update(b"\0")
        return digest.hexdigest()

    @cached_property
    def utf8(self) -> tuple[bytes, ...]:
        """`parts` in UTF-8: what is hashed and what is stored."""
        return tuple([part.encode("utf-8", "surrogatepass") for part in self.parts])

    def text_at(self, locator: Locator) -> str:
        """Return the exact text a locator points to: the span, or the cell as printed."""
        if locator.table is not None:
            place = self.tables[locator.table].rows[locator.row or 0][locator.column or 0]
            return place.printed
        return self.parts[locator.part or 0][locator.start : locator.end]

    def title_at(self, part: int, offset: int) -> str:
        """Return the nearest title above a place: the innermost subsection or heading before it,
        else the section's own.
        """
        best, at = self.title, -1
        for region in self.regions:
            if region.part == part and region.start <= offset < region.end and region.start > at and region.title:
                best, at = region.title, region.start
        starts, titles = self._titles.get(part, ((), ()))
        nearest = bisect_right(starts, offset) - 1
        return titles[nearest] if nearest >= 0 and starts[nearest] > at else best

    @cached_property
    def _titles(self) -> dict[int, tuple[list[int], list[str]]]:
        """Where headings start in each part, ascending, and their titles."""
        titles: dict[int, tuple[list[int], list[str]]] = {}
        for heading in sorted(self.headings, key=lambda h: h.start):
            starts, names = titles.setdefault(heading.part, ([], []))
            if not starts or heading.start > starts[-1]:
                starts.append(heading.start)
                names.append(heading.title)
        return titles

    @cached_property
    def table_spans(self) -> tuple[tuple[int, int, int], ...]:
        """Where tables stand in the text, as (part, start, end), in order and without overlap."""
        tables = self.tables
        if isinstance(tables, TableSequence):
            places = tables.spans()
        else:
            places = [t.span for t in tables if t.span is not None and t.nested_in is None]
        return tuple(sorted((p.part or 0, p.start or 0, p.end or 0) for p in places))

    @cached_property
    def _cuts(self) -> tuple[tuple[int, int, int], ...]:
        if not self.joints:
            return self.table_spans
        return tuple(sorted((*self.table_spans, *((0, at, at) for at in self.joints))))

    def passages(self, part: int | None = None, start: int = 0, end: int | None = None) -> Iterator[Passage]:
        """Yield the prose of the section, or of a span of one part, leaving out the text of tables."""
        for index, text in enumerate(self.parts):
            if index in self.repeats if part is None else index != part:
                continue
            at, stop = start, len(text) if end is None else end
            for where, table_start, table_end in self._cuts:
                if where != index or table_end <= at or table_start >= stop:
                    continue
                if table_start > at:
                    yield Passage(self, index, at, text[at:table_start])
                at = max(at, table_end)
            if at < stop:
                yield Passage(self, index, at, text[at:stop])
