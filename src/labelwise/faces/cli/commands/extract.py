"""`labelwise extract FILE...`: the facts of label files, without a store."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class FactFormat(StrEnum):
    """How facts are written: one JSON object a line, one JSON array, or a table."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


def extract(
    files: Annotated[list[Path], typer.Argument(help="SPL XML, openFDA JSON, zips of these, or folders.")],
    form: Annotated[FactFormat, typer.Option("--format", "-f", help="How to write the facts.")] = FactFormat.JSONL,
    kind: Annotated[list[str] | None, typer.Option("--kind", "-k", help="Only this kind; may be repeated.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not print the account.")] = False,
) -> None:
    """Print every fact of label files, one a line, each with the place it was read from."""
    from labelwise.operations.extract import extract as extract_files
    from labelwise.present.facts import FactWriter, check_kinds

    wanted = check_kinds(kind)
    writer = FactWriter(sys.stdout, form.value)
    labels = facts = missed = 0
    for read in extract_files(files):
        labels += 1
        for fact in read.facts:
            if wanted is None or writer.kind(fact) in wanted:
                writer.write(fact)
                facts += 1
            missed += writer.kind(fact) == "not_understood"
    writer.close()
    if not quiet:
        typer.echo(f"{labels} labels, {facts} facts, {missed} passages not understood.", err=True)
