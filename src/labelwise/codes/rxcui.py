"""RxCUI: a concept id of NLM's RxNorm."""

from __future__ import annotations

from labelwise.codes.code import Code


class RxCui(Code):
    """One to eight digits, such as `1292` (baclofen)."""

    __slots__ = ()

    @classmethod
    def normalise(cls, text: str) -> str | None:
        """Strip white space and leading zeros; None when the shape is wrong."""
        text = text.strip()
        if not (text.isascii() and text.isdigit() and len(text) <= 8):
            return None
        return text.lstrip("0") or None

    @classmethod
    def title(cls) -> str:
        """Return `RxCUI`."""
        return "RxCUI"

    @classmethod
    def shape(cls) -> str:
        """Return the shape in words."""
        return "one to eight digits, for instance 1292"
