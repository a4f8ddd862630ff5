"""Where a label speaks of what is sold: stretches of a section's flattened text, tables included."""

from __future__ import annotations

from collections.abc import Iterator
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


def places(label: Label, key: str) -> Iterator[Place]:
    """Yield the text of a section wherever it stands, on top level or inside another."""
    section = label.sections.get(key)
    if section is not None:
        for part, text in enumerate(section.parts):
            yield Place(section, part, 0, len(text))
        return
    for other in label.sections.values():
        for region in other.regions:
            if region.key == key:
                yield Place(other, region.part, region.start, region.end)
