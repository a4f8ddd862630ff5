"""Doses as people write them: "20 mg qid", "7.5 mg once a week", "1 tablet twice daily for 10 days"."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

IntakeSchedule = Literal["daily", "weekly", "every_other_day", "monthly", "once"]


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """One dose as entered. `amounts` are of one dose, one a component ("5/325 mg"), in `unit` (UCUM: mg, ug, g ...).

    `count` is the number of tablets and the like where the entry says "2 tablets of 500 mg" (amounts are then of one).
    `times_per_day` is None unless taken daily with a known frequency; `days` is how long.
    """

    amounts: tuple[float, ...] = ()
    unit: str | None = None
    count: float = 1
    times_per_day: float | None = None
    schedule: IntakeSchedule | None = None
    as_needed: bool = False
    days: float | None = None
    text: str = ""

    def per_dose(self, index: int = 0) -> float | None:
        """Return the amount of a component in one dose, in `unit`."""
        return self.amounts[index] * self.count if index < len(self.amounts) else None

    def per_day(self, index: int = 0) -> float | None:
        """Return the amount of a component in a day; None unless it is taken daily and how often is known."""
        each = self.per_dose(index)
        if each is None or self.schedule != "daily" or self.times_per_day is None:
            return None
        return each * self.times_per_day


_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?|\.\d+"
_UNITS = {
    "mg": "mg", "milligram": "mg", "milligrams": "mg", "mcg": "ug", "ug": "ug", "µg": "ug", "μg": "ug",
    "microgram": "ug", "micrograms": "ug", "g": "g", "gm": "g", "gram": "g", "grams": "g", "ml": "mL",
    "milliliter": "mL", "milliliters": "mL", "unit": "[iU]", "units": "[iU]", "iu": "[iU]", "meq": "meq",
}  # fmt: skip
_COUNTED = (
    r"tablets?|tabs?|capsules?|caps?|softgels?|caplets?|puffs?|sprays?|drops?|lozenges?|patch(?:es)?|inhalations?"
)
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?P<amounts>(?:{_NUMBER})(?:\s*[/-]\s*(?:{_NUMBER}))*)\s*(?P<unit>{_UNIT})(?![\w/])", re.IGNORECASE
)
_NEGATIVE = re.compile(rf"(?:^|(?<=\s))[-−–]\s?(?:{_NUMBER})\s*(?:{_UNIT}|{_COUNTED})(?![\w/])", re.IGNORECASE)
_COUNT = re.compile(rf"(?<![\d./])(?P<count>{_NUMBER}|one|two|three|four|half)\s*(?P<noun>{_COUNTED})\b", re.IGNORECASE)
_NUMERALS = {"one": 1, "once": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5, "six": 6, "half": 0.5}
_TIMES = r"once|twice|one|two|three|four|five|six|\d+"
# How often, the longer reading first: times a day, and of what schedule.
_LATIN = {
    "qid": 4, "q.i.d.": 4, "tid": 3, "t.i.d.": 3, "bid": 2, "b.i.d.": 2, "qd": 1, "q.d.": 1, "od": 1, "daily": 1,
    "qam": 1, "qpm": 1, "qhs": 1, "q.h.s.": 1, "hs": 1, "nightly": 1, "bedtime": 1, "each morning": 1,
    "every morning": 1, "every night": 1, "every evening": 1, "every day": 1, "each day": 1, "a day": 1,
}  # fmt: skip
_LATIN_WORDS = "|".join(re.escape(w) for w in sorted(_LATIN, key=len, reverse=True))
_RATE = re.compile(
    rf"\b(?P<times>{_TIMES})(?:\s*(?:times|x|×))?\s*(?:a|per|each|every|/)?\s*(?P<per>daily|day|weekly|week|monthly|month)\b",
    re.IGNORECASE,
)
_INTERVAL = re.compile(
    r"\b(?:every|each|q)\s*\.?(?P<low>\d+(?:\.\d+)?)?(?:\s*(?:-|to)\s*(?P<high>\d+))?\s*(?P<per>hours?|hrs?|h|days?|d|weeks?|wk|months?)\b",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(r"\bevery\s+other\s+day\b|\bqod\b|\balternate\s+days\b", re.IGNORECASE)
_WEEKLY = re.compile(r"\b(?:weekly|q\s?week|qwk|once[\s-]weekly)\b", re.IGNORECASE)
_MONTHLY = re.compile(r"\bmonthly\b", re.IGNORECASE)
_ONCE = re.compile(r"\b(?:single dose|one dose|once only|stat)\b", re.IGNORECASE)
_DAILY = re.compile(rf"(?<![\w.])(?P<word>{_LATIN_WORDS})(?![\w])", re.IGNORECASE)
_AS_NEEDED = re.compile(r"\b(?:prn|p\.r\.n\.?|as\s+needed|when\s+needed)", re.IGNORECASE)
_FOR = re.compile(
    r"(?:\bfor|\bx|×)\s*(?P<count>\d+(?:\.\d+)?)[\s-]*(?P<per>days?|d|weeks?|wks?|months?|years?)\b", re.IGNORECASE
)
_DAYS = {"d": 1.0, "w": 7.0, "m": 30.0, "y": 365.0}
_HOURS = 24


def read_intake(text: str) -> Intake | None:
    """Return the dose that words say; None where they say none."""
    words = " ".join(text.split())
    if is_negative(words):
        return None
    amount, count, days = _AMOUNT.search(words), _COUNT.search(words), _FOR.search(words)
    rest = words if days is None else words[: days.start()] + words[days.end() :]
    times, schedule = _frequency(rest)
    if amount is None and count is None and times is None and schedule is None and days is None:
        return None
    number = _numeral(count["count"]) if count else 1.0
    amounts = tuple(float(a.replace(",", "")) for a in re.findall(_NUMBER, amount["amounts"])) if amount else ()
    unit = _UNITS[amount["unit"].lower()] if amount else None
    if amount is None and count is not None:
        amounts, unit, number = (number,), f"{{{_singular(count['noun'])}}}", 1.0
    return Intake(
        amounts=amounts,
        unit=unit,
        count=number,
        times_per_day=times,
        schedule=schedule,
        as_needed=_AS_NEEDED.search(words) is not None,
        days=float(days["count"]) * _DAYS[days["per"][0].lower()] if days else None,
        text=words,
    )


def is_negative(text: str) -> bool:
    """Whether words name an amount below zero: "-15 mg", which is no dose."""
    return _NEGATIVE.search(" ".join(text.split())) is not None


def split_entry(entry: str) -> tuple[str, str]:
    """Return the name and the dose of an entry: `"baclofen 20 mg qid"` -> `("baclofen", "20 mg qid")`."""
    words = " ".join(entry.split())
    starts = [m.start() for pattern in _MARKS for m in (pattern.search(words),) if m and m.start() > 0]
    cut = min(starts, default=len(words))
    if (below := _NEGATIVE.search(words)) and 0 < below.start() < cut:
        cut = below.start()
    name, dose = words[:cut].rstrip(" ,;:("), words[cut:].strip()
    return (name, dose) if name else (words, "")


def _frequency(text: str) -> tuple[float | None, IntakeSchedule | None]:
    """Return times a day and the schedule; a weekly dose has no times a day."""
    if _OTHER_DAY.search(text):
        return None, "every_other_day"
    if m := _RATE.search(text):
        return _of_rate(_numeral(m["times"]), m["per"].lower())
    if m := _INTERVAL.search(text):
        return _of_interval(float(m["low"] or 1), m["per"].lower()[0])
    if _WEEKLY.search(text):
        return None, "weekly"
    if _MONTHLY.search(text):
        return None, "monthly"
    if m := _DAILY.search(text):
        return float(_LATIN[m["word"].lower()]), "daily"
    return (None, "once") if _ONCE.search(text) else (None, None)


def _of_rate(times: float, per: str) -> tuple[float | None, IntakeSchedule | None]:
    if per.startswith("da"):
        return times, "daily"
    return None, "weekly" if per.startswith("w") else "monthly"


def _of_interval(low: float, per: str) -> tuple[float | None, IntakeSchedule | None]:
    if per == "h":
        return (_HOURS / low, "daily") if low and low <= _HOURS else _of_interval(low / _HOURS, "d")
    if per == "d":
        schedules: dict[float, IntakeSchedule] = {2: "every_other_day", 7: "weekly", 28: "monthly", 30: "monthly"}
        return (1.0, "daily") if low == 1 else (None, schedules.get(low))
    return (None, "weekly" if low == 1 else None) if per == "w" else (None, "monthly" if low == 1 else None)


def _numeral(word: str) -> float:
    return _NUMERALS.get(word.lower()) or float(word.replace(",", ""))


def _singular(noun: str) -> str:
    word = noun.lower()
    short = {"tab": "tablet", "tabs": "tablet", "cap": "capsule", "caps": "capsule", "patches": "patch"}
    return short.get(word) or (word.removesuffix("s"))


_MARKS = (_AMOUNT, _COUNT, _RATE, _INTERVAL, _OTHER_DAY, _WEEKLY, _MONTHLY, _DAILY, _AS_NEEDED, _FOR)
