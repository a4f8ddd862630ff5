"""Round trips and boring twins of the readers, on generated input and on the fixture labels."""

from __future__ import annotations

import io
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from labelwise.extract.cite import cite
from labelwise.facts import Citation
from labelwise.label import Label, Locator, Section
from labelwise.read import Item, read_item, read_labels
from labelwise.read import records as splitting
from labelwise.read.records import split_records
from labelwise.read.tables import LazyTables

FIXTURES = Path(__file__).parents[2] / "fixtures" / "labels"
LABELS: dict[tuple[str, str], Label] = {
    (label.set_id, label.source): label
    for name in ("plr_relaxadine.xml", "old_calmazine.xml", "otc_coughaway.xml", "openfda_records.json")
    for label in read_labels(FIXTURES / name)
    if isinstance(label, Label)
}
SECTIONS = [(label, section) for label in LABELS.values() for section in label.sections.values()]
CELLS = [
    (label, section, Locator.cell(table.index, r, c))
    for label, section in SECTIONS
    for table in section.tables
    for r, row in enumerate(table.rows)
    for c in range(len(row))
]


def quoted_text(citation: Citation) -> str:
    """Return the exact text that a citation points at, found again from its set id, section and place alone."""
    label = next(x for x in LABELS.values() if x.set_id == citation.set_id)
    section = next(
        s for s in label.sections.values() if s.code == citation.section and s.text_hash == citation.text_hash
    )
    assert citation.locator is not None
    return section.text_at(citation.locator)


@given(st.data())
def test_from_a_place_to_a_citation_to_the_exact_text(data: st.DataObject) -> None:
    label, section = data.draw(st.sampled_from(SECTIONS))
    part = data.draw(st.integers(0, len(section.parts) - 1))
    start = data.draw(st.integers(0, len(section.parts[part]) - 1))
    end = data.draw(st.integers(start + 1, len(section.parts[part])))
    citation = cite(label, section, Locator.span(part, start, end))
    assert quoted_text(citation) == section.parts[part][start:end]
    assert citation.document_id == label.document_id


@given(st.sampled_from(CELLS))
def test_from_a_cell_to_a_citation_to_the_cell(place: tuple[Label, Section, Locator]) -> None:
    label, section, locator = place
    cell = section.tables[locator.table or 0].rows[locator.row or 0][locator.column or 0]
    assert quoted_text(cite(label, section, locator)) == cell.printed


@given(st.sampled_from(SECTIONS))
def test_passages_point_at_their_own_text_and_leave_no_prose_out(place: tuple[Label, Section]) -> None:
    _, section = place
    covered = 0
    for passage in section.passages():
        locator = passage.locate(0, len(passage.text))
        assert section.text_at(locator) == passage.text
        covered += len(passage.text)
    tables = sum(end - start for part, start, end in section.table_spans if part not in section.repeats)
    assert covered + tables == sum(len(p) for i, p in enumerate(section.parts) if i not in section.repeats)


# Documents -----------------------------------------------------------------------------------------------------------

WORDS = st.text(st.sampled_from("abcXYZ 0129.,;()<>&\u00a0\u2265\n\t"), max_size=12)
INLINE = ("content", "sub", "sup", "linkHtml", "footnote")


def element(name: str, *children: Any) -> etree._Element:
    made = etree.Element(f"{{urn:hl7-org:v3}}{name}")
    last = None
    for child in children:
        if isinstance(child, str):
            if last is None:
                made.text = (made.text or "") + child
            else:
                last.tail = (last.tail or "") + child
        else:
            made.append(child)
            last = child
    return made


def mixed(names: tuple[str, ...], depth: int) -> st.SearchStrategy[list[Any]]:
    if depth == 0:
        return st.lists(WORDS, max_size=2)
    inner = st.builds(lambda n, c: element(n, *c), st.sampled_from(names), mixed(INLINE, depth - 1))
    return st.lists(WORDS | inner, max_size=3)


ROWS = st.lists(
    st.builds(lambda cells: element("tr", *cells), st.lists(st.builds(lambda c: element("td", *c), mixed(INLINE, 1)))),
    max_size=3,
)
TABLES = st.builds(lambda caption, rows: element("table", element("caption", *caption), *rows), mixed(INLINE, 1), ROWS)
BLOCKS = st.builds(lambda c: element("paragraph", *c), mixed(INLINE, 2)) | TABLES | WORDS
CODES = st.sampled_from(["42229-5", "34084-4", "34073-7", "42232-9", "42228-7", "99999-9"])


def section_of(code: str, title: list[Any], blocks: list[Any], inner: list[etree._Element]) -> etree._Element:
    coded = element("code")
    coded.set("code", code)
    return element(
        "section", coded, element("title", *title), element("text", *blocks), *(element("component", s) for s in inner)
    )


def sections(depth: int) -> st.SearchStrategy[etree._Element]:
    inner = st.lists(sections(depth - 1), max_size=2) if depth else st.just([])
    return st.builds(section_of, CODES, mixed(INLINE, 1), st.lists(BLOCKS, max_size=3), inner)


def document_of(tops: list[etree._Element]) -> bytes:
    identity = element("id"), element("setId")
    for one in identity:
        one.set("root", "5d0c2f5e-0000-4000-8000-000000000100")
    body = element("structuredBody", *(element("component", s) for s in tops))
    return etree.tostring(element("document", *identity, element("component", body)))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(st.lists(sections(2), min_size=1, max_size=3))
def test_the_text_of_a_document_is_all_of_its_text_nodes(tops: list[etree._Element]) -> None:
    """Boring twin of the one-walk flattening: all text nodes, joined, white space collapsed."""
    xml = document_of(tops)
    label = read_item(Item("x", "spl", xml))
    assert isinstance(label, Label), label
    for top in etree.fromstring(xml).findall(".//{*}structuredBody/{*}component/{*}section"):
        whole = " ".join(" ".join(str(t) for t in top.itertext()).split())
        assert not whole or any(whole in s.parts[0] for s in label.sections.values())
    for section in label.sections.values():
        assert section.text_hash
        for table in section.tables:
            flat = section.text_at(table.span) if table.span else ""
            assert all(cell.printed in flat for row in table.rows for cell in row)
        for region in section.regions:
            assert section.parts[0][region.start : region.end].strip()
        spans = [(p.start, p.end) for p in section.paragraphs]
        assert all(0 <= start < end <= len(section.parts[0]) for start, end in spans)
        assert all(b[1] <= len(section.parts[0]) and a[0] <= b[0] for a, b in pairwise(spans))


@settings(deadline=None, max_examples=60)
@given(st.lists(TABLES, min_size=1, max_size=3))
def test_spans_found_without_a_parser_are_those_found_with_one(tables: list[etree._Element]) -> None:
    sources = [etree.tostring(t, encoding="unicode", with_tail=False) for t in tables]
    text = " between ".join(" ".join(" ".join(str(n) for n in t.itertext()).split()) for t in tables)
    quick = LazyTables(sources, (text,)).spans()
    assert quick == [t.span for t in LazyTables(sources, (text,)) if t.span is not None and t.nested_in is None]


# Records -------------------------------------------------------------------------------------------------------------

RECORD = st.dictionaries(
    st.text(max_size=5), st.lists(st.text(st.sampled_from('ab{}[]"\\,\n é')), max_size=3), min_size=1, max_size=4
)
TOKEN = re.compile(rb'[{}]|"(?:[^"\\]|\\.)*"', re.DOTALL)


def one_by_one(content: bytes) -> list[bytes]:
    """Boring twin of the splitter: every token of the whole file in turn."""
    found, depth, start = [], 0, 0
    for token in TOKEN.finditer(content):
        if token[0] == b"{":
            start = token.start() if depth == 0 else start
            depth += 1
        elif token[0] == b"}":
            depth -= 1
            if depth == 0:
                found.append(content[start : token.end()])
    return found


@given(
    st.lists(RECORD, min_size=1, max_size=6),
    st.sampled_from([None, 0, 2]),
    st.booleans(),
    st.integers(1, 40),
    st.booleans(),
)
def test_records_are_cut_where_they_end(
    records: list[Any], indent: int | None, ascii_only: bool, chunk: int, in_file: bool
) -> None:
    written = json.dumps(records, indent=indent, ensure_ascii=ascii_only).encode()
    content = b'{"meta": {"results": {"skip": 0}}, "results": ' + written + b"}" if in_file else written
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(splitting, "CHUNK", chunk)
        cut = list(split_records(io.BytesIO(content)))
    assert cut == one_by_one(written)
    assert [json.loads(c) for c in cut if isinstance(c, bytes)] == records


@settings(deadline=None)
@given(
    st.binary(max_size=200) | st.lists(RECORD, max_size=3).map(lambda r: json.dumps(r).encode()), st.integers(0, 200)
)
def test_any_bytes_are_read_or_refused(content: bytes, cut: int) -> None:
    pieces = list(split_records(io.BytesIO(b'{"results": [' + content[:cut])))
    assert len(pieces) <= len(content) + 2
    for form in ("spl", "openfda"):
        read_item(Item("x", form, content[:cut]))
