"""Fact tables: what stands in a row."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from labelwise.errors import UsageError
from labelwise.facts import KINDS, LabelHead
from labelwise.operations.build import build
from labelwise.operations.export import export
from labelwise.operations.starter import make_starter
from labelwise.operations.verify import verify
from labelwise.store.columns import schema_of_kind, schema_of_labels

Record = dict[str, Any]
Write = Callable[..., Path]


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_table_has_a_column_for_every_field(kind: str) -> None:
    names = schema_of_kind(kind).names

    assert names[:4] == ["kind", "set_id", "drug", "citation"]
    assert len(names) == len(KINDS[kind].__struct_fields__) + 1
    assert len(schema_of_labels().names) == len(LabelHead.__struct_fields__)


@pytest.fixture
def store(records: list[Record], write: Write, tmp_path: Path) -> Path:
    build([write(records)], tmp_path / "store")
    return tmp_path / "store"


@pytest.mark.parametrize("kind", ["product", "products", "adverse_reactions", "pharmacologic-classes", "labels"])
def test_a_table_is_exported_as_csv_and_as_parquet(kind: str, store: Path, tmp_path: Path) -> None:
    rows = export(kind, tmp_path / "out.csv", store)
    assert export(kind, tmp_path / "out.parquet", store) == rows > 0

    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        listed = list(csv.DictReader(file))
    assert len(listed) == rows == pq.read_table(tmp_path / "out.parquet").num_rows
    assert listed[0]["drug_key"] == "A1B2C3D4E5"
    assert listed[0]["drug.name"] == "relaxadol"
    assert json.loads(listed[0]["drug.unii"]) == ["A1B2C3D4E5"]


def test_an_unknown_table_or_ending_is_refused(store: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no table 'recipes'"):
        export("recipes", tmp_path / "out.csv", store)
    with pytest.raises(UsageError, match="neither Parquet nor CSV"):
        export("product", tmp_path / "out.xlsx", store)


def test_a_starter_holds_no_sentence(records: list[Record], write: Write, tmp_path: Path) -> None:
    source = write(records)
    make_starter(source, tmp_path / "starter")
    again = {f.name: f.read_bytes() for f in (tmp_path / "starter").iterdir()}
    make_starter(source, tmp_path / "starter", jobs=2)

    assert again == {f.name: f.read_bytes() for f in (tmp_path / "starter").iterdir()}
    assert "sections.parquet" not in again
    assert verify(tmp_path / "starter").problems == ()
    for kind in KINDS:
        table = pq.read_table(tmp_path / "starter" / f"{kind}.parquet", columns=["citation"])
        quotes = [row["citation"]["quote"] for row in table.to_pylist()]
        assert not any(quotes)
        hashes = [row["citation"]["text_hash"] for row in table.to_pylist() if row["citation"]["section"]]
        assert all(len(found) == 16 for found in hashes)
