"""The real SPL documents: nothing of their text is lost, and every place can be found again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from labelwise.label import Label
from labelwise.read import ClassIndexing, Rejected, iter_items, read_item

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif("LABELWISE_CORPUS" not in os.environ, reason="LABELWISE_CORPUS is not set"),
]
N = "{urn:hl7-org:v3}"


def documents() -> Iterator[tuple[bytes, Label | ClassIndexing | Rejected]]:
    for item in iter_items(Path(os.environ["LABELWISE_CORPUS"]) / "dailymed"):
        assert item.form == "spl"
        yield item.payload, read_item(item)


def labels() -> list[tuple[bytes, Label]]:
    return [(xml, label) for xml, label in documents() if isinstance(label, Label)]


def lost_characters(xml: bytes, label: Label) -> int:
    """Count the characters of section titles, texts and excerpts that stand in no section, node by node."""
    lost = 0
    texts = {p for s in label.sections.values() for p in s.parts}
    root = etree.fromstring(xml, etree.XMLParser(remove_comments=True))
    for element in root.iter(N + "title", N + "text", N + "excerpt"):
        if not any(a.tag == N + "section" for a in element.iterancestors()):
            continue
        for node in element.itertext():
            words = " ".join(str(node).split())
            lost += 0 if any(words in text for text in texts) else len(words)
    return lost


def test_twelve_documents_are_read() -> None:
    read = [label for _, label in documents()]
    assert len(read) == 12
    assert sum(isinstance(r, ClassIndexing) for r in read) == 2
    assert not [r for r in read if isinstance(r, Rejected)]


def test_no_character_is_lost() -> None:
    assert {label.set_id: lost_characters(xml, label) for xml, label in labels()} == dict.fromkeys(
        (label.set_id for _, label in labels()), 0
    )


def test_the_whole_text_stands_in_order() -> None:
    """Boring twin: every top-level section's words, in document order, are the words of the section that holds it."""
    for xml, label in labels():
        body = etree.fromstring(xml, etree.XMLParser(remove_comments=True)).find(f"{N}component/{N}structuredBody")
        assert body is not None
        for section in body.findall(f"{N}component/{N}section"):
            words = " ".join(" ".join(str(t) for t in section.itertext()).split())
            assert not words or any(words in s.parts[0] for s in label.sections.values())


def test_every_table_has_its_place() -> None:
    tables = 0
    for _, label in labels():
        for section in label.sections.values():
            for index, table in enumerate(section.tables):
                tables += 1
                assert table.index == index
                assert table.broken is None
                if table.span is not None:
                    words = section.text_at(table.span).split()
                    cells = {id(c): c for row in table.rows for c in row}.values()
                    assert all(c.printed in " ".join(words) for c in cells)
    assert tables > 60


def test_blocks_and_subsections_point_at_their_text() -> None:
    for _, label in labels():
        for section in label.sections.values():
            places = [(p.part, p.start, p.end) for p in section.paragraphs]
            places += [(r.part, r.start, r.end) for r in section.regions]
            for part, start, end in places:
                text = section.parts[part][start:end]
                assert text
                assert text == text.strip()
            prose = sum(b.end - b.start for b in section.paragraphs if b.kind == "title")
            assert prose <= len(section.parts[0])
            for region in section.regions:
                if region.title and region.title[0].isdigit():
                    assert section.parts[0][region.start :].startswith(region.title)


def test_products_of_old_and_new_documents() -> None:
    read = {label.set_id: label for _, label in labels()}
    old = read["abd6ecf0-dc8e-41de-89f2-1e36ed9d6535"]  # type: ignore[index]
    strengths = [(p.active[0].strength, p.form) for p in old.products]
    assert strengths == [((amount, "mg"), "TABLET") for amount in (1.0, 2.0, 4.0)]
    assert all(p.ndc and p.routes == ("oral",) for p in old.products)
    syrup = read["00f66f25-3469-4c16-9baf-fba21e9628bd"]  # type: ignore[index]
    assert {(i.name, i.strength) for i in syrup.products[0].active} == {
        ("DIPHENHYDRAMINE HYDROCHLORIDE", (6.25, "mg/(5.mL)")),
        ("PHENYLEPHRINE HYDROCHLORIDE", (2.5, "mg/(5.mL)")),
    }
    assert all(label.products and label.labeler and label.version and label.effective_time for label in read.values())
