"""Half-lives in prose: of the parent drug, in adults whose organs work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.pharmacokinetics.subject import OwnWords, is_other_body, is_other_substance
from labelwise.extract.sentences import sentence_around

_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_NUMBER = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?:\s?[½¼¾])?|[½¼¾]|\b(?:{'|'.join(_WORDS)})\b)"
_SPREAD = r"(?:\s*\(?\s*(?:±|\+\s?/\s?[-–−])\s*[\d.]+\s*\)?)?"
_UNIT = r"(?:hours?|hrs?|h|days?|weeks?|minutes?|mins?|months?)\b"
_TIME = re.compile(
    rf"(?<![\d.,/])(?P<low>{_NUMBER}){_SPREAD}"
    rf"(?:\s*\(\s*(?:range[:,]?\s*)?(?P<from>{_NUMBER})\s*(?:to|-|–|—)\s*(?P<until>{_NUMBER})\s*\)|\s*\(\s*[\d.]+%?\s*\))?"
    rf"(?:\s*(?P<lowunit>{_UNIT})?\s*(?P<joint>to|-|–|—|−|and|or)\s*(?P<high>{_NUMBER}){_SPREAD}(?:\s*\(\s*[\d.]+\s*\))?)?"
    rf"[\s-]*(?P<unit>{_UNIT})",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"\s*[,(]?\s*(?:with\s+(?:a|an)\s+)?(?:range|ranging|ranged)\b[:,=]?\s*(?:of|from|is|was|between)?\s*"
    rf"(?P<low>{_NUMBER})\s*(?:{_UNIT}\s*)?(?:to|-|–|—|and)\s*(?P<high>{_NUMBER})(?:[\s-]*(?P<unit>{_UNIT}))?",
    re.IGNORECASE,
)
_MENTION = re.compile(r"half[\s-]*(?:li(?:fe|ves)|times?)\b(?:\s*\(\s*t\s?[^()]{1,8}\))?", re.IGNORECASE)
_CHAIN = re.compile(
    r"\s*(?:\([^()]*\))?\s*,?\s*(?:(?:after|following|with|based\s+on|for)\s+(?P<when>[^.;,]{3,50}?)\s+)?(?:and|or)?\s*"
    r"(?:about|approximately)?\s*\(?",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:increas\w+|prolong\w+|reduc\w+|decreas\w+|shorten\w+|longer|shorter|than|compared|doubl\w+"
    r"|extend(?:s|ed|ing)?\b(?![- ]release)"
    r"|unchanged\s+(?:by|in)|up\s+to|maximum|intervals?|accumulat\w+|steady[\s-]state\s+concentrations?|differences?)\b",
    re.IGNORECASE,
)
_NO_VALUE_BEFORE = re.compile(
    r"(?:\b(?:SD|CV|SE|every|after|over|within|for|during|at|age[ds]?|day|week|than|first|the)|±|=)[\s:=(]*$",
    re.IGNORECASE,
)
_OWN_FIRST = re.compile(
    r"\s*(?:values?\s+)?(?:\([^()]*\)\s*)?(?:of|for)\s+(?P<own>[\w-]+)\s+and\s+(?:its\s+|the\s+)?(?P<other>[\w-]+)"
)
_END = re.compile(
    r";|,?\s+(?:whereas|while|but|although)\s|,\s*and\s+(?:the|its|a|an)\s|\s+and\s+(?:the|a|an|its)\s+(?:\w+\s+){0,3}"
    r"(?:clearance|volume|concentration|peak)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?P<time>{_TIME.pattern})\s+(?:(?:elimination|terminal|plasma|serum|mean|long|short|apparent|effective|biological)\s+)*half[\s-]*li",
    re.IGNORECASE,
)
_REACH = 150  # characters behind the word in which the first value must stand
UNITS = {"h": "h", "d": "d", "w": "wk"}


class Span(NamedTuple):
    """A time from `low` to `high` in `unit` (UCUM); `start` and `end` are offsets in the passage."""

    low: float
    high: float
    unit: str
    start: int
    end: int


def half_lives(text: str, own: OwnWords) -> Iterator[Span]:
    """Yield the half-lives that a text gives for the drug itself, in the order of the text."""
    done = -1
    for mention in _MENTION.finditer(text):
        if mention.start() < done:
            continue
        start, end = sentence_around(text, mention.start())
        done = end
        yield from _in_sentence(text, start, end, own)


def gives_half_life(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence that gives a half-life in figures, whosever it is."""
    for mention in _MENTION.finditer(text):
        start, end = sentence_around(text, mention.start())
        if _TIME.search(text, mention.end(), min(end, mention.end() + _REACH)) or _BEFORE.search(text, start, end):
            yield start, end


def _in_sentence(text: str, start: int, end: int, own: OwnWords) -> Iterator[Span]:
    mentions = list(_MENTION.finditer(text, start, end))
    for i, mention in enumerate(mentions):
        stop = mentions[i + 1].start() if i + 1 < len(mentions) else end
        opens = max(mentions[i - 1].end() if i else start, mention.start() - 160)
        found = list(_in_front(text, mention, opens, end, own))
        yield from found or _after(text, mention, opens, stop, own)


def _after(text: str, mention: re.Match[str], opens: int, stop: int, own: OwnWords) -> Iterator[Span]:
    cut = _END.search(text, mention.end(), stop)
    stop = cut.start() if cut else stop
    values = _values(text, mention.end(), stop)
    if not values or values[0][0].start() - mention.end() > _REACH:
        return
    first, last = values[0][0], values[-1][0]
    head = text[opens : first.start()]
    between = text[mention.end() : first.start()]
    several = len(values) > 1 or (first["joint"] or "").lower() == "and"
    each = several and re.search(r"\brespectively\b", text[last.end() : last.end() + 160]) is not None
    own_first = _OWN_FIRST.match(between) if each else None
    if own_first and own.holds(own_first["own"]) and not own.holds(own_first["other"]):
        unit = unit_of(first["lowunit"] or first["unit"])
        if unit:
            low = number(first["low"])
            high = number(first["high"]) if first["joint"] not in (None, "and") else low
            yield Span(low, high, unit, first.start(), first.end())
        return
    if _CHANGED.search(between) or is_other_substance(text[opens : mention.end()], between, own):
        return
    if is_other_body(_clause(head), text[last.end() : min(stop, last.end() + 110)]):
        return
    if each and re.search(r"\b(?:alpha|initial|distribution|first)\b.{0,20}\band\b", head[-80:], re.IGNORECASE):
        values = values[-1:]
    for value, joined in values:
        yield from _spans(text, value, between if not joined else "")


def _clause(head: str) -> str:
    """Return the part of a head that belongs to the same clause as the half-life."""
    return re.split(r";|:\s|\bwhereas\b|\bbut\b", head)[-1]


def _values(text: str, start: int, stop: int) -> list[tuple[re.Match[str], bool]]:
    """Return the first time and those that stand beside it, each with whether it is chained to another."""
    values: list[tuple[re.Match[str], bool]] = []
    for value in _TIME.finditer(text, start, stop):
        if not values:
            if _NO_VALUE_BEFORE.search(text[max(start, value.start() - 12) : value.start()]):
                continue
            values.append((value, False))
        elif (chain := _CHAIN.fullmatch(text, values[-1][0].end(), value.start())) and not is_other_body(
            chain["when"] or "", text[value.end() : min(stop, value.end() + 60)]
        ):
            values.append((value, True))
        else:
            break
    return values


def _spans(text: str, value: re.Match[str], between: str) -> Iterator[Span]:
    unit = unit_of(value["unit"])
    low_unit = unit_of(value["lowunit"]) if value["lowunit"] else unit
    if unit is None or low_unit is None:
        return
    low = number(value["low"])
    high = number(value["high"]) if value["high"] else low
    apart = (value["joint"] or "").lower() in ("and", "or") and not re.search(r"\bbetween\b", between[-24:])
    if low_unit != unit or (apart and value["high"]) or high < low:
        yield Span(low, low, low_unit, value.start(), value.end())
        if value["high"]:
            yield Span(high, high, unit, value.start(), value.end())
    elif low > 0:
        yield Span(low, high, unit, value.start(), value.end())
    if value["from"]:
        yield Span(number(value["from"]), number(value["until"]), unit, value.start(), value.end())
    if found := _RANGE.match(text, value.end(), value.end() + 80):
        range_unit = unit_of(found["unit"]) if found["unit"] else unit
        if range_unit and number(found["low"]) <= number(found["high"]):
            yield Span(number(found["low"]), number(found["high"]), range_unit, value.start(), found.end())


def _in_front(text: str, mention: re.Match[str], opens: int, end: int, own: OwnWords) -> Iterator[Span]:
    """Yield `the 24-hour elimination half-life of this drug`."""
    for found in _BEFORE.finditer(text, opens, min(mention.end(), len(text))):
        value = _TIME.match(text, found.start("time"))
        after = text[mention.end() : min(end, mention.end() + 60)]
        head = text[opens : found.start()]
        if value is None or is_other_substance(head, after, own) or is_other_body(_clause(head)[-80:], after):
            continue
        yield from _spans(text, value, "")


def number(text: str) -> float:
    """Return the value of `2`, `1,000`, `1½` or `two`."""
    text = text.strip().lower()
    if text in _WORDS:
        return float(_WORDS[text])
    part = {"½": 0.5, "¼": 0.25, "¾": 0.75}.get(text[-1], 0.0)
    whole = text.rstrip("½¼¾ ").replace(",", "")
    return (float(whole) if whole else 0.0) + part


def unit_of(text: str) -> str | None:
    """Return the UCUM unit of a printed unit of time, None for one that is not read."""
    lowered = text.lower()
    if lowered.startswith("month"):
        return "mo"
    if lowered.startswith("mi"):
        return "min"
    return UNITS.get(lowered[0])
