"""Flat section text in segments: sentences, list items and numbered subsections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from labelwise.extract.indication.mask import REFERENCE
from labelwise.extract.sentences import sentences
from labelwise.extract.stems import holds

Opener = Literal["sentence", "item", "heading"]


class Segment(NamedTuple):
    """`text[start:end]` of a masked passage; `opener` says what it begins with, `colon` whether a colon ends it."""

    start: int
    end: int
    opener: Opener
    colon: bool


TITLE = re.compile(
    r"\s*(?:\d{1,2}\s*\.?\d?\s+)?(?:INDICATIONS?\b(?:\s*(?:AND|&|/|and)\s*(?:CLINICAL\s+)?USAGE\b)?"
    r"|Indications?(?:\s*(?:and|&|And)\s*Usage)?(?!\s+(?:for|of))|"
    r"CONTRAINDICATIONS?|Contraindications?(?!\s+(?:for|of))|Uses?\b(?=\s)(?!\s+(?:of|in|with|only|as)\b)"
    r"|USES?\b|Purposes?\b)\s*[:.]?\s*"
)
_GOES_ON_WITH = (
    r"(?:with|when|where|that|which|whose|after|before|during|unless|until|because|from|have|should|than|were|following"
    r"|also|associated|caused|receiving|undergoing|under|including|such|regardless|based|only|taking|through|into|upon)"
)
_BULLETS = "•●▪■◦‣○·♦➢*§-–—−"
# Every branch begins with a character, what must stand before it comes after: the engine passes over the rest quickly.
_NO_GAP = (
    r"[•●▪■◦‣○·♦➢*§](?<!\S.)\s*|o(?<!\S.)(?=\s)\s*|[-–—−](?<!\S.)(?=\s+[A-Za-z]|(?:For|May)\s)\s*"
    r"|\d(?<![\w.,(].)\d?\.\d{1,2}\s+(?=[A-Z])"
    r"|\((?<![^:;,.\s].)(?:\d|[a-h]|i{1,3}|iv|vi{0,3})[.)]\)?\s+(?=[A-Za-z])"
    r"|[\da-h](?<![^:;,.\s].)[.)]\)?\s+(?=[A-Za-z])|[iv](?<![^:;,.\s].)(?:i{0,3}|v)[.)]\)?\s+(?=[A-Za-z])"
    r"|" + REFERENCE + r"\s*\.?\s*(?![\s.,;:)\]]|(?:and|or|but)\b)"
    r"|\.(?<=[A-Za-z)\x1f ][A-Za-z)\x1f ][A-Za-z)\x1f ].)(?<![\s(][A-Z].)\s+(?=[a-z]{3})"
    r"|;\s*(?:and|or)?\s*|:\s+"
)
_GAP = r"|\s(?=\s*not\s+intended\s+for\b)|\s(?<![,\s].)\s{9,}(?=[a-z]{4}|[A-Z])(?!" + _GOES_ON_WITH + r"\b)"
_BREAK = re.compile(_NO_GAP + _GAP)
_BREAK_IN_ONE = re.compile(_NO_GAP)
"""The same for a sentence without a gap: what is looked for at every blank costs most."""
_GAPS = (" " * 10, "not", "\n", "\t", "\xa0", "\x1f")
_MARK = re.compile(
    r"[•●▪■◦‣○·♦➢*§\x1f]|\s(?:o\s|[-–—−]|\s{9})|\b(?:\d|[a-h]|[iv]{1,3})[.)]|\d\.\d|\.\s+[a-z]|\snot\s+intended"
)
"""What `_BREAK` needs: most sentences have none of it."""


_SIGNS = (")", "*", " o ", " -", "not", " " * 10, "\x1f", "\n", "\t", "\xa0")
"""What every match of `_MARK` in plain letters has one of, or else a full stop before the end."""
_POINT = re.compile(r";\s*(?:and|or)?\s*|:\s+")
"""What of `_BREAK` a sentence can hold that has semicolons and colons, and none of the rest."""


def _breaks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    piece = text[start:end]
    plain = piece.isascii() and piece.find(".", 0, -1) < 0 and not holds(piece, _SIGNS)
    if not plain and _MARK.search(text, start, end):
        return (_BREAK if holds(piece, _GAPS) else _BREAK_IN_ONE).finditer(text, start, end)
    return _POINT.finditer(text, start, end)


def _kind(found: str) -> str:
    """Return what a break is, by its first character."""
    first = found[0]
    if first in ";:":
        return "semicolon" if first == ";" else "colon"
    if first in _BULLETS or first == "o":
        return "bullet"
    if first in "(abcdefghiv" or first.isdigit():
        return "heading" if _SECTION.match(found) else "number"
    return "stop"


_SHORT = frozenset({"e.", "i.", "E.", "I."})  # "e.g." is no item "g."
_SECTION = re.compile(r"\d{1,2}\.\d")
_PLAIN_NUMBER = re.compile(
    r"\b(?:type|class|group|stage|grade|types|phase|factor|vitamin|than|age|and|or|to)\s*$", re.IGNORECASE
)


def segments(text: str) -> Iterator[Segment]:
    """Yield the segments of a masked passage in order; titles of the section are left out."""
    title = TITLE.match(text)
    begin = title.end() if title else 0
    opener: Opener = "sentence"
    for start, end in sentences(text[begin:]):
        start, end = start + begin, end + begin
        opener = "sentence"
        at = start
        depth_until = start
        for found in _breaks(text, start, end):
            kind = _kind(found.group())
            if kind == "number" and (
                _PLAIN_NUMBER.search(text, at, found.start()) or text[found.start() - 2 : found.start()] in _SHORT
            ):
                continue
            if kind in {"semicolon", "colon"}:
                depth_until = found.start()
                if text.count("(", at, depth_until) > text.count(")", at, depth_until):
                    continue
            if found.start() > at:
                yield from _made(text, at, found.start(), opener, kind == "colon")
            opener = "heading" if kind == "heading" else "item"
            at = found.end()
        if at < end:
            yield from _made(text, at, end, opener, False)


def _made(text: str, start: int, end: int, opener: Opener, colon: bool) -> Iterator[Segment]:
    while start < end and not (text[start].isalnum() or text[start] in "(≥>≤<"):
        start += 1
    while end > start and text[end - 1] in " ,;\x1f":
        end -= 1
    if end - start > 1:
        yield Segment(start, end, opener, colon or text[end - 1] == ":")
