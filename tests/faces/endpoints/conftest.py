"""A real server on a store of labels written for these tests, and what clients of the endpoints send."""

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

RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
TIZANIDINE, CIPROFLOXACIN, BACLOFEN, WARFARIN, MELOXICAM = "57258", "2551", "1292", "11289", "41493"
TIZANIDINE_TABLET, GEL, GEL_AND_TABLET = "90000001", "90000002", "90000003"
NOT_AN_ID = "87654321"


def _record(number: int, name: str, rxcui: str, route: str = "ORAL", **sections: str) -> dict[str, Any]:
    return {
        "set_id": f"{number:08d}-1111-4111-8111-111111111111",
        "id": f"{number:08d}-2222-4222-8222-222222222222",
        "version": "3",
        "effective_time": "20240131",
        "openfda": {
            "generic_name": [name.upper()],
            "brand_name": [name.upper()],
            "substance_name": [name.upper()],
            "route": [route],
            "rxcui": [rxcui],
            "product_type": ["HUMAN PRESCRIPTION DRUG"],
            "manufacturer_name": ["Invented Laboratories"],
            "application_number": ["NDA000001"],
        },
        **{key: [text] for key, text in sections.items()},
    }


RECORDS = [
    _record(
        1,
        "tizanidine",
        TIZANIDINE_TABLET,
        contraindications="4 CONTRAINDICATIONS Tizanidine is contraindicated in patients taking ciprofloxacin.",
        drug_interactions="7 DRUG INTERACTIONS Avoid drinking alcohol during treatment with tizanidine.",
    ),
    _record(
        2,
        "ciprofloxacin",
        "90000004",
        drug_interactions="7 DRUG INTERACTIONS Monitor patients who take warfarin with ciprofloxacin for bleeding.",
    ),
    _record(3, "baclofen", "90000005", indications_and_usage="1 INDICATIONS AND USAGE Baclofen is for stiff muscles."),
    _record(
        4,
        "warfarin",
        "90000006",
        drug_interactions="7 DRUG INTERACTIONS Use caution when warfarin is taken with meloxicam.",
        use_in_specific_populations="8 USE IN SPECIFIC POPULATIONS Do not use in pregnancy.",
    ),
    _record(
        5,
        "meloxicam",
        "90000007",
        contraindications="4 CONTRAINDICATIONS Meloxicam is contraindicated in patients with asthma.",
        drug_interactions="7 DRUG INTERACTIONS Monitor patients who take lithium together with meloxicam.",
    ),
    _record(6, "diclofenac", GEL, "TOPICAL", drug_interactions="7 DRUG INTERACTIONS Avoid taking it with ketorolac."),
    _record(
        8,
        "cyclobenzaprine",
        "90000009",
        contraindications="4 CONTRAINDICATIONS Do not use cyclobenzaprine with phenelzine or within 14 days after "
        "stopping phenelzine.",
    ),
    _record(7, "diclofenac", "90000008", drug_interactions="7 DRUG INTERACTIONS Avoid taking it with ketorolac."),
]


@pytest.fixture(scope="session")
def endpoint_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of these labels."""
    folder = tmp_path_factory.mktemp("endpoints")
    source = folder / "labels.json"
    source.write_text(json.dumps({"meta": {}, "results": RECORDS}))
    build([source], folder / "store")
    return folder / "store"


@pytest.fixture(scope="session")
def endpoint_address(endpoint_store: Path, serving: Callable[[Store], AbstractContextManager[str]]) -> Iterator[str]:
    """The address of a running server."""
    with open_store(endpoint_store) as opened, serving(opened) as at:
        yield at


@pytest.fixture(scope="session")
def client(endpoint_address: str) -> Iterator[httpx.Client]:
    """A client of it."""
    with httpx.Client(base_url=endpoint_address, timeout=30) as opened:
        yield opened


def order(
    number: str, code: str | None, text: str = "", status: str = "draft", dose: str = "", **further: Any
) -> dict[str, Any]:
    """Return a MedicationRequest of R4."""
    concept: dict[str, Any] = {"text": text} if text else {}
    if code:
        concept["coding"] = [{"system": RXNORM, "code": code}]
    return {
        "resourceType": "MedicationRequest",
        "id": number,
        "status": status,
        "intent": "order",
        "subject": {"reference": "Patient/1"},
        "medicationCodeableConcept": concept,
        **({"dosageInstruction": [{"text": dose}]} if dose else {}),
        **further,
    }


def bundle(*resources: dict[str, Any], kind: str = "collection") -> dict[str, Any]:
    """Return a Bundle."""
    return {"resourceType": "Bundle", "type": kind, "entry": [{"resource": one} for one in resources]}


Ask = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def ask(client: httpx.Client) -> Ask:
    """Ask a service and return its cards."""

    def asked(hook: str, drafts: Any, current: Any = None, **more: Any) -> list[dict[str, Any]]:
        context = {"userId": "Practitioner/1", "patientId": "1", "draftOrders": drafts, **more.pop("context", {})}
        prefetch = {**({"medicationRequests": current} if current is not None else {}), **more.pop("prefetch", {})}
        body = {"hook": hook, "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", "context": context, **more}
        answer = client.post(f"/cds-services/labelwise-{hook}", json={**body, "prefetch": prefetch})
        assert answer.status_code == 200, answer.text
        cards: list[dict[str, Any]] = answer.json()["cards"]
        return cards

    return asked
