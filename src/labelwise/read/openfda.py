"""One openFDA drug-label record to a Label."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from labelwise.codes import Ndc, RxCui, SetId, Unii
from labelwise.codes.code import Code
from labelwise.errors import MalformedSource
from labelwise.label import SECTIONS, ClassName, Heading, Label, Region, Section
from labelwise.read.tables import LazyTables

# Sections whose text is wholly or partly repeated by others; a key is looked for in these, outermost first.
C = TypeVar("C", bound=Code)

_PARENTS = (
    "warnings_and_cautions", "use_in_specific_populations", "clinical_pharmacology", "nonclinical_toxicology",
    "precautions", "drug_abuse_and_dependence", "warnings", "adverse_reactions", "how_supplied",
    "dosage_and_administration", "description", "overdosage", "pregnancy", "spl_unclassified_section",
)  # fmt: skip
_NUMBERED = re.compile(
    r"(?<![\d.(,])(?P<number>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)\s+(?P<title>[A-Z][^.;:!?()\[\]]{2,120}?)(?=\s[A-Z][a-z’']*\s[a-z]|[.;:!?(\[]|$)"
)
_SCHEMES = (("pharm_class_epc", "EPC"), ("pharm_class_moa", "MoA"), ("pharm_class_pe", "PE"), ("pharm_class_cs", "CS"))
_CLASS_SUFFIX = re.compile(r"\s*\[(EPC|MoA|PE|CS|Chemical/Ingredient)\]\s*$")


def read_record(record: Mapping[str, Any]) -> Label:
    """Return the Label of one record; `MalformedSource` when it has no set id or no document id."""
    set_id = SetId.parse(record.get("set_id"))
    document_id = record.get("id")
    if set_id is None or not isinstance(document_id, str):
        raise MalformedSource("The record has no set id or no document id.", "Leave it out, or fetch it again.")
    harmonised = record.get("openfda")
    codes: Mapping[str, Any] = harmonised if isinstance(harmonised, Mapping) else {}
    version = record.get("version")
    effective_time = record.get("effective_time")
    original = codes.get("is_original_packager")
    return Label(
        set_id=set_id,
        document_id=document_id,
        version=int(version) if isinstance(version, str) and version.isdigit() else None,
        effective_time=effective_time if isinstance(effective_time, str) and effective_time.isdigit() else None,
        source="openfda",
        partial="spl_product_data_elements" not in record,
        labeler=next(iter(_strings(codes.get("manufacturer_name"))), None),
        product_type=next(iter(_strings(codes.get("product_type"))), None),
        brand_names=_strings(codes.get("brand_name")),
        generic_names=_strings(codes.get("generic_name")),
        substance_names=_strings(codes.get("substance_name")),
        uniis=_codes(Unii, codes.get("unii")),
        rxcuis=_codes(RxCui, codes.get("rxcui")),
        ndcs=_codes(Ndc, codes.get("product_ndc")),
        routes=tuple(r.lower() for r in _strings(codes.get("route"))),
        application_numbers=_strings(codes.get("application_number")),
        is_original_packager=bool(original[0]) if isinstance(original, list) and original else None,
        classes=tuple(_classes(codes)),
        sections=read_sections(record),
    )


def _strings(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Sequence):
        return tuple(v for v in value if isinstance(v, str))
    return ()


def _codes(kind: type[C], value: Any) -> tuple[C, ...]:
    return tuple(code for code in (kind.parse(v) for v in _strings(value)) if code is not None)


def _classes(codes: Mapping[str, Any]) -> list[ClassName]:
    return [
        ClassName(scheme, _CLASS_SUFFIX.sub("", name), None)
        for key, scheme in _SCHEMES
        for name in _strings(codes.get(key))
    ]


def read_sections(record: Mapping[str, Any]) -> dict[str, Section]:
    """Return the top-level sections by key; a key whose text stands inside another's becomes a region of that one."""
    texts = {
        key: _strings(value)
        for key, value in record.items()
        if isinstance(value, list) and not key.endswith("_table") and key != "openfda"
    }
    regions: dict[str, list[Region]] = {}
    inner: set[str] = set()
    for key, parts in texts.items():
        found = _regions_of(key, parts, texts)
        if found:
            inner.add(key)
            for parent, region in found:
                regions.setdefault(parent, []).append(region)
    sections = {}
    for key, parts in texts.items():
        if key in inner or not parts:
            continue
        sections[key] = Section(
            key=key,
            title=_title(key, parts[0]),
            parts=parts,
            tables=LazyTables(_strings(record.get(f"{key}_table")), parts),
            regions=tuple(sorted(regions.get(key, ()), key=lambda r: (r.part, r.start, -r.end))),
            headings=(),
        )
    return sections


def _regions_of(key: str, parts: tuple[str, ...], texts: Mapping[str, tuple[str, ...]]) -> list[tuple[str, Region]]:
    """Return where every string of a key stands inside one other section; empty when one of them stands nowhere."""
    for parent in _PARENTS:
        whole = texts.get(parent)
        if whole is None or parent == key or (parent, key) in _NEVER:
            continue
        found = []
        for text in parts:
            place = next(((i, w.find(text)) for i, w in enumerate(whole) if len(w) > len(text) and text in w), None)
            if place is None:
                break
            found.append((parent, Region(key, _title(key, text), place[0], place[1], place[1] + len(text))))
        else:
            return found
    return []


_NEVER = {("spl_unclassified_section", "boxed_warning")}
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\s+")


def _title(key: str, text: str) -> str:
    """Return the section's name: the standard's, since flattened text does not say where a title ends."""
    name = SECTIONS.get(key)
    return name.title if name else key.replace("_", " ").capitalize()


def headings(parts: Sequence[str]) -> tuple[Heading, ...]:
    """Return the numbered headings that stand inline in flattened text."""
    return tuple(
        Heading(m["number"], m["title"].strip(), i, m.start(), m.end())
        for i, text in enumerate(parts)
        for m in _NUMBERED.finditer(text)
    )
