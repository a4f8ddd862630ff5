"""Words that limit what a cell says (unless, only, except): a shorter form never drops them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from labelwise.comparison import Cell
from labelwise.present.pages.cells import points_of
from labelwise.present.plain.cautions import STATEMENTS
from labelwise.present.plain.sentence import Sentence, sentence
from labelwise.present.plain.words import plain

_RESERVE = re.compile(r"\b(?:unless|except|only)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def reserve_sentences(cell: Cell, told: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the parts of a cell's text that limit it and stand in none of the sentences told of it."""
    if not _RESERVE.search(cell.text) or not cell.citations:
        return
    said = _letters(" ".join(s.text for s in told))
    for point in points_of(cell.text):
        words = plain(point)
        if point.partition(" (ages")[0] in STATEMENTS:
            continue  # told in words of its own, which keep the limit
        if _RESERVE.search(words) and _letters(words) not in said:
            yield sentence(f"It is also said: {words}", cell.citations)


def _letters(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
