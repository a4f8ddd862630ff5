"""The study's name as a fact keeps it: short, from a table's title and what tells its parts apart."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 120  # characters of a study's name
_LONGEST_PART = 95
_LEAST_TITLE = 40
_NUMBER = re.compile(r"Table\s*[\d.]*\d[A-Za-z]?\b\W{0,3}", re.I)
_SAID_OF_ALL = re.compile(
    r"(?:(?:incidences?|frequency|percentages?|percent|summary|rates?|proportion|number)\s*(?:\(%\)\s*)?\s(?:and\s\w+\s)?"
    r"of\s+)?(?:(?:patients|subjects|participants)\s+(?:with|experiencing|reporting)\s+)?"
    r"(?:(?:selected|most|common(?:ly)?|frequent(?:ly)?|observed|reported|treatment[- ]emergent|clinically\s+\w+|all"
    r"|drug|related|clinical|overall)\s+)*(?:adverse|side)\s+(?:drug\s+)?(?:reactions?|events?|experiences?|effects?)"
    r"(?:\s*\([^)]*\))?(?:\s+(?:that|which|were|are)){0,2}(?:\s+(?:reported|occurr\w+|observed|experienced))?"
    r"(?:\s+(?:in|by|at|among|for|with)(?:\s+(?:an?\s+)?(?:incidence|frequency|rate)\s+of)?)?"
    r"\s*(?:(?:≥|>|at least|greater than or equal to|more than)\s*\d+(?:\.\d+)?\s*%"
    r"|\d+(?:\.\d+)?\s*% or (?:more|greater))?"
    r"(?:\s+(?:of|in)\b)?\s*",
    re.I,
)
_COUNTED = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several|both|all)\s+"
_CALLED = r"(?:[A-Z]*\d[\w./-]*|[IVX]+\b|[A-Z]{2,}[\w-]*|[A-Z]\b)"
_TELLING = re.compile(
    r"(?:placebo|active|vehicle|comparator|sham|dose|sponsor)[- ]?controlled|non-?randomi[sz]ed|randomi[sz]ed"
    r"|double[- ]?(?:blind|masked)|open[- ]label|single[- ]arm|uncontrolled|cross-?\s?over|extension|run-?in"
    r"|fixed[- ]dose|flexible[- ]dose|dose[- ](?:comparison|ranging|titration)|long[- ]term|short[- ]term|phase\s+\d\w?"
    r"|\d+(?:\s*(?:-|–|to)\s*\d+)?[- ](?:weeks?|months?|years?|days?)\b|weeks?\s+\d+|add-on|adjunctive|monotherapy"
    r"|exposure[- ]adjusted|(?:patient|person|subject)[- ]?years|historical|observational|pooled|pool\b|combined"
    r"|integrated|respective(?:ly)?|meta-?analys[ie]s|phases\b|and\s+(?:study|trial)\b"
    r"|(?:greater|higher|more (?:often|frequent\w*|common\w*)|exceed\w*|twice)\b[^.|;]{0,60}?"
    r"\b(?:placebo|comparator|control)\b(?!\s*-?\s*controlled)"
    rf"|\b(?:{_COUNTED}(?:[\w-]+\s+){{0,2}}?)?(?:trials?|study|studies)\b"
    rf"(?:\s+(?-i:{_CALLED})(?:(?:,\s*|\s+and\s+|,\s+and\s+|\s*&\s*)(?-i:{_CALLED}))*)?"
    r"|(?-i:(?<=\()[A-Z][a-z]*[A-Z]{2,}[A-Za-z]*(?:[ -][A-Z\d]+)?(?=\)))|(?-i:(?<=\bin )[A-Z]{4,}[\w-]*(?=\W*$))"
    r"|(?-i:\b[A-Z][A-Za-z]*-?[A-Z]*-?\d[\w-]*)(?:\s+(?:trials?|study|studies)\b)?"
    r"|(?-i:\b[A-Z]{4,}(?:-\w+)?)\s+(?:trials?|study|studies)\b",
    re.I,
)


_TRIAL = re.compile(r"\b(?:trials?|study|studies|pooled|combined|integrated)\b", re.I)


@lru_cache(maxsize=4096)
def study_name(title: str, part: str) -> str:
    """Return a study's name of `LONGEST` characters at most.

    `title`: the table's title, which may be long; kept whole where it is short, else what it says of the study's name
    and design behind the table's number. `part`: the block, phase or population of the table that a figure stands in.
    """
    if len(title) + len(part) + 3 <= LONGEST:
        return " | ".join(t for t in (title, part) if t)
    part = _last(part, _LONGEST_PART if title else LONGEST)
    return " | ".join(t for t in (_short(title, LONGEST - (len(part) + 3 if part else 0)), part) if t)


def _short(title: str, limit: int) -> str:
    if len(title) <= limit:
        return title
    number = _NUMBER.match(title)
    start = number.end() if number else 0
    if limit < _LEAST_TITLE and start:
        return title[:start].rstrip(" .:–—-")
    said = _SAID_OF_ALL.search(title, start)
    if said is not None and _TELLING.search(said.group()) is None:
        rest = (title[start : said.start()] + title[said.end() :]).strip(" ,;:")
        if 0 < len(rest) <= limit - start:
            return title[:start] + rest
    told = _told(title[start:])
    name = title[:start] + ", ".join(told)
    while told and len(name) > limit:
        told.remove(next((t for t in reversed(told) if not _TRIAL.search(t)), told[-1]))
        name = title[:start] + ", ".join(told)
    return name if told else _cut(title, limit)


def _told(text: str) -> list[str]:
    """What a title says of the study's name and design, each once, in its order."""
    return list(dict.fromkeys(" ".join(found.split()) for found in _TELLING.findall(text)))


def _last(part: str, limit: int) -> str:
    """The innermost of nested parts that the limit allows: they tell the columns apart."""
    kept = ""
    for one in reversed(part.split(" | ")):
        joined = f"{one} | {kept}" if kept else one
        if kept and len(joined) > limit:
            break
        kept = joined
    return _cut(kept, limit)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 2].rsplit(" ", 1)[0].rstrip(" ,;:(") + " …"
