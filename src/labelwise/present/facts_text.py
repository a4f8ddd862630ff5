"""A drug's facts on a terminal: by kind, each with the place it was read from."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from labelwise.facts import KINDS, Fact, kind_of
from labelwise.present.fact_words import fact_words
from labelwise.present.words import NOT_ADVICE, citation_words

_FIRST = 8


def print_facts(facts: Sequence[Fact], drug: str, console: Console, *, everything: bool) -> None:
    """Print facts by kind; without `everything` the first of each kind, and how many more there are."""
    if not facts:
        console.print(Text(f"No facts of {drug} of this kind are here. That says nothing of the drug itself."))
        return
    for kind in KINDS:
        mine = [f for f in facts if kind_of(f) == kind]
        if not mine:
            continue
        console.print(Text(f"\n{kind.replace('_', ' ')} ({len(mine)})", style="bold underline"))
        shown = mine if everything else mine[:_FIRST]
        table = Table(box=None, show_header=False, pad_edge=False, expand=True)
        table.add_column(ratio=3, overflow="fold")
        table.add_column(ratio=2, style="dim", overflow="fold")
        for fact in shown:
            table.add_row(Text(fact_words(fact)), Text(citation_words(fact.citation)))
        console.print(table, highlight=False)
        if len(mine) > len(shown):
            more = f"... and {len(mine) - len(shown)} more: labelwise facts {drug} --kind {kind}"
            console.print(Text(more, style="dim"))
    console.print(Text(f"\n{NOT_ADVICE}"))
