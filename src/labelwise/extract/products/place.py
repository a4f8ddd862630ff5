"""Where a label speaks of what is sold: stretches of a section's flattened text, tables included."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from labelwise.label import Label, Locator, Section


class Place(NamedTuple):
    """`section.parts[part][start:end]`: offsets of what is found in it are those of the part."""

    section: Section
    part: int
    start: int
    end: int

    @property
    def text(self) -> str:
        """The part's whole text: search it between `start` and `end`."""
        return self.section.parts[self.part]

    def locate(self, start: int, end: int) -> Locator:
        """Return the place of a span of the part."""
        return Locator.span(self.part, start, end)


def places(label: Label, key: str) -> tuple[Place, ...]:
    """Return the text of a section wherever it stands, on top level or inside another, in the order of the label."""
    section = label.sections.get(key)
    if section is not None:
        return tuple(Place(section, part, 0, len(text)) for part, text in enumerate(section.parts))
    return _inner(label).get(key, ())


@lru_cache(maxsize=2)  # several extractors ask for one label's places in turn
def _inner(label: Label) -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for section in label.sections.values():
        for region in section.regions:
            place = Place(section, region.part, region.start, region.end)
            found[region.key] = (*found.get(region.key, ()), place)
    return found
