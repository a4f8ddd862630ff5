"""Amounts put on one area of the body: a limit for one area or joint is no limit for a day."""

from __future__ import annotations

import re

from labelwise.extract.stems import holds, lower

_WORDS = ("joint", "area", "extremit", "knee", "hand", "elbow", "wrist", "ankle", "foot", "feet", "lesion")
_AREA = re.compile(
    r"\b(?:to|per|on|for|in|of)\s+(?:(?:each|any|one|single|the|an?|affected|treated|treatment|upper|lower|body|skin|application)"
    r"\s+){0,4}(?:joints?|areas?|extremit(?:y|ies)|knees?|hands?|elbows?|wrists?|ankles?|foot|feet|lesions?)\b"
    r"|/\s?(?:joint|area)\b",
    re.IGNORECASE,
)


def area_of(sentence: str) -> str | None:
    """Return the words that name the area of the body an amount is put on, None where the sentence names none."""
    found = _AREA.search(sentence) if holds(lower(sentence), _WORDS) else None
    return " ".join(found.group().split()) if found else None


def is_of_an_area(condition: str) -> bool:
    """Whether a condition of a maximum is an area of the body."""
    return area_of(condition) is not None
