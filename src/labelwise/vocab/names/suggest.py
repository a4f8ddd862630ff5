"""Near spellings for a name that was not found. Only place that loads rapidfuzz, and only on a miss."""

from __future__ import annotations

from collections.abc import Iterable

from labelwise.vocab.names import known
from labelwise.vocab.names.name_row import NameRow

_CUTOFF = 78.0
_MOST = 3
_SHORTEST, _LONGEST = 3, 200  # characters of a text that can be a misspelt name
_KINDS = frozenset({"generic", "brand", "salt", "substance"})


def near_names(spelling: str, rows: Iterable[NameRow]) -> tuple[str, ...]:
    """Return at most three names near to `spelling`, best first, one a drug: those with labels, else known ones."""
    if not _SHORTEST <= len(spelling) <= _LONGEST:
        return ()
    names: dict[str, tuple[str, str]] = {}
    for row in rows:
        if row.kind in _KINDS:
            names.setdefault(row.spelling, (row.ingredient, _shown(row)))
    near = _near(spelling, names)
    if not near:
        near = _near(spelling, {name: (name, name) for name in sorted(known.known_names())})
    return near


def _near(spelling: str, names: dict[str, tuple[str, str]]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process

    found = process.extract(spelling, list(names), scorer=fuzz.ratio, score_cutoff=_CUTOFF, limit=40)
    # A name of one length with the one asked is likelier meant than a longer one of the same score: sorted, so stable.
    ranked = sorted(found, key=lambda hit: (-hit[1], abs(len(hit[0]) - len(spelling)), hit[0]))
    best: dict[str, str] = {}
    for name, _score, _at in ranked:
        ingredient, shown = names[name]
        best.setdefault(ingredient, shown)
    return tuple(list(best.values())[:_MOST])


def _shown(row: NameRow) -> str:
    return row.shown if row.kind == "brand" and row.shown else row.spelling
