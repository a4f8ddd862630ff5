"""Lists that flattened text runs into the sentence behind them: no full stop stands between the two."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from labelwise.vocab.classes import Named

_LONG = 3  # names that follow another without a comma: a list whose lines were lost
_LINE = re.compile(r"\s+(?:(?!and\b|or\b)[A-Za-z]+\s+){0,2}")
_JOINED = re.compile(r"\s+(?:and|or)\s+")
_BEGINS = re.compile(
    r"(?:\s+[A-Z]\w{1,2})?\s+(?=[A-Z][a-z]+(?:\s+[\w/-]+){0,5}?\s+(?:should|may|can|must|is|are|has|have|will|was|were)\b)"
)
_ANNOUNCED = re.compile(r"\b(?:list|follow\w*|includ\w*)\b", re.IGNORECASE)


def apart(text: str, spans: Sequence[tuple[int, int]], names: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a text, cut behind a list of names where the next sentence begins right after it.

    A list that is announced ("a list follows") belongs to the sentence before it unless it is headed by its class.
    """
    if len(names) <= _LONG:
        yield from spans
        return
    starts = [n.start for n in names]
    last: tuple[int, int] | None = None
    for start, end in spans:
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        cut = _end_of_list(text, names[low:high]) if high - low > _LONG else None
        if cut is None or cut >= end:
            yield start, end
        else:
            headed = names[low].kind == "class" or _ANNOUNCED.search(text, start, names[low].start) is None
            yield start if last is None or headed else last[0], cut
            yield cut + len(text[cut:end]) - len(text[cut:end].lstrip()), end
        last = start, end


def _end_of_list(text: str, names: Sequence[Named]) -> int | None:
    run = 0
    for last, named in pairwise(names):
        if run >= _LONG and (found := _BEGINS.match(text, last.end)) is not None:
            return found.end() - (len(found[0]) - len(found[0].rstrip()))
        if _LINE.fullmatch(text, last.end, named.start):
            run += 1
        elif not _JOINED.fullmatch(text, last.end, named.start):
            run = 0
    return None
