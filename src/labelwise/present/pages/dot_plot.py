"""Side effects as dots on one scale: each drug's arms beside the placebo arm of the same trial. Nothing is ranked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from labelwise.comparison import Cell, Row
from labelwise.facts import AdverseReactionFact, State
from labelwise.present.facts_of import facts_of
from labelwise.present.fullest import fullest_rows
from labelwise.present.pages.cells import CellView, RowView
from labelwise.present.pages.sources import Sources

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
    people: str = ""


def dot_plot(rows: Sequence[Row], views: Sequence[RowView]) -> DotPlot | None:
    """Return the chart of the rows in which a drug has a figure; None where none has. `views`: the rows as shown."""
    shown_as = {view.id: view for view in views}
    drawn = [(row, [_figures(cell) for cell in row.cells]) for row in rows]
    drawn = [(row, found) for row, found in drawn if any(found)]
    if not drawn:
        return None
    wanted = {row.id for row in fullest_rows([row for row, _ in drawn], MOST_ROWS)}
    shown = [(row, found) for row, found in drawn if row.id in wanted]
    top = max(value for _, found in shown for f in found if f for value in _values(f))
    end = next((step for step in _ENDS if step >= top), 100)
    plotted = [
        PlotRow(row.title, [_lane(v, f, end) for v, f in zip(shown_as[row.id].cells, found, strict=True)])
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
    facts = list(facts_of(cell, AdverseReactionFact))
    trials: dict[tuple[object, ...], list[AdverseReactionFact]] = {}
    for fact in facts:
        if fact.op == "=" and fact.value is not None and 0 <= fact.value <= 100 and fact.unit in (None, "%"):
            trials.setdefault(_trial(fact), []).append(fact)
    found = [_split(same) for same in trials.values()]
    with_drug = [figures for figures in found if figures.arms]
    return next((f for f in with_drug if f.placebo is not None), with_drug[0] if with_drug else _span(facts))


def _span(facts: Sequence[AdverseReactionFact]) -> _Figures | None:
    """Return the one range that is printed, where there are no plain figures."""
    spans = {
        (float(fact.low or 0), float(fact.high))
        for fact in facts
        if fact.op == "range" and fact.arm_role not in _BESIDE and fact.high is not None
    }
    low, high = next(iter(spans)) if len(spans) == 1 else (0.0, 101.0)
    return _Figures([], None, (low, high)) if 0 <= low <= high <= 100 else None


def _trial(fact: AdverseReactionFact) -> tuple[object, ...]:
    return (
        fact.source,
        fact.table_index,
        fact.study,
        fact.severity,
        fact.trial_population,
        fact.background,
        fact.term,
    )


def _split(facts: Sequence[AdverseReactionFact]) -> _Figures:
    """Return drug arms and the placebo figure; several placebo arms are none: no one can tell whose they are."""
    arms = [(float(f.value or 0), _arm(f)) for f in facts if f.arm_role not in _BESIDE]
    placebo = [float(f.value or 0) for f in facts if f.arm_role == "placebo"]
    people = ", ".join(dict.fromkeys(f.trial_population for f in facts if f.trial_population))
    return _Figures(arms, placebo[0] if len(placebo) == 1 else None, people=people)


def _arm(fact: AdverseReactionFact) -> str:
    """Return what tells an arm from the others: its dose, else its label, shortened."""
    if fact.arm_dose:
        return f"at {fact.arm_dose}"
    label = fact.arm_label or ""
    return f"({label if len(label) <= _LONGEST_ARM else label[: _LONGEST_ARM - 1].rstrip() + '…'})" if label else ""


def _lane(view: CellView, found: _Figures | None, end: int) -> Lane:
    if found is None or found.span:
        # No dot is no zero: the words say what the label says, or that it is silent.
        low, high = (_place(value, end) for value in found.span) if found and found.span else ("", "")
        # A state is told by its word here, and in full in the table.
        words = "" if view.word and view.state != State.CONFLICT.value else "; ".join(view.points)
        return Lane(view.drug, (), None, low, high, bool(low), view.mark, view.word, words, view.sources)
    values = list(_values(found))
    arms = [Dot(value, _place(value, end), dose) for value, dose in found.arms]
    placebo = None if found.placebo is None else Dot(found.placebo, _place(found.placebo, end), "")
    low, high = _place(min(values), end), _place(max(values), end)
    return Lane(view.drug, arms, placebo, low, high, False, view.mark, view.word, _words(found), view.sources)


def _words(found: _Figures) -> str:
    several = len(found.arms) > 1
    people = f" [{found.people}]" if found.people else ""
    told = ", ".join(
        f"{value:g}%" + (f" {arm}" if arm and (several or arm.startswith("at ")) else "") for value, arm in found.arms
    )
    return told + (f"; placebo {found.placebo:g}%" if found.placebo is not None else "; no placebo figure") + people


def _place(value: float, end: int) -> str:
    """Return the place on a scale that leaves room for half a dot at both ends."""
    return f"{2 + 96 * value / end:.2f}%"
