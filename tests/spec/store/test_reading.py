"""Reading a store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from labelwise.errors import StoreDamaged, StoreMissing, UnknownDrug
from labelwise.label import Locator
from labelwise.operations.build import build
from labelwise.operations.open_store import open_store
from labelwise.store.tables import BY_LABEL_PART_GROUPS

Record = dict[str, Any]
Write = Callable[..., Path]


@pytest.fixture
def store(records: list[Record], write: Write, tmp_path: Path) -> Path:
    build([write(records)], tmp_path / "store")
    return tmp_path / "store"


def test_the_labels_of_a_drug_come_with_all_their_facts_sorted_by_set_id(store: Path) -> None:
    with open_store(store) as opened:
        labels = opened.labels(["A1B2C3D4E5"])

    assert [str(label.head.set_id)[0] for label in labels] == ["1", "2"]
    assert all(fact.drug.name == "relaxadol" for label in labels for fact in label.facts)
    assert {fact.citation.document_id for fact in labels[0].facts} == {labels[0].head.document_id}


def test_a_drug_key_that_no_label_has_gives_nothing(store: Path) -> None:
    with open_store(store) as opened:
        assert opened.labels(["ZZZZZZZZZZ", "", "' OR 1=1"]) == []


def test_names_lead_to_drug_keys(store: Path) -> None:
    with open_store(store) as opened:
        assert opened.names().resolve("Spasmex").drug_keys == ("A1B2C3D4E5",)
        assert opened.names().resolve("calmovane").drug_keys == ("F6G7H8J9K0",)
        with pytest.raises(UnknownDrug) as caught:
            opened.names().resolve("relaxadoll")
    assert "relaxadol" in [s.lower() for s in caught.value.suggestions]


def test_names_are_the_same_whether_held_or_asked(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(store) as opened:
        held = opened.names().source
        rows = sorted(held.spellings())
        monkeypatch.setattr("labelwise.store.store.ASKED_NAMES", 0)
        told = {row.spelling: sorted(held.lookup(row.spelling)) for row in rows}
    for held_names, asked_names in ((0, 0), (0, 3), (50_000, 3), (50_000, 1_000)):
        monkeypatch.setattr("labelwise.store.store.HELD_NAMES", held_names)
        monkeypatch.setattr("labelwise.store.store.ASKED_NAMES", asked_names)
        with open_store(store) as opened:
            asked = opened.names().source
            for row in (*rows, *rows):
                assert sorted(asked.lookup(row.spelling)) == told[row.spelling]
            assert not asked.lookup("no such name")


def test_a_quote_is_the_exact_text_at_its_place(store: Path) -> None:
    with open_store(store) as opened:
        labels = opened.labels(["A1B2C3D4E5"])
        spans = [
            fact.citation
            for label in labels
            for fact in label.facts
            if fact.citation.section and fact.citation.locator and not fact.citation.locator.is_cell
        ]
        assert spans
        for citation in spans:
            assert citation.locator is not None
            assert opened.quote(str(citation.set_id), str(citation.section), citation.locator) == citation.quote
        assert opened.quote("no label", "34067-9", Locator.span(0, 0, 5)) is None


def test_curated_facts_are_part_of_every_release(store: Path) -> None:
    with open_store(store) as opened:
        facts = opened.curated(["baclofen"])

    assert facts
    assert {fact.ingredient for fact in facts} == {"baclofen"}
    assert {fact.fact.citation.method for fact in facts} == {"curated"}


def test_many_parts_are_read_as_one(records: list[Record], write: Write, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("labelwise.store.tables.BY_LABEL_PART_GROUPS", 1)
    monkeypatch.setattr("labelwise.store.tables.BY_LABEL_GROUP_ROWS", 1)
    assert BY_LABEL_PART_GROUPS > 1
    report = build([write(records)], tmp_path / "parts")

    assert len(list(Path(report.path).glob("by_label-*"))) == 2  # one a drug key: a key is never cut in two
    with open_store(tmp_path / "parts") as opened:
        assert len(opened.labels(["A1B2C3D4E5"])) == 2
        assert len(opened.labels(["F6G7H8J9K0"])) == 1
        assert len(list(opened.all_labels())) == 3
        assert opened.labels(["0000000000", "ZZZZZZZZZZ"]) == []


def test_where_no_store_stands_the_error_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="labelwise build") as caught:
        open_store(tmp_path / "nothing")
    assert caught.value.exit_code == 4


def test_a_pointer_to_nothing_is_damage(store: Path) -> None:
    (store / "CURRENT").write_text("gone\n")
    with pytest.raises(StoreDamaged):
        open_store(store)


def test_a_table_that_is_no_parquet_is_damage(store: Path) -> None:
    with open_store(store) as opened:
        (opened.path / "by_label-00000.parquet").write_bytes(b"rubbish")
    with open_store(store) as opened, pytest.raises(StoreDamaged, match="by_label"):
        opened.labels(["A1B2C3D4E5"])


def test_the_environment_names_the_store_to_use(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LABELWISE_STORE", str(store))
    with open_store() as opened:
        assert opened.path.parent.parent == store
        assert not opened.is_starter
