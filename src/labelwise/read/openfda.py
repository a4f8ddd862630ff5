"""One openFDA drug-label record to a Label."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from typing import Any, TypeVar

from labelwise.codes import Ndc, RxCui, SetId, Unii
from labelwise.codes.code import Code
from labelwise.errors import MalformedSource
from labelwise.label import SECTIONS, ClassName, Label, Region, Section
from labelwise.read.headings import LazyHeadings
from labelwise.read.nesting import PARENTS, may_hold, possible_parents, possible_parts, repeated
from labelwise.read.tables import LazyTables

C = TypeVar("C", bound=Code)

_SCHEMES = (("pharm_class_epc", "EPC"), ("pharm_class_moa", "MoA"), ("pharm_class_pe", "PE"), ("pharm_class_cs", "CS"))
_MAIN_NUMBER = re.compile(r"\d{1,2}\.?\s+[A-Z]{2}")
_FIRST_WORDS = 60  # characters
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
    if isinstance(value, list):
        return tuple([v for v in value if isinstance(v, str)])
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
    regions, inner = _nest(texts, repeats)
    sections = {}
    for key, parts in texts.items():
        if key in inner or not parts:
            continue
        tables = LazyTables(_tables(record.get(f"{key}_table"), bool(repeats.get(key))), parts)
        sections[key] = Section(
            key=key,
            title=_title(key),
            parts=parts,
            tables=tables,
            regions=tuple(sorted(regions[key], key=lambda r: (r.part, r.start, -r.end))) if key in regions else (),
            headings=LazyHeadings(key, parts, tables),
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


def _nest(
    texts: Mapping[str, tuple[str, ...]], repeats: Mapping[str, frozenset[int]]
) -> tuple[dict[str, list[Region]], set[str]]:
    """Return the regions of each section, and the keys that are nothing but regions."""
    regions: dict[str, list[Region]] = {}
    inner: set[str] = set()
    # Where the labeling rule's number stands before its title, the section is a main one.
    waiting = [k for k in possible_parts(texts) if texts[k] and not _MAIN_NUMBER.match(texts[k][0])]
    parents = [p for p in PARENTS if texts.get(p)]
    longest = {p: max(map(len, texts[p])) for p in parents}
    least = {k: min(map(len, texts[k])) for k in waiting}
    for parent in parents:
        if parent in inner:
            continue
        for key in waiting:
            if least[key] >= longest[parent] or key in inner or not may_hold(parent, key):
                continue
            found = _regions_of(key, texts, repeats.get(key, frozenset()), parent, inner)
            if found:
                inner.add(key)
                for holder, region in found:
                    regions.setdefault(holder, []).append(region)
    return regions, inner


def _regions_of(
    key: str, texts: Mapping[str, tuple[str, ...]], again: frozenset[int], first: str, inner: Container[str]
) -> list[tuple[str, Region]]:
    """Return where every string of a key stands inside another section, the first string in the section `first`.

    Empty when one of them stands nowhere. Strings that repeat another string of the key are left out.
    """
    found: list[tuple[str, Region]] = []
    holders: Sequence[str] = (first,)
    for number, text in enumerate(texts[key]):
        if number in again or not text:
            continue
        for parent in holders:
            place = _place(text, texts[parent])
            if place is not None:
                break
        else:
            return []
        part, start = place
        found.append((parent, Region(key, _title(key), part, start, start + len(text))))
        if len(found) == 1:
            holders = [first, *[p for p in possible_parents(key) if p != first and p in texts and p not in inner]]
    return found


def _place(text: str, whole: tuple[str, ...]) -> tuple[int, int] | None:
    """Return part and offset where a text stands between spaces. Its first words are looked for, the rest compared:
    looking for a long text as a whole begins with reading all of it.
    """
    head = text[:_FIRST_WORDS]
    for part, outer in enumerate(whole):
        last = len(outer) - len(text)
        if last <= 0:
            continue
        at = outer.find(head)
        while 0 <= at <= last:
            end = at + len(text)
            if (at == 0 or outer[at - 1] == " ") and (at == last or outer[end] == " ") and outer.startswith(text, at):
                return part, at
            at = outer.find(head, at + 1)
    return None


def _title(key: str) -> str:
    """Return the section's name: the standard's, since flattened text does not say where a title ends."""
    name = SECTIONS.get(key)
    return name.title if name else key.replace("_", " ").capitalize()
