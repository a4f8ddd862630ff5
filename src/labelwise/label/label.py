"""A label: one version of one document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from labelwise.codes import Ndc, RxCui, SetId, Unii
from labelwise.label.locator import Locator
from labelwise.label.product import Product
from labelwise.label.section import Passage, Region, Section


class ClassName(NamedTuple):
    """A pharmacologic class that the source gives as a code: scheme (EPC, MoA, PE, CS), name,
    NUI or NCIt code if any.
    """

    scheme: str
    name: str
    code: str | None
    unii: Unii | None = None


@dataclass(frozen=True, eq=False)
class Label:
    """One version of a label. Anything the source does not carry is None or empty.

    `partial` is true for a record that holds only some sections: there, a section that is missing is *not in the
    source*. `version` is None and `effective_time` (YYYYMMDD) None where the record has none.
    """

    set_id: SetId
    document_id: str
    version: int | None
    effective_time: str | None
    source: Literal["spl", "openfda"]
    partial: bool
    title: str = ""
    document_type: str = ""
    labeler: str | None = None
    product_type: str | None = None
    products: tuple[Product, ...] = ()
    brand_names: tuple[str, ...] = ()
    generic_names: tuple[str, ...] = ()
    substance_names: tuple[str, ...] = ()
    uniis: tuple[Unii, ...] = ()
    rxcuis: tuple[RxCui, ...] = ()
    ndcs: tuple[Ndc, ...] = ()
    routes: tuple[str, ...] = ()
    application_numbers: tuple[str, ...] = ()
    is_original_packager: bool | None = None
    classes: tuple[ClassName, ...] = ()
    sections: dict[str, Section] = field(default_factory=dict)

    def has(self, key: str) -> bool:
        """Whether the record carries this section, on top level or inside another."""
        return key in self.sections or key in self._regions

    def passages(self, *keys: str) -> Iterator[Passage]:
        """Yield the prose of these sections wherever they stand: on top level or as a subsection of another.

        A passage is yielded once, even where keys nest.
        """
        found = self._passages.get(keys)
        if found is None:
            found = self._passages[keys] = tuple(self._find_passages(keys))
        return iter(found)

    @cached_property
    def _passages(self) -> dict[tuple[str, ...], tuple[Passage, ...]]:
        """What `passages` found: extractors ask for the same keys, and get the same strings back."""
        return {}

    def _find_passages(self, keys: tuple[str, ...]) -> Iterator[Passage]:
        seen: set[tuple[str, int, int]] = set()
        for key in keys:
            for passage in self._passages_of(key) if len(keys) == 1 else self.passages(key):
                place = (passage.section.key, passage.part, passage.start)
                if place not in seen:
                    seen.add(place)
                    yield passage

    def _passages_of(self, key: str) -> Iterator[Passage]:
        section = self.sections.get(key)
        if section is not None:
            yield from section.passages()
        for other, region in self._regions.get(key, ()):
            yield from other.passages(region.part, region.start, region.end)

    @cached_property
    def _regions(self) -> dict[str, list[tuple[Section, Region]]]:
        """Where each key stands inside other sections, those within one of the same key left out."""
        regions: dict[str, list[tuple[Section, Region]]] = {}
        for section in self.sections.values():
            for region in section.regions:
                found = regions.setdefault(region.key, [])
                if section.key == region.key:
                    continue
                if found and found[-1][0] is section:
                    last = found[-1][1]
                    if region.part == last.part and region.end <= last.end:
                        continue
                found.append((section, region))
        return regions

    def text_at(self, section_key: str, locator: Locator) -> str:
        """Return the exact text that a locator points to in a section; KeyError when the section is not here."""
        return self.sections[section_key].text_at(locator)
