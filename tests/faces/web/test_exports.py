"""Every form of a comparison, from the page, the API and the command line alike; a PDF fetches nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from labelwise.errors import MissingExtra, UsageError
from labelwise.faces.rest import answers
from labelwise.faces.serving import desk
from labelwise.operations.compare import compare
from labelwise.operations.open_store import open_store
from labelwise.present.pdf import pdf_of
from labelwise.present.written import FORMS, written

from .conftest import HOSTILE

PAIR = ("alphamine", "betazole")
BEGINS = {"json": "{", "csv": "", "md": "# ", "html": "<!doctype html>", "pdf": "%PDF-"}


@pytest.fixture(scope="module", autouse=True)
def _can_set() -> None:
    try:
        pdf_of("<p>x")
    except MissingExtra:
        pytest.skip("WeasyPrint or Pango is not installed")


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("form", FORMS)
def test_api_and_command_line_hand_out_the_same(web: httpx.Client, web_store: Path, form: str, plain: bool) -> None:
    asked = {"drug": list(PAIR), "for": "hiccups", **({"plain": "1"} if plain else {})}
    answer = web.get(f"/api/v1/compare.{form}", params=asked)
    assert answer.status_code == 200
    assert answer.content.decode("utf-8", "replace").startswith(BEGINS[form])
    long = {"md": "markdown"}.get(form, form)
    call = [sys.executable, "-m", "labelwise", "compare", *PAIR, "--for", "hiccups", "--format", long]
    call += [*(["--plain"] if plain else []), "--store", str(web_store)]
    out = subprocess.run(call, check=True, capture_output=True).stdout
    if form == "pdf":
        assert out.startswith(b"%PDF-")
        assert out.rstrip().endswith(b"%%EOF")
    else:
        assert out.decode().rstrip("\n") == answer.text.rstrip("\n")


def test_out_names_the_file_and_its_ending_the_form(web_store: Path, tmp_path: Path) -> None:
    for name, begins in (("a.pdf", b"%PDF-"), ("a.html", b"<!doctype"), ("a.md", b"# "), ("a.json", b"{")):
        call = [sys.executable, "-m", "labelwise", "compare", *PAIR, "--store", str(web_store)]
        done = subprocess.run([*call, "--out", str(tmp_path / name)], check=True, capture_output=True)
        assert (tmp_path / name).read_bytes().startswith(begins)
        assert done.stdout == b""


@pytest.mark.parametrize("path", ["/compare/alphamine/betazole?for=hiccups", "/compare/alphamine/betazole?plain=1"])
def test_the_page_leads_to_every_form_of_what_it_shows(web: httpx.Client, path: str) -> None:
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="(/api/v1/compare\.[^"]+)"', web.get(path).text)]
    assert len(links) == len(FORMS)
    for link in links:
        assert ("plain=1" in link) == ("plain=1" in path)
        assert web.get(link).status_code == 200


@pytest.mark.parametrize("plain", [False, True])
def test_a_file_stands_by_itself(web_store: Path, plain: bool) -> None:
    with open_store(web_store) as opened:
        page = written(compare(["alphamine", "gammadol"], store=opened), "html", plain=plain)
    assert HOSTILE not in page
    assert not re.search(r"<(?:script|img|link|iframe|object|embed)\b", page)
    assert not re.search(r"(?:src|@import|url\()", page.split("<body>")[0])
    assert set(re.findall(r'href="([^"]+)"', page)) == {f"#n{n}" for n in re.findall(r'id="n(\d+)"', page)}


def test_nothing_is_fetched_for_a_pdf(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"not to be read")
    page = f"<style>@import url('http://127.0.0.1:9/x.css')</style><img src='{secret.as_uri()}'><p>Text</p>"
    assert pdf_of(page).startswith(b"%PDF-")


def test_an_unknown_form_is_refused(web: httpx.Client, web_store: Path) -> None:
    with open_store(web_store) as opened, pytest.raises(UsageError):
        written(compare(["alphamine"], store=opened), "docx")
    assert web.get("/api/v1/compare.docx?drug=alphamine").json()["error"]["code"] == "usage"


def test_plain_words_have_a_page_of_their_own(web: httpx.Client) -> None:
    text = web.get("/compare/alphamine/betazole?for=hiccups&plain=1").text
    assert "It is used for hiccups." in text
    assert "24 in 100 people had it (6 in 100 on placebo)" in text
    assert 'href="/compare/alphamine/betazole?for=hiccups"' in text
    assert (
        'href="/compare/alphamine/betazole?for=hiccups&amp;plain=1"'
        in web.get("/compare/alphamine/betazole?for=hiccups").text
    )
    asked = web.get("/compare", params={"drug": list(PAIR), "plain": "1"})
    assert asked.headers["location"] == "/compare/alphamine/betazole?plain=1"


def test_what_is_too_long_to_be_set_is_told_so(web: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "LONGEST_PDF", 1000)
    asked = {"drug": ["betazole", "alphamine"], "for": "gout"}
    refused = web.get("/api/v1/compare.pdf", params=asked)
    assert refused.status_code == 400
    assert refused.json()["error"]["code"] == "too_long_for_pdf"
    assert "fewer drugs" in refused.json()["error"]["hint"]
    assert web.get("/api/v1/compare.html", params=asked).status_code == 200


def test_what_takes_too_long_to_be_set_is_not_called_busy(web: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "LONGEST_FINISH", 0.01)
    refused = web.get("/api/v1/compare.pdf", params={"drug": ["betazole", "alphamine"], "for": "hives"})
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "too_long_for_pdf")
