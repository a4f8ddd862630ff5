"""One cell of a results table: the value, and what it is measured in."""

from __future__ import annotations

import re
from typing import NamedTuple

_OUT_OF = re.compile(r"(?<![\d.])\d[\d,]*\s*/\s*(?P<n>\d[\d,]*)(?![\d.]*\s*%)")
_NUMBER = r"[-−–]?\s?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−–]?\s?\d*\.?\d+"
# Units of time that cells print behind a number.
TIMES = r"(?:months?|weeks?|days?|hours?|minutes?|years?)\b"
_COUNT_SHARE = re.compile(
    r"(?P<a>\d[\d,]*)(?:\s*/\s*\d[\d,]*)?\s*[(\[]\s*(?P<b>\d+(?:\.\d+)?)\s*(?P<sign>%)?\s*[)\]]\s*%?"
)
_SHARE_COUNT = re.compile(r"(?P<b>\d+(?:\.\d+)?)\s*%\s*[(\[]\s*\d[\d,]*(?:\s*/\s*\d[\d,]*)?\s*[)\]]")
_ALONE = re.compile(
    rf"(?P<a>{_NUMBER})\s*(?P<sign>%)?\s*(?P<time>{TIMES})?\s*(?:[(\[][^()\[\]]{{1,40}}[)\]]|(?:±|\+/-)\s*[\d.]+)?\s*(?P<late>%)?[\s*†‡§¶#a-d]{{0,3}}"
)
# One number in a bracket behind another: a count and its share, and which is which is not said.
_BRACKETED = re.compile(r"\d\s*[(\[]\s*[<>≤≥]?\s*[\d.]+\s*[)\]]")
_OF_PEOPLE = re.compile(
    r"\b(?:proportions?|percent(?:ages?)?|(?P<count>numbers?))\s+of\s+(?:\w+\s+)?(?:patients|subjects|participants)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|\bpercent|\bproportion|\bresponders?\b|\brates?\b|\bresponse\b", re.IGNORECASE)
_COUNTED = re.compile(r"\bn\s*\(\s*%\s*\)|\bn\s*,\s*%|no\.?\s*\(\s*%|\(%\)", re.IGNORECASE)
_MEASURED = re.compile(
    r"\b(?:mean|median|score|change|baseline|LS|least[\s-]squares?|average|time|rate|adjusted|survival|duration|days?|months?"
    r"|weeks?|hours?|index|scale|total)\b",
    re.IGNORECASE,
)
_SCORED = re.compile(r"\b(?:mean|median|scores?|change|LS|least[\s-]squares?|index|scale|average)\b", re.IGNORECASE)
_UNITS = re.compile(
    r"(?:[(\[,]\s*|\bin\s+)(?P<unit>months?|weeks?|days?|hours?|minutes?|years?|points?|mm\s?Hg|mg/dL|mmol/L|kg|cm/(?:year|yr)|mL/kg/min|cm|mL|L|letters|ng/mL|g/dL"
    r"|meters?)\b(?!\s*[\d/])"
)
_COUNTS_SHARES = re.compile(r"n\s*[(;,]\s*%")
_N_SHARE = re.compile(r"\bn\s*\(\s*%\s*\)")
_NOT_A_SHARE = re.compile(r"[(;]\s*%|%\s*(?:CI\b|confidence)")
_PLAIN = str.maketrans("−–", "--", " ,")
_UNIT_OF = {
    "month": "mo",
    "week": "wk",
    "day": "d",
    "hour": "h",
    "minute": "min",
    "year": "a",
    "point": "{score}",
    "letter": "{letters}",
    "meter": "m",
    "mm Hg": "mm[Hg]",
    "mmHg": "mm[Hg]",
    "cm/year": "cm/a",
    "cm/yr": "cm/a",
}


class Value(NamedTuple):
    """A value and its UCUM unit; None for a measure whose unit is not printed."""

    value: float
    unit: str | None


def read_value(cell: str, endpoint: str, about: str) -> Value | None:
    """Return the value of a cell, None where it cannot be told.

    `endpoint` are the words of its row, `about` those of its column and title too.
    """
    text = " ".join(cell.split())
    if found := _SHARE_COUNT.fullmatch(text):
        return Value(float(found["b"]), "%")
    found = _COUNT_SHARE.fullmatch(text)
    if found and (found["sign"] or _COUNTED.search(about)) and float(found["b"]) <= 100:
        return Value(float(found["b"]), "%")
    found = _ALONE.fullmatch(text)
    if found is None or (_COUNTS_SHARES.search(endpoint) and not (found["sign"] or found["late"])):
        return _zero(text) if found else None
    value = float(found["a"].translate(_PLAIN))
    if found["sign"] or found["late"]:
        return Value(value, "%")
    if found["time"]:
        return Value(value, unit_of(found["time"]))
    if people := _people(endpoint):
        # Which of a count and a share stands alone is not said; a unit in the row's name is that of a threshold.
        counted = people["count"] or _BRACKETED.search(text) or 0 < value < 1 or not 0 <= value <= 100
        return None if counted else Value(value, "%")
    unit = _UNITS.search(endpoint)
    if _MEASURED.search(about) and not _N_SHARE.search(about):
        share = "%" in endpoint and not unit
        if share and (abs(value) > 100 or _NOT_A_SHARE.search(endpoint)):
            return None
        if share or unit:
            return Value(value, "%" if share else unit_of(unit["unit"]) if unit else None)
        return Value(value, None) if _SCORED.search(about) else None
    counted = _BRACKETED.search(text)
    if _PERCENT.search(about) and 0 <= value <= 100 and counted is None:
        return Value(value, "%")
    return None


def _people(endpoint: str) -> re.Match[str] | None:
    """Return the words by which a row counts people, in its own name or in its group's where it names no measure."""
    group, _, own = endpoint.rpartition(": ")
    return _OF_PEOPLE.search(own) or (None if _SCORED.search(own) else _OF_PEOPLE.search(group))


def patients_of(cell: str) -> int | None:
    """Return the number of patients that a cell gives beside its count: `18/25 (72%)`; None where it gives none."""
    found = _OUT_OF.search(cell)
    return int(found["n"].replace(",", "")) if found else None


def _zero(text: str) -> Value | None:
    """Return no share at all for a bare 0 in a row of counts and shares; another bare number is a count."""
    return Value(0.0, "%") if text == "0" else None


def unit_of(printed: str) -> str:
    """Return the UCUM unit of a printed one."""
    return _UNIT_OF.get(printed.rstrip("s"), _UNIT_OF.get(printed, printed))
