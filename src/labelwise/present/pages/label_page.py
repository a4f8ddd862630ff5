"""The page of one label: its sections in order, the words that facts were read from marked in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from labelwise.facts import Fact, LabelFacts, kind_of
from labelwise.label.catalog import KEY_OF_CODE, SECTIONS
from labelwise.label.section_text import SectionText
from labelwise.present.fact_words import fact_words
from labelwise.present.pages.drug_page import KIND_TITLES, KindView, LabelView, kind_views, label_view
from labelwise.present.pages.links import DAILYMED
from labelwise.present.pages.read_tables import ReadTable, split_tables
from labelwise.present.pages.sources import SourceBook

LONGEST_PART = 200_000  # characters of a section's part that a page shows


class Piece(NamedTuple):
    """A run of text. `anchors` are the places that begin here; `told` says what was read from a marked run."""

    text: str
    anchors: Sequence[str]
    marked: bool
    told: str


class LabelSection(NamedTuple):
    """One section: its text in parts where the store has it, and the facts read from it."""

    anchor: str
    title: str
    code: str | None
    parts: Sequence[Sequence[Piece]]
    tables: Sequence[ReadTable]
    kinds: Sequence[KindView]
    cut: bool


class LabelPage(NamedTuple):
    """Everything that the page shows."""

    label: LabelView
    set_id: str
    outside: str
    drug: str
    has_texts: bool
    sections: Sequence[LabelSection]


def label_page(label: LabelFacts, texts: Sequence[SectionText], *, has_texts: bool) -> LabelPage:
    """Return what the page of a label shows. Without texts the facts stand alone, by section."""
    by_section: dict[str, list[Fact]] = {}
    for fact in label.facts:
        by_section.setdefault(str(fact.citation.section or ""), []).append(fact)
    sections = [_with_text(text, by_section.pop(str(text.code or ""), [])) for text in texts]
    order = [str(SECTIONS[p.key].code or "") for p in label.head.sections if p.key in SECTIONS]
    for code in sorted(by_section, key=lambda c: order.index(c) if c in order else len(order)):
        tables, others = split_tables(by_section[code], code)
        kinds = kind_views(others, SourceBook({}, texts=has_texts))
        sections.append(LabelSection(f"s-{code or 'none'}", _title(code), code or None, (), tables, kinds, cut=False))
    return LabelPage(
        label=label_view(label),
        set_id=str(label.head.set_id),
        outside=f"{DAILYMED}setid={label.head.set_id}",
        drug=label.head.drug.name,
        has_texts=has_texts,
        sections=sections,
    )


def _title(code: str) -> str:
    key = next((key for known, key in KEY_OF_CODE.items() if known == code), None)
    return SECTIONS[key].title if key else "From the record itself"


def _with_text(text: SectionText, facts: Sequence[Fact]) -> LabelSection:
    spans: dict[int, list[tuple[int, int, str]]] = {}
    in_cells = []
    for fact in facts:
        place = fact.citation.locator
        if place is None or place.start is None or place.end is None:
            in_cells.append(fact)
        else:
            told = f"{KIND_TITLES[kind_of(fact)]}: {fact_words(fact)}"
            spans.setdefault(place.part or 0, []).append((place.start, place.end, told))
    parts = [
        pieces_of(part[:LONGEST_PART], spans.get(number, ()), f"p-{text.code}-{number}-")
        for number, part in enumerate(text.parts)
    ]
    cut = any(len(part) > LONGEST_PART for part in text.parts)
    tables, others = split_tables(in_cells, str(text.code or text.key))
    kinds = kind_views(others, SourceBook({}, texts=False))
    return LabelSection(f"s-{text.code or text.key}", text.title, text.code, parts, tables, kinds, cut)


_BULLET = re.compile(r"\s([•●▪◦])\s")
_HEADING = re.compile(r"\s(?=\d{1,2}\.\d{1,2}\s+[A-Z][a-z])")


def _in_lines(text: str) -> str:
    """Return running text with a line a bullet and a space before each numbered heading: how it shows, never where."""
    return _HEADING.sub("\n\n", _BULLET.sub("\n\\1 ", text))


def pieces_of(text: str, spans: Sequence[tuple[int, int, str]], prefix: str) -> list[Piece]:
    """Return a text in runs cut where any span begins or ends; runs that a span covers are marked."""
    inside = [(max(0, a), min(b, len(text)), told) for a, b, told in spans if a < b and a < len(text)]
    cuts = sorted({0, len(text), *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    begins: dict[int, list[str]] = {}
    for start, _, told in inside:
        begins.setdefault(start, []).append(told)
    ends = sorted((a, b) for a, b, _ in inside)
    pieces, at, reach = [], 0, 0
    for start, stop in pairwise(cuts):
        while at < len(ends) and ends[at][0] <= start:
            reach = max(reach, ends[at][1])
            at += 1
        said = begins.get(start, [])
        anchors = [f"{prefix}{start}"] if said else []
        pieces.append(Piece(_in_lines(text[start:stop]), anchors, start < reach, "\n".join(dict.fromkeys(said))))
    return pieces
