"""A release: what a build leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from labelwise.errors import SourceError
from labelwise.facts import KINDS, PharmacologicClassFact
from labelwise.operations.build import build
from labelwise.operations.open_store import open_store
from labelwise.operations.verify import verify

Record = dict[str, Any]
Write = Callable[..., Path]


def _files(release: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(release.iterdir())}


def test_a_build_writes_every_table_and_points_to_the_release(
    records: list[Record], write: Write, tmp_path: Path
) -> None:
    report = build([write(records)], tmp_path / "store")

    assert (tmp_path / "store" / "CURRENT").read_text() == f"{report.release}\n"
    tables = {"by_label-00000", "labels", "sections", "names", "curated", *KINDS}
    assert set(_files(Path(report.path))) == {f"{table}.parquet" for table in tables} | {"manifest.json"}
    assert report.labels == 3
    assert not verify(tmp_path / "store").problems


def test_two_builds_of_the_same_sources_are_byte_identical(records: list[Record], write: Write, tmp_path: Path) -> None:
    source = write(records)
    one = build([source], tmp_path / "one", jobs=1)
    two = build([source], tmp_path / "two", jobs=2)

    assert _files(Path(one.path)) == _files(Path(two.path))
    assert one.release == two.release


def test_the_order_in_which_sources_are_named_changes_nothing(
    records: list[Record], write: Write, tmp_path: Path
) -> None:
    first = write(records[:2], "a.json", "first")
    second = write(records[1:], "b.json", "second")

    one = build([first, second], tmp_path / "one")
    two = build([second, first], tmp_path / "two")

    assert _files(Path(one.path)) == _files(Path(two.path))


def test_building_again_from_the_same_sources_keeps_the_release(
    records: list[Record], write: Write, tmp_path: Path
) -> None:
    source = write(records)
    one = build([source], tmp_path / "store")
    two = build([source], tmp_path / "store")

    assert one.path == two.path
    assert [r.name for r in (tmp_path / "store" / "releases").iterdir()] == [one.release]


def test_building_again_mends_a_damaged_release(records: list[Record], write: Write, tmp_path: Path) -> None:
    source = write(records)
    one = build([source], tmp_path / "store")
    (Path(one.path) / "names.parquet").write_bytes(b"")
    two = build([source], tmp_path / "store")

    assert two.path != one.path
    assert not verify(tmp_path / "store").problems


def test_fact_tables_are_sorted_by_drug_key_and_set_id(records: list[Record], write: Write, tmp_path: Path) -> None:
    report = build([write(list(reversed(records)))], tmp_path / "store")

    for table in (*KINDS, "labels", "sections", "by_label-00000"):
        columns = pq.read_table(Path(report.path) / f"{table}.parquet", columns=["drug_key", "set_id"]).to_pydict()
        rows = list(zip(columns["drug_key"], columns["set_id"], strict=True))
        assert rows == sorted(rows)


def test_a_record_that_cannot_be_read_is_listed_with_file_set_id_and_reason(
    records: list[Record], write: Write, tmp_path: Path
) -> None:
    report = build([write(records)], tmp_path / "store")

    (rejected,) = report.rejected
    assert rejected.file == "labels.json#3"
    assert rejected.set_id is None
    assert "set id" in rejected.reason
    with open_store(tmp_path / "store") as store:
        assert store.manifest.rejected == report.rejected


def test_the_manifest_names_every_source_with_its_hash(records: list[Record], write: Write, tmp_path: Path) -> None:
    write(records[:1], "a.json")
    report = build([write(records[1:], "b.json")], tmp_path / "store")

    assert [s.name for s in report.sources] == ["a.json", "b.json"]
    assert all(len(s.sha256) == 64 for s in report.sources)


def test_where_nothing_can_be_read_the_old_release_stays(records: list[Record], write: Write, tmp_path: Path) -> None:
    before = build([write(records)], tmp_path / "store")

    with pytest.raises(SourceError, match="Nothing could be read") as caught:
        build([write(records[3:], folder="broken")], tmp_path / "store")

    assert caught.value.exit_code == 3
    with open_store(tmp_path / "store") as store:
        assert store.release == before.release


def test_the_account_of_every_extractor_is_kept(records: list[Record], write: Write, tmp_path: Path) -> None:
    report = build([write(records)], tmp_path / "store")

    assert [line.extractor for line in report.account] == sorted(line.extractor for line in report.account)
    assert sum(line.facts + line.not_understood for line in report.account) == report.facts


INDEXING = """<?xml version="1.0" encoding="UTF-8"?>
<document xmlns="urn:hl7-org:v3"><id root="e5555555-5555-4555-8555-555555555555"/>
<code code="60685-5" codeSystem="2.16.840.1.113883.6.1" displayName="INDEXING - PHARMACOLOGIC CLASS"/>
<title>Indexing of calmovane</title><effectiveTime value="20200101"/>
<setId root="55555555-5555-4555-8555-555555555555"/><versionNumber value="2"/>
<component><structuredBody><component><section><code code="48779-3" codeSystem="2.16.840.1.113883.6.1"/>
<subject><identifiedSubstance><id extension="F6G7H8J9K0" root="2.16.840.1.113883.4.9"/>
<identifiedSubstance><code code="F6G7H8J9K0" codeSystem="2.16.840.1.113883.4.9"/><name>CALMOVANE HYDROCHLORIDE</name>
<asSpecializedKind><generalizedMaterialKind><code code="N0000999999" codeSystem="2.16.840.1.113883.3.26.1.5"
 displayName="Sleep Inducer [EPC]"><translation code="N0000999999" displayName="Sleep Inducer [EPC]"/></code>
<name>Sleep Inducer [EPC]</name>
</generalizedMaterialKind></asSpecializedKind></identifiedSubstance></identifiedSubstance></subject>
</section></component></structuredBody></component></document>
"""


@pytest.mark.parametrize("file", ["0-first.xml", "z-last.xml"])
def test_class_indexing_documents_give_classes_to_the_labels_of_their_substance(
    file: str, records: list[Record], write: Write, tmp_path: Path
) -> None:
    source = write(records[:3])
    (source / file).write_text(INDEXING, encoding="utf-8")

    report = build([source], tmp_path / "store")

    assert report.rejected == ()
    with open_store(tmp_path / "store") as store:
        (label,) = store.labels(["F6G7H8J9K0"])
        classes = [fact for fact in label.facts if isinstance(fact, PharmacologicClassFact)]
    assert [(fact.scheme, fact.name, str(fact.citation.set_id)[:8]) for fact in classes] == [
        ("EPC", "Sleep Inducer", "55555555")
    ]
    assert [line.facts for line in report.account if line.extractor == "class_indexing"] == [1]
    assert not verify(tmp_path / "store").problems
