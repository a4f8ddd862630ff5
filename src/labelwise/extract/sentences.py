"""Sentences of flattened label text, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A full stop ends a sentence unless it belongs to a number, an abbreviation or an initial. Flattened text also runs
# bulleted items together: a bullet ends what stands before it.
# (A class of characters comes first: the search runs over everything else without a closer look.)
_END = re.compile(r"[.!?\s](?:(?<=[.!?])[)\]\"”’]*(?=\s+[A-Z\[(•\d])|(?<=\s)(?=[•●▪■◦‣○]\s)|(?<=\n))")
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|vs|approx|Dr|Fig|No|St|U\.S|cf|et al|resp|max|min|incl|[A-Z]|spp|subsp"
    r"|[a-z]\.[a-z]|[a-z]\.[a-z]\.[a-z])\.$"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence, without the white space around it."""
    start = 0
    for found in _END.finditer(text):
        end = found.end()
        if text[found.start()] == "." and _ABBREVIATION.search(text[max(0, end - 12) : end]):
            continue
        stripped = text[start:end].strip()
        if stripped:
            start += text[start:end].index(stripped[0])
            yield start, start + len(stripped)
        start = end
    stripped = text[start:].strip()
    if stripped:
        start += text[start:].index(stripped[0])
        yield start, start + len(stripped)


_REACH = 1000


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """Return (start, end) of the sentence that holds a place, looking a thousand characters each way."""
    low, high = max(0, at - _REACH), min(len(text), at + _REACH)
    for start, end in sentences(text[low:high]):
        if low + start <= at < low + end + 1:
            return low + start, low + end
    return at, min(at + 1, len(text))
