"""Sentences of flattened label text, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A full stop ends a sentence unless it belongs to a number, an abbreviation or an initial. Flattened text also runs
# bulleted items together: a bullet (or a line's end) ends what stands before it.
_STOP = re.compile(r"[.!?][)\]\"”’]*(?=\s+[A-Z\[(•\d])")
_BULLETS = "•●▪■◦‣○"
_BREAK = re.compile(rf"[{_BULLETS}](?<=\s.)(?=\s)|\n")
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|vs|approx|Dr|Fig|No|St|U\.S|cf|et al|resp|max|min|incl|[A-Z]|spp|subsp"
    r"|[a-z]\.[a-z]|[a-z]\.[a-z]\.[a-z])\.$"
)
# The last three letters of the abbreviations that have as many: most sentences end in a longer word than those.
_TAILS = frozenset({"rox", "Fig", "esp", "max", "min", "ncl", "spp", "bsp"})
_REACH_BACK = 12  # characters; the longest abbreviation is shorter


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence, without the white space around it."""
    start = 0
    for end in _ends(text):
        stripped = text[start:end].strip()
        if stripped:
            start += text[start:end].index(stripped[0])
            yield start, start + len(stripped)
        start = end
    stripped = text[start:].strip()
    if stripped:
        start += text[start:].index(stripped[0])
        yield start, start + len(stripped)


def _ends(text: str) -> Iterator[int]:
    """Yield the places at which a sentence ends, in order."""
    stops = _stops(text)
    if "\n" not in text and (text.isascii() or not any(bullet in text for bullet in _BULLETS)):
        return stops
    breaks = (m.end() if text[m.start()] == "\n" else m.start() for m in _BREAK.finditer(text))
    return iter(sorted({*stops, *breaks}))


def _stops(text: str) -> Iterator[int]:
    for found in _STOP.finditer(text):
        start, end = found.span()
        if end - start > 1 or text[start] != "." or not _is_abbreviation(text, end):
            yield end


def _is_abbreviation(text: str, end: int) -> bool:
    """Whether the full stop before `end` is that of an abbreviation or an initial."""
    tail = text[max(0, end - 4) : end - 1]
    if len(tail) == 3 and tail.isalpha() and tail not in _TAILS:
        return False
    return _ABBREVIATION.search(text[max(0, end - _REACH_BACK) : end]) is not None


_REACH = 1000


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """Return (start, end) of the sentence that holds a place, looking a thousand characters each way."""
    low, high = max(0, at - _REACH), min(len(text), at + _REACH)
    for start, end in sentences(text[low:high]):
        if low + start <= at < low + end + 1:
            return low + start, low + end
    return at, min(at + 1, len(text))
