"""Sentences that hold one of a few words, found without reading the rest of a long text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from labelwise.extract.sentences import sentences
from labelwise.extract.stems import lower

_BEFORE = 600  # a sentence that begins further before the word is cut there
_AFTER = 900


def places_of(lowered: str, needles: Sequence[str]) -> list[int]:
    """Return where the needles (lower case) stand in a lower-cased text, in order."""
    found: list[int] = []
    for needle in needles:
        at = lowered.find(needle)
        while at >= 0:
            found.append(at)
            at = lowered.find(needle, at + len(needle))
    found.sort()
    return found


def sentences_holding(text: str, needles: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence that holds a needle (lower case; case of the text does not matter)."""
    yield from sentences_at(text, places_of(lower(text), needles))


def sentences_at(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence in which one of the places (ascending) stands, once."""
    done = -1
    for at in places:
        if at < done:
            continue
        low = max(done, at - _BEFORE, 0)
        for start, end in sentences(text[low : at + _AFTER]):
            if low + end > at:
                done = low + end
                yield low + start, done
                break
