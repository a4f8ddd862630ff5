"""What an amount and its frequency say together: per what, on what schedule, by which route."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from labelwise.extract.dose.amounts import Amount
from labelwise.extract.dose.frequency import Frequency
from labelwise.extract.stems import matches_at
from labelwise.facts.dose import DoseBasis
from labelwise.label import Label

Per = Literal["dose", "day", "week", "month", "course"]

_ROUTE = re.compile(
    r"\b(oral(?:ly)?|by\s+mouth|intraven\w+|I\.?V\.?\b|intramuscular\w*|I\.?M\.?\b|subcutaneous\w*|topical\w*"
    r"|rectal\w*|intrathecal\w*"
    r"|inhal\w+|nasal\w*|sublingual\w*|transdermal\w*|ophthalmic|vaginal\w*|intradermal\w*)",
    re.IGNORECASE,
)
_ROUTES = (
    ("oral", "oral"), ("by", "oral"), ("intraven", "intravenous"), ("iv", "intravenous"), ("intramus", "intramuscular"),
    ("im", "intramuscular"), ("subcut", "subcutaneous"), ("topical", "topical"), ("rectal", "rectal"),
    ("intrathecal", "intrathecal"), ("inhal", "inhalation"), ("nasal", "nasal"), ("subling", "sublingual"),
    ("transderm", "transdermal"), ("ophthalmic", "ophthalmic"), ("vaginal", "vaginal"), ("intraderm", "intradermal"),
)  # fmt: skip
_TOTAL = re.compile(r"\b(?:total\s+)?daily\s+(?:\w+\s+){0,2}?dos(?:e|age)|total\s+daily|24[\s-]*hour", re.IGNORECASE)


def basis_of(amount: Amount, period: str | None, often: Frequency | None, said: str) -> DoseBasis:
    """Return per what the amount is; `period` overrides the amount's own, `said` are the words of the frequency."""
    period = period or amount.period
    if period == "hour":
        return "per_kg_hour" if amount.body == "kg" else "per_hour"
    if period == "minute" and amount.body == "kg":
        return "per_kg_min"
    spread = often is not None and period != "dose" and says_whole_day(often, said)
    whole_day = period == "day" or spread
    if amount.body == "kg":
        return "per_kg_day" if whole_day else "per_kg_dose"
    if amount.body == "m2":
        return "per_m2_day" if whole_day else "per_m2_dose"
    return "per_day" if whole_day else "per_dose"


def says_whole_day(often: Frequency, said: str) -> bool:
    """Whether the frequency is a plain `daily` or `per day`, so that the amount is what a whole day takes."""
    if often.times_per_day is not None or often.schedule != "daily":
        return False
    words = said[often.start : often.end].lower()
    return bool(re.search(r"daily|day|24", words)) and not re.search(
        r"\bonce\b|\btimes\b|every\s+\S+\s+(?:to\s+\S+\s+)?h", words
    )


def period_of_maximum(amount: Amount, often: Frequency | None, before: str) -> Per | None:
    """Return over what time a maximum holds, from the words before it, its own period or its frequency."""
    near = before[-80:].lower()
    if amount.period == "dose" or re.search(r"\b(?:single|per|individual|each)\s+(?:\w+\s+){0,3}?dos(?:e|age)\b", near):
        return "dose"
    if amount.period == "week" or (often is not None and often.schedule == "weekly"):
        return "week"
    if re.search(r"\b(?:course|cumulative|lifetime)\b", near) and "24" not in near:
        return "course"
    if amount.period == "day" or (often is not None and often.schedule == "daily") or _TOTAL.search(near):
        return "day"
    return None


def route_of(sentence: str, after: int, label: Label) -> str | None:
    """Return the route that the words name, those after a place first, else the label's only one."""
    named = _routes_named(sentence)
    if named:
        word = next((word for start, word in named if start >= after), named[0][1])
        return next((route for start, route in _ROUTES if word.startswith(start)), None)
    return label.routes[0] if len(label.routes) == 1 else None


_ROUTE_BEGINS = re.compile(
    r"[obitsnrvOBITSNRVıİſ](?<!\w.)(?:(?<=[oO])(?:[rR][aA]|[pP][hH])|(?<=[bB])[yY]|(?<=[iIıİ])[\.nNvVmM]|(?<=[sSſ])[uU][bB]"
    r"|(?<=[tT])(?:[oO][pP]|[rR][aA])|(?<=[rR])[eE][cC]|(?<=[nN])[aA]|(?<=[vV])[aA])"
)


@lru_cache(maxsize=16)  # a sentence asks for each of its amounts
def _routes_named(sentence: str) -> list[tuple[int, str]]:
    """Return (start, word) of the routes that a sentence names."""
    found = matches_at(_ROUTE_BEGINS, _ROUTE, sentence)
    return [(m.start(), m.group().lower().replace(".", "")) for m in found]


_CAP = re.compile(
    r"\W*(?:\w+[\s,(]+){0,6}?(?:up\s+to|not\s+(?:to\s+)?exceed\w*|maximum|max\b|no\s+more\s+than)[\w\s:.]{0,30}$",
    re.IGNORECASE,
)


def cap_of(sentence: str, amount: Amount, following: Amount | None) -> float | None:
    """Return the largest amount of a weight-based dose, where the next amount of the sentence is said to be that."""
    if amount.body is None or following is None or following.body is not None or following.unit != amount.unit:
        return None
    between = sentence[amount.end : following.start]
    return following.low if len(between) < 80 and _CAP.match(between) else None
