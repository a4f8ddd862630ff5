"""`labelwise extract FILE...`: the facts of label files, without a store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from labelwise.faces.cli.options import FactFormat, KindOption, QuietOption

if TYPE_CHECKING:
    from labelwise.read import Rejected


def extract(
    files: Annotated[list[Path], typer.Argument(help="SPL XML, openFDA JSON, zips of these, or folders.")],
    form: Annotated[FactFormat, typer.Option("--format", "-f", help="How to write the facts.")] = FactFormat.JSONL,
    kind: KindOption = None,
    quiet: QuietOption = False,
) -> None:
    """Print every fact of label files, each with the place it was read from."""
    from labelwise.operations.extract import extract as extract_files
    from labelwise.present.facts import FactWriter, check_kinds

    wanted = check_kinds(kind)
    writer = FactWriter(sys.stdout, form.value)
    labels = missed = 0
    refused: list[Rejected] = []
    for read in extract_files(files, refused.append):
        labels += 1
        for fact in read.facts:
            missed += writer.kind(fact) == "not_understood"
            if wanted is None or writer.kind(fact) in wanted:
                writer.write(fact)
    writer.close()
    for piece in refused:
        typer.echo(f"not read: {piece.origin}: {piece.reason}", err=True)
    if not quiet:
        account = f"{labels} labels, {writer.count} facts, {missed} passages not understood, {len(refused)} not read."
        typer.echo(account, err=True)
