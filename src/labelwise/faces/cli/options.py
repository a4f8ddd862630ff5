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
    PDF = "pdf"


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


PlainOption = Annotated[bool, typer.Option("--plain", help="Say it in plain words, for people who take the drugs.")]


def write_comparison(
    comparison: Comparison, form: ComparisonFormat, *, everything: bool, plain: bool = False, out: Path | None = None
) -> None:
    """Write a comparison to stdout, else to a file; a PDF never goes to a terminal."""
    if form is ComparisonFormat.TEXT:
        text = _text(comparison, everything=everything, plain=plain)
    else:
        from labelwise.present.written import written

        short = "md" if form is ComparisonFormat.MARKDOWN else form.value
        text = written(comparison, short, plain=plain) + ("\n" if form is ComparisonFormat.JSON else "")
    if form is ComparisonFormat.PDF:
        _write_pdf(text, out)
    elif out is None:
        sys.stdout.write(text)
    else:
        _write_file(text.encode(), out)


def _text(comparison: Comparison, *, everything: bool, plain: bool) -> str:
    width = shutil.get_terminal_size().columns
    if plain:
        from labelwise.present.plain import forms, plain_comparison

        return forms.plain_text(plain_comparison(comparison), width)
    from labelwise.present.comparison_text import comparison_text

    return comparison_text(comparison, width, color=wants_color(), everything=everything)


def _write_pdf(page: str, out: Path | None) -> None:
    from labelwise.errors import UsageError
    from labelwise.present.pdf import pdf_of

    if out is None and sys.stdout.isatty():
        raise UsageError("A PDF is no text for a terminal.", "Name a file: --out comparison.pdf")
    body = pdf_of(page)
    if out is None:
        sys.stdout.buffer.write(body)
    else:
        _write_file(body, out)


def _write_file(body: bytes, out: Path) -> None:
    from labelwise.errors import UsageError

    try:
        out.write_bytes(body)
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror or error}.", "Name another file.") from error
    typer.echo(f"Written to {out}.", err=True)
