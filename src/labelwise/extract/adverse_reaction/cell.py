"""One value cell, by shape alone: what the numbers in it mean is decided with the column's head."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from labelwise.extract.adverse_reaction.signs import MARK_SIGNS, OPS, number, plain_number

Shape = Literal["number", "percent", "pair", "percent_pair", "fraction", "fraction_pair", "range", "none", "unreadable"]

NUM = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.\d+|\d+\.?)"
_OP = r"(?P<{0}>[<>≤≥])?\s*"


class Value(NamedTuple):
    """The numbers of a cell. `a` stands first, `b` in the bracket behind it; `of` is the fraction's denominator.

    `number` 5 · `percent` 5% · `pair` 12 (5) or 12 (5%) · `percent_pair` 5% (12) · `fraction` 12/240 ·
    `fraction_pair` 12/240 (5%) or 5% (12/240) with `b` the percentage · `range` a to b · `none` a dash or a blank.
    `bracketed`: the one number stands in a bracket, as where `12` and `(5.0)` have a column each.
    `op` goes with `a` (`number`, `percent`, `percent_pair`), `op_b` with `b`. `percent_b`: a % sign stands by `b`.
    """

    shape: Shape
    a: float = 0.0
    b: float | None = None
    of: int | None = None
    op: str = "="
    op_b: str = "="
    percent_b: bool = False
    blank: bool = False
    bracketed: bool = False


_SINGLE = re.compile(rf"{_OP.format('op')}(?P<a>{NUM})\s*(?P<pct>%)?")
_BRACKETED = re.compile(rf"[(\[]\s*{_OP.format('op')}(?P<a>{NUM})\s*(?P<pct>%)?\s*[)\]]\s*(?P<pct2>%)?")
_PAIR = re.compile(
    rf"{_OP.format('op')}(?P<a>{NUM})\s*(?P<pct>%)?\s*[,;]?\s*[(\[{{]\s*(?:n\s*=\s*)?"
    rf"{_OP.format('opb')}(?P<b>{NUM})\s*(?P<pctb>%)?(?:(?<=%)\s*[,;/]\s*{NUM})?\s*[)\]}}]?\s*(?P<pctc>%)?",
    re.I,
)
_BARE_PAIR = re.compile(rf"(?P<a>{NUM})\s*[,;/]?\s+{_OP.format('opb')}(?P<b>{NUM})\s*%")
_FRACTION = re.compile(
    rf"(?P<a>{NUM})\s*(?:/"
    rf"|of)\s*(?P<of>{NUM})(?:\s*[,;=]?\s*[(\[]?\s*{_OP.format('opb')}(?P<b>{NUM})\s*(?P<pctb>%)?"
    rf"\s*[)\]]?\s*%?)?"
)
_PERCENT_FRACTION = re.compile(
    rf"{_OP.format('op')}(?P<b>{NUM})\s*%?\s*[(\[]\s*(?P<a>{NUM})\s*(?:/|of)\s*(?P<of>{NUM})\s*[)\]]"
)
_RANGE = re.compile(rf"(?P<a>{NUM})\s*%?\s*(?:-|to)\s*(?P<b>{NUM})\s*(?P<pct>%)?")
_NONE = re.compile(
    r"[-.…_/]*|n/?a\.?|n\.a\.|nr|ne|nd|nc|not (?:reported|applicable|available|evaluated|assessed|done"
    r"|estimable)|unable to calculate|none(?: reported)?",
    re.I,
)
_MARK_END = re.compile(
    rf"(?<=[\d%)\]])\s*(?:[{re.escape(MARK_SIGNS)}]+|\s+[a-k](?:\s*,\s*[a-k])*|\([a-k*†‡§]\)|(?<=[%)])[a-k])\s*$"
)
_MARK = re.compile(rf"[{re.escape(MARK_SIGNS)}]|[a-k]")
_MARK_START = re.compile(rf"^[{re.escape(MARK_SIGNS)}]+\s*(?=[\d<>≤≥])")


@lru_cache(maxsize=8192)
def trailing_marks(text: str) -> tuple[str, ...]:
    """Return the footnote marks printed behind a cell's number: `3 †` gives (`†`,)."""
    found = _MARK_END.search(text)
    return tuple(_MARK.findall(found.group())) if found else ()


_TOKEN = re.compile(
    rf"[<>≤≥]?\s*{NUM}\s*%?\s*\(\s*[<>≤≥]?\s*{NUM}\s*%?\s*\)"
    rf"|[<>≤≥]?\s*{NUM}\s*%?(?:\s*[{re.escape(MARK_SIGNS)}]+)?|-+(?=\s|$)"
)


@lru_cache(maxsize=8192)
def several_values(text: str, lines: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the values of a cell that holds several, one a line or one behind the other.

    Empty when it holds one or none.
    """
    if len(lines) > 1 and all(read_cell(line).shape != "unreadable" for line in lines):
        return lines
    text = plain_number(text)
    if " " not in text or not (text[0].isdigit() or text[0] in "<>≤≥-."):
        return ()
    found, at = [], 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None or token.end() == at:
            return ()
        found.append(token.group())
        at = token.end()
        while at < len(text) and text[at] in " ,;":
            at += 1
    return tuple(found) if len(found) > 1 else ()


@lru_cache(maxsize=8192)
def read_cell(text: str) -> Value:
    """Return the numbers of a cell; `unreadable` for anything that is not a value."""
    text = plain_number(text)
    if not text:
        return Value("none", blank=True)
    if _NONE.fullmatch(text):
        return Value("none")
    if not any(ch.isdigit() for ch in text):
        return Value("unreadable")
    text = _MARK_START.sub("", _MARK_END.sub("", text)).strip()
    return _read(text) or Value("unreadable")


def _read(text: str) -> Value | None:
    if m := _BRACKETED.fullmatch(text):
        shape: Shape = "percent" if m["pct"] or m["pct2"] else "number"
        return Value(shape, number(m["a"]), op=OPS.get(m["op"] or "", "="), bracketed=True)
    if m := _SINGLE.fullmatch(text):
        return Value("percent" if m["pct"] else "number", number(m["a"]), op=OPS.get(m["op"] or "", "="))
    if m := _FRACTION.fullmatch(text):
        of = int(number(m["of"]))
        if m["b"] is None:
            return Value("fraction", number(m["a"]), of=of) if number(m["a"]) <= of else None
        return Value("fraction_pair", number(m["a"]), number(m["b"]), of, op_b=OPS.get(m["opb"] or "", "="))
    if m := _PERCENT_FRACTION.fullmatch(text):
        op = OPS.get(m["op"] or "", "=")
        return Value("fraction_pair", number(m["a"]), number(m["b"]), int(number(m["of"])), op_b=op)
    if m := _PAIR.fullmatch(text):
        return Value(
            "percent_pair" if m["pct"] else "pair",
            number(m["a"]),
            number(m["b"]),
            op=OPS.get(m["op"] or "", "="),
            op_b=OPS.get(m["opb"] or "", "="),
            percent_b=bool(m["pctb"] or m["pctc"]),
        )
    if m := _BARE_PAIR.fullmatch(text):
        return Value("pair", number(m["a"]), number(m["b"]), op_b=OPS.get(m["opb"] or "", "="), percent_b=True)
    if (m := _RANGE.fullmatch(text)) and number(m["a"]) < number(m["b"]):
        return Value("range", number(m["a"]), number(m["b"]), percent_b=bool(m["pct"]))
    return None
