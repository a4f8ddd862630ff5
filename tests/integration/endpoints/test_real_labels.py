"""The endpoints over HTTP on every real label."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import httpx
import pytest

pytest.importorskip("fastapi")
pytest.importorskip("uvicorn")

from labelwise.operations.coded_list import look_up_coded, of_rxcui
from labelwise.store.store import Store
from labelwise.vocab import rxcui_ingredients

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def real(corpus_store: Store, serving: Callable[[Store], AbstractContextManager[str]]) -> Iterator[httpx.Client]:
    """A client of a server on all labels."""
    with serving(corpus_store) as at, httpx.Client(base_url=at, timeout=60) as client:
        yield client


def _pairs(client: httpx.Client, *names: str) -> list[dict[str, Any]]:
    ids = [client.get("/REST/rxcui.json", params={"name": name}).json()["idGroup"]["rxnormId"][0] for name in names]
    body = client.get("/REST/interaction/list.json", params={"rxcuis": " ".join(ids)}).json()
    groups = body.get("fullInteractionTypeGroup", [])
    return [t["interactionPair"][0] for group in groups for t in group["fullInteractionType"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tizanidine", "ciprofloxacin"),
        ("cyclobenzaprine", "phenelzine"),
        ("sertraline", "phenelzine"),
        ("simvastatin", "clarithromycin"),
        ("sildenafil", "nitroglycerin"),
        ("leflunomide", "teriflunomide"),
        ("ketoconazole", "simvastatin"),
    ],
)
def test_what_labels_forbid_is_high(real: httpx.Client, one: str, other: str) -> None:
    for names in ((one, other), (other, one)):
        pair = _pairs(real, *names)[0]
        assert pair["severity"] == "high"
        assert pair["description"].startswith("CONTRAINDICATED: ")
        assert "label " in pair["description"]


@pytest.mark.parametrize(
    ("one", "other"), [("warfarin", "amiodarone"), ("azathioprine", "allopurinol"), ("alprazolam", "oxycodone")]
)
def test_what_labels_warn_of_is_told(real: httpx.Client, one: str, other: str) -> None:
    (pair,) = _pairs(real, one, other)
    assert not pair["description"].startswith("NOT ")


def test_a_pair_without_labels_is_not_checked(real: httpx.Client) -> None:
    (pair,) = _pairs(real, "digoxin", "verapamil")
    assert pair["description"].startswith("NOT CHECKED: ")


def test_every_id_of_a_product_leads_to_a_label_that_carries_it(corpus_store: Store) -> None:
    """Few lead to several drugs (the parts of kits): these are told as such."""
    ids = sorted({row.spelling for row in corpus_store.names().source.spellings() if row.kind == "rxcui"})[::20]
    found = [look_up_coded(of_rxcui(rxcui), corpus_store) for rxcui in ids]
    for one in found:
        if one.unresolved is not None:
            assert "can mean several drugs" in one.unresolved.message
            continue
        assert one.drug is not None
        assert any(one.coded.key in label.head.drug.rxcui for label in one.drug.labels)
    assert sum(one.drug is not None for one in found) >= 0.98 * len(found)


def test_every_known_concept_is_known(corpus_store: Store) -> None:
    for rxcui in list(rxcui_ingredients.concepts())[::20]:
        assert look_up_coded(of_rxcui(rxcui), corpus_store).drug is not None, rxcui


def test_one_drug_among_all(real: httpx.Client) -> None:
    body = real.get("/REST/interaction/interaction.json?rxcui=1292").json()
    (kind,) = body["interactionTypeGroup"][0]["interactionType"]
    told = {p["interactionConcept"][1]["minConceptItem"]["name"]: p["description"] for p in kind["interactionPair"]}
    assert {"oxycodone", "alprazolam", "alcohol"} <= told.keys()
    assert kind["interactionPair"][-1]["description"].startswith("NOT CHECKED, or not in full: baclofen with ")
