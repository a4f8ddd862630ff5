"""`labelwise compare DRUG DRUG...`: drugs side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from labelwise.faces.cli.options import (
    AllOption,
    ComparisonFormat,
    FormatOption,
    RouteOption,
    StoreOption,
    write_comparison,
)


def compare(
    drugs: Annotated[list[str], typer.Argument(help="Names: generic, brand, salt, RxCUI, UNII or NDC.")],
    condition: Annotated[str | None, typer.Option("--for", help="Say whether each is approved for this.")] = None,
    route: RouteOption = None,
    store: StoreOption = None,
    form: FormatOption = ComparisonFormat.TEXT,
    everything: AllOption = False,
) -> None:
    """Set drugs side by side: what each is, is for, how it is dosed, what it can do to you, from their labels."""
    from labelwise.operations.compare import compare as compare_names

    write_comparison(compare_names(drugs, condition, route=route, store=store), form, everything=everything)
