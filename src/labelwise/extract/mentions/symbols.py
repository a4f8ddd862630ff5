"""What the network is told of each token, as short strings: its word, its place, and what the lexicon says."""

import re
from collections.abc import Sequence
from functools import lru_cache

from labelwise.extract.mentions.lexicon import Lexicon
from labelwise.extract.mentions.tokens import Tokens, stretches

#: Symbols that depend on the word alone, in order: ending, beginning, shape, lexicon code, the word itself.
WORD_SYMBOLS = 5
#: Symbols that depend on the place too: table-term tag, reaction tag, section and line kind, gap.
PLACE_SYMBOLS = 4

_SECTIONS = (("boxed warning", "B"), ("warnings", "W"), ("adverse reactions", "A"))
_UPPER = re.compile("[A-Z]+")
_LOWER = re.compile("[a-z]+")
_DIGITS = re.compile(r"\d+")


@lru_cache(50_000)
def shape(word: str) -> str:
    """Return the word's shape: `Xx` for Nausea, `X` for QT, `0.0` for 1.5."""
    return _DIGITS.sub("0", _LOWER.sub("x", _UPPER.sub("X", word)))[:6]


def normal_word(lower: str) -> str:
    """Return the word as the network knows it: every number is `0`."""
    return "0" if lower[0].isdigit() else lower


def word_symbols(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the symbols of a word as printed."""
    lower = word.lower()
    normal = normal_word(lower)
    return normal[-3:], normal[:4], shape(word), lexicon.word_code(lower), normal


def section_kind(text: str) -> str:
    """Return B, W or A when the text opens as a boxed warning, warnings or adverse reactions, else N."""
    head = text[:300].lower()
    found = [(at, kind) for words, kind in _SECTIONS if (at := head.find(words)) >= 0]
    return min(found)[1] if found else "N"


def place_symbols(tokens: Tokens, lexicon: Lexicon) -> list[tuple[str, str, str, str]]:
    """Return the four place symbols of each token."""
    section = section_kind(tokens.text)
    kinds: list[str] = []
    for first, past in stretches(tokens):
        kinds += [section + _line_kind(tokens.words[first:past], tokens.gaps[first:past])] * (past - first)
    gaps = [str(gap) for gap in tokens.gaps]
    return list(
        zip(lexicon.table_terms.tags(tokens.lower), lexicon.reactions.tags(tokens.lower), kinds, gaps, strict=True)
    )


def _line_kind(words: Sequence[str], gaps: Sequence[int]) -> str:
    if 2 in gaps[1:]:
        return "row" if any(word[0].isdigit() for word in words) else "wide"
    return "short" if len(words) <= 8 else "text"
