"""`labelwise facts DRUG`: everything that is known of a drug, from a store."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from labelwise.faces.cli.options import FactFormat, KindOption, StoreOption


def facts(
    drug: Annotated[str, typer.Argument(help="A name: generic, brand, salt, RxCUI, UNII or NDC.")],
    kind: KindOption = None,
    store: StoreOption = None,
    form: Annotated[FactFormat, typer.Option("--format", "-f", help="How to write the facts.")] = FactFormat.TEXT,
    everything: Annotated[bool, typer.Option("--all", help="Show every fact, not the first of each kind.")] = False,
) -> None:
    """Print every fact of a drug's labels and the curated ones, each with the place it was read from."""
    from labelwise.operations.facts import facts as facts_of
    from labelwise.present.facts import FactWriter, check_kinds

    wanted = check_kinds(kind)
    found = [f for f in facts_of(drug, store=store) if wanted is None or FactWriter.kind(f) in wanted]
    if form is FactFormat.TEXT:
        from rich.console import Console

        from labelwise.present.facts_text import print_facts

        print_facts(found, drug, Console(), everything=everything or wanted is not None)
        return
    writer = FactWriter(sys.stdout, form.value)
    for fact in found:
        writer.write(fact)
    writer.close()
