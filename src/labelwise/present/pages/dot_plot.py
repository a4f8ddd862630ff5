"""Side effects as dots on one scale: each drug's arms beside the placebo arm of the same trial. Nothing is ranked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from labelwise.comparison import Cell, Row
from labelwise.present.fullest import fullest_rows
from labelwise.present.pages.cells import cell_view
from labelwise.present.pages.sources import SourceBook, Sources

MOST_ROWS = 30  # rows of a chart; the table has all of them
_ENDS = {5: 5, 10: 5, 20: 4, 30: 3, 40: 4, 50: 5, 60: 3, 80: 4, 100: 5}  # ends of a scale, and its parts
_LONGEST_ARM = 40  # characters
_BESIDE = ("placebo", "active_comparator", "other")


class Dot(NamedTuple):
    """A figure: `value` in percent, `at` its place in percent of the width, `arm` tells it from the others."""

    value: float
    at: str
    arm: str


class Lane(NamedTuple):
    """One drug in one row: `low` and `high` are the ends of the line between its dots, as places on the scale.

    `bar`: there are no dots, the line is a range that was printed as one. `mark` and `word` tell the state of a lane
    without figures.
    """

    drug: str
    arms: Sequence[Dot]
    placebo: Dot | None
    low: str
    high: str
    bar: bool
    mark: str
    word: str
    words: str
    sources: Sources | None


class PlotRow(NamedTuple):
    """One reaction."""

    title: str
    lanes: Sequence[Lane]


class DotPlot(NamedTuple):
    """The chart. `ticks` are (percent, place); `left_out` counts rows with figures that are only in the table."""

    rows: Sequence[PlotRow]
    ticks: Sequence[tuple[int, str]]
    left_out: int


class _Figures(NamedTuple):
    arms: list[tuple[float, str]]
    placebo: float | None
    span: tuple[float, float] | None = None


def dot_plot(rows: Sequence[Row], book: SourceBook) -> DotPlot | None:
    """Return the chart of the rows in which a drug has a figure; None where none has."""
    drawn = [(row, [_figures(cell) for cell in row.cells]) for row in rows]
    drawn = [(row, found) for row, found in drawn if any(found)]
    if not drawn:
        return None
    wanted = {row.id for row in fullest_rows([row for row, _ in drawn], MOST_ROWS)}
    shown = [(row, found) for row, found in drawn if row.id in wanted]
    top = max(value for _, found in shown for f in found if f for value in _values(f))
    end = next((step for step in _ENDS if step >= top), 100)
    plotted = [
        PlotRow(row.title, [_lane(c, f, end, book) for c, f in zip(row.cells, found, strict=True)])
        for row, found in shown
    ]
    parts = _ENDS[end]
    ticks = [(end * part // parts, _place(end * part / parts, end)) for part in range(parts + 1)]
    return DotPlot(plotted, ticks, len(drawn) - len(shown))


def _values(figures: _Figures) -> Iterator[float]:
    yield from (value for value, _ in figures.arms)
    if figures.placebo is not None:
        yield figures.placebo
    yield from figures.span or ()


def _figures(cell: Cell) -> _Figures | None:
    """Return the plain percentages of one trial: the first with placebo beside the drug, else the first."""
    if not cell.value or isinstance(cell.value, (str, Mapping)):
        return None
    trials: dict[tuple[object, ...], list[Mapping[str, Any]]] = {}
    for fact in cell.value:
        if fact.get("kind") == "adverse_reaction" and fact.get("op") == "=" and _percent(fact):
            trials.setdefault(_trial(fact), []).append(fact)
    found = [_split(facts) for facts in trials.values()]
    with_drug = [figures for figures in found if figures.arms]
    return next((f for f in with_drug if f.placebo is not None), with_drug[0] if with_drug else _span(cell))


def _span(cell: Cell) -> _Figures | None:
    """Return the one range that is printed, where there are no plain figures."""
    spans = {
        (float(fact.get("low") or 0), float(fact["high"]))
        for fact in cell.value
        if fact.get("op") == "range" and fact.get("arm_role") not in _BESIDE and fact.get("high") is not None
    }
    low, high = next(iter(spans)) if len(spans) == 1 else (0.0, 101.0)
    return _Figures([], None, (low, high)) if 0 <= low <= high <= 100 else None


def _percent(fact: Mapping[str, Any]) -> bool:
    value = fact.get("value")
    return isinstance(value, (int, float)) and 0 <= value <= 100 and fact.get("unit", "%") == "%"


def _trial(fact: Mapping[str, Any]) -> tuple[object, ...]:
    keys = ("source", "table_index", "study", "severity", "trial_population", "background", "term")
    return tuple(fact.get(key) for key in keys)


def _split(facts: Sequence[Mapping[str, Any]]) -> _Figures:
    """Return drug arms and the placebo figure; several placebo arms are none: no one can tell whose they are."""
    arms = [(float(f["value"]), _arm(f)) for f in facts if f.get("arm_role") not in _BESIDE]
    placebo = [float(f["value"]) for f in facts if f.get("arm_role") == "placebo"]
    return _Figures(arms, placebo[0] if len(placebo) == 1 else None)


def _arm(fact: Mapping[str, Any]) -> str:
    """Return what tells an arm from the others: its dose, else its label, shortened."""
    if fact.get("arm_dose"):
        return f"at {fact['arm_dose']}"
    label = str(fact.get("arm_label") or "")
    return f"({label if len(label) <= _LONGEST_ARM else label[: _LONGEST_ARM - 1].rstrip() + '…'})" if label else ""


def _lane(cell: Cell, found: _Figures | None, end: int, book: SourceBook) -> Lane:
    view = cell_view(cell, book)
    if found is None or found.span:
        # No dot is no zero: the words say what the label says, or that it is silent.
        low, high = (_place(value, end) for value in found.span) if found and found.span else ("", "")
        words = "; ".join(view.points)
        return Lane(cell.drug, (), None, low, high, bool(low), view.mark, view.word, words, view.sources)
    values = list(_values(found))
    arms = [Dot(value, _place(value, end), dose) for value, dose in found.arms]
    placebo = None if found.placebo is None else Dot(found.placebo, _place(found.placebo, end), "")
    low, high = _place(min(values), end), _place(max(values), end)
    return Lane(cell.drug, arms, placebo, low, high, False, view.mark, view.word, _words(found), view.sources)


def _words(found: _Figures) -> str:
    several = len(found.arms) > 1
    told = ", ".join(
        f"{value:g}%" + (f" {arm}" if arm and (several or arm.startswith("at ")) else "") for value, arm in found.arms
    )
    return told + (f"; placebo {found.placebo:g}%" if found.placebo is not None else "; no placebo figure")


def _place(value: float, end: int) -> str:
    """Return the place on a scale that leaves room for half a dot at both ends."""
    return f"{2 + 96 * value / end:.2f}%"
