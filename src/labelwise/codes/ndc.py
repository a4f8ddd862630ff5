"""NDC: National Drug Code of a product or a package."""

from __future__ import annotations

import re

from labelwise.codes.code import Code

_SHAPE = re.compile(r"\d{4,6}-\d{3,4}(-\d{1,2})?")


class Ndc(Code):
    """Labeler, product and, for a package, package segment, such as `72888-011` or `72888-011-05`."""

    __slots__ = ()

    @classmethod
    def normalise(cls, text: str) -> str | None:
        """Strip; None when the shape is wrong."""
        text = text.strip()
        return text if _SHAPE.fullmatch(text) else None

    @property
    def product(self) -> Ndc:
        """The product part: the first two segments."""
        return Ndc("-".join(self.split("-")[:2]))

    @classmethod
    def title(cls) -> str:
        """Return `NDC`."""
        return "NDC"

    @classmethod
    def shape(cls) -> str:
        """Return the shape in words."""
        return "segments joined by hyphens, for instance 72888-011 or 72888-011-05"
