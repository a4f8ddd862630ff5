"""Cheap looks before long patterns: plain pieces of text, and places where a match can begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_LONG = 400  # characters from which on looking up what was lowered before is quicker than lowering


def lower(text: str) -> str:
    """Return the text in lower case with every character at its place; letters that would grow become `?`."""
    return _kept(text) if len(text) > _LONG else _lower(text)


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = re.sub(r"[^\x00-\x7f]", lambda m: c if len(c := m[0].lower()) == 1 else "?", text).lower()
    return lowered


_kept = lru_cache(maxsize=64)(_lower)  # the passages of one label, which every extractor lowers again


def holds(lowered: str, stems: Iterable[str]) -> bool:
    """Whether a text in lower case holds one of the stems; many times quicker than a pattern of them."""
    for stem in stems:  # noqa: SIM110 - a generator for `any` costs more than the looking
        if stem in lowered:
            return True
    return False


def matches_at(begins: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer` would; `begins` finds (at least) every place where a match can begin."""
    at = 0
    while (place := begins.search(text, at)) is not None:
        found = pattern.match(text, place.start())
        if found is None:
            at = place.start() + 1
        else:
            yield found
            at = found.end()
