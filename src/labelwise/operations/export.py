"""Export one table of a store."""

from __future__ import annotations

import os
from pathlib import Path

from labelwise.errors import UsageError
from labelwise.operations.open_store import open_store
from labelwise.store.export import write_csv, write_parquet
from labelwise.store.layout import FACT_TABLES, LABELS, NAMES, SECTIONS, file_of

EXPORTED = (*FACT_TABLES, LABELS, NAMES, SECTIONS)
_WRITERS = {".parquet": write_parquet, ".csv": write_csv}


def export(kind: str, out: str | os.PathLike[str], store: str | os.PathLike[str] | None = None) -> int:
    """Write a fact kind's table (or labels, names, sections) to a `.parquet` or `.csv` file; return its number of rows.

    `kind` may be in the plural ("adverse_reactions"). In CSV, nested fields become columns of their own
    (`citation.section`), lists JSON. Raises `UsageError` for a kind or an ending that is not known.
    """
    table = _table(kind)
    target = Path(out)
    writer = _WRITERS.get(target.suffix.lower())
    if writer is None:
        raise UsageError(f"{target.name} is neither Parquet nor CSV.", "End the name in .parquet or .csv.")
    if not target.parent.is_dir():
        raise UsageError(f"There is no folder {target.parent}.", "Make it first, or name another file.")
    with open_store(store) as opened:
        source = opened.path / file_of(table)
        if not source.is_file():
            raise UsageError(f"This store holds no {table}.", "Build a store of your own: labelwise build SOURCE...")
        return writer(source, target)


def _table(kind: str) -> str:
    wanted = kind.lower().replace("-", "_")
    for table in EXPORTED:
        plurals = {f"{table}s", f"{table}es"} if not table.endswith("s") else {f"{table}es", table[:-1]}
        if wanted == table or wanted in plurals or (wanted.endswith("ies") and table == f"{wanted[:-3]}y"):
            return table
    raise UsageError(f"There is no table '{kind}'.", f"Tables are: {', '.join(EXPORTED)}.")
