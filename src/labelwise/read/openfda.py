"""One openFDA drug-label record to a Label."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from labelwise.codes import Ndc, RxCui, SetId, Unii
from labelwise.codes.code import Code
from labelwise.errors import MalformedSource
from labelwise.label import SECTIONS, ClassName, Label, Region, Section
from labelwise.read.headings import LazyHeadings
from labelwise.read.nesting import PARENTS, may_hold, repeated
from labelwise.read.tables import LazyTables

C = TypeVar("C", bound=Code)

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
    texts: dict[str, tuple[str, ...]] = {
        key: _strings(value)
        for key, value in record.items()
        if isinstance(value, list) and not key.endswith("_table") and key != "openfda"
    }
    repeats = {key: repeated(parts) for key, parts in texts.items() if len(parts) > 1}
    regions: dict[str, list[Region]] = {}
    inner: set[str] = set()
    for parent in PARENTS:
        if parent not in texts or parent in inner:
            continue
        for key in texts:
            if key in inner or not may_hold(parent, key):
                continue
            found = _regions_of(key, texts, repeats, parent, inner)
            if found:
                inner.add(key)
                for holder, region in found:
                    regions.setdefault(holder, []).append(region)
    sections = {}
    for key, parts in texts.items():
        if key in inner or not parts:
            continue
        sections[key] = Section(
            key=key,
            title=_title(key),
            parts=parts,
            tables=LazyTables(_tables(record.get(f"{key}_table"), key in repeats and bool(repeats[key])), parts),
            regions=tuple(sorted(regions.get(key, ()), key=lambda r: (r.part, r.start, -r.end))),
            headings=LazyHeadings(key, parts),
            repeats=repeats.get(key, frozenset()),
        )
    return sections


def _tables(value: Any, repeating: bool) -> tuple[str, ...]:
    """Return a section's table strings. Where its text is listed twice, so are its tables: the second run is left out.

    The first run is the outer section's and holds all of them in document order, so the others keep their index.
    """
    tables = _strings(value)
    end = len(tables)
    while repeating and end > 1 and tables[end - 1] in tables[: end - 1]:
        end -= 1
    return tables[:end]


def _regions_of(
    key: str, texts: Mapping[str, tuple[str, ...]], repeats: Mapping[str, frozenset[int]], first: str, inner: set[str]
) -> list[tuple[str, Region]]:
    """Return where every string of a key stands inside another section; empty when one of them stands nowhere.

    At least one of them stands in `first`. Strings that repeat another string of the key are left out.
    """
    found: list[tuple[str, Region]] = []
    again = repeats.get(key, frozenset())
    parents = (first, *(p for p in PARENTS if p != first and p in texts and p not in inner and may_hold(p, key)))
    for number, text in enumerate(texts[key]):
        if number in again or not text:
            continue
        place = next((p for p in (_place(parent, text, texts[parent]) for parent in parents) if p is not None), None)
        if place is None:
            return []
        parent, part, start = place
        found.append((parent, Region(key, _title(key), part, start, start + len(text))))
    return found if any(parent == first for parent, _ in found) else []


def _place(parent: str, text: str, whole: tuple[str, ...]) -> tuple[str, int, int] | None:
    for part, outer in enumerate(whole):
        if len(outer) <= len(text):
            continue
        at = outer.find(text)
        while at >= 0:
            end = at + len(text)
            if (at == 0 or outer[at - 1] == " ") and (end == len(outer) or outer[end] == " "):
                return parent, part, at
            at = outer.find(text, at + 1)
    return None


def _title(key: str) -> str:
    """Return the section's name: the standard's, since flattened text does not say where a title ends."""
    name = SECTIONS.get(key)
    return name.title if name else key.replace("_", " ").capitalize()
