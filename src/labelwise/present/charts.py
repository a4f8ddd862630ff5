"""Pictures of a comparison as SVG or PNG files. The only user of Altair (extra `charts`)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from labelwise.comparison import Comparison
from labelwise.comparison.notices import SEPARATE_TRIALS
from labelwise.comparison.phrases.numbers import unit_words
from labelwise.errors import MissingExtra, UsageError
from labelwise.present.chart_points import AmountPoint, amount_points, rate_points
from labelwise.present.words import title_of

KINDS = ("side_effects", "dosing")
ENDINGS = (".svg", ".png")
# Blue and grey, disc and hollow diamond: told apart without colour too.
_BLUE, _GREY = "#0072B2", "#555555"
_LINES = (
    "Strengths",
    "Starting, a dose",
    "Starting, a day",
    "Maximum, a dose",
    "Maximum, a day",
    "Maximum, a week",
    "Maximum, a month",
    "Maximum, a course",
    "Starting dose",
    "Maximum",
)
_PANEL = 330  # points


def draw(comparison: Comparison, kind: str, out: Path) -> None:
    """Draw a picture of a comparison into a `.svg` or `.png` file.

    `UsageError` for another kind or ending, for nothing to draw, and where the file cannot be written; `MissingExtra`
    where Altair is not installed.
    """
    if kind not in KINDS:
        raise UsageError(f"There is no chart '{kind}'.", f"Charts are: {', '.join(KINDS)}.")
    if out.suffix.lower() not in ENDINGS:
        raise UsageError(f"{out.name} is neither SVG nor PNG.", "End the name in .svg or .png.")
    try:
        import altair
        import vl_convert  # noqa: F401  (what Altair writes pictures with)
    except ImportError as missing:
        raise MissingExtra("A chart", "charts") from missing
    made = _rates(altair, comparison) if kind == "side_effects" else _amounts(altair, comparison)
    try:
        made.save(str(out), scale_factor=2)
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror or error}.", "Name another file.") from error


def _rates(alt: Any, comparison: Comparison) -> Any:
    """Return a dot plot: an effect a line, a drug a panel, one scale for all."""
    points = rate_points(comparison)
    if not any(p.low is not None for p in points):
        raise UsageError("No side effect has a figure that can be drawn.", "See the table: labelwise compare ... --all")
    effects = list(dict.fromkeys(p.effect for p in points))
    base = alt.Chart(alt.Data(values=[p._asdict() for p in points])).encode(
        y=alt.Y("effect:N", sort=effects, title=None, axis=alt.Axis(labelLimit=260, grid=True))
    )
    numbers = base.transform_filter("isValid(datum.low)")
    arms = {"domain": ["drug", "placebo"]}
    color = alt.Color("arm:N", title=None, scale=alt.Scale(**arms, range=[_BLUE, _GREY]))
    top = 1.05 * max(p.high for p in points if p.high is not None)  # a little room: a dot at the edge is a whole dot
    x = alt.X("low:Q", title="people with it, in 100", scale=alt.Scale(domain=[0, top], nice=True))
    dots = (
        numbers.transform_filter("datum.low == datum.high")
        .mark_point(size=55, strokeWidth=1.6, opacity=0.85)
        .encode(
            x=x,
            color=color,
            shape=alt.Shape("arm:N", title=None, scale=alt.Scale(**arms, range=["circle", "diamond"])),
            fill=alt.Fill("arm:N", title=None, scale=alt.Scale(**arms, range=[_BLUE, "white"])),
        )
    )
    ranges = numbers.transform_filter("datum.low < datum.high").mark_rule(strokeWidth=5, opacity=0.5)
    words = base.transform_filter("!isValid(datum.low)").mark_text(align="left", dx=4, color=_GREY, fontStyle="italic")
    layers = alt.layer(
        ranges.encode(x=x, x2="high:Q", color=color),
        dots,
        words.encode(x=alt.datum(0), text="note:N"),
    ).properties(width=_PANEL, height=24 * len(effects))
    heading = _title(alt, f"Side effects: {title_of(comparison)}", [SEPARATE_TRIALS, _SCOPE])
    return _faceted(alt, layers, [d.name for d in comparison.drugs], heading)


_SCOPE = "Several dots: several doses or trials; a bar: a range. What has no number here is not said to be absent."


def _faceted(alt: Any, layers: Any, drugs: Sequence[str], heading: Any) -> Any:
    header = alt.Header(labelFontSize=14, labelFontWeight="bold")
    column = alt.Facet("drug:N", sort=list(drugs), title=None, header=header)
    made = layers.facet(facet=column, columns=min(len(drugs), 3), title=heading)
    return made.configure_view(stroke="#bbbbbb").configure(background="white")


def _title(alt: Any, text: str, lines: Sequence[str]) -> Any:
    return alt.TitleParams(text, subtitle=list(lines), anchor="start", fontSize=16, subtitleColor=_GREY, offset=14)


def _amounts(alt: Any, comparison: Comparison) -> Any:
    """Return strengths, starting doses and maxima: a panel a drug, each with a scale of its own."""
    points = amount_points(comparison)
    if not any(p.low is not None for p in points):
        raise UsageError("No strength or dose can be drawn.", "See the table: labelwise compare ... --all")
    panels = [_panel(alt, d.name, [p for p in points if p.drug == d.name]) for d in comparison.drugs]
    lines = ["Each drug on its own scale: amounts of different drugs are not equal doses.", _DOSES]
    return (
        alt.vconcat(*panels, title=_title(alt, f"Strengths and doses: {title_of(comparison)}", lines))
        .configure_view(stroke="#bbbbbb")
        .configure(background="white")
    )


_DOSES = "Doses depend on age, kidney, liver, use and other drugs: the table and the label say how."


def _panel(alt: Any, drug: str, points: Sequence[AmountPoint]) -> Any:
    title = alt.TitleParams(drug, anchor="start", fontSize=14)
    order = [line for line in _LINES if any(p.line == line for p in points)]
    top = 1.1 * max((p.high for p in points if p.high is not None), default=1.0)
    unit = next((unit_words(p.unit) for p in points if p.unit), "")
    lines = alt.Chart(alt.Data(values=_spread(points))).encode(
        y=alt.Y("line:N", sort=order, title=None, axis=alt.Axis(labelLimit=200, grid=True))
    )
    base = lines.transform_filter("isValid(datum.low)").encode(
        x=alt.X("low:Q", title=unit, scale=alt.Scale(domain=[0, top], nice=True))
    )
    missing = lines.transform_filter("!isValid(datum.low)").mark_text(
        align="left", dx=4, color=_GREY, fontStyle="italic"
    )
    ranges = base.transform_filter("datum.low < datum.high").mark_rule(strokeWidth=3, opacity=0.6, color=_BLUE)
    return alt.layer(
        ranges.encode(x2="high:Q"),
        base.mark_point(size=60, filled=True, color=_BLUE, opacity=0.85),
        base.transform_filter("datum.low < datum.high")
        .mark_point(size=60, filled=True, color=_BLUE)
        .encode(x="high:Q"),
        base.transform_filter("!datum.lower").mark_text(dy=-11, fontSize=10).encode(text="note:N"),
        missing.encode(x=alt.datum(0), text="note:N"),
        base.transform_filter("datum.lower").mark_text(dy=12, fontSize=10).encode(text="note:N"),
    ).properties(width=640, height=50 * len(order), title=title)


def _spread(points: Sequence[AmountPoint]) -> list[dict[str, Any]]:
    """Return the points as rows, each amount once; neighbours' words stand above and below in turn."""
    notes: dict[tuple[str, float | None, float | None], list[str]] = {}
    for point in sorted(points, key=lambda p: (p.line, p.low or 0.0, p.high or 0.0)):
        notes.setdefault((point.line, point.low, point.high), []).append(point.note)
    rows: list[dict[str, Any]] = []
    for (line, low, high), words in notes.items():
        lower = bool(rows) and rows[-1]["line"] == line and not rows[-1]["lower"]
        text = " or ".join(list(dict.fromkeys(words))[:2])
        rows.append({"line": line, "low": low, "high": high, "note": text, "lower": lower})
    return rows
