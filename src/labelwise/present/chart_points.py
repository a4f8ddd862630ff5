"""What a picture shows, taken from a comparison: points, ranges and the words where there is no number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from labelwise.comparison import Cell, Comparison
from labelwise.comparison.phrases.numbers import amount, times
from labelwise.facts import State
from labelwise.present.fullest import fullest_rows

MOST_EFFECTS = 15
_ARMS = {"drug": "drug", "placebo": "placebo", None: "drug"}
_STATES = {
    State.NOT_STATED: "not listed",
    State.NOT_IN_SOURCE: "not in the source",
    State.NOT_UNDERSTOOD: "not read in full",
}


class RatePoint(NamedTuple):
    """One arm's rate of one effect, in percent; `low` and `high` differ for a range; None where only `note` is told."""

    effect: str
    drug: str
    arm: str
    low: float | None
    high: float | None
    note: str


class AmountPoint(NamedTuple):
    """One amount of one drug on a line of the picture (`Strengths`), in the drug's unit; `note` says it in words.

    Without an amount `low` and `high` are None and the note says that there is none to draw.
    """

    drug: str
    line: str
    low: float | None
    high: float | None
    unit: str
    note: str


def rate_points(comparison: Comparison) -> list[RatePoint]:
    """Return the rates of the effects that the short view shows, in its order: all drugs of all its rows."""
    rows = [r for r in fullest_rows(comparison.facet("side_effects").rows, MOST_EFFECTS) if r.id != "dependence"]
    return [point for row in rows for cell in row.cells for point in _rates(row.title, cell)]


def _rates(effect: str, cell: Cell) -> Iterator[RatePoint]:
    """Yield a cell's rates; where it holds no number that can be drawn, one point that says so."""
    found = dict.fromkeys(p for v in cell.value or () if (p := _rate(effect, cell.drug, v)))
    yield from found or [RatePoint(effect, cell.drug, "drug", None, None, _note(cell))]


def _rate(effect: str, drug: str, fact: Mapping[str, Any]) -> RatePoint | None:
    """Return a fact's point: exact rates and ranges of trials, all severities together, of the drug and placebo."""
    arm = _ARMS.get(fact.get("arm_role"))
    if fact["kind"] != "adverse_reaction" or arm is None:
        return None
    if fact.get("severity") or fact.get("setting") == "postmarketing":
        return None
    if fact["op"] == "=" and fact.get("value") is not None:
        return RatePoint(effect, drug, arm, fact["value"], fact["value"], fact.get("arm_dose") or "")
    if fact["op"] == "range" and fact.get("high") is not None:
        return RatePoint(effect, drug, arm, fact.get("low", 0.0), fact["high"], "")
    return None


def _note(cell: Cell) -> str:
    text = cell.text if len(cell.text) <= 32 else "no single figure"
    return _STATES.get(cell.state, text) if cell.state is not State.NOT_STATED else text


def amount_points(comparison: Comparison) -> list[AmountPoint]:
    """Return strengths, starting doses and maxima, each drug in the unit that most of its amounts have.

    Amounts for each kilogram and of other units cannot stand on that scale and are left to the table.
    """
    rows = {r.id: r for f in comparison.facets if f.id in ("forms", "dosing") for r in f.rows}
    points: list[AmountPoint] = []
    for index, drug in enumerate(comparison.drugs):
        cells = {name: rows[name].cells[index] for name in _LINES if name in rows}
        mine = {n: [p for v in c.value or () if (p := _amount(drug.name, n, v))] for n, c in cells.items()}
        units = [p.unit for found in mine.values() for p in found]
        unit = max(units, key=units.count, default="")
        for name, line in _LINES.items():
            drawn = [p for p in mine.get(name, ()) if p.unit == unit]
            points += dict.fromkeys(drawn) or [AmountPoint(drug.name, line, None, None, "", "none that can be drawn")]
    return points


_LINES = {"strengths": "Strengths", "starting": "Starting dose", "maximum": "Maximum"}


def _amount(drug: str, row: str, fact: Mapping[str, Any]) -> AmountPoint | None:
    if row == "strengths":
        value, unit = fact.get("strength_amount"), fact.get("strength_unit") or ""
        if value is None or "/" in unit.removesuffix("/1"):
            return None
        text = amount(value, value, unit.removesuffix("/1"))
        return AmountPoint(drug, "Strengths", value, value, unit.removesuffix("/1"), text)
    low, high = fact.get("amount_low"), fact.get("amount_high")
    high = high if high is not None else low
    if high is None or fact.get("basis") not in (None, "per_dose", "per_day") or not fact.get("unit"):
        return None
    low = low if low is not None and row != "maximum" else high
    return AmountPoint(drug, _line(row, fact), low, high, fact["unit"], _dose_note(row, fact, low, high))


def _line(row: str, fact: Mapping[str, Any]) -> str:
    """Return the line an amount stands on: a dose and a day's amount never share one."""
    if row == "starting":
        return "Starting, a day" if fact.get("basis") == "per_day" else "Starting, a dose"
    per = fact.get("per") or ("day" if fact.get("basis") == "per_day" else "dose")
    return f"Maximum, a {per}"


def _dose_note(row: str, fact: Mapping[str, Any], low: float, high: float) -> str:
    text = amount(low, high, fact["unit"])
    if row == "starting" and fact.get("times_per_day"):
        return f"{text} {times(fact['times_per_day'])} daily"
    text += " (computed)" if fact.get("derived") else ""
    schedule = str(fact.get("schedule") or "").replace("_", " ")
    return f"{text} {schedule}" if schedule not in ("", "daily") else text
