"""The API: every route, its forms, paging, ETags and the one error shape."""

from __future__ import annotations

import csv
import io

import httpx
import msgspec
import pytest

from labelwise.operations.compare import compare
from labelwise.operations.open_store import open_store
from labelwise.present.comparison_json import comparison_json

from .conftest import FIRST

LABEL = f"/api/v1/labels/{FIRST}"

PAIR = {"drug": ["alphamine", "betazole"], "for": "hiccups"}


def test_a_comparison_is_that_of_the_command_line(web: httpx.Client, web_store: object) -> None:
    answer = web.get("/api/v1/compare", params=PAIR)
    with open_store(str(web_store)) as opened:
        assert answer.text == comparison_json(compare(PAIR["drug"], "hiccups", store=opened))


@pytest.mark.parametrize(
    ("suffix", "accept", "media", "begins"),
    [
        ("", "*/*", "application/json", "{"),
        ("", "text/csv", "text/csv", "facet,"),
        ("", "text/markdown;q=0.9, text/html;q=0.2", "text/markdown", "# "),
        ("", "text/html", "text/html", "<!doctype"),
        ("", "image/png, */*;q=0.1", "application/json", "{"),
        (".csv", "text/html", "text/csv", "facet,"),
        (".md", "*/*", "text/markdown", "# "),
        (".html", "*/*", "text/html", "<!doctype"),
        (".json", "text/csv", "application/json", "{"),
    ],
)
def test_the_form_follows_suffix_then_accept(
    web: httpx.Client, suffix: str, accept: str, media: str, begins: str
) -> None:
    answer = web.get(f"/api/v1/compare{suffix}", params=PAIR, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media)
    assert answer.text.startswith(begins)
    assert "Accept" in answer.headers["vary"]


def test_drugs_come_in_pages(web: httpx.Client) -> None:
    names, cursor = [], None
    for _ in range(3):
        page = web.get("/api/v1/drugs", params={"limit": 1, **({"cursor": cursor} if cursor else {})}).json()
        names += [item["name"] for item in page["items"]]
        cursor = page["next"]
    assert names == ["alphamine", "betazole", "gammadol"]
    assert cursor is None
    assert web.get("/api/v1/drugs").json()["next"] is None


def test_facts_of_a_drug(web: httpx.Client) -> None:
    facts = web.get("/api/v1/drugs/alphamine/facts").json()
    assert {fact["kind"] for fact in facts} >= {"indication", "contraindication", "adverse_reaction"}
    only = web.get("/api/v1/drugs/alphamine/facts", params={"kind": "contraindication"}).json()
    assert only == [fact for fact in facts if fact["kind"] == "contraindication"]
    rows = list(csv.DictReader(io.StringIO(web.get("/api/v1/drugs/alphamine/facts.csv").text)))
    assert len(rows) == len(facts)
    assert web.get("/api/v1/drugs/alphamine/facts.jsonl").text.count("\n") == len(facts)


@pytest.mark.parametrize("suffix", ["", ".csv", ".jsonl"])
def test_facts_come_in_pages_that_a_link_leads_through(web: httpx.Client, suffix: str) -> None:
    def count(text: str) -> int:
        return len(msgspec.json.decode(text)) if not suffix else text.count("\n") - (suffix == ".csv")

    whole = web.get(f"/api/v1/drugs/alphamine/facts{suffix}")
    assert "link" not in whole.headers
    path, counts = f"/api/v1/drugs/alphamine/facts{suffix}?limit=2", []
    while path:
        page = web.get(path)
        counts.append(count(page.text))
        path = page.links["next"]["url"] if "link" in page.headers else ""
    assert sum(counts) == count(whole.text)
    assert set(counts[:-1]) == {2}
    assert len(counts) > 1


def test_a_page_of_facts_follows_only_cursors_of_ours(web: httpx.Client) -> None:
    assert web.get("/api/v1/drugs/alphamine/facts?cursor=YWJj").status_code == 400
    assert web.get("/api/v1/drugs/alphamine/facts?limit=0").status_code == 400


def test_a_wrong_method_is_told_the_right_ones(web: httpx.Client) -> None:
    answer = web.delete("/api/v1/drugs")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


def test_a_label(web: httpx.Client) -> None:
    label = web.get(f"/api/v1/labels/{FIRST.upper()}").json()
    assert label["head"]["set_id"] == FIRST
    assert label["facts"]


def test_search_and_suggestions(web: httpx.Client) -> None:
    hits = web.get("/api/v1/search", params={"q": "hiccups"}).json()["hits"]
    assert hits[0]["drugs"] == ["alphamine"]
    assert web.get("/api/v1/search.csv", params={"q": "hiccups"}).text.startswith("kind,text,drugs")
    found = web.get("/api/v1/suggest", params={"q": "alph"}).json()["items"]
    assert {"name": "alphamine", "kind": "drug", "drug": "alphamine"} in found
    assert web.get("/api/v1/suggest", params={"q": ""}).json() == {"items": []}


def test_check(web: httpx.Client) -> None:
    body = {"drugs": ["alphamine 5 mg", "betazole"], "patient": {"conditions": ["glaucoma"]}}
    answer = web.post("/api/v1/check", json=body)
    assert answer.status_code == 200
    assert any("glaucoma" in finding["summary"].lower() for finding in answer.json()["findings"])
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/v1/compare?drug=alphamin&drug=betazole", 404, "unknown_drug"),
        ("/api/v1/compare", 400, "usage"),
        ("/api/v1/compare?drug=" + "&drug=".join("abcdefghi"), 400, "usage"),
        ("/api/v1/compare.pdfx?drug=alphamine", 400, "usage"),
        ("/api/v1/drugs?limit=0", 400, "usage"),
        ("/api/v1/drugs?cursor=%25%25", 400, "usage"),
        ("/api/v1/drugs/alphamine/facts?kind=nonsense", 400, "usage"),
        ("/api/v1/drugs/nothing/facts", 404, "unknown_drug"),
        ("/api/v1/labels/none", 404, "unknown_label"),
        (f"/api/v1/quote/{FIRST}/34067-9/0/5/99999999", 404, "no_text"),
        ("/api/v1/nothing", 404, "not_found"),
        ("/api/v1/search?q=", 400, "usage"),
        ("/api/v1/search", 400, "usage"),
        ("/api/v1/search?q=gout&cursor=x", 400, "usage"),
        ("/api/v1/drugs.png", 400, "usage"),
        (f"/api/v1/labels/{FIRST}.png", 400, "usage"),
        ("/api/v1/search?q=" + "a" * 700, 400, "usage"),
        ("/api/v1/search?q=" + "a" * 7000, 414, "address_too_long"),
        ("/api/v1/check", 405, "method_not_allowed"),
    ],
)
def test_every_error_has_the_one_shape(web: httpx.Client, path: str, status: int, code: str) -> None:
    answer = web.get(path)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["code"] == code
    assert error["message"]
    assert "hint" in error


def test_an_unknown_drug_comes_with_suggestions(web: httpx.Client) -> None:
    error = web.get("/api/v1/compare?drug=alphamin&drug=betazole").json()["error"]
    assert error["suggestions"] == ["alphamine"]


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"drugs": "a"}', b'{"x": 1}', b'{"drugs": []}', b"\xff"])
def test_a_broken_check_is_refused(web: httpx.Client, body: bytes) -> None:
    answer = web.post("/api/v1/check", content=body)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "usage"


@pytest.mark.parametrize(
    "path", ["/api/v1/compare.json?drug=alphamine&drug=betazole", "/compare/alphamine/betazole", "/"]
)
def test_an_etag_saves_the_body(web: httpx.Client, path: str) -> None:
    first = web.get(path)
    tag = first.headers["etag"]
    again = web.get(path, headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert web.get(path).content == first.content
    assert web.get("/compare/betazole/alphamine").headers["etag"] != tag


def test_head_is_get_without_the_body(web: httpx.Client) -> None:
    answer = web.head("/api/v1/drugs")
    assert (answer.status_code, answer.content) == (200, b"")


def test_the_description_is_openapi_3_1_with_examples(web: httpx.Client) -> None:
    described = web.get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    routes = {"compare", "drugs", "drugs/{name}/facts", "labels/{set_id}", "search", "suggest", "check"}
    assert {f"/api/v1/{route}" for route in routes} <= set(described["paths"])
    schemas = described["components"]["schemas"]
    assert {"Comparison", "CheckResult", "CheckRequest", "Error"} <= set(schemas)
    text = msgspec.json.encode(described).decode()
    for operations in described["paths"].values():
        for operation in operations.values():
            assert "example" in operation["responses"]["200"]["content"]["application/json"]
            assert "422" not in operation["responses"]
            for parameter in operation.get("parameters", ()):
                assert parameter["name"] != "form" or parameter["in"] == "path"
    for name in set(__import__("re").findall(r'"#/components/schemas/([^"]+)"', text)):
        assert name in schemas


def test_a_body_is_gzipped_for_those_who_take_it(web: httpx.Client) -> None:
    path = "/api/v1/compare.json?drug=alphamine&drug=betazole"
    packed = web.get(path, headers={"Accept-Encoding": "br, gzip;q=0.5"})
    whole = web.get(path, headers={"Accept-Encoding": "gzip;q=0, identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in whole.headers
    assert packed.content == whole.content
    assert packed.headers["etag"] != whole.headers["etag"]
    assert "Accept-Encoding" in packed.headers["vary"]
    assert int(packed.headers["content-length"]) < int(whole.headers["content-length"]) / 3


@pytest.mark.parametrize(
    ("path", "begins"),
    [
        ("/api/v1/drugs", "name,brands,page"),
        (f"/api/v1/labels/{FIRST}", "kind,set_id"),
        ("/api/v1/search?q=gout", "kind,text"),
        ("/api/v1/drugs/alphamine/facts", "kind,set_id"),
    ],
)
def test_lists_and_facts_are_csv_for_those_who_ask_for_it(web: httpx.Client, path: str, begins: str) -> None:
    address, _, query = path.partition("?")
    for given in (
        web.get(path, headers={"Accept": "text/csv"}),
        web.get(f"{address}.csv?{query}", headers={"Accept": "*/*"}),
    ):
        assert given.status_code == 200
        assert given.headers["content-type"].startswith("text/csv")
        assert given.text.startswith(begins)


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/compare?drug=alphamine",
        "/api/v1/drugs",
        f"/api/v1/labels/{FIRST}",
        "/api/v1/search?q=gout",
        "/api/v1/suggest?q=a",
        "/api/v1/drugs/alphamine/facts",
    ],
)
def test_a_form_that_there_is_not_is_refused(web: httpx.Client, path: str) -> None:
    refused = web.get(path, headers={"Accept": "image/png"})
    assert (refused.status_code, refused.json()["error"]["code"]) == (406, "not_acceptable")
    assert "application/json" in refused.json()["error"]["hint"]
    checked = web.post("/api/v1/check", json={"drugs": ["alphamine"]}, headers={"Accept": "text/csv"})
    assert checked.status_code == 406


def test_a_search_is_told_a_page_at_a_time(web: httpx.Client) -> None:
    whole = web.get("/api/v1/search", params={"q": "gout"}).json()
    assert whole["next"] is None
    everything = web.get("/api/v1/search", params={"q": "a"}).json()["hits"]
    assert len(everything) > 2
    met, address = [], "/api/v1/search?q=a&limit=1"
    while address:
        page = web.get(address)
        met += page.json()["hits"]
        address = page.links["next"]["url"] if page.json()["next"] else ""
    assert sorted(map(str, met)) == sorted(map(str, everything))


def test_signs_that_show_nothing_are_left_out_of_names(web: httpx.Client) -> None:
    named = web.get("/api/v1/compare", params={"drug": ["\u200bAlpha\u00admine", "betazole"]})
    assert [drug["name"] for drug in named.json()["drugs"]] == ["alphamine", "betazole"]


@pytest.mark.parametrize("path", ["/api/v1/drugs", "/api/v1/drugs/alphamine/facts", "/api/v1/search", LABEL])
@pytest.mark.parametrize(
    ("suffix", "media", "begins"), [(".md", "text/markdown", "| "), (".html", "text/html", "<!doctype html>")]
)
def test_lists_come_as_markdown_and_html_too(
    web: httpx.Client, path: str, suffix: str, media: str, begins: str
) -> None:
    asked = {"q": "headache"} if path.endswith("search") else {}
    for given in (web.get(path + suffix, params=asked), web.get(path, params=asked, headers={"Accept": media})):
        assert given.status_code == 200
        assert given.headers["content-type"].startswith(media)
        assert given.text.startswith(begins)


def test_a_check_comes_as_markdown_too(web: httpx.Client) -> None:
    given = web.post("/api/v1/check", json={"drugs": ["alphamine"]}, headers={"Accept": "text/markdown"})
    assert (given.status_code, given.headers["content-type"].partition(";")[0]) == (200, "text/markdown")
    assert given.text.startswith("#")
