"""Cut label text into tokens and stretches of reading, with exact offsets.

A label's text comes laid out (line breaks, indented table rows) or flat (one long line): both are cut alike.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?|[^\sA-Za-z\d]")
_SENTENCE_END = frozenset(".;?!")
_LONGEST_STRETCH = 200


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text: parallel lists, in order.

    `gaps` says what stands before each token: 0 nothing, 1 one space, 2 wider space, 3 a line break.
    """

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[int]


def cut_tokens(text: str) -> Tokens:
    """Return the tokens of `text`; letters, numbers and every other sign are tokens of their own."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    words = [text[start:end] for start, end in spans]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    before = [0, *ends[:-1]]
    gaps = [_gap(text, end, start) if start > end else 0 for end, start in zip(before, starts, strict=False)]
    return Tokens(text, words, [word.lower() for word in words], starts, ends, gaps)


def _gap(text: str, end: int, start: int) -> int:
    if "\n" in text[end:start]:
        return 3
    return 1 if start - end == 1 else 2


def stretches(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield (first, past last) token positions of each stretch: a sentence, a line, or a table row."""
    first = 0
    words, gaps = tokens.words, tokens.gaps
    for i in range(1, len(words)):
        ended = words[i - 1] in _SENTENCE_END and gaps[i] > 0 and not words[i][0].islower()
        if gaps[i] == 3 or ended or i - first >= _LONGEST_STRETCH:
            yield first, i
            first = i
    if words:
        yield first, len(words)
