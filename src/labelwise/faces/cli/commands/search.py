"""`labelwise search WORDS`: drugs by name, and by what their labels say."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from labelwise.faces.cli.options import ListFormat, StoreOption


def search(
    words: Annotated[list[str], typer.Argument(help="A name, a brand, a condition or a side effect.")],
    store: StoreOption = None,
    form: Annotated[ListFormat, typer.Option("--format", "-f", help="How to write the list.")] = ListFormat.TEXT,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="At most so many.")] = 50,
) -> None:
    """Find drugs by name, and by the conditions and terms of their labels."""
    from labelwise.errors import UsageError
    from labelwise.operations.open_store import open_store
    from labelwise.operations.search import search as search_store
    from labelwise.present.hits import hits_csv, hits_json, print_hits

    if not " ".join(words).strip():
        raise UsageError("Name what to search for.", "For instance: labelwise search headache")
    with open_store(store) as opened:
        hits = search_store(" ".join(words), opened, limit)
    if form is ListFormat.JSON:
        sys.stdout.write(hits_json(hits) + "\n")
    elif form is ListFormat.CSV:
        sys.stdout.write(hits_csv(hits))
    else:
        from rich.console import Console

        print_hits(hits, Console())
