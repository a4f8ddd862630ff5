"""`labelwise compare DRUG DRUG...`: drugs side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from labelwise.faces.cli.options import (
    AllOption,
    ComparisonFormat,
    FormatOption,
    PlainOption,
    RouteOption,
    StoreOption,
    write_comparison,
)

_PICTURES = (".svg", ".png")
ChartOption = Annotated[
    str | None,
    typer.Option("--chart", metavar="side_effects|dosing", help="Draw a picture too, into the file after it."),
]
OutOption = Annotated[
    Path | None, typer.Option("--out", "-o", help="File to write: of the picture (.svg, .png), else of the comparison.")
]


def compare(
    drugs: Annotated[list[str], typer.Argument(help="Names: generic, brand, salt, RxCUI, UNII or NDC.")],
    condition: Annotated[str | None, typer.Option("--for", help="Say whether each is approved for this.")] = None,
    route: RouteOption = None,
    store: StoreOption = None,
    form: FormatOption = ComparisonFormat.TEXT,
    everything: AllOption = False,
    plain: PlainOption = False,
    chart: ChartOption = None,
    out: OutOption = None,
) -> None:
    """Set drugs side by side: what each is, is for, how it is dosed, what it can do to you, from their labels.

    A picture: labelwise compare DRUG DRUG --chart side_effects picture.svg
    """
    from labelwise.errors import UsageError
    from labelwise.operations.compare import compare as compare_names

    if condition is not None and not condition.strip():
        raise UsageError("Name the condition.", 'For instance: --for "muscle spasms"')
    names, kind, picture = _picture(drugs, chart, out)
    found = compare_names(names, condition, route=route, store=store)
    if kind is not None:
        from labelwise.present.charts import draw

        draw(found, kind, picture)
        typer.echo(f"Chart written to {picture}.", err=True)
        out = None
    if out is not None and form is ComparisonFormat.TEXT:
        form = _form_of(out)
    write_comparison(found, form, everything=everything, plain=plain, out=out)


def _form_of(out: Path) -> ComparisonFormat:
    """Return the form that a file's ending tells, text where it tells none."""
    ending = out.suffix.lower().lstrip(".")
    ending = {"md": "markdown", "htm": "html"}.get(ending, ending)
    return ComparisonFormat(ending) if ending in list(ComparisonFormat) else ComparisonFormat.TEXT


def _picture(drugs: list[str], chart: str | None, out: Path | None) -> tuple[list[str], str | None, Path]:
    """Return the drugs, the chart asked for and its file: named by --out, among the words, or after the chart."""
    from labelwise.errors import UsageError

    if chart is None:
        if out is not None and out.suffix.lower() in _PICTURES:
            raise UsageError("--out names the file of a picture.", "Add --chart side_effects or --chart dosing.")
        return drugs, None, Path()
    if chart.lower().endswith(_PICTURES):
        return drugs, "side_effects", out or Path(chart)
    kind = chart.replace("-", "_")
    files = [d for d in drugs if d.lower().endswith(_PICTURES)]
    names = [d for d in drugs if d not in files]
    return names, kind, out or (Path(files[-1]) if files else Path(f"{kind}.svg"))
