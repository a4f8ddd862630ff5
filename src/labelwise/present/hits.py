"""What a search found, for people and programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from labelwise.facts.hit import Hit
from labelwise.present.spreadsheet import harmless

_KINDS = {
    "drug": "drug",
    "brand": "brand",
    "approved_use": "approved use",
    "not_for": "label says not for",
    "contraindication": "contraindication",
    "side_effect": "side effect",
    "near_name": "did you mean",
}
_MOST_DRUGS = 12


def print_hits(hits: Sequence[Hit], console: Console) -> None:
    """Print what was found, a line each."""
    if not hits:
        console.print(Text("Nothing in this store holds these words."))
        return
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for hit in hits:
        drugs = ", ".join(hit.drugs[:_MOST_DRUGS])
        more = f" and {len(hit.drugs) - _MOST_DRUGS} more" if len(hit.drugs) > _MOST_DRUGS else ""
        table.add_row(_KINDS[hit.kind], Text(hit.text), Text(drugs + more))
    console.print(table, highlight=False)


def hits_json(hits: Sequence[Hit]) -> str:
    """Return what was found as JSON: `{"hits": [{"kind", "text", "drugs", "labels"}]}`."""
    return msgspec.json.encode({"hits": hits}).decode()


def hits_csv(hits: Sequence[Hit]) -> str:
    """Return what was found as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["kind", "text", "drugs", "labels"])
    writer.writerows([h.kind, harmless(h.text), " | ".join(h.drugs), h.labels] for h in hits)
    return out.getvalue()
