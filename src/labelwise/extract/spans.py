"""Spans of time in text: `2 to 3 weeks`, `five days`, `every 6 weeks`; counts in figures and words, and days."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fourteen": 14, "once": 1, "twice": 2,
}  # fmt: skip
COUNT = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen)"
SPAN = (
    rf"(?P<low>{COUNT})(?:\s*\(\s*\d+\s*\))?(?:[\s-]*(?P<lowunit>days?|weeks?|months?|years?))?"
    rf"(?:\s*(?:to|or|-|–|—|through)\s*(?P<high>{COUNT})(?:\s*\(\s*\d+\s*\))?)?[\s-]*(?:consecutive\s+"
    rf"|full\s+)?(?P<unit>hours?|days?|weeks?|months?|years?)\b"
)
# Where a span can begin, in text in lower case.
SPAN_BEGINS = re.compile(
    r"[\dotfsen](?:(?<=\d)|(?<=o)ne|(?<=t)(?:wo|hree|en|welve)|(?<=f)(?:our|ive)|(?<=s)(?:ix|even)|(?<=e)ight|(?<=n)ine)"
)
_DAYS = {
    "hour": 1 / 24,
    "day": 1.0,
    "d": 1.0,
    "week": 7.0,
    "wk": 7.0,
    "w": 7.0,
    "month": 30.0,
    "m": 30.0,
    "year": 365.0,
}


class Span(NamedTuple):
    """From `low` to `high` days; equal where one value is given."""

    low: float
    high: float


def count_of(text: str) -> float:
    """Return the number that a count in figures or words says."""
    text = text.lower()
    return float(_WORDS[text]) if text in _WORDS else float(text)


def days_of(unit: str) -> float:
    """Return how many days a unit has (`week`, `wks`, `M`); a month is 30."""
    return _DAYS[unit.lower().rstrip("s")]


def span_of(match: re.Match[str]) -> Span:
    """Return the days of a match of `SPAN`."""
    unit = days_of(match["unit"])
    low_unit = days_of(match["lowunit"] or match["unit"])
    low = count_of(match["low"]) * low_unit
    high = count_of(match["high"]) * unit if match["high"] else low * (1 if low_unit == unit else unit / low_unit)
    return Span(round(min(low, high), 3), round(max(low, high), 3))
