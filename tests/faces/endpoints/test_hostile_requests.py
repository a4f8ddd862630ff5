"""What nobody should send: every answer is JSON, none is a fault of ours, and none is an all-clear."""

from __future__ import annotations

import json
from typing import Any

import httpx
import jsonschema  # type: ignore[import-untyped, unused-ignore]
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .conftest import CIPROFLOXACIN, RXNORM, TIZANIDINE, bundle, order
from .test_cds_hooks import CARDS
from .test_rxnav import LIST_SHAPE, ONE_SHAPE

# The server is one for all examples, on purpose; how long an answer takes on a busy machine is no property.
FEW = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

FINITE = st.floats(allow_nan=False, allow_infinity=False)
ANY_TEXT = st.text(max_size=30)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | FINITE | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=12,
)
IDS = st.lists(
    st.one_of(
        st.sampled_from([TIZANIDINE, CIPROFLOXACIN]),
        st.integers(0, 10**9).map(str),
        st.text("0123456789abc-", max_size=12),
    ),
    max_size=8,
)
FIELDS = (
    "resourceType", "id", "status", "code", "coding", "system", "text", "display", "medicationCodeableConcept",
    "medicationReference", "medication", "concept", "reference", "contained", "entry", "resource", "dosageInstruction",
    "doseAndRate", "doseQuantity", "timing", "repeat", "frequency", "period", "value", "unit", "birthDate",
    "valueQuantity", "clinicalStatus", "ingredient", "route", "doNotPerform",
)  # fmt: skip
WORDS = (
    "Bundle", "MedicationRequest", "MedicationStatement", "MedicationOrder", "Medication", "Patient", "Condition",
    "Observation", "draft", "active", "2164-2", RXNORM, TIZANIDINE, CIPROFLOXACIN, "1 tablet daily", "d", "mg", "#m",
)  # fmt: skip
LIKE_FHIR = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**12) | FINITE | st.sampled_from(WORDS) | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6),
    max_leaves=30,
)


def _sound(answer: httpx.Response) -> Any:
    assert answer.status_code in (200, 400, 404, 413, 414), answer.text[:300]
    assert answer.headers["content-type"] == "application/json"
    body = answer.json()
    assert (answer.status_code == 200) != ("error" in body)
    return body


@FEW
@given(ids=IDS, separator=st.sampled_from(["+", ",", "%20", "%2B", " "]))
def test_every_pair_asked_is_told_or_counted(client: httpx.Client, ids: list[str], separator: str) -> None:
    body = _sound(client.get(f"/REST/interaction/list.json?rxcuis={separator.join(ids)}"))
    if "error" in body:
        return
    jsonschema.validate(body, LIST_SHAPE)
    asked = list(dict.fromkeys(i for i in ids if i))
    groups = body.get("fullInteractionTypeGroup", [])
    told = {frozenset(c["rxcui"] for c in t["minConcept"]) for g in groups for t in g["fullInteractionType"]}
    known = {TIZANIDINE, CIPROFLOXACIN, *(i for i in asked if i.lstrip("0") in (TIZANIDINE, CIPROFLOXACIN))}
    for at, one in enumerate(asked):
        for other in asked[at + 1 :]:
            assert frozenset({one, other}) in told, "a pair vanished"
            assert {one, other} <= known or "NOT CHECKED" in json.dumps(groups)


@FEW
@given(words=st.text(max_size=60), other=st.text(max_size=8))
def test_any_words_in_any_parameter(client: httpx.Client, words: str, other: str) -> None:
    _sound(client.get("/REST/interaction/list.json", params={"rxcuis": words}))
    single = _sound(client.get("/REST/interaction/interaction.json", params={"rxcui": words}))
    if "error" not in single:
        jsonschema.validate(single, ONE_SHAPE)
    _sound(client.get("/REST/rxcui.json", params={"name": words, other: words}))
    _sound(client.get("/REST/approximateTerm.json", params={"term": words, "maxEntries": other}))


@FEW
@given(body=ANY_JSON | LIKE_FHIR, service=st.sampled_from(["order-select", "order-sign", "medication-prescribe", "x"]))
def test_any_body(client: httpx.Client, body: Any, service: str) -> None:
    _sound(client.post(f"/cds-services/labelwise-{service}", json=body))


@FEW
@given(
    body=st.binary(max_size=200),
    kind=st.sampled_from(["application/json", "text/html", "multipart/form-data", "x"]),
)
def test_any_bytes_under_any_content_type(client: httpx.Client, body: bytes, kind: str) -> None:
    _sound(client.post("/cds-services/labelwise-order-sign", content=body, headers={"Content-Type": kind}))


@settings(parent=FEW, max_examples=50)
@given(drafts=LIKE_FHIR, taken=LIKE_FHIR, selections=ANY_JSON)
def test_resources_of_no_shape_beside_a_pair_do_not_hide_it(
    client: httpx.Client, drafts: Any, taken: Any, selections: Any
) -> None:
    """Whatever else is sent, the contraindicated pair is on a card, and the cards are valid."""
    held = bundle(order("real", TIZANIDINE))
    held["entry"].append({"resource": drafts})
    prefetch = {"noise": taken, "medicationRequests": bundle(order("taken", CIPROFLOXACIN, status="active"))}
    body = {"hook": "order-select", "context": {"draftOrders": held, "selections": selections}, "prefetch": prefetch}
    cards = _sound(client.post("/cds-services/labelwise-order-select", json=body))
    jsonschema.validate(cards, CARDS)
    assert any(card["summary"].startswith("Contraindicated: ciprofloxacin with tizanidine") for card in cards["cards"])


@FEW
@given(drafts=LIKE_FHIR)
def test_drafts_of_no_shape_give_valid_cards(client: httpx.Client, drafts: Any) -> None:
    body = {"hook": "order-sign", "context": {"draftOrders": drafts}}
    cards = _sound(client.post("/cds-services/labelwise-order-sign", json=body))
    if "error" not in cards:
        jsonschema.validate(cards, CARDS)


def test_deep_and_wide_bundles_are_bounded(client: httpx.Client) -> None:
    deep: Any = order("1", TIZANIDINE)
    for _ in range(100):
        deep = {"resourceType": "Bundle", "entry": [{"resource": deep}]}
    wide = bundle(*(order(str(n), str(n)) for n in range(3000)))
    for held in (deep, wide):
        body = {"hook": "order-sign", "context": {"draftOrders": held}}
        jsonschema.validate(_sound(client.post("/cds-services/labelwise-order-sign", json=body)), CARDS)
