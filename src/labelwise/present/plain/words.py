"""Everyday words for those of labels: exact synonyms only, so that nothing is said that the label does not say."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


def plain(text: str) -> str:
    """Return a phrase with everyday words in place of hard ones, the longest first; all else stays as it is."""
    pattern, words = _words()
    return " ".join(pattern.sub(lambda found: words[found[0].lower()], text).split())


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    text = files(__package__).joinpath("words.tsv").read_text("utf-8")
    words = dict(line.split("\t") for line in text.splitlines() if line)
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE), words
