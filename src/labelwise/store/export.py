"""Tables of a release as files for other programs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq


def write_parquet(source: Path, target: Path) -> int:
    """Copy a table; return its number of rows."""
    shutil.copyfile(source, target)
    return int(pq.read_metadata(source).num_rows)


def write_csv(source: Path, target: Path) -> int:
    """Write a table as CSV: a column a field, nested ones `outer.inner`, lists as JSON; return its number of rows."""
    columns = ", ".join(_columns(pq.read_schema(source)))
    with duckdb.connect() as database:
        # Column names come from the table's own schema and are quoted; the paths are bound.
        relation = database.sql(f"SELECT {columns} FROM read_parquet($file)", params={"file": str(source)})  # noqa: S608
        relation.write_csv(str(target), header=True)
    return int(pq.read_metadata(source).num_rows)


def _columns(schema: Any) -> Iterator[str]:
    for field in schema:
        yield from _column((field.name,), field.type)


def _column(path: tuple[str, ...], kind: Any) -> Iterator[str]:
    if hasattr(kind, "value_type"):
        yield f"to_json({_quoted(path)}) AS {_name(path)}"
    elif kind.num_fields:
        for field in kind:
            yield from _column((*path, field.name), field.type)
    else:
        yield f"{_quoted(path)} AS {_name(path)}"


def _quoted(path: tuple[str, ...]) -> str:
    return ".".join('"' + part.replace('"', '""') + '"' for part in path)


def _name(path: tuple[str, ...]) -> str:
    return '"' + ".".join(path).replace('"', '""') + '"'
