"""Files come from strangers: nothing in them may reach out, blow up or hang."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from labelwise.errors import MalformedSource, UnsafeSource
from labelwise.read import Rejected, read_labels
from labelwise.read import records as record_limits
from labelwise.read.spl import read_document

NS = 'xmlns="urn:hl7-org:v3"'
IDS = '<id root="x"/><setId root="5d0c2f5e-0000-4000-8000-000000000100"/>'


def document(sections: str, before: str = "") -> bytes:
    body = f"<component><structuredBody>{sections}</structuredBody></component>"
    return f"{before}<document {NS}>{IDS}{body}</document>".encode()


def test_entities_that_grow(tmp_path: Path) -> None:
    lines = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    bomb = document("&l9;", f'<!DOCTYPE document [<!ENTITY l0 "lol">{lines}]>')
    with pytest.raises(UnsafeSource, match="document type or entities"):
        read_document(bomb)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
def test_entities_that_reach_out(tmp_path: Path, encoding: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    attack = document("&f;", f'<!DOCTYPE document [<!ENTITY f SYSTEM "{secret.as_uri()}">]>').decode()
    with pytest.raises((UnsafeSource, MalformedSource)):
        read_document(attack.encode(encoding))


def test_an_external_document_type() -> None:
    with pytest.raises(UnsafeSource):
        read_document(document("", '<!DOCTYPE document SYSTEM "http://localhost:1/spl.dtd">'))


def test_elements_nested_too_deep() -> None:
    deep = "<component><section><text>" + "<content>" * 5000 + "x" + "</content>" * 5000
    with pytest.raises((UnsafeSource, MalformedSource)):
        read_document(document(deep + "</text></section></component>"))


def test_elements_nested_deep_but_within_the_bound_are_read() -> None:
    deep = "<component><section><text>" + "<content>" * 200 + "x" + "</content>" * 200
    label = read_document(document(deep + "</text></section></component>"))
    assert label.sections["spl_unclassified_section"].parts == ("x",)  # type: ignore[union-attr]


def test_a_document_that_is_too_large() -> None:
    with pytest.raises(UnsafeSource, match="larger than"):
        read_document(b"<document>" + b" " * (64 * 1024 * 1024))


def test_a_document_with_too_many_elements() -> None:
    with pytest.raises(UnsafeSource, match="elements"):
        read_document(b"<document>" + b"<a/>" * 4_100_000)


def test_spans_of_a_billion() -> None:
    table = "<table><tr><td colspan='1000000000' rowspan='1000000000'>x</td></tr></table>" * 50
    label = read_document(document(f"<component><section><text>{table}</text></section></component>"))
    tables = label.sections["spl_unclassified_section"].tables  # type: ignore[union-attr]
    assert sum(len(row) for t in tables for row in t.rows) <= 50 * 201


def test_numbers_that_are_none_and_numbers_without_end() -> None:
    odd = (
        "<component><section><subject><manufacturedProduct><manufacturedProduct><name>X</name>"
        "<ingredient classCode='ACTIB'>"
        "<quantity><numerator value='1e999' unit='mg'/><denominator value='nan'/></quantity>"
        "<ingredientSubstance><name>y</name></ingredientSubstance></ingredient></manufacturedProduct>"
        "</manufacturedProduct></subject></section></component>"
    )
    label = read_document(document(odd))
    assert label.products[0].active[0].strength is None  # type: ignore[union-attr]


def zip_of(content: bytes, name: str = "a") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def refusals(tmp_path: Path, content: bytes) -> list[str]:
    path = tmp_path / "x"
    path.write_bytes(content)
    return [r.reason for r in read_labels(path) if isinstance(r, Rejected)]


def test_an_archive_that_swells(tmp_path: Path) -> None:
    inner = zip_of(b'{"results": [' + b" " * (100 * 1024 * 1024) + b"]}")
    assert "swells" in refusals(tmp_path, inner)[0]


def test_archives_within_archives_without_end(tmp_path: Path) -> None:
    content = b"<document/>"
    for _ in range(6):
        content = zip_of(content)
    assert refusals(tmp_path, content) == ["Archives are nested more than 3 deep."]


def test_a_record_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_limits, "MAX_RECORD", 3_000_000)
    endless = b'{"results": [{"set_id": "5d0c2f5e-0000-4000-8000-000000000100", "x": "' + b"a" * 9_000_000
    assert "longer than" in refusals(tmp_path, endless)[0]


def test_json_nested_without_end(tmp_path: Path) -> None:
    deep = json.dumps({"set_id": "x"})[:-1].encode() + b', "y": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    assert len(refusals(tmp_path, deep)) == 1
