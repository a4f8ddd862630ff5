"""Results of trials in running text: one endpoint, a value in each of two arms, and what compares them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.prose_arms import PLACEBO, arm_in
from labelwise.extract.efficacy.endpoint import endpoint_after, endpoint_before, is_of_one_arm, setting_of, without_arm
from labelwise.extract.efficacy.values import unit_of
from labelwise.extract.stems import holds, lower
from labelwise.facts.adverse_reaction import ArmRole

_UNITS = (
    r"months?|weeks?|days?|hours?|minutes?|years?|points?|mm\s?Hg|mg/dL|mmol/L|kg|cm|mL|L|letters|ng/mL|g/dL|meters?"
)
_FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+)"
# A cheap look before the close one: most sentences hold no number with a unit.
_QUICK = re.compile(rf"\d\s?(?:%|percent|{_UNITS})")
# A value. Its first character is matched before what may not stand before it, so that the search skips from one
# possible beginning to the next; the branches say how the number goes on behind a sign, a space, a figure, a point.
_VALUE = re.compile(
    r"(?P<number>[-−–‑\s\d.](?<![\w.,/=<>≤≥±][\s\S])(?<![\d.]\s[-−–][\s\S])"
    rf"(?:(?<=[-−–‑])\s?{_FIGURES}|(?<=\s){_FIGURES}|(?<=\d)(?:\d{{0,2}}(?:,\d{{3}})+(?:\.\d+)?|\d*\.?\d+|)|(?<=\.)\d+))"
    rf"(?P<sign>\s?%|\s+percent\b|[-\s](?P<unit>{_UNITS})(?![\w/-]))"
)
# What a bracket behind a value holds is its spread, its interval or its count: never another arm's value.
_IN_BRACKETS = r"[(\[][^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*[)\]]"
_BRACKETS = re.compile(_IN_BRACKETS)
_BRACKET = re.compile(rf"\s*{_IN_BRACKETS}")
_JOINS = re.compile(
    r"\b(?:compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|versus|vs\.?|and|while|whereas|but)\b|[,;]", re.I
)
_COMPARED = re.compile(r"(?:as\s+)?(?:compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|versus|vs\.?)", re.I)
_ANOTHER_ARM = re.compile(
    r"\b(?:placebo|vehicle|controls?|comparator|arms?|groups?|versus|vs|compared|sham|cohorts?|respectively|historical|expected)\b",
    re.I,
)
_COMPARATOR = re.compile(r"\bcomparators?\b", re.I)
_CAPTION = re.compile(r"(?:F(?<!\wF)igure|T(?<!\wT)able)\s+\d+[A-Z]?\s*[:.]")
_PART = re.compile(r"\b(?:subgroups?|subsets?|exploratory|post\s?-?hoc)\b", re.I)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)
_NO_RESULT_STEMS = (
    "baseline", "entry", "enrol", "screening", "male", "men and", "men\u00a0and", "men  and", "white", "black",
    "caucasian", "asian", "hispanic", "race", "ethnic", "age", "discontinu", "withdr", "dropped", "adverse", "side",
    "toxicit", "randomi", "completed", "prior", "previous", "received", "history", "follow", "duration", "doses",
    "antibod", "seroconver", "bleeding", "power", "concentration", "trough", "half-life", "clearance", "auc", "max",
)  # fmt: skip
_NO_RESULT = re.compile(
    r"\b(?:baseline\s+(?!to\b)(?:\w+\s+){0,4}(?:was|were|of)|at\s+(?:baseline|entry|enrol\w+|screening)|males?|females?|men\s+and"
    r"|white|black|caucasian|asian|hispanic|race|ethnic\w*|years\s+of\s+age|age\s+range|median\s+age|mean\s+age|aged"
    r"|discontinu\w+|withdr[ae]w\w*|dropped\s+out|adverse|side\s+effects?|toxicit\w+|enrolled|randomi[sz]ed\s+to|completed\s+the"
    r"|prior\s+(?:therapy|treatment|systemic)|previous(?:ly)?\s+(?:therapy|treat\w+|received)|had\s+received|history\s+of|follow-?up\s+(?:time|was|of)"
    r"|duration\s+of\s+(?:treatment|exposure|therapy|follow)|treatment\s+duration|number\s+of\s+doses|antibod\w+|seroconver\w+|bleeding\s+events"
    r"|power\s+to|concentrations?\s+(?:of|were|was)|trough|half-life|clearance|auc|c\s?max)\b",
)
# A result in "this subset" is one of people whom another sentence tells.
_POINTS_BACK = re.compile(
    r"\b(?:this|these|such|that|those|same)\s+(?:sub)?(?:sets?|groups?|patients|subjects|populations?)\b"
)
_BACK_STEMS = ("this", "these", "such", "that", "those", "same")
# Before a value of time these words tell how long something lasted, and no result.
_SPAN = re.compile(
    r"\b(?:for|every|over|at|after|within|by|course\s+of|last|first|least|than|through|to|of\s+up\s+to)\s*$", re.I
)
_TIMES = ("mo", "wk", "d", "h", "min", "a")
_NEXT_TO = re.compile(r"(?:-treated)?(?:\s+(?!compared|versus|and\b|than|or\b)[\w/-]+){0,4}\s*[:(,=]?\s*")
_GIVEN_TO = re.compile(
    r"[\s,]*(?:(?:of|in|for|with|on|among|by|at|to|from)\b)?(?:\s+(?!compared|versus|vs\b|and\b|than\b|or\b)[\w(),/-]+){0,12}\s*"
)
_TOTAL = re.compile(r"\d[\d,]*\s*(?:/|of|out\s+of)\s*(?P<n>\d[\d,]*)|\bn\s*=\s*(?P<only>\d[\d,]*)", re.I)
_RATIO = re.compile(
    r"\b(?P<what>hazard\s+ratio|HR|odds\s+ratio|OR|relative\s+risk|RR|risk\s+ratio|(?:(?:treatment|adjusted|weighted|mean|estimated"
    r"|absolute|risk)\s+)*difference)\b(?:\s*\([^()\d]{1,30}\))?[^.;\d%]{0,45}?[\s=:]"
    r"(?P<value>[-−–‑]?\d*\.?\d+\s?%?)"
    r"(?:\s*[,;]?\s*[(\[]?\s*(?:95\s?%\s*(?:CI|confidence\s+interval)(?:\s*\(CI\))?)\s*[:=,]?\s*[(\[]?\s*"
    r"(?P<low>[-−–‑]?\s?\d*\.?\d+)\s?%?\s*(?:,|to|-|–)\s*(?P<high>[-−–‑]?\s?\d*\.?\d+)\s?%?)?"
)
_P = re.compile(r"\b[pP](?:[-\s]?value)?\s*(?:of\s*)?(?P<op>[<=>≤])\s*(?P<p>0?\.\d+)")


class Arm(NamedTuple):
    """An arm as the sentence names it, at `text[start:end]`."""

    start: int
    end: int
    role: ArmRole
    label: str


class Measured(NamedTuple):
    """A value at `text[start:end]`, its UCUM unit, the bracket behind it (until `after`) and the N printed there."""

    start: int
    end: int
    after: int
    value: float
    unit: str
    n: int | None


class Result(NamedTuple):
    """A value of an endpoint in an arm, None for the only arm of a trial where it is not named."""

    endpoint: str
    arm: Arm | None
    value: Measured


def places_of_values(text: str) -> Iterator[int]:
    """Yield where numbers with a unit stand, all of them and a few more; a sentence without one holds no result."""
    return (m.start() for m in _QUICK.finditer(text))


def read_results(text: str, names: OwnNames) -> list[Result]:
    """Return the results that a sentence gives for two arms, or for the only one; nothing where any part is unclear."""
    values = _values(text)
    if not values or len(values) > 2 or _CAPTION.search(text) or _is_no_result(text) or _points_back(text):
        return []
    if len(values) == 1:
        return _of_one_arm(text, values[0], names)
    first, second = values
    if first.unit != second.unit:
        return []
    paired = _paired(text, names, first, second) or _split(text, names, first, second)
    if paired is None:
        return []
    (one, _), (other, _) = paired
    if one.role == other.role or "drug" not in (one.role, other.role):
        return []
    start = min(first.start, one.start, other.start)
    if one.start < first.start and first.start < other.start:
        lead = without_arm(text[: one.start], text[one.end : first.start]) or text[:start]
        endpoint = endpoint_before(lead, first.unit)
    else:
        endpoint = endpoint_before(text[:start], first.unit)
    if endpoint is None and first.unit == "%" and first.start < one.start < second.start < other.start:
        endpoint = endpoint_after(text[one.end : second.start], text[other.end :], text[: first.start])
    if endpoint is None or (_PART.search(text) and setting_of(text) is None):
        return []
    return [Result(endpoint, arm, value) for arm, value in paired]


def may_be_result(text: str, names: OwnNames) -> bool:
    """Whether a sentence sets values of two arms beside each other, so that its not being read is to be told."""
    if len(values := _values(text)) < 2 or _COMPARED.search(text) is None or _is_no_result(text):
        return False
    named = {a.role for a in _arms(text, names)}
    return len(named) > 1 and values[0].unit == values[1].unit


def _is_no_result(text: str) -> bool:
    """Whether the values of a sentence are those of the patients, the doses or the harms."""
    lowered = lower(text)
    return holds(lowered, _NO_RESULT_STEMS) and _NO_RESULT.search(lowered) is not None


def _points_back(text: str) -> bool:
    lowered = lower(text)
    return holds(lowered, _BACK_STEMS) and _POINTS_BACK.search(lowered) is not None


def _of_one_arm(text: str, value: Measured, names: OwnNames) -> list[Result]:
    """Return the result of a trial without another arm."""
    if _ANOTHER_ARM.search(text) or not re.match(r"\s*(?:\.|,|;|$)", text[value.after :]):
        return []
    endpoint = endpoint_before(text[: value.start], value.unit)
    if endpoint is None or not is_of_one_arm(endpoint) or (_PART.search(text) and setting_of(text) is None):
        return []
    own = [a for a in _arms(text[: value.start], names) if a.role == "drug"]
    return [Result(endpoint, own[-1] if own else None, value)]


def comparison(text: str) -> str | None:
    """Return what a sentence prints to compare two arms: a ratio or difference, its interval, p; None without one."""
    said = []
    found = list(_RATIO.finditer(text))
    if len(found) == 1:
        ratio = found[0]
        said.append(f"{' '.join(ratio['what'].split())}: {_plain(ratio['value'])}")
        if ratio["low"]:
            said.append(f"95% CI {_plain(ratio['low'])} to {_plain(ratio['high'])}")
    tested = _P.findall(text)
    if len(tested) == 1:
        said.append("p" + "".join(tested[0]))
    return "; ".join(said) or None


def _plain(number: str) -> str:
    return re.sub(r"[−–‑]", "-", number).replace(" ", "")


@lru_cache(maxsize=16)
def _values(text: str) -> list[Measured]:
    """Return the numbers with a unit that stand outside brackets and are no span of time of the trial."""
    if _QUICK.search(text) is None:
        return []
    values = []
    inside: list[tuple[int, int]] | None = None
    for found in _VALUE.finditer(text):
        if inside is None:
            inside = [m.span() for m in _BRACKETS.finditer(text)]
        start, end = found.span()
        unit = unit_of(found["unit"]) if found["unit"] else "%"
        if any(a <= start < b for a, b in inside) or (
            unit in _TIMES and _SPAN.search(text[max(0, start - 30) : start])
        ):
            continue
        bracket = _BRACKET.match(text, end)
        total = _TOTAL.search(bracket.group()) if bracket else None
        n = int((total["n"] or total["only"]).replace(",", "")) if total else None
        number = float(_plain(found["number"]).replace(",", ""))
        values.append(Measured(start, end, bracket.end() if bracket else end, number, unit, n))
    return values


def _arms(text: str, names: OwnNames) -> list[Arm]:
    """Return the places that name the label's drug or a placebo, in order."""
    found = [Arm(m.start(), m.end(), "placebo", "placebo") for m in PLACEBO.finditer(text)]
    if names.pattern is not None:
        for m in names.pattern.finditer(text):
            label = _WORD.match(text, m.start())
            shown = re.sub(r"-(?:treated|treatment).*$", "", label.group()) if label else m.group()
            found.append(Arm(m.start(), m.start() + len(shown), "drug", shown))
    return sorted(found)


def _others(text: str, start: int, end: int, names: OwnNames) -> list[Arm]:
    """Return the arm of another drug, or of no drug, that a stretch names."""
    unnamed = _COMPARATOR.search(text, start, end)
    if unnamed is not None:
        return [Arm(unnamed.start(), unnamed.end(), "active_comparator", "comparator")]
    named = arm_in(text[start:end], names)
    if named is None or named.label is None or named.role in ("drug", "placebo"):
        return []
    at = text.find(named.label, start, end)
    return [Arm(at, at + len(named.label), named.role, named.label)] if at >= 0 else []


def _paired(text: str, names: OwnNames, first: Measured, second: Measured) -> list[tuple[Arm, Measured]] | None:
    """Return each value with its arm, where the sentence sets them one beside the other in one order."""
    arms = _arms(text, names)
    between = [a for a in arms if first.after <= a.start < second.start]
    behind = [a for a in arms if a.start >= second.after]
    before = [a for a in arms if a.end <= first.start]
    if _RESPECTIVELY.search(text):
        return _in_turn(text, before, between, behind, first, second)
    between = between or _others(text, first.after, second.start, names)
    behind = behind or _others(text, second.after, len(text), names)
    if between and behind:
        one, other = between[0], behind[0]
        gap = text[first.after : one.start]
        if {a.role for a in between} != {one.role} or _GIVEN_TO.fullmatch(gap) is None:
            return None
        if (
            not _JOINS.search(text[one.end : second.start])
            or _GIVEN_TO.fullmatch(text[second.after : other.start]) is None
        ):
            return None
        return [(one, first), (other, second)]
    if before and between and not behind:
        one, other = before[-1], between[-1]
        if _NEXT_TO.fullmatch(text[one.end : first.start]) and _NEXT_TO.fullmatch(text[other.end : second.start]):
            return [(one, first), (other, second)]
    return None


def _split(text: str, names: OwnNames, first: Measured, second: Measured) -> list[tuple[Arm, Measured]] | None:
    """Pair `the rate for X was 58% compared to 46% for placebo`: the first arm stands before its verb."""
    arms = _arms(text, names)
    before = [a for a in arms if a.end <= first.start]
    behind = [a for a in arms if a.start >= second.after] or _others(text, second.after, len(text), names)
    if not before or not behind or any(first.after <= a.start < second.start for a in arms):
        return None
    one, other = before[-1], behind[0]
    if _COMPARED.fullmatch(text[first.after : second.start].strip(" ,")) is None or len({a.role for a in before}) > 1:
        return None
    if _GIVEN_TO.fullmatch(text[second.after : other.start]) is None:
        return None
    return [(one, first), (other, second)] if without_arm(text[: one.start], text[one.end : first.start]) else None


def _in_turn(
    text: str, before: list[Arm], between: list[Arm], behind: list[Arm], first: Measured, second: Measured
) -> list[tuple[Arm, Measured]] | None:
    """Pair two values with two arms that a sentence lists in the same order (`A% and B% for X and placebo`)."""
    if between or not re.fullmatch(
        r"\s*(?:and|versus|vs\.?|compared\s+(?:with|to))\s*", text[first.after : second.start]
    ):
        return None
    listed = behind if len(behind) == 2 else before if not behind and len(before) == 2 else None
    if listed is None or not re.search(r"\band\b|\bversus\b|\bvs\b|,", text[listed[0].end : listed[1].start]):
        return None
    return [(listed[0], first), (listed[1], second)]


_WORD = re.compile(r"[\w-]+")
