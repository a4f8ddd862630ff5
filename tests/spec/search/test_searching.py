"""Searching a store: names, uses, contraindications, reactions; near spellings only where no name is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from labelwise.operations.ask import read_question
from labelwise.operations.build import build
from labelwise.operations.look_up import look_up
from labelwise.operations.open_store import open_store
from labelwise.operations.search import search
from labelwise.store.store import Store


def _record(number: int, name: str, unii: str, brand: str, use: str, avoid: str) -> dict[str, object]:
    return {
        "set_id": f"00000000-0000-0000-0000-00000000000{number}",
        "id": f"10000000-0000-0000-0000-00000000000{number}",
        "version": "1",
        "effective_time": "20250101",
        "spl_product_data_elements": [f"{name} {name}"],
        "indications_and_usage": [f"1 INDICATIONS AND USAGE {name} is indicated for the treatment of {use}."],
        "contraindications": [f"4 CONTRAINDICATIONS {name} is contraindicated in patients with {avoid}."],
        "openfda": {
            "generic_name": [name.upper()], "substance_name": [name.upper()], "unii": [unii],
            "brand_name": [brand], "route": ["ORAL"], "product_ndc": [f"1234{number}-001"],
        },
    }  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("search")
    records = [
        _record(1, "Baclofen", "H789N3FKE8", "Ableron", "spasticity", "hypersensitivity to baclofen"),
        _record(2, "Tizanidine", "6AI06C00GW", "Tizbrand", "spasticity", "severe asthma"),
    ]
    (folder / "labels.json").write_text(json.dumps({"meta": {}, "results": records}), encoding="utf-8")
    build([folder / "labels.json"], folder / "store")
    with open_store(folder / "store") as opened:
        yield opened


def test_a_name_is_found_first(store: Store) -> None:
    first = search("Baclofen", store)[0]
    assert (first.kind, first.text, first.drugs) == ("drug", "baclofen", ("baclofen",))


def test_a_brand_is_found_by_its_beginning(store: Store) -> None:
    first = search("able", store)[0]
    assert (first.kind, first.text, first.drugs) == ("brand", "Ableron", ("baclofen",))


def test_a_use_names_all_its_drugs(store: Store) -> None:
    uses = [hit for hit in search("spasticity", store) if hit.kind == "approved_use"]
    assert [(hit.text, hit.drugs, hit.labels) for hit in uses] == [("spasticity", ("baclofen", "tizanidine"), 2)]


def test_a_contraindication_is_not_shown_as_a_use(store: Store) -> None:
    assert {hit.kind for hit in search("asthma", store)} == {"contraindication"}


def test_a_known_brand_without_label_leads_to_its_drug(store: Store) -> None:
    assert [(hit.kind, hit.text, hit.drugs) for hit in search("lioresal", store)] == [
        ("brand", "Lioresal", ("baclofen",))
    ]


def test_a_misspelling_gets_near_names(store: Store) -> None:
    assert [(hit.kind, hit.text) for hit in search("baclophen", store)] == [("near_name", "baclofen")]


@pytest.mark.parametrize("words", ["", "  ", "zzqqx"])
def test_nothing_found_is_an_empty_list(store: Store, words: str) -> None:
    assert search(words, store) == []


def test_names_resolve_in_a_store_as_in_memory(store: Store) -> None:
    found = look_up(["Ableron", "12342-001", "tizanidine hydrochloride"], store)
    assert [f.ingredient for f in found] == ["baclofen", "tizanidine", "tizanidine"]


def test_a_question_is_read_with_the_names_of_the_store(store: Store) -> None:
    question = read_question("Is Ableron better than tizanidine for spasticity?", store)
    assert question.drugs == ("Ableron", "tizanidine")
    assert question.condition == "spasticity"
    assert question.asks_for_preference
