"""Percentages in running text, with their comparisons, ranges, counts and places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_IN_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_NUM = r"\d{1,3}(?:\.\d+)?|\.\d+"
_LESS = r"less than or equal to|less than|fewer than|below|under|<|up to|≤|no more than|as many as|as high as"
_MORE = r"greater than or equal to|equal to or greater than|greater than|more than|over|exceeding|above|at least|>|≥"
_ROUGH = r"approximately|about|around|roughly|nearly|almost|an estimated|~"
_PERCENT = re.compile(
    rf"(?:(?=[a-gl-oru<>≤≥~])(?:(?P<op>{_LESS}|{_MORE})\s*(?:or equal to\s*)?(?:{_ROUGH})?\s*|(?:{_ROUGH})\s*))?"
    rf"(?<![\d.,/])(?P<a>{_NUM})\s*(?P<pa>%|percent\b|per\s?cent\b)?"
    rf"(?:\s*(?:to|-|–|—|−|and|or)\s*(?P<opb><|≤)?\s*(?P<b>{_NUM})\s*(?P<pb>%|percent\b|per\s?cent\b))?"
    rf"(?P<more>\s*or (?:more|greater|higher|above|over)|\s*and (?:above|greater|over|higher)(?! than)|\s*or (?:less"
    rf"|fewer|lower))?",
    re.I,
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORDS = "|".join(sorted(_IN_WORDS, key=len, reverse=True))
_WORDED = re.compile(
    rf"(?:\b(?P<op>{_LESS}|{_MORE})\s+)?(?:(?:{_ROUGH})\s+)?\b(?:(?P<tens>{_TENS})[- ])?(?P<a>{_WORDS})\s+$", re.I
)
_COUNT_AFTER = re.compile(
    r"\s*[(\[]\s*(?:n\s*=\s*)?(?P<c>\d[\d,]*)\s*(?:/|of|out of)\s*(?P<n>\d[\d,]*)\s*(?:patients|subjects)?\s*[)\]]",
    re.I,
)
_COUNT_BEFORE = re.compile(
    r"(?P<c>\d[\d,]*)\s*(?:/|of|out of)\s*(?:the\s*)?(?P<n>\d[\d,]*)\s*(?:patients|subjects)?\s*[,;]?\s*[(\[]?\s*$",
    re.I,
)
_NOT_A_SHARE = re.compile(
    r"^\s*(?:by (?:pulse|weight|volume)|of (?:[\w-]+ ){0,3}(?:administrations|procedures|injections|infusions"
    r"|courses|cycles|doses"
    r"|applications)\b|CI\b|confidence|w/[wv]|solution|cream|gel|ointment|lotion|dextrose|sodium|glucose"
    r"|saline|alcohol|ethanol|body surface|BSA"
    r"|of (?:the )?(?:dose|baseline|normal|ULN|upper|lower limit|total daily|recommended|body"
    r"|administered|drug|these|reports|events|episodes|all (?:adverse|reactions|events|reported))"
    r"|(?:increase|decrease|reduction|change|loss|gain|rise|fall|decline|higher|lower|greater|difference|more"
    r"|above|below|weight|improvement|inhibition|ophthalmic|topical|strength|power|concentration|or more (?:of"
    r"|above|from)|from baseline))",
    re.I,
)


_JOINED = re.compile(r"\b(?:and|or)\b")
_BETWEEN = re.compile(r"\b(?:between|from|range[ds]?(?: of)?|ranging)\s*$", re.I)
_INTERVAL = re.compile(r"\bCI\b[^()]{0,12}$|confidence interval[^()]{0,12}$", re.I)
_DIFFERENCE = re.compile(r"\bdifferences? of\s*$", re.I)
_SIGN = re.compile(r"%|\bper\s?cent\b", re.I)
_REACH = 60  # characters around a sign that can belong to its percentage


class Percent(NamedTuple):
    """A percentage at `text[start:end]`. `op` as in facts; `low` and `high` for a range.

    `cases` and `n` where printed.
    """

    start: int
    end: int
    op: str
    value: float | None
    low: float | None = None
    high: float | None = None
    cases: int | None = None
    n: int | None = None


@lru_cache(maxsize=64)
def percents(text: str) -> tuple[Percent, ...]:
    """Return the percentages of a text that can be shares of patients, in order."""
    return tuple(_percents(text)) if "%" in text or "cent" in text else ()


def _percents(text: str) -> Iterator[Percent]:
    at = 0
    words = "cent" in text or "CENT" in text
    while True:
        sign = _SIGN.search(text, at) if words else None
        start = sign.start() if sign is not None else -1 if words else text.find("%", at)
        if start < 0:
            return
        end = sign.end() if sign is not None else start + 1
        if text[start] != "%" and not text[start - 2 : start - 1].isdigit():
            worded = _WORDED.search(text, max(at, start - _REACH), start)
            if worded is not None:
                at = end
                if not _NOT_A_SHARE.match(text[end : end + 40]):
                    yield Percent(worded.start(), end, _op(worded["op"], None), _in_words(worded))
                continue
        # Only the stretch before a sign is read: most of a text holds none.
        found = _PERCENT.search(text, max(at, start - _REACH), min(len(text), end + _REACH))
        if found is None:
            at = end
            continue
        at = found.end()
        if not found["pa"] and not found["pb"]:
            # A bare number: look again right behind it, so that a range that starts later is not lost.
            at = found.end("a")
            continue
        percent = _read(text, found)
        if percent is not None:
            at = percent.end
            if (
                not _NOT_A_SHARE.match(text[percent.end : percent.end + 40])
                and not _in_interval(text, found.start())
                and not ("ifference" in text and _DIFFERENCE.search(text[max(0, found.start() - 16) : found.start()]))
            ):
                yield percent


def _in_words(found: re.Match[str]) -> float:
    """The value of `five` or `twenty-five`."""
    return float(_IN_WORDS[found["a"].lower()] + (_IN_WORDS[found["tens"].lower()] if found["tens"] else 0))


def _read(text: str, found: re.Match[str]) -> Percent | None:
    op = _op(found["op"], found["more"])
    a, end = float(found["a"]), found.end()
    word = _JOINED.search(found.group()[found.end("a") - found.start() :]) if found["pb"] else None
    if (
        found["pb"]
        and (not word or (found["pa"] is None and _between(text, found.start())))
        and not (found["opb"] and found["pa"])
    ):
        b = float(found["b"])
        if a < b <= 100 and op in ("=", ">", ">="):
            return Percent(found.start(), end, "range", None, a, b)
    if not found["pa"]:
        # "10 and 20%" and the like: two values that share a sign are not taken apart here.
        return None
    if found["pb"] and word and _between(text, found.start()):
        return Percent(found.start(), end, "range", None, a, float(found["b"]))
    if found["pb"]:
        end = found.end("pa")
        op = _op(found["op"], None)
    if a > 100:
        return None
    count = _COUNT_AFTER.match(text, end) or _COUNT_BEFORE.search(text[max(0, found.start() - 30) : found.start()])
    if count is not None and _fits(count, a):
        after = end + (count.end() - count.start()) if count.re is _COUNT_AFTER else end
        return Percent(found.start(), after, op, a, cases=_whole(count["c"]), n=_whole(count["n"]))
    return Percent(found.start(), end, op, a)


def _between(text: str, start: int) -> bool:
    return _BETWEEN.search(text[max(0, start - 14) : start]) is not None


def _op(word: str | None, more: str | None) -> str:
    if more:
        return "<=" if re.search(r"less|fewer|lower", more) else ">="
    if not word:
        return "="
    word = word.lower()
    if word in ("<", "less than", "fewer than", "below", "under"):
        return "<"
    if word in (">", "greater than", "more than", "over", "exceeding", "above"):
        return ">"
    return ">=" if word in ("≥", "at least") or "greater" in word else "<="


def _whole(text: str) -> int:
    return int(text.replace(",", ""))


def _fits(count: re.Match[str], percent: float) -> bool:
    n = _whole(count["n"])
    return n > 0 and abs(100 * _whole(count["c"]) / n - percent) < 1.6


def _in_interval(text: str, start: int) -> bool:
    near = text[max(0, start - 40) : start]
    return ("CI" in near or "nterval" in near) and _INTERVAL.search(near) is not None
