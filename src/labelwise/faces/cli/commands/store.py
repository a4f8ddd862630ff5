"""`labelwise store verify` and `labelwise export`: look after a store, take tables out of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from labelwise.faces.cli.options import StoreOption

app = typer.Typer(help="Look after a store.", no_args_is_help=True)


@app.command()
def verify(store: StoreOption = None) -> None:
    """Check every file of a store against its manifest, and its parts against each other."""
    from labelwise.errors import StoreDamaged
    from labelwise.operations.verify import verify as verify_store

    report = verify_store(store)
    if report.problems:
        more = f" (and {len(report.problems) - 1} more)" if len(report.problems) > 1 else ""
        raise StoreDamaged(f"Release {report.release}: {report.problems[0]}{more}", "Build it again.")
    typer.echo(f"Release {report.release} is whole: {report.labels} labels, {report.facts} facts.")


def export(
    kind: Annotated[str, typer.Argument(help="A fact kind, or labels, names, sections.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="File to write: .parquet or .csv.")],
    store: StoreOption = None,
) -> None:
    """Write one table of a store to a Parquet or CSV file."""
    from labelwise.operations.export import export as export_table

    rows = export_table(kind, out, store)
    typer.echo(f"{rows} rows written to {out}.")
