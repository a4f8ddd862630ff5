"""Every openFDA record of the corpus is read, and every string of it stands where the Label says."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from labelwise.label import Label
from labelwise.read import iter_items, read_item

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif("LABELWISE_CORPUS" not in os.environ, reason="LABELWISE_CORPUS is not set"),
]


def records() -> Iterator[tuple[dict[str, Any], Label]]:
    for item in iter_items(Path(os.environ["LABELWISE_CORPUS"]) / "openfda"):
        label = read_item(item)
        assert isinstance(label, Label), label
        yield msgspec.json.decode(item.payload), label


def place_of(label: Label, key: str, text: str) -> bool:
    section = label.sections.get(key)
    if section is not None:
        return text in section.parts
    holders = [(s, r) for s in label.sections.values() for r in s.regions if r.key == key]
    return any(text in s.parts[r.part][r.start : r.end] for s, r in holders)


def test_no_string_of_any_record_is_lost() -> None:
    count = 0
    for record, label in records():
        count += 1
        for key, value in record.items():
            if isinstance(value, list) and not key.endswith("_table"):
                assert all(place_of(label, key, text) for text in value), (label.set_id, key)
        for section in label.sections.values():
            for region in section.regions:
                assert section.parts[region.part][region.start : region.end] in record[region.key]
    assert count == 1303


def test_every_table_that_holds_text_has_its_place() -> None:
    tables = 0
    for _, label in records():
        for section in label.sections.values():
            for index, table in enumerate(section.tables):
                tables += 1
                assert table.index == index
                assert table.broken is None
                if table.nested_in is None and any(cell.printed for row in table.rows for cell in row):
                    assert table.span is not None, (label.set_id, section.key, index)
    assert tables > 8000
