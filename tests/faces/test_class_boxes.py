"""A drug without a box whose class carries one: told from a store of invented labels."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from labelwise.operations.build import build
from labelwise.operations.compare import compare
from labelwise.operations.open_store import open_store
from labelwise.store.store import Store

BOX = "WARNING: LIVER INJURY It can cause liver injury."
UNIIS = {"alphamine": "H789N3FKE8", "betazole": "0VE05JYS2P", "gammazole": "6AI06C00GW", "deltazole": "L9GT3V42T7"}


def record(number: int, name: str, box: str | None, kind: str = "HUMAN PRESCRIPTION DRUG") -> dict[str, Any]:
    made: dict[str, Any] = {
        "set_id": f"{number:08d}-1111-4111-8111-111111111111",
        "id": f"{number:08d}-2222-4222-8222-222222222222",
        "version": "3",
        "effective_time": "20240131",
        "indications_and_usage": [f"1 INDICATIONS AND USAGE {name.title()} is indicated for hiccups in adults."],
        "openfda": {
            "generic_name": [name.upper()],
            "substance_name": [name.upper()],
            "unii": [UNIIS[name]],
            "route": ["ORAL"],
            "product_type": [kind],
            "pharm_class_epc": ["Hiccup Inhibitor [EPC]"],
        },
    }
    return made | ({"boxed_warning": [box]} if box else {})


@pytest.fixture
def store(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store of these records."""
    source = tmp_path / "labels.json"
    source.write_text(json.dumps({"meta": {}, "results": request.param}), encoding="utf-8")
    build([source], tmp_path / "store", 1)
    with open_store(tmp_path / "store") as opened:
        yield opened


PRESCRIBED = [record(1, "alphamine", None), record(2, "betazole", BOX), record(3, "gammazole", BOX)]
SOLD = [record(1, "alphamine", None, "HUMAN OTC DRUG"), *PRESCRIBED[1:]]


def of_class(store: Store) -> list[str]:
    return [n for n in compare(["alphamine"], store=store).notices if "drugs of its class" in n]


@pytest.mark.parametrize("store", [PRESCRIBED], indirect=True)
def test_most_of_the_class_carry_a_box_and_this_label_does_not(store: Store) -> None:
    assert "2 carry one (betazole, gammazole)" in of_class(store)[0]


@pytest.mark.parametrize("store", [PRESCRIBED[:2], SOLD], indirect=True)
def test_one_other_drug_or_a_label_without_prescription_tells_nothing(store: Store) -> None:
    assert of_class(store) == []


@pytest.mark.parametrize("store", [PRESCRIBED], indirect=True)
def test_a_drug_with_a_box_needs_no_such_notice(store: Store) -> None:
    assert not [n for n in compare(["betazole"], store=store).notices if "drugs of its class" in n]
