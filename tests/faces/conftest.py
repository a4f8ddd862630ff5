"""Two invented drugs in openFDA's form, a store of them, and the command line run in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from labelwise.faces.cli.main import run


class Outcome(NamedTuple):
    """What a call gave."""

    code: int
    out: str
    err: str


Call = Callable[..., Outcome]


def record(number: int, name: str, unii: str, **sections: str) -> dict[str, Any]:
    """Return a complete record of an invented drug."""
    return {
        "set_id": f"{number:08d}-1111-4111-8111-111111111111",
        "id": f"{number:08d}-2222-4222-8222-222222222222",
        "version": "3",
        "effective_time": "20240131",
        "spl_product_data_elements": [f"{name} {name} tablet"],
        "openfda": {
            "generic_name": [name.upper()],
            "brand_name": [f"{name[:4].title()}ex"],
            "substance_name": [name.upper()],
            "unii": [unii],
            "route": ["ORAL"],
            "product_type": ["HUMAN PRESCRIPTION DRUG"],
            "manufacturer_name": ["Invented Laboratories"],
            "application_number": ["NDA000001"],
        },
        **{key: [text] for key, text in sections.items()},
    }


RECORDS = [
    record(
        1,
        "alphamine",
        "H789N3FKE8",
        indications_and_usage="1 INDICATIONS AND USAGE Alphamine is indicated for the treatment of hiccups in adults.",
        contraindications="4 CONTRAINDICATIONS Alphamine is contraindicated in patients with glaucoma.",
        dosage_forms_and_strengths="3 DOSAGE FORMS AND STRENGTHS Tablets: 5 mg and 10 mg.",
    ),
    record(
        2,
        "betazole",
        "0VE05JYS2P",
        indications_and_usage="1 INDICATIONS AND USAGE Betazole is indicated for the treatment of hypertension.",
        contraindications="4 CONTRAINDICATIONS Betazole is contraindicated in patients with gout.",
        boxed_warning="WARNING: LIVER INJURY Betazole can cause liver injury.",
        dosage_forms_and_strengths="3 DOSAGE FORMS AND STRENGTHS Tablets: 20 mg.",
    ),
]


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of labels in the form of openFDA."""
    place = tmp_path_factory.mktemp("labels") / "labels.json"
    place.write_text(json.dumps({"meta": {}, "results": RECORDS}))
    return place


@pytest.fixture(scope="session")
def store(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of these labels."""
    place = tmp_path_factory.mktemp("store") / "store"
    assert run(["build", str(source), "--store", str(place), "--quiet"]) == 0
    return place


@pytest.fixture
def call(store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run a command with the store of this folder in force."""

    def run_it(*arguments: str, width: int = 80, **environment: str) -> Outcome:
        monkeypatch.setenv("LABELWISE_STORE", str(store))
        monkeypatch.setenv("COLUMNS", str(width))
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        capsys.readouterr()
        code = run(list(arguments))
        return Outcome(code, *capsys.readouterr())

    return run_it
