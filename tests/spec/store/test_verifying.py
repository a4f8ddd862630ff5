"""Verifying a store: what is found when something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from labelwise.errors import StoreDamaged
from labelwise.operations.build import build
from labelwise.operations.open_store import open_store
from labelwise.operations.verify import verify
from labelwise.store.manifest import FileEntry, TableEntry, fingerprint, read_manifest

Record = dict[str, Any]
Write = Callable[..., Path]


@pytest.fixture
def release(records: list[Record], write: Write, tmp_path: Path) -> Path:
    return Path(build([write(records)], tmp_path / "store").path)


def _admit(release: Path, table: str) -> None:
    """Let the manifest agree with a changed file, so that only the contents can tell."""
    manifest = read_manifest(release)
    entry = manifest.tables[table]
    files = []
    for file in entry.files:
        size, digest = fingerprint(release / file.name)
        rows = pq.read_metadata(release / file.name).num_rows
        files.append(FileEntry(name=file.name, rows=rows, bytes=size, sha256=digest, first=file.first))
    tables = {**manifest.tables, table: TableEntry(rows=sum(f.rows for f in files), files=tuple(files))}
    (release / "manifest.json").write_bytes(msgspec.structs.replace(manifest, tables=tables).to_json())


def test_a_whole_store_has_no_problems(release: Path) -> None:
    assert verify(release.parent.parent).problems == ()
    assert verify(release).problems == ()


def test_a_changed_byte_is_found(release: Path) -> None:
    file = release / "product.parquet"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)

    assert verify(release).problems[0] == "product.parquet is not the file that the manifest names"


def test_a_missing_and_a_foreign_file_are_found(release: Path) -> None:
    (release / "names.parquet").rename(release / "nicknames.parquet")

    assert verify(release).problems[:2] == (
        "nicknames.parquet does not belong to the release",
        "names.parquet is missing",
    )


def test_a_table_that_differs_from_by_label_is_found(release: Path) -> None:
    table = pq.read_table(release / "product.parquet")
    names = ["Another name", *table.column("name").to_pylist()[1:]]
    place = table.schema.get_field_index("name")
    pq.write_table(table.set_column(place, table.schema.field(place), [names]), release / "product.parquet")
    _admit(release, "product")

    (problem,) = verify(release).problems
    assert problem.startswith("product differs from by_label at 11111111-")


def test_a_name_that_leads_nowhere_is_found(release: Path) -> None:
    table = pq.read_table(release / "names.parquet")
    place = table.schema.get_field_index("drug_key")
    keys = ["NOLABELKEY", *table.column("drug_key").to_pylist()[1:]]
    pq.write_table(table.set_column(place, table.schema.field(place), [keys]), release / "names.parquet")
    _admit(release, "names")

    assert any("leads to NOLABELKEY, of which there is no label" in problem for problem in verify(release).problems)


def test_rows_that_another_version_wrote_are_told_and_are_no_internal_error(release: Path) -> None:
    name = sorted(p.name for p in release.glob("by_label*.parquet"))[0]
    table = pq.read_table(release / name)
    foreign = pa.array([b"\x80"] * table.num_rows, table.schema.field("label").type)
    pq.write_table(table.set_column(table.schema.get_field_index("label"), "label", foreign), release / name)
    _admit(release, "by_label")

    assert verify(release).problems[0].startswith("a row cannot be read by this version")
    with open_store(release) as store, pytest.raises(StoreDamaged, match="cannot be read by this version"):
        list(store.all_labels())
