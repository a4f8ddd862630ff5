"""Three labels in openFDA's form, written for these tests, and a folder to build from."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FIXTURES = Path(__file__).parent / "fixtures" / "labels" / "store"

Record = dict[str, Any]


@pytest.fixture
def records() -> list[Record]:
    """The records of the fixture: two labels of one drug, one of another, and one that cannot be read."""
    found: list[Record] = json.loads((FIXTURES / "records.json").read_text(encoding="utf-8"))["results"]
    return found


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write records to a file of a folder of sources and return the folder."""

    def write_records(records: list[Record], name: str = "labels.json", folder: str = "sources") -> Path:
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        (place / name).write_text(json.dumps({"results": records}), encoding="utf-8")
        return place

    return write_records
