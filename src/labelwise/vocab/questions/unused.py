"""The words of a question that were taken neither for a drug nor for the condition: they are told, not dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from labelwise.vocab.questions.pieces import fillers

_WORD = re.compile(r"[^\W_][\w'-]*")
# Words that only join or ask; with those of `fillers` they carry no subject of their own.
_JOINED = """
    v for same other others than rather common people person patient patients adult adults simple plain english words
    terms regard regards respect regarding particular general detail short brief if because while during before after
    those management relief manage managing relieve relieving treating suffer suffering got chang change go convert
    converted comparable compared oppose opposed place really actually today now please thanks hello hi hey
"""
_JOINING = frozenset(_JOINED.split())


def unused_words(question: str, drugs: Iterable[str], condition: str | None) -> tuple[str, ...]:
    """Return the words in order, each once: `("pregnancy",)` of `A vs B in pregnancy`."""
    rest = question.lower()
    for told in sorted(filter(None, (*drugs, condition)), key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(told.lower())}(?!\w)", " ", rest)
    named = {word for told in (*drugs, condition or "") for word in _WORD.findall(told.lower())}
    kept = (w.removesuffix("'s") for w in _WORD.findall(rest))
    return tuple(dict.fromkeys(w for w in kept if w not in fillers() | _JOINING | named and len(w) > 1))
