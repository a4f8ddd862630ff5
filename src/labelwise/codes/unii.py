"""UNII: FDA's Unique Ingredient Identifier."""

from __future__ import annotations

import re

from labelwise.codes.code import Code

_SHAPE = re.compile(r"[0-9A-Z]{10}")


class Unii(Code):
    """Ten upper-case letters and digits, such as `H789N3FKE8` (baclofen)."""

    __slots__ = ()

    @classmethod
    def normalise(cls, text: str) -> str | None:
        """Strip and upper-case; None when the shape is wrong."""
        text = text.strip().upper()
        return text if _SHAPE.fullmatch(text) else None

    @classmethod
    def title(cls) -> str:
        """Return `UNII`."""
        return "UNII"

    @classmethod
    def shape(cls) -> str:
        """Return the shape in words."""
        return "ten letters and digits, for instance H789N3FKE8"
