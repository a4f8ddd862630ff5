"""Spans of time in text: `2 to 3 weeks`, `five days`; in days."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fourteen": 14, "a": 1, "an": 1,
}  # fmt: skip
_NUMBER = r"(?:\d+(?:\.\d+)?|" + "|".join(w for w in _WORDS if len(w) > 2) + ")"
SPAN = (
    rf"(?P<low>{_NUMBER})(?:\s*\(\s*\d+\s*\))?(?:[\s-]*(?P<lowunit>days?|weeks?|months?|years?))?"
    rf"(?:\s*(?:to|or|-|–|—|through)\s*(?P<high>{_NUMBER})(?:\s*\(\s*\d+\s*\))?)?[\s-]*(?:consecutive\s+"
    rf"|full\s+)?(?P<unit>hours?|days?|weeks?|months?|years?)\b"
)
# Where a span can begin, in text in lower case.
SPAN_BEGINS = re.compile(
    r"[\dotfsen](?:(?<=\d)|(?<=o)ne|(?<=t)(?:wo|hree|en|welve)|(?<=f)(?:our|ive)|(?<=s)(?:ix|even)|(?<=e)ight|(?<=n)ine)"
)
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}


class Span(NamedTuple):
    """From `low` to `high` days; equal where one value is given."""

    low: float
    high: float


def _value(text: str) -> float:
    text = text.lower()
    return float(_WORDS[text]) if text in _WORDS else float(text)


def span_of(match: re.Match[str]) -> Span:
    """Return the days of a match of `SPAN`."""
    unit = match["unit"].lower().rstrip("s")
    low_unit = (match["lowunit"] or match["unit"]).lower().rstrip("s")
    low = _value(match["low"]) * _DAYS[low_unit]
    high = (
        _value(match["high"]) * _DAYS[unit]
        if match["high"]
        else low * (1 if low_unit == unit else _DAYS[unit] / _DAYS[low_unit])
    )
    return Span(round(min(low, high), 3), round(max(low, high), 3))
