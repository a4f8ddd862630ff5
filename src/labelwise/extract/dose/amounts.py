"""Amounts of drug in text: `5 mg`, `10 to 20 mg/kg/day`, `1,000 units`; each with its place and what it is per."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from labelwise.extract.stems import holds, lower, matches_at

Body = Literal["kg", "m2"]
Period = Literal["dose", "day", "hour", "minute", "week", "month"]

# What labels print, to UCUM. Anything else is no amount of drug.
_UNITS = {
    "mg": "mg", "milligram": "mg", "milligrams": "mg", "g": "g", "gm": "g", "gms": "g", "gram": "g", "grams": "g",
    "mcg": "ug", "µg": "ug", "μg": "ug", "microgram": "ug", "micrograms": "ug", "ng": "ng", "nanograms": "ng",
    "unit": "[iU]", "units": "[iU]", "iu": "[iU]", "international units": "[iU]", "usp units": "[USP'U]",
    "meq": "meq", "mmol": "mmol", "ml": "mL", "milliliter": "mL", "milliliters": "mL", "mci": "mCi", "mbq": "MBq",
    "kbq": "kBq", "tablet": "{tablet}", "tablets": "{tablet}", "caplet": "{caplet}", "caplets": "{caplet}",
    "capsule": "{capsule}", "capsules": "{capsule}", "softgel": "{softgel}", "softgels": "{softgel}",
    "gelcap": "{gelcap}", "gelcaps": "{gelcap}", "geltab": "{geltab}", "geltabs": "{geltab}",
    "lozenge": "{lozenge}", "lozenges": "{lozenge}", "pellet": "{pellet}", "pellets": "{pellet}", "gummies": "{gummy}",
    "actuation": "{actuation}", "actuations": "{actuation}", "patch": "{patch}", "patches": "{patch}",
    "packet": "{packet}", "packets": "{packet}", "sachet": "{sachet}", "sachets": "{sachet}",
    "suppository": "{suppository}", "suppositories": "{suppository}",
    "applicatorful": "{applicatorful}", "applicatorfuls": "{applicatorful}", "drop": "[drp]", "drops": "[drp]",
    "spray": "{spray}", "sprays": "{spray}", "puff": "{puff}", "puffs": "{puff}",
    "inhalation": "{inhalation}", "inhalations": "{inhalation}",
    "teaspoon": "[tsp_us]", "teaspoons": "[tsp_us]", "teaspoonful": "[tsp_us]", "teaspoonfuls": "[tsp_us]",
    "tablespoon": "[tbs_us]", "tablespoons": "[tbs_us]", "tablespoonful": "[tbs_us]", "tablespoonfuls": "[tbs_us]",
}  # fmt: skip

# What is counted or poured, not weighed: an amount of drug only where nothing better stands beside it.
PIECES = frozenset({u for u in _UNITS.values() if u.startswith("{")} | {"[drp]", "[tsp_us]", "[tbs_us]", "mL"})

_WORDS = {
    "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "eight": 8.0, "half": 0.5,
    "one-half": 0.5, "1/2": 0.5, "½": 0.5, "one and one-half": 1.5, "1 1/2": 1.5, "1½": 1.5,
}  # fmt: skip
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}[½¼¾]|\d+(?:\.\d+)?|\.\d+)"
_COUNT = r"(?:one\s+and\s+one-half|one-half|one|two|three|four|five|six|eight|half|1\s1/2|1½|1/2|½)"
_UNIT = (
    r"(?:international\s+units|USP\s+units|milligrams?|micrograms?|nanograms|grams?|gms?|mcg|[µμ]g|mg|ng|g|units?|IU|mEq|mmol"
    r"|milliliters?|mL|mCi|MBq|kBq|tablets?|caplets?|capsules?|softgels?|lozenges?|pellets?|gummies|drops?|sprays?|puffs?"
    r"|gelcaps?|geltabs?|actuations?|inhalations?|patch(?:es)?|packets?|sachets?|suppositor(?:y|ies)|applicatorfuls?|teaspoon(?:ful)?s?"
    r"|tablespoon(?:ful)?s?)"
)
_BODY = (
    r"\s*(?:PE\s*)?(?:/|per)\s*(?P<body>kg|kilogram|m\s?2|m²|square\s+meter)"
    r"(?:\s+(?:of\s+)?(?:actual\s+|ideal\s+)?body[\s-]*(?:weight|surface(?:\s+area)?)|\s+bsa\b)?"
)
_TIME = r"\s*(?:/|per)\s*(?P<time>day|night|24[\s-]*hours?|24[\s-]*hrs?|dose|hour|hr|h|minute|min|week|wk|month|d)\b"
_AMOUNT = re.compile(
    rf"(?<![\w.,/-])(?P<low>{_COUNT}|{_NUMBER})(?:\s*\(\s*\d+\s*\))?"
    rf"(?:\s*(?P<lowunit>{_UNIT})?(?:{_BODY.replace('<body>', '<lowbody>')})?"
    rf"(?:{_TIME.replace('<time>', '<lowtime>')})?"
    rf"\s*(?P<link>to|-|–|—|−|or|and)\s*(?P<high>{_COUNT}|{_NUMBER})(?:\s*\(\s*\d+\s*\))?)?"
    rf"(?P<million>\s*million)?\s*-?(?P<unit>{_UNIT})(?![A-Za-z])"
    rf"(?:{_BODY})?(?:{_TIME})?",
    re.IGNORECASE,
)
# Where an amount can begin. A character class comes first, so that the search runs over the rest without a look.
_BEGINS = re.compile(
    r"[\d.½oOtTfFsSeEhH](?<![\w.,/-].)(?:(?<=[\d.½])|(?<=[oO])[nN][eE]|(?<=[tT])(?:[wW][oO]|[hH][rR])"
    r"|(?<=[fF])[oOiI][uUvV]|(?<=[sS])[iIıİ][xX]|(?<=[eE])[iIıİ][gG]|(?<=[hH])[aA][lL])"
)
# A concentration, strength or laboratory value: not an amount that somebody takes.
_NO_DOSE = re.compile(
    r"\s*(?:/|per)\s*(?:\d|m[lL]|L\b|dL|liter|vial|tablet|capsule|ampule|syringe|actuation|spray|patch|cm|teaspoon|mg|mmol|g\b|bottle|lb|pound|hpf|kcal|s\b|sec)",
    re.IGNORECASE,
)


class Amount(NamedTuple):
    """`low` to `high` (None: one value) of `unit` (UCUM), per body measure and per period; its place in the text."""

    low: float
    high: float | None
    unit: str
    body: Body | None
    period: Period | None
    start: int
    end: int
    computed: bool = False


def _value(text: str) -> float:
    text = " ".join(text.lower().split())
    if text in _WORDS:
        return _WORDS[text]
    part = _PARTS.get(text[-1])
    return float(text.replace(",", "")) if part is None else float(text[:-1]) + part


def _body(text: str | None) -> Body | None:
    if not text:
        return None
    return "kg" if text.lower().startswith("k") else "m2"


def _period(text: str | None) -> Period | None:
    if not text:
        return None
    text = text.lower()
    if text.startswith("24") or text in ("day", "d", "night"):
        return "day"
    starts: tuple[tuple[str, Period], ...] = (
        ("dose", "dose"), ("h", "hour"), ("min", "minute"), ("w", "week"), ("mon", "month"),
    )  # fmt: skip
    return next(period for start, period in starts if text.startswith(start))


# `one chewable tablet`, `four Testabrand tablets`: the words between a count in words and the piece.
PIECE_WORDS = (
    r"(?:(?!(?:hours?|days?|weeks?|months?|times?|doses?|of|or|to|the|in|per|at|more|than|should|is|are|before|after|with|for|by|each"
    r"|different|consecutive|separate|additional)\b)[a-zA-Z®™-]+\s+){1,6}"
)
_WHOLE_STEMS = ("tablet", "capsule", "caplet", "packet", "patch")
_NAMED = re.compile(
    rf"(?<![\w.,/-])(?P<low>one|two|three|four|five|six)\s+(?:\(\s*\d\s*\)\s*)?{PIECE_WORDS}(?P<unit>tablets?|capsules?|caplets?|packets?|patch(?:es)?)\b",
    re.IGNORECASE,
)


def amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts of a text in order."""
    found = list(_amounts(text))
    if not holds(lower(text), _WHOLE_STEMS):
        yield from found
        return
    for m in _NAMED.finditer(text):
        if not any(a.start < m.end() and m.start() < a.end for a in found):
            found.append(Amount(_value(m["low"]), None, _unit(m["unit"]), None, None, m.start(), m.end()))
    found.sort(key=lambda a: a.start)
    yield from found


def _amounts(text: str) -> Iterator[Amount]:
    for m in matches_at(_BEGINS, _AMOUNT, text):
        unit = _unit(m["unit"])
        if _NO_DOSE.match(text, m.end()) or (m["low"][0].isalpha() and unit not in PIECES and not _is_spelled(m)):
            continue
        if m["link"] and m["lowunit"] and _are_two(m):
            yield from _pair(m, unit)
            continue
        span = _span(m, unit)
        if span is None:
            continue
        body, period = _body(m["body"] or m["lowbody"]), _period(m["time"] or m["lowtime"])
        yield Amount(span[0], span[1], unit, body, period, m.start(), m.end())


def _is_spelled(m: re.Match[str]) -> bool:
    """Whether number and unit are both in words: `two grams`."""
    return m["unit"].lower() in ("gram", "grams") and m["low"].islower() and m["low"] != "half"


def _are_two(m: re.Match[str]) -> bool:
    """Whether a match is two amounts and no range: `7 mg/kg or 300 mg`, `10 mg/day or 2.5 mg`."""
    if _body(m["lowbody"]) != _body(m["body"]):
        return True
    return m["link"].lower() == "or" and bool(m["lowtime"]) and not m["time"] and _value(m["high"]) < _value(m["low"])


def _unit(text: str | None) -> str:
    return _UNITS[" ".join((text or "").lower().split())]


def _pair(m: re.Match[str], unit: str) -> Iterator[Amount]:
    """Yield the two amounts of `7 mg/kg or 300 mg`: they are of unlike kinds and no range."""
    middle = m.start("link")
    low_unit = _unit(m["lowunit"])
    yield Amount(_value(m["low"]), None, low_unit, _body(m["lowbody"]), _period(m["lowtime"]), m.start(), middle)
    yield Amount(_value(m["high"]), None, unit, _body(m["body"]), _period(m["time"]), m.start("high"), m.end())


def _span(m: re.Match[str], unit: str) -> tuple[float, float | None] | None:
    """Return (low, high) in the unit, high None for one value; None where the two units do not go together."""
    scale = 1e6 if m["million"] else 1.0
    low = _value(m["low"])
    if not m["high"]:
        return low * scale, None
    high = _value(m["high"])
    low_unit = _unit(m["lowunit"]) if m["lowunit"] else unit
    if low_unit != unit:
        low, fits = _same_unit(low, low_unit, unit)
        if not fits:
            return None
    link = m["link"].lower()
    if link == "and" and (high <= low or not m.string[: m.start()].lower().endswith("between ")):
        return high * scale, None
    if high < low and link == "to":
        return high * scale, None  # `Days 8 to 14 to 1 mg`, `from 40 to 20 mg`
    if high <= low:
        return low * scale, None
    return low * scale, high * scale


_MASS = {"g": 1000.0, "mg": 1.0, "ug": 0.001, "ng": 1e-6}


def _same_unit(value: float, unit: str, target: str) -> tuple[float, bool]:
    if unit in _MASS and target in _MASS:
        return value * _MASS[unit] / _MASS[target], True
    return value, False
