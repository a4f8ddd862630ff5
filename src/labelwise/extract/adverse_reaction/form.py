"""What the numbers of a column mean: percentages, counts with percentages behind them, or counts alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from labelwise.extract.adverse_reaction.arm import Arm
from labelwise.extract.adverse_reaction.cell import Value

Form = Literal[
    "percent", "count_percent", "percent_count", "percent_first", "count", "divided", "unstated", "unreadable"
]
_NEAR = 1.05  # percentage points that rounding and an odd denominator may make


class Incidence(NamedTuple):
    """A cell read: percentages as printed; `cases` and `n` where the cell itself prints them.

    `derived`: the percentage is not printed but was computed from a count and the arm's N.
    """

    op: str
    value: float | None
    low: float | None = None
    high: float | None = None
    cases: int | None = None
    n: int | None = None
    derived: bool = False


def form_of(arm: Arm, values: Sequence[Value], percent_said: bool, ns: Sequence[int | None] = ()) -> Form:
    """Return what a column's numbers mean. `percent_said`: head, title or other cells speak of percentages.

    `ns`: the N that holds for each value, where blocks of a table have N of their own.
    """
    ns = ns or [arm.n] * len(values)
    shapes = Counter(v.shape for v in values if v.shape not in ("none", "unreadable"))
    if not shapes:
        return "unreadable"
    pairs = shapes["pair"] + shapes["percent_pair"]
    mostly = pairs >= shapes["number"] + shapes["percent"] or arm.unit in ("count_percent", "percent_count")
    if pairs and mostly:
        which = [i for i, v in enumerate(values) if v.shape in ("pair", "percent_pair")]
        return _pair_form(arm, [values[i] for i in which], percent_said, [ns[i] for i in which])
    if shapes["percent"] or shapes["fraction_pair"]:
        return "percent"
    if shapes["fraction"] and not shapes["number"]:
        return "count"
    if arm.unit == "percent":
        return "percent" if _all_shares(values) else "count"
    if arm.unit == "count":
        return "count"
    if sum(v.bracketed for v in values) > 0.8 * sum(shapes.values()):
        return "percent" if _all_shares(values) and (percent_said or arm.unit) else "unreadable"
    if arm.unit == "count_percent":
        return "percent" if _has_decimals(values) and _all_shares(values) else "count"
    if not _all_shares(values):
        return "count"
    if percent_said:
        return "percent"
    return "unstated"


def _all_shares(values: Sequence[Value]) -> bool:
    return all(v.a <= 100 for v in values if v.shape in ("number", "percent", "range"))


def _has_decimals(values: Sequence[Value]) -> bool:
    return any(v.a != int(v.a) for v in values if v.shape == "number")


def _pair_form(arm: Arm, pairs: Sequence[Value], percent_said: bool, ns: Sequence[int | None]) -> Form:
    if any(v.shape == "percent_pair" for v in pairs):
        # "5% (3%)": two percentages, and nothing that says of what the second is.
        return "unreadable" if any(v.percent_b for v in pairs) else "percent_count"
    if any(v.percent_b for v in pairs):
        return "count_percent"
    known = [(v, n) for v, n in zip(pairs, ns, strict=True) if n]
    if known:
        count_first = sum(abs(100 * v.a / n - (v.b or 0)) <= _NEAR for v, n in known)
        count_last = sum(abs(100 * (v.b or 0) / n - v.a) <= _NEAR for v, n in known)
        best = max(count_first, count_last)
        if best >= 0.6 * len(known):
            return "count_percent" if count_first >= count_last else "percent_count"
    if arm.unit in ("count_percent", "percent_count"):
        return arm.unit
    if (
        arm.n is None
        and percent_said
        and all(v.a == int(v.a) for v in pairs)
        and any((v.b or 0) != int(v.b or 0) for v in pairs)
    ):
        return "count_percent"
    if arm.n is None and percent_said and _one_ratio(pairs):
        return "count_percent"
    if known and arm.unit == "percent" and all(v.a <= 100 for v in pairs):
        # "38 (8)" below "Percent of patients": the bracket is of something else, as what was thought drug-related.
        return "percent_first"
    return "unreadable"


def _one_ratio(pairs: Sequence[Value]) -> bool:
    """Whether one and the same N would make every bracket the percentage of the count before it."""
    lows, highs = [], []
    for v in pairs:
        if v.a > 0 and v.b and v.a == int(v.a):
            lows.append(100 * v.a / (v.b + 0.5))
            highs.append(100 * v.a / max(v.b - 0.5, 0.01))
    return len(lows) >= 3 and max(lows) <= min(highs) * 1.02


def can_be_divided(values: Sequence[Value], ns: Sequence[int | None]) -> bool:
    """Whether every value of a column is a whole count that fits into the N of its arm, which is known."""
    told = [(v, n) for v, n in zip(values, ns, strict=True) if v.shape != "none"]
    return bool(told) and all(
        v.shape == "number" and v.op == "=" and v.a == int(v.a) and n is not None and 0 <= v.a <= n > 0 for v, n in told
    )


def divided(value: Value, n: int | None) -> Incidence | None:
    """Return the percentage, to one decimal, that a count is of an arm's N."""
    if value.shape != "number" or not n:
        return None
    return Incidence("=", round(100 * value.a / n, 1), cases=int(value.a), n=n, derived=True)


def are_counts(pairs: Sequence[tuple[Value, Value]], n: int | None) -> bool:
    """Whether the first of two columns holds counts and the second their percentages: by brackets, or by N."""
    told = [(a, b) for a, b in pairs if a.shape == "number" and b.shape in ("number", "percent")]
    if not told or any(a.a != int(a.a) for a, _ in told):
        return False
    if all(b.bracketed and not a.bracketed for a, b in told):
        return True
    rated = [(a.a, b.a) for a, b in told if a.a > 0 and b.op == "="]
    if n:
        return len(rated) > 1 and sum(abs(100 * a / n - b) <= _NEAR for a, b in rated) >= 0.8 * len(rated)
    return len(rated) > 2 and _one_ratio([Value("pair", a, b) for a, b in rated])


def interpret(value: Value, form: Form) -> Incidence | None:
    """Return what a cell says under its column's form; None where it says no percentage."""
    if value.shape in ("none", "unreadable"):
        return None
    if value.shape == "fraction_pair":
        return _checked(Incidence(value.op_b, value.b, cases=int(value.a), n=value.of))
    if value.shape == "fraction":
        return None
    if form in ("percent", "count_percent", "percent_count") and value.shape == "percent":
        return _checked(Incidence(value.op, value.a))
    if value.shape == "number":
        if form == "percent" or (form == "count_percent" and value.a == 0 and value.op == "="):
            return _checked(Incidence(value.op, value.a, cases=0 if form == "count_percent" else None))
        if form in ("percent_count", "percent_first") or (form == "count_percent" and value.op != "="):
            return _checked(Incidence(value.op, value.a))
        return None
    if value.shape == "range" and form == "percent":
        return Incidence("range", None, value.a, value.b) if (value.b or 0) <= 100 else None
    if value.shape == "pair" and form == "count_percent":
        return _checked(Incidence(value.op_b, value.b, cases=_whole(value.a)))
    if value.shape in ("pair", "percent_pair") and form == "percent_first":
        return _checked(Incidence(value.op, value.a))
    if value.shape in ("pair", "percent_pair") and form == "percent_count":
        return _checked(Incidence(value.op, value.a, cases=_whole(value.b or 0)))
    return None


def _whole(count: float) -> int | None:
    return int(count) if count == int(count) else None


def _checked(incidence: Incidence) -> Incidence | None:
    return incidence if incidence.value is not None and 0 <= incidence.value <= 100 else None
