"""Text as it is compared: look-alike signs made one, odd spaces closed. Never shown, only read."""

from __future__ import annotations

import re
from functools import lru_cache

_SIGNS = str.maketrans(
    {
        "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ",
        "\u200b": "", "\ufeff": "", "\u00ad": "",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-",
        "\u2015": "-", "\u2212": "-", "\u02d7": "-", "﹣": "-", "－": "-", "＜": "<", "﹤": "<", "˂": "<", "‹": "<",
        "〈": "<", "＞": ">", "﹥": ">", "˃": ">", "›": ">", "〉": ">", "≦": "≤", "⩽": "≤", "≧": "≥", "⩾": "≥",
        "％": "%", "﹪": "%", "＝": "=", "·": ".", "∙": ".", "‧": ".", "’": "'", "ʼ": "'", "´": "'", "∕": "/", "⁄": "/",
        "（": "(", "）": ")",
    }
)  # fmt: skip
_SPACE = re.compile(r"\s+")
_ODD_POINT = re.compile(r"(?<=\d)\s*\.\s+(?=\d)|(?<=\d)\s+\.\s*(?=\d)")
_SAID = (
    (re.compile(r"<\s*=|=\s*<|\bless than or equal to\b|\bup to\b|\bno more than\b", re.I), "≤"),
    (
        re.compile(
            r">\s*=|=\s*>|\bgreater than or equal to\b|\bat least\b|\bequal to or (?:greater|more) than\b", re.I
        ),
        "≥",
    ),
    (re.compile(r"\b(?:less|fewer) than\b", re.I), "<"),
    (re.compile(r"\b(?:greater|more|higher) than\b", re.I), ">"),
)
MARK_SIGNS = "*†‡§¶#‖^∥♦◊ǂ"
OPS = {"<": "<", ">": ">", "≤": "<=", "≥": ">="}


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Return text with one sign for each meaning and single spaces; case is kept."""
    return _SPACE.sub(" ", text.translate(_SIGNS)).strip()


def plain_number(text: str) -> str:
    """Return `plain` with comparisons as signs and decimal points closed up: `less than 1 %` is `< 1 %`.

    `0 .5` is `0.5`.
    """
    text = plain(text)
    if "than" in text or "=" in text or "least" in text or "up to" in text or "more" in text:
        for pattern, sign in _SAID:
            text = pattern.sub(sign, text)
    return _ODD_POINT.sub(".", text)


def number(text: str) -> float:
    """Return the number of printed digits, thousands' commas allowed."""
    return float(text.replace(",", ""))
