"""The sections of an SPL document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from labelwise.codes import SectionCode
from labelwise.label import KEY_OF_CODE, SECTIONS, Section
from labelwise.read.cell_text import SPL, text_of
from labelwise.read.flatten import SECTION, TITLE, Flattener
from labelwise.read.headings import LazyHeadings
from labelwise.read.nesting import may_hold
from labelwise.read.tables import LazyTables

UNCLASSIFIED = "spl_unclassified_section"
PRODUCTS = "spl_product_data_elements"


class Node(NamedTuple):
    """A `<section>` with its key (empty for one without a code that is known) and the keys of those around it."""

    element: etree._Element
    key: str
    around: tuple[str, ...]


def read_sections(body: etree._Element) -> dict[str, Section]:
    """Return the top-level sections of a `<structuredBody>` by key, sections of one key joined in their order.

    A coded section that stands in another is a region of that one if it is a part of it (`may_hold`), and else, as in
    openFDA's records, a section of its own, even where its text is also part of an unclassified section's.
    """
    nodes = list(_nodes(body))
    own = {n.key for n in nodes if n.key and not _is_part(n)}
    keys = {n.element: n.key for n in nodes}

    def name(element: etree._Element) -> tuple[str, str]:
        key = keys.get(element, "")
        return "" if key in own else key, title_of(element)

    sections = {}
    for key in dict.fromkeys(n.key for n in nodes if n.key in own):
        found = [n.element for n in nodes if n.key == key and key not in n.around]
        section = _section(key, found, Flattener(name))
        if section is not None:
            sections[key] = section
    return sections


def title_of(element: etree._Element) -> str:
    """Return a section's own title, else the standard's name of its code, else nothing."""
    title = element.find(TITLE)
    printed = " ".join(text_of(title).split()) if title is not None else ""
    if printed:
        return printed
    key = _key_of(element)
    return SECTIONS[key].title if key and key != UNCLASSIFIED else ""


def _section(key: str, elements: list[etree._Element], text: Flattener) -> Section | None:
    joints = []
    for element in elements:
        joints.append(text.next_start)
        text.add(element, region=len(elements) > 1)
    if not text.text:
        return None
    parts = (text.text,)
    titles = [t for t in map(title_of, elements) if t]
    tables = LazyTables(text.tables, parts, text.spans)
    return Section(
        key=key,
        title=titles[0] if titles else SECTIONS[key].title,
        parts=parts,
        tables=tables,
        regions=tuple(text.regions),
        joints=tuple(j for j in joints[1:] if 0 < j < len(parts[0])),
        headings=LazyHeadings(key, parts, tables),  # as in openFDA's form: extractors see the same in both
        paragraphs=() if key == PRODUCTS else tuple(text.paragraphs),
    )


def _nodes(body: etree._Element) -> Iterator[Node]:
    """Yield every section of a document in order."""
    stack: list[tuple[etree._Element, tuple[str, ...]]] = [(s, ()) for s in reversed(_sections_in(body))]
    while stack:
        element, around = stack.pop()
        key = _key_of(element)
        if around:
            key = "" if key == UNCLASSIFIED else key
        elif not key:
            key = UNCLASSIFIED if element.find(SPL + "subject") is None else PRODUCTS
        yield Node(element, key, around)
        inside = (*around, key)
        stack.extend((s, inside) for s in reversed(_sections_in(element)))


def _sections_in(element: etree._Element) -> list[etree._Element]:
    return element.findall(f"{SPL}component/{SECTION}")


def _key_of(element: etree._Element) -> str:
    code = element.find(SPL + "code")
    known = SectionCode.parse(code.get("code")) if code is not None else None
    return KEY_OF_CODE.get(known, "") if known is not None else ""


def _is_part(node: Node) -> bool:
    """Whether a section is a part of one around it: nested in its own code, or in one that may hold it."""
    return node.key in node.around or any(may_hold(key, node.key) for key in node.around)
