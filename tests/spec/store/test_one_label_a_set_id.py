"""One label a set id: which of several readings is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from labelwise.operations.build import build
from labelwise.operations.open_store import open_store
from labelwise.store.label_key import LabelKey, choose

Record = dict[str, Any]
Write = Callable[..., Path]


def _reading(**fields: object) -> LabelKey:
    plain: dict[str, Any] = {
        "set_id": "s",
        "drug_key": "D",
        "version": 1,
        "source": "openfda",
        "fullness": 100,
        "document_id": "d",
        "origin": "o",
        "digest": "x",
    }
    return LabelKey(**{**plain, **fields})


@pytest.mark.parametrize(
    ("why", "lost", "kept"),
    [
        ("the higher version wins", {"version": 7}, {"version": 38}),
        ("a number is higher than none", {"version": None}, {"version": 1}),
        ("even where the older one is SPL", {"version": 7, "source": "spl"}, {"version": 38}),
        ("even where the older one is fuller", {"version": 7, "fullness": 900}, {"version": 38}),
        ("of one version SPL wins", {"source": "openfda", "fullness": 900}, {"source": "spl"}),
        ("then the fuller record", {"fullness": 100}, {"fullness": 101}),
        ("then the document, so that the choice is steady", {"document_id": "a"}, {"document_id": "b"}),
        ("then the origin", {"origin": "a.json"}, {"origin": "b.json"}),
    ],
)
def test_choice(why: str, lost: dict[str, object], kept: dict[str, object]) -> None:
    loser, winner = _reading(**lost), _reading(**kept)

    assert choose([loser, winner]) == ([1], [(0, 1)]), why
    assert choose([winner, loser]) == ([0], [(1, 0)]), why


def test_what_lost_is_listed_in_the_manifest(records: list[Record], write: Write, tmp_path: Path) -> None:
    older = {**records[0], "version": "3", "id": "a0000000-0000-4000-8000-000000000000"}
    upper_case = {**records[1], "set_id": records[1]["set_id"].upper(), "version": None}

    report = build([write([*records, older, upper_case])], tmp_path / "store")

    assert report.labels == 3
    assert [(s.set_id, s.lost.version, s.kept.version, s.reason) for s in report.superseded] == [
        (records[0]["set_id"], 3, 4, "an older version"),
        (records[1]["set_id"], None, 1, "an older version"),
    ]
    with open_store(tmp_path / "store") as store:
        (first, second) = store.labels(["A1B2C3D4E5"])
    assert first.head.version == 4
    assert second.head.version == 1
