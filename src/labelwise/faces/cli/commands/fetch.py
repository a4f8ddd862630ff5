"""`labelwise fetch DRUG...`: labels from DailyMed or openFDA into a folder."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from labelwise.faces.cli.options import QuietOption


class ServiceName(StrEnum):
    """Who is asked."""

    DAILYMED = "dailymed"
    OPENFDA = "openfda"


def fetch(
    drugs: Annotated[list[str], typer.Argument(help="Names as the service knows them.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write to.")] = Path("labels"),
    service: Annotated[ServiceName, typer.Option("--from", help="Who is asked.")] = ServiceName.DAILYMED,
    base_url: Annotated[str | None, typer.Option("--base-url", help="Another server with the same interface.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="At most so many labels a drug.")] = 10,
    quiet: QuietOption = False,
) -> None:
    """Fetch labels from DailyMed or openFDA into a folder that `labelwise build` reads."""
    from labelwise.operations.fetch import fetch as fetch_labels

    def tell(path: Path) -> None:
        if not quiet:
            typer.echo(str(path))

    for drug in drugs:
        fetch_labels(drug, out, service=service.value, base_url=base_url, limit=limit, on_file=tell)
    if not quiet:
        typer.echo(f"Next: labelwise build {out} --store STORE", err=True)
