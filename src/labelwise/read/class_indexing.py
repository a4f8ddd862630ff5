"""Pharmacologic-class indexing documents (LOINC 60685-5): which classes a substance belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from labelwise.codes import SetId, Unii
from labelwise.errors import MalformedSource
from labelwise.label import ClassName
from labelwise.read.cell_text import SPL, text_of

DOCUMENT_CODE = "60685-5"
_UNII = "2.16.840.1.113883.4.9"
_SCHEME = re.compile(r"^(.*?)\s*\[(EPC|MoA|PE|CS|Chemical/Ingredient)\]\s*$", re.S)


@dataclass(frozen=True)
class ClassIndexing:
    """One indexing document: the substance, its UNII, and its classes with NUI or NCIt code."""

    set_id: SetId
    document_id: str
    version: int | None
    effective_time: str | None
    title: str
    substance: str
    unii: Unii | None
    classes: tuple[ClassName, ...]


def read_indexing(
    root: etree._Element, set_id: SetId, document_id: str, version: int | None, time: str | None
) -> ClassIndexing:
    """Return the classes of an indexing document; `MalformedSource` when it names no substance."""
    substances = [s for s in root.iter(SPL + "identifiedSubstance") if s.find(SPL + "asSpecializedKind") is not None]
    first = next(iter(substances), None)
    if first is None:
        first = next((s for s in root.iter(SPL + "identifiedSubstance") if s.find(SPL + "name") is not None), None)
    if first is None:
        raise MalformedSource("The class indexing document names no substance.", "Fetch it again.")
    code = first.find(SPL + "code")
    unii = Unii.parse(code.get("code")) if code is not None and code.get("codeSystem") == _UNII else None
    title = root.find(SPL + "title")
    return ClassIndexing(
        set_id=set_id,
        document_id=document_id,
        version=version,
        effective_time=time,
        title=" ".join(text_of(title).split()) if title is not None else "",
        substance=(first.findtext(SPL + "name") or "").strip(),
        unii=unii,
        classes=tuple(c for s in substances for c in _classes(s)),
    )


def _classes(substance: etree._Element) -> Iterator[ClassName]:
    own = substance.find(SPL + "code")
    unii = Unii.parse(own.get("code")) if own is not None else None
    for kind in substance.iterfind(f"{SPL}asSpecializedKind/{SPL}generalizedMaterialKind"):
        code = kind.find(SPL + "code")
        if code is None:
            continue
        shown = _SCHEME.match(code.get("displayName") or "")
        if shown is None:
            continue
        scheme = "CS" if shown[2] == "Chemical/Ingredient" else shown[2]
        yield ClassName(scheme, shown[1], code.get("code"), unii)
