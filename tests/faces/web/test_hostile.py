"""Labels and queries that mean harm: nothing becomes markup, no file is read, nothing is told to the log."""

from __future__ import annotations

import logging

import httpx
import pytest

from labelwise.faces.serving.bounds import LARGEST_BODY

from .conftest import HOSTILE, THIRD

QUERIES = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE labels; --",
    "' OR '1'='1",
    "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "{{ 7*7 }}{% raw %}",
    "\u202egninrom",
    "a\x00b",
    "%",
    "🜚" * 50,
]


def _harmless(text: str) -> bool:
    text = text.replace("\\<", "")  # Markdown's own escape
    bare = text.replace('<script src="/static/', "")
    return "<script" not in bare and "<img src=x" not in text and "root:" not in text and "Traceback" not in text


@pytest.mark.parametrize(
    "path",
    [
        "/compare/gammadol/alphamine?for=hives",
        "/drug/gammadol",
        f"/label/{THIRD}",
        "/search?q=hives",
        "/api/v1/compare.html?drug=gammadol&drug=alphamine",
        "/api/v1/compare.md?drug=gammadol&drug=alphamine",
    ],
)
def test_markup_in_a_label_stays_text(web: httpx.Client, path: str) -> None:
    answer = web.get(path)
    assert answer.status_code == 200
    assert HOSTILE not in answer.text
    assert _harmless(answer.text)


@pytest.mark.parametrize("query", QUERIES)
def test_hostile_queries_are_answered_or_refused(web: httpx.Client, query: str) -> None:
    answers = [
        web.get("/search", params={"q": query}),
        web.get("/compare", params={"drug": [query, "alphamine"], "for": query}, follow_redirects=True),
        web.get("/compare/alphamine/betazole", params={"for": query}),
        web.get("/api/v1/search", params={"q": query}),
        web.get("/api/v1/suggest", params={"q": query}),
        web.get("/api/v1/compare", params={"drug": query}),
        web.post("/check", data={"drugs": query, "conditions": query}),
        web.post("/api/v1/check", json={"drugs": [query]}),
    ]
    for answer in answers:
        assert answer.status_code < 500
        if answer.headers.get("content-type", "").startswith("text/html"):
            assert _harmless(answer.text)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../server.py",
        "/static/%2e%2e/render.py",
        "/static/..%2f..%2fserver.py",
        "/label/..%2f..%2fetc%2fpasswd",
        "/drug/..%2f..%2fetc%2fpasswd",
        "/compare/..%2f..%2f/etc/passwd",
        "/api/v1/labels/..%2f..%2fmanifest.json",
        "/api/v1/quote/..%2f/x/0/0/9",
    ],
)
def test_no_path_leads_out(web: httpx.Client, path: str) -> None:
    answer = web.get(path)
    assert answer.status_code in (400, 404)
    assert "import" not in answer.text


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/v1/drugs", "/api/v1/nothing", "/static/labelwise.css"])
def test_every_answer_carries_the_safe_headers(web: httpx.Client, path: str) -> None:
    headers = web.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_pages_hold_no_inline_script_or_style(web: httpx.Client) -> None:
    for path in ("/", "/check", "/compare/alphamine/betazole", "/drug/alphamine"):
        text = web.get(path).text
        assert " style=" not in text
        assert "<style" not in text
        assert " onclick=" not in text
        assert text.count("<script") == 1


def test_large_bodies_are_refused(web: httpx.Client) -> None:
    told = web.post("/api/v1/check", content=b"x" * (LARGEST_BODY + 1))
    assert told.status_code == 413
    chunks = (b"x" * 65536 for _ in range(8))
    assert web.post("/api/v1/check", content=chunks).status_code == 413
    assert web.post("/check", data={"drugs": "x" * (LARGEST_BODY + 1)}).status_code == 413


def test_the_log_holds_neither_queries_nor_bodies(web: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        web.get("/search", params={"q": "secretword"})
        web.get("/compare/alphamine/betazole", params={"for": "secretword"})
        web.post("/check", data={"drugs": "alphamine", "conditions": "secretword", "age": "63.25"})
        web.post("/api/v1/check", content=b'{"patient": {"age": "secretword"}}')
    ours = [record.getMessage() for record in caplog.records if record.name.startswith(("labelwise", "uvicorn"))]
    assert any("/check" in line for line in ours)
    assert not any("secretword" in line or "63.25" in line for line in ours)
