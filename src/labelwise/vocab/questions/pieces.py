"""The drug names in the words of a question that are not its condition."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

Resolves = Callable[[str], bool]

_CONTRAST = re.compile(
    r"\s*(?:\b(?:versus|vs|v)\b\.?|\bthan\b|\bcompar(?:ed|es|ing|e|able)\s+(?:to|with|against)\b|"
    r"\b(?:instead of|rather than|as opposed to|differ(?:s|ent)? from|different (?:to|than)|in place of|or|"
    r"the same as|same as|over|as (?:well|good|effective|safe|strong) as|like|replaced? (?:by|with)|"
    r"interchangeable with|equivalent to|similar to)\b|;)\s*",
    re.IGNORECASE,
)
_SWITCH = re.compile(r"\b(?:switch|chang|swap|go|convert)\w*\b.*?\bfrom\b", re.IGNORECASE)
_COMPARE = re.compile(r"\bcompar(?:e|ing|ison)\b", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:,\s*(?:and|or)\b|,|\band\b|&)\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:\band\b|&)\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*(?:and\b\s*)?", re.IGNORECASE)
_MOST_WORDS = 12  # words of two names side by side
_MOST_PARTS = 6  # parts of one combination
_SLASH = re.compile(r"\s*[/+]\s*")


@cache
def fillers() -> frozenset[str]:
    """Return the words of questions that are no part of a drug's name at its beginning or end."""
    return frozenset((Path(__file__).parent / "fillers.txt").read_text(encoding="utf-8").split())


def drug_names(text: str, resolves: Resolves) -> list[str]:
    """Return the names in order, without repeats. A name that does not resolve is returned as asked, not dropped."""
    if _SWITCH.search(text) or _COMPARE.search(text):
        text = re.sub(r"\b(?:to|with|against)\b", " vs ", text, flags=re.IGNORECASE)
    segments = [s for s in (_stripped(s) for s in _CONTRAST.split(text)) if s]
    names: list[str] = []
    for segment in segments:
        names.extend(_in_segment(segment, resolves, whole_first=len(segments) > 1))
    return list({" ".join(n.lower().split()): n for n in reversed(names)}.values())[::-1]


def _in_segment(segment: str, resolves: Resolves, whole_first: bool) -> list[str]:
    """Return the names of a segment without words of contrast: one combination, or a list."""
    if whole_first and resolves(segment):
        return [segment]
    by_comma = [s for s in (_stripped(s) for s in _COMMA.split(segment)) if s]
    if len(by_comma) > 1 and all(_AND.search(s) for s in by_comma):
        return [n for s in by_comma for n in _in_segment(s, resolves, whole_first=True)]
    pieces = [p for p in (_stripped(p) for p in _LIST.split(segment)) if p]
    if len(pieces) == 1:
        return _slashed(pieces[0], resolves)
    return _joined_where_needed(pieces, segment, resolves)


def _joined_where_needed(pieces: list[str], segment: str, resolves: Resolves) -> list[str]:
    """Return the pieces, neighbours joined again where only together they are a name ("Head and Shoulders")."""
    names: list[str] = []
    at = 0
    while at < len(pieces):
        size = 1
        if not resolves(pieces[at]):
            size = next(
                (
                    n
                    for n in range(min(len(pieces) - at, _MOST_PARTS), 1, -1)
                    if resolves(" and ".join(pieces[at : at + n]))
                ),
                1,
            )
        name = " and ".join(pieces[at : at + size])
        names.extend([name] if size > 1 else _slashed(name, resolves))
        at += size
    return names


def _slashed(piece: str, resolves: Resolves) -> list[str]:
    """Return a piece whole where it is a name ("lisinopril/hctz"), else its parts at strokes."""
    parts = [p for p in (_stripped(p) for p in _SLASH.split(piece)) if p]
    if resolves(piece):
        return [piece]
    return parts if len(parts) > 1 else _side_by_side(piece, resolves)


def _side_by_side(piece: str, resolves: Resolves) -> list[str]:
    """Return two names that stand side by side without a joint, where both resolve; else the piece as it is."""
    words = piece.split()
    for at in range(1, min(len(words), _MOST_WORDS)):
        halves = [" ".join(words[:at]), " ".join(words[at:])]
        if all(resolves(half) for half in halves):
            return halves
    return [piece]


def _stripped(text: str) -> str:
    """Return the words without fillers before and after them."""
    words = text.strip(" \t\"'“”.:!()").split()
    known = fillers()
    while words and _bare(words[0]) in known:
        words.pop(0)
    while words and _bare(words[-1]) in known:
        words.pop()
    return " ".join(words).strip(" \"'“”.:,!")


def _bare(word: str) -> str:
    return re.sub(r"[^a-z0-9]", "", word.lower().replace("’s", "").replace("'s", ""))
