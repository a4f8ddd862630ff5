"""Cited words with what stands around them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from labelwise.label.section_text import SectionText

AROUND = 160  # characters before and after


class Quoted(msgspec.Struct, frozen=True):
    """The words themselves, and the text before and after them; never more than a few lines."""

    before: str
    quote: str
    after: str


def quoted(texts: Sequence[SectionText], section: str, part: int, start: int, end: int) -> Quoted | None:
    """Return the words at a span of a section (by code or key); None where there are none."""
    for text in texts:
        if section in (text.code, text.key) and 0 <= part < len(text.parts):
            whole = text.parts[part]
            if 0 <= start < end <= len(whole):
                return Quoted(
                    _from_word(whole[max(0, start - AROUND) : start], cut=start > AROUND),
                    whole[start:end],
                    _to_word(whole[end : end + AROUND], cut=end + AROUND < len(whole)),
                )
    return None


def _from_word(text: str, *, cut: bool) -> str:
    return "… " + text.partition(" ")[2] if cut else text


def _to_word(text: str, *, cut: bool) -> str:
    return text.rpartition(" ")[0] + " …" if cut else text
