"""Sentences found the quick way are those that one plain pattern finds."""

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from labelwise.extract.sentences import sentences

_PIECES = st.sampled_from(
    (
        ". ",
        " .",
        ".",
        "approx",
        "Fig",
        "e.g",
        "et al",
        " ",
        "\n",
        "•",
        " • ",
        " ○ ",
        "A",
        "b",
        ")",
        "”",
        ". A",
        "No",
        "max",
        "patients",
        "!",
        "?",
        "12",
        ".\n",
        "[",
    )
)
_END = re.compile(r"[.!?\s](?:(?<=[.!?])[)\]\"”’]*(?=\s+[A-Z\[(•\d])|(?<=\s)(?=[•●▪■◦‣○]\s)|(?<=\n))")
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|vs|approx|Dr|Fig|No|St|U\.S|cf|et al|resp|max|min|incl|[A-Z]|spp|subsp"
    r"|[a-z]\.[a-z]|[a-z]\.[a-z]\.[a-z])\.$"
)


def plainly(text: str) -> Iterator[str]:
    """Yield the sentences by one pattern and no shortcuts."""
    start = 0
    for found in _END.finditer(text):
        if not (found[0] == "." and _ABBREVIATION.search(text[: found.end()])):
            yield text[start : found.end()].strip()
            start = found.end()
    yield text[start:].strip()


@given(st.lists(_PIECES, max_size=20).map("".join))
def test_both_ways_find_the_same(text: str) -> None:
    assert [text[a:b] for a, b in sentences(text)] == [s for s in plainly(text) if s]
