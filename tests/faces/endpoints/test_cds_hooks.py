"""CDS Hooks over HTTP: discovery, cards for drafts in every form that clients send, and what was not checked."""

from __future__ import annotations

import copy
import datetime
import json
import re
import uuid
from typing import Any

import httpx
import jsonschema  # type: ignore[import-untyped, unused-ignore]
import pytest

from labelwise.faces.cds_hooks import cards
from labelwise.faces.cds_hooks.examples import REQUEST

from .conftest import (
    BACLOFEN,
    CIPROFLOXACIN,
    MELOXICAM,
    NOT_AN_ID,
    RXNORM,
    TIZANIDINE,
    TIZANIDINE_TABLET,
    WARFARIN,
    Ask,
    bundle,
    order,
)

Card = dict[str, Any]
_TEXT = {"type": "string", "minLength": 1}
_CODING = {
    "type": "object",
    "required": ["code", "system", "display"],
    "properties": dict.fromkeys(("code", "system", "display"), _TEXT),
    "additionalProperties": False,
}
_ACTION = {
    "type": "object",
    "required": ["type", "description", "resourceId"],
    "properties": {"type": {"const": "delete"}, "description": _TEXT, "resourceId": {"pattern": "^[A-Za-z]+/.+$"}},
    "additionalProperties": False,
}
_SUGGESTION = {
    "type": "object",
    "required": ["label", "uuid", "actions"],
    "properties": {"label": _TEXT, "uuid": _TEXT, "actions": {"type": "array", "minItems": 1, "items": _ACTION}},
    "additionalProperties": False,
}
_LINK = {
    "type": "object",
    "required": ["label", "url", "type"],
    "properties": {"label": _TEXT, "url": {"type": "string", "pattern": "^https://"}, "type": {"const": "absolute"}},
    "additionalProperties": False,
}
CARD = {
    "type": "object",
    "required": ["uuid", "summary", "detail", "indicator", "source"],
    "properties": {
        "uuid": _TEXT,
        "summary": {**_TEXT, "maxLength": 139},
        "detail": _TEXT,
        "indicator": {"enum": ["info", "warning", "critical"]},
        "source": {
            "type": "object",
            "required": ["label"],
            "properties": {"label": _TEXT, "url": {"type": "string", "pattern": "^https://"}},
            "additionalProperties": False,
        },
        "links": {"type": "array", "minItems": 1, "items": _LINK},
        "suggestions": {"type": "array", "minItems": 1, "items": _SUGGESTION},
        "selectionBehavior": {"enum": ["at-most-one", "any"]},
        "overrideReasons": {"type": "array", "minItems": 1, "items": _CODING},
    },
    "dependentRequired": {"suggestions": ["selectionBehavior"], "selectionBehavior": ["suggestions"]},
    "additionalProperties": False,
}
"""The standard's rules of a card, and ours: what does not apply is left out."""
CARDS = {"type": "object", "required": ["cards"], "properties": {"cards": {"type": "array", "items": CARD}}}


def _valid(cards: list[Card]) -> list[Card]:
    jsonschema.validate({"cards": cards}, CARDS)
    for card in cards:
        uuid.UUID(card["uuid"])
    assert len({card["uuid"] for card in cards}) == len(cards)
    return cards


def _told(cards: list[Card]) -> list[str]:
    return [card["summary"] for card in _valid(cards) if not card["summary"].startswith("Not checked")]


def _unchecked(cards: list[Card]) -> str:
    return "\n".join(card["detail"] for card in _valid(cards) if card["summary"].startswith("Not checked"))


def test_discovery(client: httpx.Client) -> None:
    services = client.get("/cds-services").json()["services"]
    assert [s["hook"] for s in services] == ["order-select", "order-sign", "medication-prescribe"]
    for service in services:
        assert set(service) <= {"hook", "title", "description", "id", "prefetch", "usageRequirements"}
        assert service["description"]
        assert re.fullmatch(r"[a-z-]+", service["id"])
        for query in service["prefetch"].values():
            assert set(re.findall(r"{{(.*?)}}", query)) == {"context.patientId"}
    assert client.get("/cds-services/").json() == {"services": services}


def test_a_draft_against_what_is_taken(ask: Ask) -> None:
    cards = _valid(
        ask("order-select", bundle(order("1", TIZANIDINE)), bundle(order("2", CIPROFLOXACIN, status="active")))
    )
    card = cards[0]
    assert card["summary"].startswith("Contraindicated: ciprofloxacin with tizanidine")
    assert card["indicator"] == "critical"
    assert "[label 00000001-1111-4111-8111-111111111111, " in card["detail"]
    assert card["links"][0]["url"].startswith("https://dailymed.nlm.nih.gov/")
    assert card["suggestions"][0]["actions"] == [
        {"type": "delete", "description": "Remove the draft order of tizanidine", "resourceId": "MedicationRequest/1"}
    ]


@pytest.mark.parametrize("hook", ["order-select", "order-sign"])
def test_two_drafts_against_each_other(ask: Ask, hook: str) -> None:
    cards = ask(hook, bundle(order("1", TIZANIDINE), order("2", CIPROFLOXACIN)), bundle(kind="searchset"))
    assert _told(cards)[0].startswith("Contraindicated: ciprofloxacin with tizanidine")
    assert len(cards[0]["suggestions"]) == 2


def test_cards_are_about_the_drafts_selected(ask: Ask) -> None:
    drafts = bundle(order("1", TIZANIDINE), order("2", CIPROFLOXACIN), order("3", WARFARIN))
    every = _told(ask("order-sign", drafts, bundle()))
    assert any("warfarin" in one for one in every)
    assert any("tizanidine" in one for one in every)
    for one in ("MedicationRequest/3", "https://fhir.example/r4/MedicationRequest/3"):
        chosen = _told(ask("order-select", drafts, bundle(), context={"selections": [one]}))
        assert chosen
        assert all("warfarin" in card for card in chosen)


def test_what_is_taken_is_no_card_of_its_own(ask: Ask) -> None:
    taken = bundle(order("2", CIPROFLOXACIN, status="active"), order("3", TIZANIDINE, status="active"))
    assert not _told(ask("order-select", bundle(order("1", MELOXICAM)), taken))


def test_labels_that_were_read_and_say_nothing_give_no_card(ask: Ask) -> None:
    cards = ask("order-select", bundle(order("1", TIZANIDINE)), bundle(order("2", MELOXICAM, status="active")))
    assert not _told(cards)
    assert "meloxicam" not in _unchecked(cards)


def test_an_unknown_drug_is_told(ask: Ask) -> None:
    cards = ask(
        "order-select", bundle(order("1", NOT_AN_ID, "Wonder 5 mg")), bundle(order("2", WARFARIN, status="active"))
    )
    (card,) = _valid(cards)
    assert (card["indicator"], card["summary"][:24]) == ("info", "Not checked: Wonder 5 mg")
    nameless = ask("order-select", bundle(order("1", None)), bundle())
    assert "an order without a name" in _unchecked(nameless)


def test_a_drug_without_a_label_is_checked_against_the_labels_of_the_others(ask: Ask) -> None:
    taken = bundle(order("2", None, "Lithium 300 MG Oral Capsule", "active", "300 mg twice daily"))
    cards = ask("order-select", bundle(order("1", MELOXICAM, dose="15 mg daily")), taken)
    assert _told(cards)[0].startswith("Monitor: lithium")


def test_a_pair_that_was_not_checked_is_told(ask: Ask) -> None:
    cards = ask("order-select", bundle(order("1", MELOXICAM)), bundle(order("2", BACLOFEN, status="active")))
    assert "baclofen with meloxicam: NOT FULLY CHECKED" in _unchecked(cards) or (
        "meloxicam with baclofen: NOT FULLY CHECKED" in _unchecked(cards)
    )


@pytest.mark.parametrize(
    "prefetch", [{}, {"medicationRequests": None}, {"medicationRequests": {"resourceType": "OperationOutcome"}}]
)
def test_without_what_is_taken_the_drafts_are_checked_and_the_lack_is_told(ask: Ask, prefetch: Any) -> None:
    cards = ask("order-sign", bundle(order("1", TIZANIDINE), order("2", CIPROFLOXACIN)), prefetch=prefetch)
    assert _told(cards)
    assert "What the patient takes at present was not given" in _unchecked(cards)


def _prescribe(client: httpx.Client, context: dict[str, Any], **more: Any) -> list[Card]:
    body = {"hook": "medication-prescribe", "hookInstance": "d1", "user": "Practitioner/1", "context": context, **more}
    answer = client.post("/cds-services/labelwise-medication-prescribe", json=body)
    assert answer.status_code == 200, answer.text
    cards: list[Card] = answer.json()["cards"]
    return _valid(cards)


def test_the_deprecated_hook_with_prefetch_inside_its_context(client: httpx.Client) -> None:
    drafts, taken = bundle(order("1", TIZANIDINE)), bundle(order("2", CIPROFLOXACIN, status="active"))
    for held in (taken, {"response": {"status": "200 OK"}, "resource": taken}):
        context = {"patientId": "1", "medications": drafts, "prefetch": {"whatever": held}}
        assert _told(_prescribe(client, context))[0].startswith("Contraindicated: ")
    bare = client.post(
        "/cds-services/labelwise-medication-prescribe",
        json={"hook": "medication-prescribe", "context": drafts["entry"], "prefetch": {"x": taken}},
    )
    assert _told(bare.json()["cards"])[0].startswith("Contraindicated: ")
    outside = _prescribe(client, {"patientId": "1", "medications": drafts}, prefetch={"medication": taken})
    assert _told(outside)[0].startswith("Contraindicated: ")


def test_older_versions_of_resources(client: httpx.Client) -> None:
    """DSTU2: a list of MedicationOrder, structured doses without a rate; STU3: statements."""
    drafts = [
        {
            "resourceType": "MedicationOrder",
            "id": "o1",
            "status": "draft",
            "medicationCodeableConcept": {"coding": [{"system": RXNORM, "code": TIZANIDINE_TABLET}]},
            "dosageInstruction": [
                {
                    "doseQuantity": {"value": 60, "unit": "mg"},
                    "timing": {"repeat": {"frequency": 3, "period": 1, "periodUnits": "d"}},
                }
            ],
        }
    ]
    taken = {
        "resourceType": "MedicationStatement",
        "status": "active",
        "medicationReference": {"reference": "#m"},
        "contained": [{"resourceType": "Medication", "id": "m", "code": {"text": "Ciprofloxacin 500 MG Oral Tablet"}}],
    }
    cards = _prescribe(client, {"patientId": "1", "medications": drafts, "prefetch": {"any": bundle(taken)}})
    assert _told(cards)[0].startswith("Contraindicated: ciprofloxacin with tizanidine")


def test_r5_and_references_between_bundles(ask: Ask) -> None:
    draft = {
        "resourceType": "MedicationRequest",
        "id": "1",
        "status": "draft",
        "medication": {"reference": {"reference": "Medication/m"}},
    }
    medication = {"resourceType": "Medication", "id": "m", "code": {"coding": [{"system": RXNORM, "code": TIZANIDINE}]}}
    taken = order("2", None, status="active") | {"medication": {"concept": {"text": "ciprofloxacin"}}}
    cards = ask("order-select", bundle(draft), bundle(taken), prefetch={"more": bundle(medication)})
    assert _told(cards)[0].startswith("Contraindicated: ")


@pytest.mark.parametrize(
    "left_out",
    [
        {"status": "cancelled"},
        {"status": "entered-in-error"},
        {"status": "stopped"},
        {"status": "completed"},
        {"doNotPerform": True},
    ],
)
def test_what_is_not_taken_is_left_out(ask: Ask, left_out: dict[str, Any]) -> None:
    taken = order("2", CIPROFLOXACIN, status="active") | left_out
    assert not _told(ask("order-select", bundle(order("1", TIZANIDINE)), bundle(taken)))


@pytest.mark.parametrize(("days", "waits"), [(5, True), (60, False)])
def test_a_drug_that_was_stopped_lately_is_waited_for(ask: Ask, days: int, waits: bool) -> None:
    end = datetime.datetime.now(tz=datetime.UTC).date() - datetime.timedelta(days=days)
    stopped = {
        "resourceType": "MedicationStatement",
        "status": "completed",
        "medicationCodeableConcept": {"text": "phenelzine"},
        "effectivePeriod": {"end": end.isoformat()},
    }
    told = _told(ask("order-select", bundle(order("1", None, "cyclobenzaprine 10 mg")), bundle(stopped)))
    assert bool(told) == waits
    assert not waits or (end + datetime.timedelta(days=14)).isoformat() in told[0]


def test_a_renewal_is_not_its_own_partner(ask: Ask) -> None:
    drafts, taken = bundle(order("1", TIZANIDINE)), bundle(order("1", TIZANIDINE, status="active"))
    assert not _told(ask("order-select", drafts, taken))
    again = ask("order-select", drafts, bundle(order("2", TIZANIDINE_TABLET, status="active")))
    assert _told(again)[0].startswith("Duplicate: tizanidine twice")


def test_other_orders_are_passed_over(ask: Ask) -> None:
    service = {"resourceType": "ServiceRequest", "id": "s", "status": "draft", "code": {"text": "chest x-ray"}}
    assert ask("order-sign", bundle(service), bundle()) == []


def test_the_record_is_used_and_named(ask: Ask) -> None:
    record = {
        "patient": {"resourceType": "Patient", "id": "1", "birthDate": "1950-01-01"},
        "conditions": bundle(
            {
                "resourceType": "Condition",
                "clinicalStatus": {"coding": [{"code": "active"}]},
                "code": {"text": "Asthma"},
            }
        ),
    }
    cards = ask("order-select", bundle(order("1", MELOXICAM)), bundle(), prefetch=record)
    card = next(c for c in _valid(cards) if "asthma" in c["summary"].lower())
    assert card["indicator"] == "critical"
    assert "Taken from the record: age " in card["detail"]
    over = copy.deepcopy(record)
    over["conditions"]["entry"][0]["resource"]["clinicalStatus"] = "resolved"
    assert not _told(ask("order-select", bundle(order("1", MELOXICAM)), bundle(), prefetch=over))


def test_markup_in_names_stays_text(ask: Ask) -> None:
    evil = "[click](https://evil.example) <img src=x> **x** `y` \u0007\u202e"
    (card,) = _valid(ask("order-select", bundle(order("1", None, evil)), bundle()))
    assert not re.search(r"(?<!\\)[\[\]<>`]", card["detail"])
    assert "\u0007" not in card["detail"]


def test_cards_keep_their_ids_within_an_instance(client: httpx.Client) -> None:
    body = copy.deepcopy(REQUEST)
    body["context"]["draftOrders"] = bundle(order("1", TIZANIDINE), order("2", CIPROFLOXACIN))
    path = "/cds-services/labelwise-order-select"
    first, again = (client.post(path, json=body).json() for _ in range(2))
    other = client.post(path, json={**body, "hookInstance": "another"}).json()
    assert first == again
    assert first["cards"][0]["uuid"] != other["cards"][0]["uuid"]


@pytest.mark.parametrize("kind", ["application/json", "application/fhir+json", "text/plain", None])
def test_a_token_and_any_content_type_are_tolerated(client: httpx.Client, kind: str | None) -> None:
    headers = {"Authorization": "Bearer eyJhbGciOiJub25lIn0.e30.", **({"Content-Type": kind} if kind else {})}
    answer = client.post("/cds-services/labelwise-order-select", content=json.dumps(REQUEST), headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_preflight_allows_a_token(client: httpx.Client) -> None:
    asked = {
        "Origin": "https://ehr.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    answer = client.options("/cds-services/labelwise-order-sign", headers=asked)
    assert answer.status_code == 204
    allowed = answer.headers["access-control-allow-headers"].lower()
    assert "authorization" in allowed
    assert "content-type" in allowed
    assert "POST" in answer.headers["access-control-allow-methods"]


def test_feedback_is_taken(client: httpx.Client) -> None:
    path = "/cds-services/labelwise-order-sign/feedback"
    assert client.post(path, content=b"\x00").status_code == 400
    body = {"feedback": [{"card": "1", "outcome": "overridden", "overrideReason": {"userComment": "known"}}]}
    assert client.post(path, json=body).status_code == 200


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("labelwise-order-select", b"", 400),
        ("labelwise-order-select", b"[]", 400),
        ("labelwise-order-select", b"\xff\xfe", 400),
        ("labelwise-order-select", b"{" * 5000, 400),
        ("labelwise-order-select", b'{"hook":"order-select","context":' + b"[" * 100_000, 400),
        ("labelwise-order-select", b'{"hook":"order-select"}', 400),
        ("labelwise-order-select", b'{"hook":"order-select","context":{}}', 400),
        ("labelwise-order-select", b'{"hook":"order-select","context":{"draftOrders":"none"}}', 400),
        ("labelwise-order-select", b'{"hook":"order-sign","context":{"draftOrders":{}}}', 400),
        ("labelwise-nothing", b"{}", 404),
        ("labelwise-order-sign", b" " * (2 * 1024 * 1024 + 1), 413),
    ],
)
def test_what_is_no_request_is_refused(client: httpx.Client, path: str, body: bytes, status: int) -> None:
    answer = client.post(f"/cds-services/{path}", content=body)
    assert answer.status_code == status
    assert answer.json()["error"]["message"]
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_body_without_a_told_length_is_bounded_too(client: httpx.Client) -> None:
    answer = client.post("/cds-services/labelwise-order-sign", content=(b" " * 65_536 for _ in range(64)))
    assert answer.status_code == 413


def test_a_record_of_a_megabyte_is_read(ask: Ask) -> None:
    notes = {"resourceType": "DocumentReference", "description": "x" * 1_200_000}
    cards = ask(
        "order-select", bundle(order("1", TIZANIDINE)), bundle(order("2", CIPROFLOXACIN, status="active"), notes)
    )
    assert _told(cards)


def test_more_drugs_than_are_checked_are_told(ask: Ask) -> None:
    taken = bundle(*(order(str(n), str(10_000_000 + n), status="active") for n in range(150)))
    assert "the rest was not checked" in _unchecked(ask("order-select", bundle(order("x", TIZANIDINE)), taken))


def test_a_drug_without_a_label_gets_a_card_that_says_so(ask: Ask) -> None:
    (card,) = ask("order-select", bundle(order("1", None, "lisinopril")), bundle())
    assert card["summary"].startswith("Not checked: lisinopril: cannot check without a label")


def test_findings_past_the_most_cards_are_all_on_one_more(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = bundle(order("1", TIZANIDINE))
    held = bundle(order("2", CIPROFLOXACIN, status="active"), order("3", BACLOFEN, status="active"))
    every = [c for c in ask("order-select", drafts, held) if not c["summary"].startswith("Not checked")]
    monkeypatch.setattr(cards, "MOST_CARDS", 0)
    (card,) = (c for c in ask("order-select", drafts, held) if "further finding" in c["summary"])
    assert card["summary"].startswith(f"{len(every)} further finding")
    assert card["detail"].count("\n- ") == len(every)
    assert card["indicator"] == every[0]["indicator"]
