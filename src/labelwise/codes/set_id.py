"""Set id: what all versions of one label share."""

from __future__ import annotations

import re

from labelwise.codes.code import Code

_SHAPE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class SetId(Code):
    """A UUID, always lower case here: old documents print it in upper case."""

    __slots__ = ()

    @classmethod
    def normalise(cls, text: str) -> str | None:
        """Strip and lower-case; None when the shape is wrong."""
        text = text.strip().lower()
        return text if _SHAPE.fullmatch(text) else None

    @classmethod
    def title(cls) -> str:
        """Return `set id`."""
        return "set id"

    @classmethod
    def shape(cls) -> str:
        """Return the shape in words."""
        return "a UUID, for instance 00c6c924-ddfd-4a75-afd7-f6561ff9abbc"
