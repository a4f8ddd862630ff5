"""A real server on this machine, on a store of invented labels, one of them hostile."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest

pytest.importorskip("fastapi")
pytest.importorskip("uvicorn")

from labelwise.operations.build import build
from labelwise.operations.open_store import open_store
from labelwise.store.store import Store

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
TABLE = (
    "<table><caption>Table 1. Adverse reactions in a placebo-controlled trial</caption>"
    "<tr><th>Reaction</th><th>Alphamine (N=200) %</th><th>Placebo (N=100) %</th></tr>"
    "<tr><td>Drowsiness</td><td>24</td><td>6</td></tr><tr><td>Dry mouth</td><td>12</td><td>4</td></tr></table>"
)
FLAT = (
    "Table 1. Adverse reactions in a placebo-controlled trial Reaction Alphamine (N=200) % Placebo (N=100) % "
    "Drowsiness 24 6 Dry mouth 12 4"
)


def _record(number: int, name: str, unii: str, **sections: list[str]) -> dict[str, Any]:
    return {
        "set_id": f"{number:08d}-1111-4111-8111-111111111111",
        "id": f"{number:08d}-2222-4222-8222-222222222222",
        "version": "3",
        "effective_time": "20240131",
        "openfda": {
            "generic_name": [name.upper()],
            "brand_name": [f"{name[:4].title()}ex"],
            "substance_name": [name.upper()],
            "unii": [unii],
            "route": ["ORAL"],
            "product_type": ["HUMAN PRESCRIPTION DRUG"],
            "manufacturer_name": ["Invented Laboratories " + (HOSTILE if number == 3 else "")],
            "application_number": ["NDA000001"],
        },
        **sections,
    }


RECORDS = [
    _record(
        1,
        "alphamine",
        "H789N3FKE8",
        indications_and_usage=[
            "1 INDICATIONS AND USAGE Alphamine is indicated for the treatment of hiccups in adults."
        ],
        contraindications=["4 CONTRAINDICATIONS Alphamine is contraindicated in patients with glaucoma."],
        dosage_and_administration=[
            "2 DOSAGE AND ADMINISTRATION The recommended starting dose is 5 mg once daily. "
            "The maximum dose is 20 mg per day."
        ],
        adverse_reactions=[f"6 ADVERSE REACTIONS {FLAT}"],
        adverse_reactions_table=[TABLE],
    ),
    _record(
        2,
        "betazole",
        "0VE05JYS2P",
        indications_and_usage=["1 INDICATIONS AND USAGE Betazole is indicated for the treatment of hypertension."],
        contraindications=["4 CONTRAINDICATIONS Betazole is contraindicated in patients with gout."],
        boxed_warning=["WARNING: LIVER INJURY Betazole can cause liver injury."],
    ),
    _record(
        3,
        "gammadol",
        "5TN5L0N0QH",
        indications_and_usage=[
            f"1 INDICATIONS AND USAGE Gammadol is indicated for the treatment of hives {HOSTILE} in adults."
        ],
        contraindications=[f"4 CONTRAINDICATIONS Gammadol is contraindicated in patients with gout {HOSTILE}."],
    ),
]
FIRST = RECORDS[0]["set_id"]
THIRD = RECORDS[2]["set_id"]


@pytest.fixture(scope="session")
def web_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of these labels, with their texts."""
    folder = tmp_path_factory.mktemp("web")
    source = folder / "labels.json"
    source.write_text(json.dumps({"meta": {}, "results": RECORDS}))
    build([source], folder / "store")
    return folder / "store"


@pytest.fixture(scope="session")
def address(web_store: Path, serving: Callable[[Store], AbstractContextManager[str]]) -> Iterator[str]:
    """The address of a running server."""
    with open_store(web_store) as opened, serving(opened) as at:
        yield at


@pytest.fixture
def web(address: str) -> Iterator[httpx.Client]:
    """A client of it; redirects are not followed."""
    with httpx.Client(base_url=address, timeout=30) as client:
        yield client
