"""`labelwise fetch` against a server of our own on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from labelwise.errors import FetchError
from labelwise.operations.fetch import fetch

SET_ID = "00c6c924-ddfd-4a75-afd7-f6561ff9abbc"
DOCUMENT = b"<document xmlns='urn:hl7-org:v3'/>"


class Service(BaseHTTPRequestHandler):
    """Answers as DailyMed and openFDA do, for the drugs named in tests."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        self.asked.append(self.path)
        drug = query.get("drug_name", [""])[0]
        if parts.path == "/dailymed/services/v2/spls.json":
            rows = {"alphamine": [{"setid": SET_ID.upper()}, {"setid": "../../etc/passwd"}]}.get(drug, [])
            self.answer(
                b"<html>" if drug == "oddity" else json.dumps({"data": rows}).encode(), 500 if drug == "broken" else 200
            )
        elif parts.path == f"/dailymed/services/v2/spls/{SET_ID}.xml":
            self.answer(DOCUMENT)
        elif parts.path == "/drug/label.json" and '"alphamine"' in query["search"][0]:
            self.answer(json.dumps({"meta": {}, "results": [{"set_id": SET_ID}]}).encode())
        else:
            self.answer(b'{"error": {"code": "NOT_FOUND"}}', 429 if "hurried" in self.path else 404)

    def answer(self, body: bytes, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""


@pytest.fixture
def base_url() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_dailymed_documents_land_as_files_named_after_their_set_id(base_url: str, tmp_path: Path) -> None:
    written = fetch("alphamine", tmp_path, base_url=base_url)
    assert [p.name for p in written] == [f"{SET_ID}.xml"]
    assert written[0].read_bytes() == DOCUMENT
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"{SET_ID}.xml"]


def test_an_openfda_answer_lands_as_a_file_that_build_reads(base_url: str, tmp_path: Path) -> None:
    (written,) = fetch("alphamine", tmp_path, service="openfda", base_url=base_url)
    assert json.loads(written.read_text())["results"][0]["set_id"] == SET_ID


@pytest.mark.parametrize(
    ("drug", "service", "said"),
    [
        ("nosuchdrug", "dailymed", "no label"),
        ("nosuchdrug", "openfda", "no label"),
        ("broken", "dailymed", "status 500"),
        ("oddity", "dailymed", "JSON"),
        ("hurried", "openfda", "slow down"),
    ],
)
def test_a_service_that_does_not_answer_as_documented_is_an_error(
    base_url: str, tmp_path: Path, drug: str, service: Any, said: str
) -> None:
    with pytest.raises(FetchError, match=said) as error:
        fetch(drug, tmp_path, service=service, base_url=base_url)
    assert error.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_service_out_of_reach_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="could not be fetched"):
        fetch("alphamine", tmp_path, base_url="http://127.0.0.1:1")


def test_the_command_prints_files_and_what_to_do_next(call: Any, base_url: str, tmp_path: Path) -> None:
    found = call("fetch", "alphamine", "--out", str(tmp_path), "--base-url", base_url)
    assert found.code == 0
    assert f"{SET_ID}.xml" in found.out
    assert "labelwise build" in found.err
    missing = call("fetch", "nosuchdrug", "--out", str(tmp_path), "--base-url", base_url)
    assert missing.code == 4
