"""How long to wait between two drugs, and in which direction: "within 14 days of stopping an MAOI"."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Direction = Literal["after_object", "after_drug", "both"]


class Washout(NamedTuple):
    """An interval: in days, as printed, and which of the two is stopped first; None where the words do not say."""

    days: float
    text: str
    direction: Direction | None


_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "one": 1, "six": 6, "ten": 10, "fourteen": 14}
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0}
_INTERVAL = re.compile(
    r"\b(?:within|at\s+least|less\s+than|for|minimum\s+of|last|past|preceding|previous)\s+(?:a\s+minimum\s+of\s+"
    r"|the\s+(?:last|past|previous|preceding)\s+|at\s+least\s+)?(?P<text>(?:\d+|"
    + "|".join(_NUMBERS)
    + r")(?:\s*\(\d+\))?[\s-]+(?P<unit>hour|day|week|month)s?)\b",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"\s*(?:of|after|following|from|since)?\s*(?:(?:the\s+)?(?:stopping|discontinuing|discontinuation\s+of"
    r"|discontinuation|last\s+dose\s+of|cessation\s+of|completing|taking|having\s+taken|use\s+of"
    r"|administration\s+of|receiving|their\s+discontinuation))\s*(?:therapy\s+(?:with|of)\s+|treatment\s+with\s+"
    r"|therapy\s+)?(?:an?\s+|the\s+|any\s+)?(?P<what>[^.,;]{0,60})",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:before\s+or\s+after|to\s+or\s+from|prior\s+to\s+or\s+(?:after|following)"
    r"|between\s+(?:the\s+)?(?:discontinu|stop))",
    re.IGNORECASE,
)


def washouts_in(words: str, own_names: frozenset[str]) -> list[Washout]:
    """Return the intervals of a sentence. `own_names` are the lower-case words that name the label's drug."""
    made = []
    for found in _INTERVAL.finditer(words):
        number = re.match(r"\d+|[a-z]+", found["text"].lower())
        value = number.group() if number else ""
        days = (float(value) if value.isdigit() else float(_NUMBERS.get(value, 0))) * _DAYS[found["unit"].lower()]
        if days <= 0:
            continue
        made.append(Washout(round(days, 3), " ".join(found["text"].split()), _direction(words, found.end(), own_names)))
    return made


def _direction(words: str, at: int, own_names: frozenset[str]) -> Direction | None:
    if _BOTH.search(words, max(0, at - 40), at + 60):
        return "both"
    stopped = _STOPPED.match(words, at)
    if stopped:
        what = {w.lower() for w in re.findall(r"[A-Za-z][\w-]+", stopped["what"])}
        if what & own_names:
            return "after_drug"
        return "after_object"
    if re.match(r"\s*(?:of|after|following)\b", words[at:]):
        return "after_object"
    return None
