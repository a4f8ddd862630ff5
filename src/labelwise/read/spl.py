"""SPL XML to a Label: documents of 2005 to today, and class indexing documents."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from labelwise.codes import SetId
from labelwise.errors import MalformedSource, UnsupportedSource
from labelwise.label import Label, Product
from labelwise.read.cell_text import SPL, text_of
from labelwise.read.class_indexing import DOCUMENT_CODE, ClassIndexing, read_indexing
from labelwise.read.spl_products import is_repackaged, read_products
from labelwise.read.spl_sections import read_sections
from labelwise.read.xml import parse_document

# openFDA's product types by the code of the document's kind; any other kind keeps its own name.
_TYPES = {"34391-3": "HUMAN PRESCRIPTION DRUG", "34390-5": "HUMAN OTC DRUG"}
_AGAIN = "Fetch it again, or leave it out."


def read_document(payload: bytes) -> Label | ClassIndexing:
    """Return the label, or the class indexing, of an SPL document.

    `UnsupportedSource` for other XML, `MalformedSource` for broken XML or a document without ids or body, and
    `UnsafeSource` beyond a bound.
    """
    root = parse_document(payload)
    if root.tag != SPL + "document":
        raise UnsupportedSource(
            f"The XML is no SPL document: its root is <{etree.QName(root).localname}>.", "Give the label's SPL XML."
        )
    set_id = SetId.parse(_attribute(root, "setId", "root"))
    document_id = (_attribute(root, "id", "root") or "").strip().lower()
    if set_id is None or not document_id:
        raise MalformedSource("The document has no set id or no id.", _AGAIN)
    version = _attribute(root, "versionNumber", "value") or ""
    number = int(version) if version.isdigit() and len(version) < 10 else None
    time = _attribute(root, "effectiveTime", "value") or ""
    day = time[:8] if len(time) >= 8 and time[:8].isdigit() else None
    code = _attribute(root, "code", "code") or ""
    if code == DOCUMENT_CODE:
        return read_indexing(root, set_id, document_id, number, day)
    body = root.find(f"{SPL}component/{SPL}structuredBody")
    if body is None:
        raise MalformedSource("The document has no structured body.", _AGAIN)
    return _label(root, body, set_id, document_id, number, day)


def _label(
    root: etree._Element, body: etree._Element, set_id: SetId, document_id: str, version: int | None, day: str | None
) -> Label:
    products = read_products(body)
    active = [i for p in products for i in p.active]
    code = _attribute(root, "code", "code") or ""
    kind = (_attribute(root, "code", "displayName") or "").strip()
    labeler = root.find(f"{SPL}author/{SPL}assignedEntity/{SPL}representedOrganization/{SPL}name")
    return Label(
        set_id=set_id,
        document_id=document_id,
        version=version,
        effective_time=day,
        source="spl",
        partial=False,
        title=_text(root.find(SPL + "title")),
        document_type=kind,
        labeler=_text(labeler) or None,
        product_type=_TYPES.get(code) or kind.upper() or None,
        products=products,
        brand_names=_distinct(p.name for p in products),
        generic_names=_distinct(p.generic_name for p in products),
        substance_names=_distinct(i.name.upper() for i in active),
        uniis=tuple(dict.fromkeys(i.unii for i in active if i.unii is not None)),
        ndcs=tuple(dict.fromkeys(p.ndc for p in products if p.ndc is not None)),
        routes=tuple(dict.fromkeys(r for p in products for r in p.routes)),
        application_numbers=_distinct(p.application_number for p in products),
        is_original_packager=_is_original(body, products),
        sections=read_sections(body),
    )


def _is_original(body: etree._Element, products: tuple[Product, ...]) -> bool | None:
    return not is_repackaged(body) if products else None


def _attribute(element: etree._Element, child: str, name: str) -> str | None:
    found = element.find(SPL + child)
    return found.get(name) if found is not None else None


def _text(element: etree._Element | None) -> str:
    return " ".join(text_of(element).split()) if element is not None else ""


def _distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for n in names if n))
