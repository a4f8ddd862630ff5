"""`labelwise build SOURCE... --store DIR`: label files to a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from labelwise.faces.cli.options import QuietOption

if TYPE_CHECKING:
    from labelwise.operations.build import BuildReport

_MOST_REJECTED = 20


def build(
    sources: Annotated[list[Path], typer.Argument(help="SPL XML, openFDA JSON, zips of these, or folders.")],
    store: Annotated[Path, typer.Option("--store", help="Folder of the store; made where there is none.")],
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to use.")] = 1,
    quiet: QuietOption = False,
) -> None:
    """Build a store from label files. The store in force stays in force until the new one is whole."""
    from labelwise.operations.build import build as build_store

    if quiet:
        build_store(sources, store, jobs)
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} labels read"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("read", total=None)
        report = build_store(sources, store, jobs, progress=lambda count: progress.update(task, completed=count))
    _tell(report)


def _tell(report: BuildReport) -> None:
    """Print the account: what was read, what was not understood, what lost, what was rejected."""
    typer.echo(f"Release {report.release}: {report.labels} labels, {report.facts} facts.")
    for entry in report.account:
        share = f"{entry.not_understood} of {entry.candidates} not understood"
        typer.echo(f"  {entry.extractor}: {entry.facts} facts; {share}")
    if report.superseded:
        typer.echo(f"  {len(report.superseded)} older or less full copies of a label were left out (see the manifest).")
    for piece in report.rejected[:_MOST_REJECTED]:
        typer.echo(f"  not read: {piece.file}: {piece.reason}", err=True)
    if len(report.rejected) > _MOST_REJECTED:
        typer.echo(f"  ... and {len(report.rejected) - _MOST_REJECTED} more not read (see the manifest).", err=True)
