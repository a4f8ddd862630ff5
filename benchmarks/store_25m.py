"""Comparisons on a store of 25 million facts against the same comparisons on the store that it is made from.

    python -m benchmarks.store_25m        the store of LABELWISE_STORE, else the starter

The large store holds every label many times, each time under other drug keys and names, beside the labels themselves.
It has the tables that a comparison reads (`by_label`, `names`, `curated`); it is temporary and removed.
"""

from __future__ import annotations

import math
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from labelwise.errors import LabelwiseError
from labelwise.operations.open_store import open_store
from labelwise.store import tables
from labelwise.store.layout import BY_LABEL, CURATED, MANIFEST, NAMES, file_of
from labelwise.store.manifest import FileEntry, Manifest, TableEntry
from labelwise.store.store import Store

FACTS = 25_000_000
PAIRS = 30


def copied_key(key: str, copy: int) -> str:
    """Return the drug key of a copy; copy 0 is the label itself."""
    return key if copy == 0 else f"{key}~{copy:05d}"


def groups(small: Store, copies: int) -> Iterator[Any]:
    """Yield the row groups of the large `by_label`, sorted by drug key."""
    rows = [
        row
        for file in small.manifest.tables[BY_LABEL].files
        for row in pq.read_table(small.path / file.name).to_pylist()
    ]
    batch: list[tuple[str, str, bytes]] = []
    size = 0
    for key, labels in groupby(rows, key=lambda row: str(row["drug_key"])):
        listed = list(labels)
        for copy in range(copies):
            for row in listed:
                batch.append((copied_key(key, copy), row["set_id"], row["label"]))
                size += len(row["label"])
            if size > tables.BY_LABEL_GROUP_BYTES or len(batch) > tables.BY_LABEL_GROUP_ROWS:
                yield _group(batch)
                batch, size = [], 0
    if batch:
        yield _group(batch)


def _group(batch: list[tuple[str, str, bytes]]) -> Any:
    keys, set_ids, labels = (list(column) for column in zip(*batch, strict=True))
    return pa.table({"drug_key": keys, "set_id": set_ids, "label": pa.array(labels, pa.binary())})


def names(small: Store, copies: int) -> Any:
    """Return the large table of names, sorted by spelling."""
    rows = pq.read_table(small.path / file_of(NAMES))
    pieces = []
    for copy in range(copies):
        columns = {name: rows.column(name).to_pylist() for name in rows.column_names}
        if copy:
            for name in ("spelling", "ingredient", "shown"):
                columns[name] = [f"{value} {copy}" for value in columns[name]]
            columns["drug_key"] = [copied_key(key, copy) for key in columns["drug_key"]]
        pieces.append(pa.table(columns))
    return pa.concat_tables(pieces).sort_by([(name, "ascending") for name in rows.column_names])


def write_large(small: Store, folder: Path) -> int:
    """Write the large store; return its number of facts."""
    copies = math.ceil(FACTS / small.manifest.facts)
    parts = list(tables._write_parts(folder, groups(small, copies), 1))
    table = names(small, copies)
    slices = (table.slice(at, tables.NAME_GROUP_ROWS) for at in range(0, table.num_rows, tables.NAME_GROUP_ROWS))
    written = {
        BY_LABEL: parts,
        NAMES: tables._write(folder / file_of(NAMES), tables._NAMES, slices, 1),
        CURATED: [tables.Written(file_of(CURATED), small.manifest.tables[CURATED].rows)],
    }
    shutil.copyfile(small.path / file_of(CURATED), folder / file_of(CURATED))
    entries = {
        name: TableEntry(
            rows=sum(file.rows for file in files),
            files=tuple(FileEntry(name=f.name, rows=f.rows, bytes=0, sha256="", first=f.first) for f in files),
        )
        for name, files in written.items()
    }
    facts = copies * small.manifest.facts
    manifest = Manifest(texts=False, labels=entries[BY_LABEL].rows, facts=facts, tables=entries)
    (folder / MANIFEST).write_bytes(manifest.to_json())
    return facts


def pairs(small: Store) -> list[tuple[str, str]]:
    """Return pairs of ingredients that resolve, the same ones in every run."""
    found = sorted({row.ingredient for row in small.names().source.spellings() if row.kind == "generic"})
    chance = random.Random(25)
    usable = []
    for name in chance.sample(found, min(len(found), 4 * PAIRS)):
        try:
            if small.names().resolve(name).drug_keys:
                usable.append(name)
        except LabelwiseError:
            continue
    return list(zip(usable[::2], usable[1::2], strict=False))[:PAIRS]


def lookup(store: Store, pair: tuple[str, str]) -> None:
    """Fetch all that a comparison of a pair reads from the store."""
    for name in pair:
        found = store.names().resolve(name)
        store.labels(found.drug_keys)
        store.curated([found.ingredient])


def comparison() -> Callable[[Store, tuple[str, str]], object]:
    """Return what is timed: the whole comparison."""
    from labelwise.operations.compare import compare

    return lambda store, pair: compare(list(pair), store=store)


def milliseconds(act: Callable[[Store, tuple[str, str]], object], store: Store, asked: list[tuple[str, str]]) -> float:
    """Return the median time of an act over the pairs, each asked once; the store is open and was used before."""
    act(store, asked[0])
    taken = []
    for pair in asked[1:]:
        begun = time.perf_counter()
        act(store, pair)
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder, open_store() as small:
        begun = time.perf_counter()
        facts = write_large(small, Path(folder))
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
        print(f"{facts:,} facts, {size / 1e9:.1f} GB, written in {time.perf_counter() - begun:.0f} s")
        asked = pairs(small)
        with open_store(folder) as large:
            for title, act in (("lookups of a pair", lookup), ("comparison of a pair", comparison())):
                few, many = milliseconds(act, small, asked), milliseconds(act, large, asked)
                print(
                    f"{title}: {few:.1f} ms on {small.manifest.facts:,} facts, {many / few:.1f} times that on the large"
                )


if __name__ == "__main__":
    main()
