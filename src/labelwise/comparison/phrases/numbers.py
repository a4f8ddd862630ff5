"""Numbers and units as people write them."""

from __future__ import annotations

import re
from functools import lru_cache

_UNITS = {
    "ug": "mcg",
    "mL": "mL",
    "[iU]": "units",
    "[USP'U]": "USP units",
    "[drp]": "drops",
    "[tsp_us]": "teaspoonfuls",
    "[tbs_us]": "tablespoonfuls",
    "meq": "mEq",
    "h": "hours",
    "d": "days",
    "min": "minutes",
    "wk": "weeks",
    "mo": "months",
}
_IN_FULL = frozenset(words for words in _UNITS.values() if words.endswith("s"))
_PIECE = re.compile(r"\{(?P<name>[A-Za-z ]+)\}")
_PER = re.compile(r"^(?P<unit>[^/]+)/\(?(?P<amount>(?:\d+(?:\.\d+)?)?)\.?(?P<per>[A-Za-z\[\]{}]*)\)?$")


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Return a number without needless zeros, thousands set apart: 0.5, 7.5, 1,000."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text or "0"


def span(low: float | None, high: float | None) -> str:
    """Return `5`, `5 to 10`, `up to 10` or `from 5`; empty when both are unknown."""
    if low is None and high is None:
        return ""
    if low is None:
        return f"up to {number(high or 0)}"
    if high is None:
        return f"from {number(low)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def unit_words(unit: str | None) -> str:
    """Return a UCUM unit in words: `ug` -> mcg, `{tablet}` -> tablets, `mg/(5.mL)` -> mg/5 mL, `mg/1` -> mg."""
    if not unit:
        return ""
    if "/" in unit:
        found = _PER.match(unit)
        if found:
            top, amount, per = unit_words(found["unit"]), found["amount"], found["per"]
            if not per or per == "1":
                return top if amount in ("", "1") else f"{top}/{amount}"
            return f"{top}/{amount + ' ' if amount not in ('', '1') else ''}{_one(per)}"
    piece = _PIECE.fullmatch(unit)
    return _several(piece["name"]) if piece else _UNITS.get(unit, unit)


def _one(unit: str) -> str:
    """Return a unit's words for one of it: `{tablet}` -> tablet, `h` -> hour."""
    piece, words = _PIECE.fullmatch(unit), _UNITS.get(unit, unit)
    if piece:
        return piece["name"]
    return words.removesuffix("s") if words in _IN_FULL else words


def _several(noun: str) -> str:
    """Return the plural of what is counted: tablets, patches, suppositories."""
    if noun.endswith("y"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("ch", "sh", "s", "x")) else "s")


def amount(low: float | None, high: float | None, unit: str | None) -> str:
    """Return `5 mg`, `5 to 10 mg`, `up to 80 mg`."""
    value, words = span(low, high), unit_words(unit)
    if not value:
        return ""
    if value == "1" or (value in ("0.25", "0.5", "0.75") and (unit or "").startswith("{")):
        words = _one(unit or "") if "/" not in (unit or "") else words
    return f"{value}{words}" if words == "%" else f"{value} {words}".strip()


def times(count: float) -> str:
    """Return `once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(int(count) if count == int(count) else 0, f"{number(count)} times")


def days(count: float) -> str:
    """Return a number of days in weeks where it is whole weeks and more than one: 21 -> 3 weeks."""
    if count >= 14 and count % 7 == 0:
        return f"{number(count / 7)} weeks"
    return f"{number(count)} {'day' if count == 1 else 'days'}"
