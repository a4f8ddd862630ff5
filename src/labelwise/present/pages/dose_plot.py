"""Strengths, starting doses and maxima as a picture: a panel a drug, each on its own scale, amounts in words beside."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from labelwise.comparison import Comparison
from labelwise.comparison.phrases.numbers import number, unit_words
from labelwise.present.chart_points import AmountPoint, amount_points

_STEPS = (1, 2, 2.5, 5, 10)
_MOST_PARTS = 5
_MOST_WORDS = 6  # amounts told of one line; the table below has all


class Mark(NamedTuple):
    """An amount at its place: `low` and `high` are places on the scale, the same for a single amount."""

    low: str
    high: str
    bar: bool


class DoseLine(NamedTuple):
    """One line of a panel. Without an amount `marks` is empty and the words say so."""

    title: str
    marks: Sequence[Mark]
    words: str


class DosePanel(NamedTuple):
    """One drug. `ticks` are (amount, place); none where nothing can be drawn."""

    drug: str
    unit: str
    ticks: Sequence[tuple[str, str]]
    lines: Sequence[DoseLine]


def dose_panels(comparison: Comparison) -> list[DosePanel]:
    """Return a panel a drug; none where no drug has an amount that can be drawn."""
    points = amount_points(comparison)
    if not any(p.low is not None for p in points):
        return []
    return [_panel(d.name, [p for p in points if p.drug == d.name]) for d in comparison.drugs]


def _panel(drug: str, points: Sequence[AmountPoint]) -> DosePanel:
    ends = [p.high for p in points if p.high is not None]
    step, parts = _scale(max(ends, default=0.0))
    end = step * parts
    by_line: dict[str, list[AmountPoint]] = {}
    for point in points:
        by_line.setdefault(point.line, []).append(point)
    lines = [_line(title, found, end) for title, found in by_line.items()]
    ticks = [(number(step * part), _place(step * part, end)) for part in range(parts + 1)] if ends else []
    unit = next((unit_words(p.unit) for p in points if p.unit), "")
    return DosePanel(drug, unit, ticks, lines)


def _line(title: str, points: Sequence[AmountPoint], end: float) -> DoseLine:
    marks = [
        Mark(_place(p.low, end), _place(p.high, end), p.low < p.high)
        for p in points
        if p.low is not None and p.high is not None
    ]
    words = list(dict.fromkeys(p.note for p in sorted(points, key=lambda p: p.high or 0.0)))
    more = f", and {len(words) - _MOST_WORDS} more" if len(words) > _MOST_WORDS else ""
    return DoseLine(title, marks, ", ".join(words[:_MOST_WORDS]) + more)


def _scale(top: float) -> tuple[float, int]:
    """Return a round step and how many of them reach `top`."""
    if top <= 0:
        return 1.0, 1
    power = 10.0 ** floor(log10(top / _MOST_PARTS))
    step = next(s * power for s in _STEPS if s * power * _MOST_PARTS >= top * (1 - 1e-9))
    return step, max(1, ceil(top / step * (1 - 1e-9)))


def _place(value: float, end: float) -> str:
    """Return the place on a scale that leaves room for half a dot at both ends."""
    return f"{3 + 94 * value / end:.2f}%"
