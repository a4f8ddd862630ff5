"""Rules that combine conditions: two of age, weight and creatinine. One fact, whose `dose` names the conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_COMPOSITE = re.compile(
    r"\b(?:at\s+least\s+|any\s+)?(?P<count>2|two)\s+(?:or\s+more\s+)?of\s+the\s+following(?P<list>[^.]{0,20}[:,]?"
    r".{0,160}?serum\s+creatinine\s*(?P<sign>≥|>|greater\s+than(?:\s+or\s+equal\s+to)?)\s*(?P<n>\d+(?:\.\d+)?)\s*mg/dL"
    r"(?:.{0,80}?(?:years|kg)\b(?=[\s.)]|$))?)",
    re.IGNORECASE | re.DOTALL,
)
_AMOUNT = re.compile(r"\d+(?:\.\d+)?\s*(?:mg|mcg|g)\b(?:[^.;:•]{0,20}?(?:daily|a\s+day|hours))?", re.IGNORECASE)
_TERM = (
    (re.compile(r"\bage\w*[^•.;]{0,30}?(\d+)\s*years|\b(\d+)\s*years", re.IGNORECASE), "age {} years"),
    (re.compile(r"weight[^•;]{0,40}?(\d+(?:\.\d+)?)\s*kg", re.IGNORECASE), "weight {} kg"),
)


class Composite(NamedTuple):
    """A combined rule: `creatinine` (mg/dL) and `op` of its part on the kidney; `dose` with all conditions in words."""

    creatinine: float
    op: str
    dose: str
    start: int
    end: int


def composites(text: str) -> Iterator[Composite]:
    """Yield the combined rules of a passage."""
    if "of the following" not in text:
        return
    for m in _COMPOSITE.finditer(text):
        amount = _amount(text, m.start(), m.end())
        op = ">" if m["sign"] in (">",) or m["sign"].lower() == "greater than" else ">="
        parts = [shown.format(_bound(found)) for pattern, shown in _TERM if (found := pattern.search(m["list"]))]
        parts.append(f"serum creatinine {op} {m['n']} mg/dL")
        dose = ", ".join(part for part in (amount, f"where two hold of: {', '.join(parts)}") if part)
        yield Composite(float(m["n"]), op, dose, m.start(), m.end())


def _amount(text: str, start: int, end: int) -> str:
    """Return the dose that the rule gives: in its own sentence, before the list or right after it."""
    before = re.split(r"[.;•]\s", text[max(0, start - 200) : start])[-1]
    found = _AMOUNT.findall(before)
    if found:
        return " ".join(found[-1].split())
    after = _AFTERWARDS.search(text[end : end + 160])
    return " ".join(after["dose"].split()) if after else ""


_AFTERWARDS = re.compile(rf"\bdos(?:e|age)\b[^.;•]{{0,60}}?(?P<dose>{_AMOUNT.pattern})", re.IGNORECASE)


def _bound(found: re.Match[str]) -> str:
    words = found.group().lower()
    number = next(g for g in found.groups() if g)
    if "≥" in words or "greater than or equal" in words or "at least" in words or "or older" in words:
        return f">= {number}"
    if "≤" in words or "less than or equal" in words:
        return f"<= {number}"
    return (
        f"> {number}"
        if ">" in words or "greater" in words
        else f"< {number}"
        if "<" in words or "less" in words
        else number
    )
