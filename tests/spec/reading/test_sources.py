"""Anything with labels in it can be given; it is recognised by what it holds, never by its name."""

from __future__ import annotations

import io
import json
import pickle
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from labelwise.errors import UnsupportedSource
from labelwise.label import Label
from labelwise.read import ClassIndexing, Item, Rejected, iter_items, read_item, read_labels

FIXTURES = Path(__file__).parents[2] / "fixtures" / "labels"
SPL = (FIXTURES / "plr_relaxadine.xml").read_bytes()
OLD = (FIXTURES / "old_calmazine.xml").read_bytes()
INDEXING = (FIXTURES / "class_indexing_relaxadine.xml").read_bytes()
BULK = (FIXTURES / "openfda_records.json").read_bytes()
RECORDS = json.loads(BULK)["results"]


def zipped(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def kinds(path: Path) -> Counter[str]:
    return Counter(type(read).__name__ for read in read_labels(path))


def refusal(path: Path) -> Rejected:
    (one,) = read_labels(path)
    assert isinstance(one, Rejected)
    assert one.hint
    return one


def given(folder: Path, content: bytes, name: str = "source.bin") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "labels"),
    [
        (BULK, 2),
        (zipped(a=BULK), 2),
        (json.dumps({"results": RECORDS[:1], "meta": {"results": {"total": 1}}}).encode(), 1),
        (json.dumps(RECORDS[:2]).encode(), 2),
        (json.dumps(RECORDS[0], indent=1).encode(), 1),
        ("\n".join(json.dumps(r) for r in RECORDS[:2]).encode(), 2),
        (b"\xef\xbb\xbf" + BULK, 2),
        (SPL, 1),
        (b"\n  " + OLD.split(b"?>", 1)[1], 1),
        (SPL.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"), 1),
        (zipped(a=SPL), 1),
        (zipped(a=zipped(label=SPL, picture=b"\xff\xd8\xff\xe0 jpeg"), b=zipped(label=OLD)), 2),
    ],
)
def test_forms_of_labels(tmp_path: Path, content: bytes, labels: int) -> None:
    assert kinds(given(tmp_path, content))["Label"] == labels


def test_class_indexing_archives(tmp_path: Path) -> None:
    (read,) = read_labels(given(tmp_path, zipped(a=zipped(b=INDEXING))))
    assert isinstance(read, ClassIndexing)


def test_folders_are_read_in_the_order_of_names_and_pictures_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    given(tmp_path / "b", zipped(inner=OLD), "2.zip")
    given(tmp_path, SPL, "z.xml")
    given(tmp_path, BULK, "a.json")
    given(tmp_path, b"\x89PNG\r\n", "m.png")
    given(tmp_path, b"", ".hidden")
    assert [(i.origin, i.number) for i in iter_items(tmp_path)] == [
        ("a.json", 0),
        ("a.json", 1),
        ("a.json", 2),
        ("z.xml", None),
        ("b/2.zip!inner", None),
    ]


def test_several_sources(tmp_path: Path) -> None:
    items = iter_items([given(tmp_path, SPL, "x"), given(tmp_path, OLD, "y")])
    assert [i.origin for i in items] == ["x", "y"]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedSource, match="There is no file or folder"):
        list(iter_items(tmp_path / "nothing"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty."),
        (b" \n ", "nothing but white space"),
        (b"\x00\x01\x02binary", "no known label form"),
        (b"set_id,name\n1,2\n", "no known label form"),
        (b"<!DOCTYPE html><html><body>502 Bad Gateway</body></html>", "a web page"),
        (b"\n<HTML><head></head></HTML>", "a web page"),
        (b"\x1f\x8b\x08rest", "packed with gzip"),
        (b"%PDF-1.7", "a picture or a PDF"),
        (b"<rss><channel/></rss>", "its root is <rss>"),
        (b"<document>", "The XML is broken"),
        (b'<document xmlns="urn:hl7-org:v3"/>', "no set id"),
        (b'{"error": {"code": "NOT_FOUND", "message": "No matches found!"}}', "NOT_FOUND: No matches found!"),
        (b'{"meta": {}, "results": []}', "holds no record"),
        (b'{"name": "something else"}', "no set id"),
        (b'{"set_id": "ad0c2f5e-0000-4000-8000-000000000500", "id": ', "not closed"),
        (b"[1, 2, 3]", "Something else than a record"),
        (zipped(a=BULK)[:-400], "broken or cut off"),
        (b"PK\x05\x06" + bytes(18), "The archive is empty"),
        (zipped(a=b"garbage"), "no known label form"),
    ],
)
def test_what_cannot_be_read_is_listed_with_a_reason_and_a_hint(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in refusal(given(tmp_path, content)).reason


def test_a_file_that_ends_too_early_gives_what_it_has(tmp_path: Path) -> None:
    cut = BULK[: BULK.index(b"not-a-set-id")]
    *labels, refused = read_labels(given(tmp_path, cut))
    assert len(labels) == 2
    assert isinstance(refused, Rejected)
    assert "not closed" in refused.reason


def test_a_list_that_ends_between_two_records_is_cut_off(tmp_path: Path) -> None:
    cut = BULK[: BULK.index(b"not-a-set-id")].rsplit(b"{", 1)[0]
    assert kinds(given(tmp_path, cut)) == {"Label": 2, "Rejected": 1}


@pytest.mark.parametrize(
    "broken",
    [
        b'{"set_id": "ad0c2f5e-0000-4000-8000-000000000999", "id": "x", "warnings": [oops]}',
        b'{"set_id": "ad0c2f5e-0000-4000-8000-000000000999", "id": "x", "warnings": ["no end]}',
        b'{"set_id": "ad0c2f5e-0000-4000-8000-000000000999", "id": "x", "openfda": {"a": ["b"]}',
        b'{"set_id": "ad0c2f5e-0000-4000-8000-000000000999", "id": "x"}}',
    ],
)
def test_a_broken_record_is_listed_and_the_next_ones_are_read(tmp_path: Path, broken: bytes) -> None:
    first, second = (json.dumps(r).encode() for r in RECORDS[:2])
    content = b'{"meta": {}, "results": [' + b", ".join([first, broken, second]) + b"]}"
    read = list(read_labels(given(tmp_path, content)))
    labels = [r.set_id for r in read if isinstance(r, Label)]
    assert (labels[0], labels[-1]) == (RECORDS[0]["set_id"], RECORDS[1]["set_id"])
    if not broken.endswith(b"}}"):
        (refused,) = (r for r in read if isinstance(r, Rejected))
        assert refused.set_id == "ad0c2f5e-0000-4000-8000-000000000999"


def test_one_broken_member_does_not_end_an_archive(tmp_path: Path) -> None:
    content = zipped(a=b"garbage", b=SPL, c=zipped(x=b"<document>"), d=OLD)
    assert kinds(given(tmp_path, content)) == {"Label": 2, "Rejected": 2}


def test_an_encrypted_member_says_so(tmp_path: Path) -> None:
    packed = bytearray(zipped(a=SPL))
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in refusal(given(tmp_path, bytes(packed))).reason


def test_a_damaged_member_is_listed(tmp_path: Path) -> None:
    packed = bytearray(zipped(a=SPL))
    packed[200:300] = bytes(100)
    assert "broken or cut off" in refusal(given(tmp_path, bytes(packed))).reason


def test_items_and_answers_can_be_sent_to_another_process() -> None:
    for item in iter_items(FIXTURES / "plr_relaxadine.xml"):
        again = pickle.loads(pickle.dumps(item))
        assert again == item
        label = pickle.loads(pickle.dumps(read_item(again)))
        assert [t.index for t in label.sections["adverse_reactions"].tables] == [0]


def test_reading_an_item_never_raises() -> None:
    for payload in (b"", b"{", b"[]", b'"text"', b"{}", b"<a", b"\xff\xfe", b'{"set_id": 3, "id": []}'):
        for form in ("spl", "openfda"):
            assert isinstance(read_item(Item("x", form, payload)), Rejected)
