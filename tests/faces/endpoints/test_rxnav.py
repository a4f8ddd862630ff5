"""RxNav's interaction paths over HTTP, as its clients ask and read them."""

from __future__ import annotations

from typing import Any

import httpx
import jsonschema  # type: ignore[import-untyped, unused-ignore]
import pytest

from .conftest import (
    BACLOFEN,
    CIPROFLOXACIN,
    GEL,
    MELOXICAM,
    NOT_AN_ID,
    TIZANIDINE,
    TIZANIDINE_TABLET,
    WARFARIN,
)

LIST = "/REST/interaction/list.json"
ONE = "/REST/interaction/interaction.json"

_TEXT = {"type": "string", "minLength": 1}
_MAYBE = {"type": ["string", "null"]}


def _object(**fields: Any) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


_CONCEPT = _object(rxcui=_MAYBE, name=_TEXT, tty=_MAYBE)
_PAIR = _object(
    interactionConcept={
        "type": "array",
        "minItems": 2,
        "maxItems": 2,
        "items": _object(minConceptItem=_CONCEPT, sourceConceptItem=_object(id=_TEXT, name=_TEXT, url=_TEXT)),
    },
    severity={"enum": ["high", "N/A"]},
    description=_TEXT,
)
_PAIRS = {"type": "array", "minItems": 1, "items": _PAIR}
_TYPE = _object(
    comment=_TEXT,
    minConcept={
        "type": "array",
        "minItems": 2,
        "maxItems": 2,
        "items": _object(rxcui=_TEXT, name=_TEXT, tty=_MAYBE),
    },
    interactionPair=_PAIRS,
)


def _group(name: str, kind: dict[str, Any]) -> dict[str, Any]:
    held = {name: {"type": "array", "minItems": 1, "items": kind}}
    return {
        "type": "array",
        "minItems": 1,
        "maxItems": 1,
        "items": _object(sourceDisclaimer=_TEXT, sourceName=_TEXT, **held),
    }


LIST_SHAPE = {
    **_object(nlmDisclaimer=_TEXT, fullInteractionTypeGroup=_group("fullInteractionType", _TYPE)),
    "required": ["nlmDisclaimer"],
}
ONE_SHAPE = {
    **_object(
        nlmDisclaimer=_TEXT,
        interactionTypeGroup=_group(
            "interactionType", _object(comment=_TEXT, minConceptItem=_CONCEPT, interactionPair=_PAIRS)
        ),
    ),
    "required": ["nlmDisclaimer"],
}


def _asked(client: httpx.Client, address: str) -> dict[str, Any]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    body: dict[str, Any] = answer.json()
    jsonschema.validate(body, LIST_SHAPE if "list" in address.lower() else ONE_SHAPE)
    return body


def _types(body: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = body["fullInteractionTypeGroup"][0]["fullInteractionType"]
    return found


def test_a_pair_in_the_exact_shape(client: httpx.Client) -> None:
    body = _asked(client, f"{LIST}?rxcuis={TIZANIDINE}+{CIPROFLOXACIN}")
    (one,) = _types(body)
    assert one["minConcept"] == [
        {"rxcui": TIZANIDINE, "name": "tizanidine", "tty": "IN"},
        {"rxcui": CIPROFLOXACIN, "name": "Ciprofloxacin", "tty": "IN"},
    ]
    assert one["comment"].startswith(
        f"Drug1 (rxcui = {TIZANIDINE}, name = tizanidine, tty = IN). Drug2 (rxcui = {CIPROFLOXACIN}, "
        "name = Ciprofloxacin, tty = IN). Drug1 is resolved to tizanidine, Drug2 is resolved to ciprofloxacin and "
    )
    pair = one["interactionPair"][0]
    assert pair["severity"] == "high"
    assert pair["description"].startswith("CONTRAINDICATED: ciprofloxacin with tizanidine")
    assert "label 00000001-1111-4111-8111-111111111111, " in pair["description"]
    first = pair["interactionConcept"][0]
    assert first["minConceptItem"] == {"rxcui": TIZANIDINE, "name": "tizanidine", "tty": "IN"}
    assert first["sourceConceptItem"]["id"] == "00000001-1111-4111-8111-111111111111"
    assert first["sourceConceptItem"]["url"].startswith("https://dailymed.nlm.nih.gov/")


@pytest.mark.parametrize("separator", ["+", "%20", "%2B", "%2C", ",", "%252B", "%20%2B%20", "%0A", "|", ";"])
@pytest.mark.parametrize("ending", ["", "+"])
def test_every_separator(client: httpx.Client, separator: str, ending: str) -> None:
    expected = client.get(f"{LIST}?rxcuis={TIZANIDINE}+{CIPROFLOXACIN}").json()
    assert client.get(f"{LIST}?rxcuis={TIZANIDINE}{separator}{CIPROFLOXACIN}{ending}").json() == expected


@pytest.mark.parametrize(
    "address",
    [
        "/REST/interaction/list?rxcuis=",
        "/rest/interaction/list.json?rxcuis=",
        "/REST/Interaction/LIST.JSON?RXCUIS=",
        "/REST/interaction/list/?RxCuis=",
        "/REST/interaction/list.json?sources=ONCHigh&rxcuis=",
    ],
)
def test_paths_and_parameters_in_any_case_with_and_without_json(client: httpx.Client, address: str) -> None:
    ids = f"{TIZANIDINE}+{CIPROFLOXACIN}"
    answer = client.get(address + ids, headers={"Accept": "application/json"})
    assert answer.json() == client.get(f"{LIST}?rxcuis={ids}").json()


def test_ids_given_one_by_one(client: httpx.Client) -> None:
    expected = client.get(f"{LIST}?rxcuis={TIZANIDINE}+{CIPROFLOXACIN}").json()
    assert client.get(f"{LIST}?rxcuis={TIZANIDINE}&rxcuis={CIPROFLOXACIN}").json() == expected
    assert client.get(f"{LIST}?rxcuis={TIZANIDINE}+{TIZANIDINE}+{CIPROFLOXACIN}").json() == expected


def test_a_product_s_id_is_resolved_to_its_ingredient(client: httpx.Client) -> None:
    (one,) = _types(_asked(client, f"{LIST}?rxcuis={TIZANIDINE_TABLET}+{CIPROFLOXACIN}"))
    assert one["minConcept"][0] == {"rxcui": TIZANIDINE_TABLET, "name": "tizanidine", "tty": "SCD"}
    concept = one["interactionPair"][0]["interactionConcept"][0]["minConceptItem"]
    assert concept == {"rxcui": TIZANIDINE, "name": "tizanidine", "tty": "IN"}


def test_a_product_s_route_is_kept(client: httpx.Client) -> None:
    """Little of a gel is taken up: what a label says of the drug holds for it at most as a caution."""
    (gel,) = _types(_asked(client, f"{LIST}?rxcuis={GEL}+35827"))
    (tablet,) = _types(_asked(client, f"{LIST}?rxcuis=90000008+35827"))
    assert "00000006" in gel["interactionPair"][0]["interactionConcept"][0]["sourceConceptItem"]["id"]
    assert "00000007" in tablet["interactionPair"][0]["interactionConcept"][0]["sourceConceptItem"]["id"]


def test_one_group_strongest_first_unchecked_last(client: httpx.Client) -> None:
    body = _asked(client, f"{LIST}?rxcuis={BACLOFEN}+{WARFARIN}+{MELOXICAM}+{TIZANIDINE}+{CIPROFLOXACIN}")
    assert len(body["fullInteractionTypeGroup"]) == 1
    leads = [one["interactionPair"][0]["description"].split(":")[0] for one in _types(body)]
    assert leads[0] == "CONTRAINDICATED"
    checked = [not lead.startswith("NOT") for lead in leads]
    assert checked == sorted(checked, reverse=True)


def test_an_unknown_id_is_seen_by_a_client_that_reads_only_the_first_group(client: httpx.Client) -> None:
    (one,) = _types(_asked(client, f"{LIST}?rxcuis={TIZANIDINE}+{NOT_AN_ID}"))
    assert one["minConcept"][1]["name"] == f"RxCUI {NOT_AN_ID} (not known here)"
    assert one["minConcept"][1]["tty"] is None
    pair = one["interactionPair"][0]
    assert pair["severity"] == "N/A"
    assert pair["description"].startswith(f"NOT CHECKED: RxCUI {NOT_AN_ID}: ")
    assert "NOT resolved" in one["comment"]


def test_a_label_without_a_section_on_interactions_is_no_all_clear(client: httpx.Client) -> None:
    (one,) = _types(_asked(client, f"{LIST}?rxcuis={BACLOFEN}+{MELOXICAM}"))
    assert one["interactionPair"][0]["description"].startswith("NOT FULLY CHECKED: ")
    assert "no label here has a section on interactions" in one["interactionPair"][0]["description"]


def test_what_was_read_and_says_nothing_is_counted_in_words(client: httpx.Client) -> None:
    body = _asked(client, f"{LIST}?rxcuis={TIZANIDINE}+{MELOXICAM}")
    assert "fullInteractionTypeGroup" not in body
    assert "labels read that say nothing of each other: 1" in body["nlmDisclaimer"]
    assert "not by NLM" in body["nlmDisclaimer"]


def test_one_id_has_no_pairs(client: httpx.Client) -> None:
    assert "fullInteractionTypeGroup" not in _asked(client, f"{LIST}?rxcuis={TIZANIDINE}")


def test_one_id_that_is_not_known_is_listed_as_unchecked(client: httpx.Client) -> None:
    body = _asked(client, f"{LIST}?rxcuis={NOT_AN_ID}")
    assert f"Not known here: RxCUI {NOT_AN_ID}" in body["nlmDisclaimer"]
    (one,) = _types(body)
    assert one["interactionPair"][0]["description"].startswith("NOT CHECKED: ")


def test_counts_of_pairs_are_never_below_zero(client: httpx.Client) -> None:
    told = _asked(client, f"{LIST}?rxcuis={TIZANIDINE}+{MELOXICAM}+{NOT_AN_ID}")["nlmDisclaimer"]
    assert "say nothing of each other: -" not in told


def test_one_ingredient_twice(client: httpx.Client) -> None:
    (one,) = _types(_asked(client, f"{LIST}?rxcuis={TIZANIDINE}+{TIZANIDINE_TABLET}"))
    assert one["interactionPair"][0]["description"].startswith("DUPLICATE: ")


def test_fifty_ids_are_answered_and_more_are_refused(client: httpx.Client) -> None:
    ids = [str(10_000_000 + number) for number in range(50)]
    body = _asked(client, f"{LIST}?rxcuis={'+'.join(ids)}")
    assert len(_types(body)) == 50 * 49 // 2
    refused = client.get(f"{LIST}?rxcuis={'+'.join([*ids, '1'])}")
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "usage")


def test_a_list_is_not_kept(client: httpx.Client) -> None:
    assert client.get(f"{LIST}?rxcuis={TIZANIDINE}+{CIPROFLOXACIN}").headers["cache-control"] == "no-store"


def test_everything_of_one_drug_the_drug_asked_first(client: httpx.Client) -> None:
    (kind,) = _asked(client, f"{ONE}?rxcui={TIZANIDINE}")["interactionTypeGroup"][0]["interactionType"]
    assert kind["minConceptItem"] == {"rxcui": TIZANIDINE, "name": "tizanidine", "tty": "IN"}
    sides = [[c["minConceptItem"]["name"] for c in p["interactionConcept"]] for p in kind["interactionPair"]]
    assert {side[0] for side in sides} == {"tizanidine"}
    assert [side[1] for side in sides] == ["ciprofloxacin", "baclofen", "cyclobenzaprine", "alcohol", "1 other drug"]
    assert kind["interactionPair"][-1]["description"].startswith("NOT CHECKED, or not in full: tizanidine with ")


@pytest.mark.parametrize("one", [TIZANIDINE, CIPROFLOXACIN, BACLOFEN, WARFARIN, MELOXICAM])
@pytest.mark.parametrize("other", [TIZANIDINE, CIPROFLOXACIN, BACLOFEN, WARFARIN, MELOXICAM])
def test_one_drug_and_a_list_say_the_same_of_a_pair(client: httpx.Client, one: str, other: str) -> None:
    if one == other:
        return
    (kind,) = _asked(client, f"{ONE}?rxcui={one}")["interactionTypeGroup"][0]["interactionType"]
    single = {
        p["description"]
        for p in kind["interactionPair"]
        if p["interactionConcept"][1]["minConceptItem"]["rxcui"] == other
    }
    body = _asked(client, f"{LIST}?rxcuis={one}+{other}")
    types = _types(body) if "fullInteractionTypeGroup" in body else []
    listed = {p["description"].partition(" NOT ")[0] for t in types for p in t["interactionPair"]}
    assert single == {text for text in listed if not text.startswith(("NOT ", "DUPLICATE"))}


@pytest.mark.parametrize("path", ["/REST/interaction/interaction", "/rest/INTERACTION/interaction.json"])
def test_one_unknown_drug_is_said_to_be_unknown(client: httpx.Client, path: str) -> None:
    body = _asked(client, f"{path}?RXCUI={NOT_AN_ID}&sources=DrugBank")
    (pair,) = body["interactionTypeGroup"][0]["interactionType"][0]["interactionPair"]
    assert pair["description"].startswith("NOT CHECKED: ")


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("name=baclofen", ["1292"]),
        ("Name=BACLOFEN&search=1", ["1292"]),
        ("name=Baclofen%2010%20MG%20Oral%20Tablet", ["1292"]),
        ("name=paracetamol", ["161"]),
        ("name=Zanaflex", ["153736"]),
        ("name=Lipitor", ["83367"]),
        ("name=aspirin", ["1191"]),
        ("name=cyclobenzaprine-HCl", ["52101"]),
    ],
)
def test_ids_of_a_name(client: httpx.Client, asked: str, ids: list[str]) -> None:
    assert client.get(f"/REST/rxcui.json?{asked}").json() == {"idGroup": {"rxnormId": ids}}
    assert client.get(f"/rest/RXCUI?{asked}").json() == {"idGroup": {"rxnormId": ids}}


@pytest.mark.parametrize("name", ["baclofin", "zzz", "Percocet", "%F0%9F%9C%9A", "1292"])
def test_a_miss_is_an_empty_group(client: httpx.Client, name: str) -> None:
    """A misspelling is not guessed at, and a part of a combination does not stand for it."""
    assert client.get(f"/REST/rxcui.json?name={name}").json() == {"idGroup": {}}


def test_candidates_of_a_misspelt_name(client: httpx.Client) -> None:
    group = client.get("/REST/approximateTerm.json?term=baclofin&maxEntries=4").json()["approximateGroup"]
    assert group["inputTerm"] is None
    first = group["candidate"][0]
    assert list(first) == ["rxcui", "rxaui", "score", "rank", "name", "source"]
    assert (first["rxcui"], first["name"], first["rank"], first["rxaui"]) == ("1292", "Baclofen", "1", None)
    assert 70 <= float(first["score"]) < 100
    assert len(group["candidate"]) <= 4
    exact = client.get("/rest/approximateterm?TERM=baclofen").json()["approximateGroup"]["candidate"][0]
    assert (exact["rxcui"], exact["score"]) == ("1292", "100.00")
    nothing = client.get("/REST/approximateTerm.json?term=qqqqqqqq").json()
    assert nothing == {"approximateGroup": {"inputTerm": None, "candidate": []}}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (LIST, 400),
        (f"{LIST}?rxcuis=", 400),
        (f"{LIST}?rxcuis=+%2C+", 400),
        (f"{LIST}?rxcuis={'1' * 200}", 400),
        (f"{LIST}?rxcuis=%00", 400),
        (ONE, 400),
        (f"{ONE}?rxcui=1+2", 400),
        ("/REST/rxcui.json", 400),
        (f"/REST/rxcui.json?name={'a' * 700}", 400),
        ("/REST/approximateTerm.json?term=a&maxEntries=x", 400),
        ("/REST/nothing.json", 404),
        ("/rest", 404),
        (f"{LIST}?rxcuis={'1+' * 4000}", 414),
    ],
)
def test_errors_are_json_and_open(client: httpx.Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert set(answer.json()["error"]) >= {"code", "message", "hint"}
    assert answer.headers["access-control-allow-origin"] == "*"


def test_other_pages_may_read_these_paths_and_no_others(client: httpx.Client) -> None:
    origin = {"Origin": "https://example.org"}
    asked = client.options(LIST, headers={**origin, "Access-Control-Request-Method": "GET"})
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-origin"] == "*"
    assert "GET" in asked.headers["access-control-allow-methods"]
    assert client.get(f"{LIST}?rxcuis={BACLOFEN}", headers=origin).headers["access-control-allow-origin"] == "*"
    for path in ("/", "/api/v1/drugs", "/restaurant"):
        assert "access-control-allow-origin" not in client.get(path, headers=origin).headers
