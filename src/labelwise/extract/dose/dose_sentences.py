"""The sentences of a dosage passage that hold an amount, cut where a heading begins or a highlight ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from labelwise.extract.dose.amounts import PIECE_WORDS
from labelwise.extract.dose.context import is_limit_heading, is_other_heading
from labelwise.extract.holding import sentences_at
from labelwise.label import Passage

_WEIGHED = re.compile(
    r"\d(?<![\d.,]\d)[\d.,½¼¾]*\)?(?:\s?-?\s?(?:to\s|–|-)?\s?\d*)\s?-?\s?(?:million\s)?"
    r"(?:mg|mcg|g\b|gm|gram|mL|ml|µg|μg|ng\b|units?\b|USP|IU|[mM][eE]q|mmol|mCi|MBq|kBq|[mM]illi|[mM]icro|[iI]nter)"
)
_PIECES = (
    "tablet", "capsule", "caplet", "softgel", "lozenge", "pellet", "gummies", "drop", "spray", "puff", "actuation",
    "inhalation", "patch", "packet", "sachet", "suppositor", "applicatorful", "teaspoon", "tablespoon", "milligram",
    "microgram", " gram", " unit", " ml", "gelcap", "geltab",
)  # fmt: skip
_COUNTED = re.compile(
    r"(?:\d|½|\b(?:one|two|three|four|five|six|eight|half))(?:\s*\(\d+\))?[\s-]*(?:(?:to|or|-)\s*\w+[\s-]+)?$",
    re.IGNORECASE,
)
_WHOLE = ("tablet", "capsule", "caplet", "packet", "patch")
_NAMED = re.compile(rf"\b(?:one|two|three|four|five|six)\s+(?:\(\s*\d\s*\)\s*)?{PIECE_WORDS}$")
# Highlights close their statements with a reference to the full text, often without a full stop: `( 2.1 , 8.6 )`,
# but not `four (4) capsules`.
_REFERENCE = re.compile(
    r"(?<!one )(?<!two )(?<!three )(?<!four )(?<!five )(?<!six )"
    r"\(\s*\d{1,2}(?:\.\d+)?(?:\s*[,;]\s*\d{1,2}(?:\.\d+)?)*\s*\)\s+(?=[A-Z•])"
)


def dose_sentences(passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield (start, sentence) of the sentences that hold an amount."""
    text = passage.text
    places = _under_dosing(passage, _places(text))
    if not places:
        return
    headings = _headings(passage)
    for start, end in sentences_at(text, places):
        cuts = [start, *(h for h in headings if start < h < end)]
        cuts.extend(m.end() for m in _REFERENCE.finditer(text, start, end))
        cuts.sort()
        for low, high in zip(cuts, [*cuts[1:], end], strict=True):
            at = bisect_left(places, low)
            if at < len(places) and places[at] < high:
                yield low, text[low:high].rstrip()


def _places(text: str) -> list[int]:
    """Return where amounts may stand, ascending."""
    places = [m.start() for m in _WEIGHED.finditer(text)]
    lowered = text.lower()
    for word in _PIECES:
        at = lowered.find(word)
        while at >= 0:
            if _COUNTED.search(lowered, max(0, at - 24), at) or (
                word in _WHOLE and _NAMED.search(lowered, max(0, at - 70), at)
            ):
                places.append(at)
            at = lowered.find(word, at + len(word))
    places.sort()
    return places


def _under_dosing(passage: Passage, places: list[int]) -> list[int]:
    """Return the places that stand under a heading about the dose itself: nothing else of a passage is read."""
    section, part, offset = passage.section, passage.part, passage.start
    edges = {r.start for r in section.regions if r.part == part} | {r.end for r in section.regions if r.part == part}
    edges.update(h.start for h in section.headings if h.part == part)
    bounds = sorted(edges)
    other: dict[int, bool] = {}
    kept: list[int] = []
    for place in places:
        between = bisect_right(bounds, offset + place)
        if between not in other:
            title = section.title_at(part, offset + place)
            other[between] = is_other_heading(title) and not is_limit_heading(title)
        if not other[between]:
            kept.append(place)
    return kept


def _headings(passage: Passage) -> list[int]:
    """Return where numbered headings begin in the passage."""
    return sorted(
        h.start - passage.start
        for h in passage.section.headings
        if h.number and h.part == passage.part and 0 < h.start - passage.start < len(passage.text)
    )
