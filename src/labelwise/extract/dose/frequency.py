"""How often a dose is taken: `three times a day`, `q6h`, `once weekly`, `every 21 days`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from labelwise.extract.spans import COUNT, count_of, days_of
from labelwise.extract.stems import holds, lower
from labelwise.facts.dose import Schedule


class Frequency(NamedTuple):
    """`times_per_day` is None unless the dose is taken daily; `every_days` is set where days pass between doses.

    `daily_total`: the amount before it is that of a whole day (`60 mg a day in divided doses`). `end` is where it ends.
    """

    times_per_day: float | None
    schedule: Schedule
    every_days: float | None
    daily_total: bool
    start: int
    end: int


_TIMES = re.compile(
    r"\b(?P<n>once|twice|\d+|two|three|four|five|six)(?:\s+times?|\s*x)?\s*(?:(?:to|or|-|–)\s*(?P<m>\d+|twice|three|four|five|six)(?:\s+times)?\s*)?"
    r"(?:(?:a|per|each|every|/|in\s+(?:a|each))\s*(?:24[\s-]*hour(?:\s+period)?|day)\b|-?\s*daily\b|in\s+24\s+hours)",
    re.IGNORECASE,
)
_LATIN = re.compile(
    r"\b(?P<l>q\.?\s?d|b\.?\s?i\.?\s?d|t\.?\s?i\.?\s?d|q\.?\s?i\.?\s?d|o\.?\s?d)\b\.?(?!\w)", re.IGNORECASE
)
_HOURS = re.compile(
    rf"\b(?:every|q\.?)\s*(?P<n>{COUNT})\s*(?:(?:to|-|–|or)\s*(?P<m>{COUNT})\s*)?(?:-\s*)?(?:hours?\b|hrs?\b|h\b)",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"\b(?:every\s+(?:other|second|alternate)\s+day|on\s+alternate\s+days|q\.?o\.?d\b)", re.IGNORECASE
)
_DAYS = re.compile(
    rf"\bevery\s+(?P<n>{COUNT})\s*(?:(?:to|-|–|or)\s*(?P<m>{COUNT})\s*)?(?P<u>days?|weeks?|months?|wks?)\b",
    re.IGNORECASE,
)
_Q = re.compile(r"\bQ(?P<n>\d+)(?P<u>W|M|D)\b")
_WEEK = re.compile(
    r"\b(?:(?P<n>once|one\s+time|twice|two\s+times|three\s+times|\d\s+times)\s+(?:(?:a|per|each|every)\s+week|weekly)|weekly|every\s+(?P<o>other\s+)?week|(?:per|each)\s+week|once-weekly)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\b(?:once\s+(?:a|per|each|every)\s+month|once\s+monthly|monthly|every\s+month)\b", re.IGNORECASE)
_CYCLE = re.compile(
    r"\b(?:of\s+(?:a|an|each|every|the)\s+(?:\d+[\s-]*(?:day|week)\s+)?(?:treatment\s+)?cycle|per\s+(?:chemotherapy\s+)?cycle|on\s+days?\s+\d)",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:as\s+a\s+single\s+(?:oral\s+)?(?:dose|injection|infusion)|single\s+(?:oral\s+)?dose|one[\s-]time(?:\s+dose)?|prior\s+to\s+surgery|before\s+surgery)\b",
    re.IGNORECASE,
)
_DAILY = re.compile(
    r"\b(?:daily|(?:a|per|each|every)\s+day|once-daily|per\s+24\s+(?:hours|hrs)|in\s+(?:a|any|each)\s+24[\s-]*hour\s+period|in\s+24\s+hours|within\s+24\s+hours)\b|/\s*day\b",
    re.IGNORECASE,
)
_BEDTIME = re.compile(
    r"\b(?:at\s+(?:bedtime|night)|(?:each|every|in\s+the)\s+(?:morning|evening|night)|before\s+bedtime|h\.?s\.?(?=[\s,.)]))",
    re.IGNORECASE,
)
_AND_BEDTIME = re.compile(r"\s*,?\s*(?:and|plus)\s+at\s+bedtime", re.IGNORECASE)
# `once in the morning and once in the evening`
_AND_EVENING = re.compile(r"\s*,?\s*and\s+(?:once\s+)?(?:in\s+the\s+|(?:each|every)\s+)?evening\b", re.IGNORECASE)
# `before each meal and at bedtime`: as often as somebody eats, and once more.
_WITH_MEALS = re.compile(r"\bmeals?\b[\s,]*(?:and|plus)\s*$", re.IGNORECASE)
_NEEDED = re.compile(r"\b(?:as\s+needed|p\.?r\.?n\.?|if\s+needed|when\s+needed)\b", re.IGNORECASE)
_DIVIDED = re.compile(
    r"\b(?:in|into|as)\s+(?:\w+\s+(?:to\s+\w+\s+)?)?(?:equally\s+)?divided\s+(?:daily\s+)?doses?|divided\s+(?:\w+\s+)?(?:daily|times|into|in)\b|\bdivided\b",
    re.IGNORECASE,
)
_LATIN_TIMES = {"qd": 1, "od": 1, "bid": 2, "tid": 3, "qid": 4}


def frequency(text: str) -> Frequency | None:
    """Return the first frequency of a text that follows an amount, or None."""
    lowered = lower(text)
    readers = (reader for reader, stems in _READERS if holds(lowered, stems))
    found = [f for f in (reader(text) for reader in readers) if f is not None]
    if not found:
        return None
    best = min(found, key=lambda f: (f.start, -f.end))
    if best.times_per_day == 1.0:
        best = _with_the_next(text, best)
    after = _AND_BEDTIME.match(text, best.end)
    if after and best.times_per_day:
        best = best._replace(times_per_day=best.times_per_day + 1, end=after.end())
    return best


def _with_the_next(text: str, often: Frequency) -> Frequency:
    """Return a frequency of once a day with what stands beside it: meals before it, the evening after the morning."""
    if _WITH_MEALS.search(text, 0, often.start):
        return often._replace(times_per_day=None)
    if text[often.end - 7 : often.end].lower() == "morning" and (evening := _AND_EVENING.match(text, often.end)):
        return often._replace(times_per_day=2.0, end=evening.end())
    return often


_BEFORE = re.compile(
    r"\b(?:(?P<n>once|twice)[\s-]+(?P<u>daily|weekly|monthly)|(?P<w>weekly|monthly))\b[^.;:]{0,50}$", re.IGNORECASE
)


def frequency_before(text: str) -> Frequency | None:
    """Return the frequency that stands before an amount: `the once-weekly dosage is`; its places are -1."""
    m = _BEFORE.search(text)
    if m is None:
        return None
    unit = (m["u"] or m["w"]).lower()
    if unit == "daily":
        return Frequency(2.0 if m["n"].lower() == "twice" else 1.0, "daily", None, False, -1, -1)
    return Frequency(None, "weekly" if unit == "weekly" else "monthly", 7 if unit == "weekly" else 30, False, -1, -1)


def _times(text: str) -> Frequency | None:
    m = _TIMES.search(text)
    if not m:
        return None
    times = None if m["m"] else count_of(m["n"])
    return Frequency(times, "daily", None, False, m.start(), m.end())


def _latin(text: str) -> Frequency | None:
    m = _LATIN.search(text)
    if not m:
        return None
    key = re.sub(r"[.\s]", "", m["l"].lower())
    return Frequency(float(_LATIN_TIMES[key]), "daily", None, False, m.start(), m.end())


def _hours(text: str) -> Frequency | None:
    m = _HOURS.search(text)
    if not m:
        return None
    hours = count_of(m["n"])
    if hours <= 0:
        return None
    if hours > 24:
        return Frequency(None, "interval", hours / 24, False, m.start(), m.end())
    return Frequency(None if m["m"] else round(24 / hours, 3), "daily", None, False, m.start(), m.end())


_SPACED = re.compile(r"[Ee]very|[Ww]eek|[Mm]onth|[Cc]ycle|[Aa]lternat|[Qq]|[Oo]n [Dd]ay|EVERY|WEEK")


def _spaced(text: str) -> Frequency | None:
    candidates: list[Frequency] = []
    if not _SPACED.search(text):
        return None
    if m := _OTHER_DAY.search(text):
        candidates.append(Frequency(None, "every_other_day", 2, False, m.start(), m.end()))
    if m := _DAYS.search(text):
        candidates.append(_every(m, count_of(m["n"]), m["u"].lower()))
    if m := _Q.search(text):
        candidates.append(_every(m, float(m["n"]), m["u"].lower()))
    if m := _WEEK.search(text):
        days = 14.0 if m["o"] else 7.0
        candidates.append(Frequency(None, "weekly" if days == 7 else "interval", days, False, m.start(), m.end()))
    if m := _MONTH.search(text):
        candidates.append(Frequency(None, "monthly", 30, False, m.start(), m.end()))
    if m := _CYCLE.search(text):
        candidates.append(Frequency(None, "cycle", None, False, m.start(), m.end()))
    return min(candidates, key=lambda f: f.start) if candidates else None


def _every(m: re.Match[str], n: float, unit: str) -> Frequency:
    days = n * days_of(unit)
    schedule: Schedule = "daily" if days == 1 else "weekly" if days == 7 else "interval"
    return Frequency(1.0 if days == 1 else None, schedule, None if days == 1 else days, False, m.start(), m.end())


def _plain(text: str) -> Frequency | None:
    lowered = lower(text)
    candidates: list[Frequency] = []
    if holds(lowered, _DAILY_STEMS) and (m := _DAILY.search(text)):
        total = bool(_DIVIDED.search(text[m.end() : m.end() + 60]))
        candidates.append(Frequency(None, "daily", None, total, m.start(), m.end()))
    if holds(lowered, _BEDTIME_STEMS) and (m := _BEDTIME.search(text)):
        candidates.append(Frequency(1.0, "daily", None, False, m.start(), m.end()))
    if holds(lowered, ("single", "one", "surgery")) and (m := _ONCE.search(text)):
        candidates.append(Frequency(None, "once", None, False, m.start(), m.end()))
    if holds(lowered, ("needed", "prn", "p.r", "pr.n")) and (m := _NEEDED.search(text)):
        candidates.append(Frequency(None, "as_needed", None, False, m.start(), m.end()))
    return min(candidates, key=lambda f: f.start) if candidates else None


_BEDTIME_STEMS = ("bedtime", "night", "morning", "evening", "hs", "h.s")
_DAILY_STEMS = ("day", "daily", "24")
# Each reader, and the words of which one stands in every text that it reads.
_READERS: tuple[tuple[Callable[[str], Frequency | None], tuple[str, ...]], ...] = (
    (_times, _DAILY_STEMS),
    (_latin, ("qd", "q d", "q.d", "q. d", "id", "i d", "i.d", "i. d", "od", "o d", "o.d", "o. d")),
    (_hours, ("every", "q")),
    (_spaced, ("every", "week", "month", "cycle", "alternat", "q", "on day")),
    (_plain, (*_DAILY_STEMS, *_BEDTIME_STEMS, "single", "one", "surgery", "needed", "prn", "p.r", "pr.n")),
)
