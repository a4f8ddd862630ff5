"""Words of form, route, release and strength in a name: read as hints, and left out of the name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_STRENGTH = re.compile(
    r"(?<![\w.])\d[\d,.]*\s?(?:mg|mcg|ug|g|gm|ml|meq|units?|iu|%)(?:\s?(?:per\s)?(?:/\s?)?(?:\d*\s?(?:ml|mg|hr|day|dose))\b)?(?!\w)"
)
_LONGEST = 5
_LOOSE_ENDS = frozenset({"for", "in", "of", "with", "and", "the"})


class Hints(NamedTuple):
    """What a name is without the hints (normal form), and the hints: None where the words give none."""

    name: str
    route: str | None = None
    form: str | None = None
    release: str | None = None


@cache
def _phrases() -> dict[str, tuple[str, str]]:
    lines = (Path(__file__).parent / "forms.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {cells[0]: (cells[1], cells[2]) for cells in (line.split("\t") for line in lines) if len(cells) == 3}


@lru_cache(maxsize=8192)
def hints_in(spelling: str) -> Hints:
    """Return the name without words of form, route, release and strength, and what those said.

    `"baclofen intrathecal"` -> `Hints("baclofen", route="intrathecal")`. Nothing but such words: it stays.
    """
    phrases = _phrases()
    words = _STRENGTH.sub(" ", spelling).split()
    kept: list[str] = []
    said: dict[str, str] = {}
    at = 0
    while at < len(words):
        size = next((n for n in range(_LONGEST, 0, -1) if " ".join(words[at : at + n]) in phrases), 0)
        if size == 0:
            kept.append(words[at])
            at += 1
            continue
        facet, value = phrases[" ".join(words[at : at + size])]
        said.setdefault(facet, value)
        at += size
    while kept and kept[-1] in _LOOSE_ENDS:
        kept.pop()
    if not kept:
        return Hints(spelling)
    return Hints(" ".join(kept), said.get("route"), said.get("form"), said.get("release"))


def without_hints(spelling: str) -> str:
    """Return the name of `hints_in`."""
    return hints_in(spelling).name
