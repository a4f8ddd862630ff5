"""Options that several commands share."""

from __future__ import annotations

import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from labelwise.comparison import Comparison


class ComparisonFormat(StrEnum):
    """How a comparison is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    CSV = "csv"


class FactFormat(StrEnum):
    """How facts are written: for people, one JSON object a line, one JSON array, or a table."""

    TEXT = "text"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


class ListFormat(StrEnum):
    """How a list is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


KindOption = Annotated[list[str] | None, typer.Option("--kind", "-k", help="Only this kind; may be repeated.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print no account and no progress.")]
StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store", help="Folder of the store (default: LABELWISE_STORE, else the starter).", show_default=False
    ),
]
FormatOption = Annotated[ComparisonFormat, typer.Option("--format", "-f", help="How to write the comparison.")]
RouteOption = Annotated[str | None, typer.Option("--route", help="Compare this route only, for instance oral.")]
AllOption = Annotated[bool, typer.Option("--all", help="Show every row of every section.")]


def wants_color() -> bool:
    """Whether stdout is a terminal that wants colour: NO_COLOR and TERM=dumb say no."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write_comparison(comparison: Comparison, form: ComparisonFormat, *, everything: bool) -> None:
    """Write a comparison to stdout."""
    if form is ComparisonFormat.TEXT:
        from labelwise.present.comparison_text import comparison_text

        width = shutil.get_terminal_size().columns
        sys.stdout.write(comparison_text(comparison, width, color=wants_color(), everything=everything))
        return
    if form is ComparisonFormat.JSON:
        from labelwise.present.comparison_json import comparison_json

        sys.stdout.write(comparison_json(comparison) + "\n")
        return
    from labelwise.present import comparison_tables

    writers = {
        ComparisonFormat.MARKDOWN: comparison_tables.comparison_markdown,
        ComparisonFormat.CSV: comparison_tables.comparison_csv,
        ComparisonFormat.HTML: comparison_tables.comparison_html,
    }
    sys.stdout.write(writers[form](comparison))
