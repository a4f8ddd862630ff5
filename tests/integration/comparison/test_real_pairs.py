"""Pairs of real drugs: every one can be compared, and the reference pair tells every fact known of it."""

from __future__ import annotations

import json
import os
import random
import re
from pathlib import Path
from typing import Any

import pytest

from labelwise.comparison import LONGEST_CELL
from labelwise.facts import State
from labelwise.operations.compare import compare
from labelwise.present.comparison_json import comparison_json
from labelwise.present.comparison_text import comparison_text
from labelwise.store.store import Store

pytestmark = pytest.mark.corpus
CORPUS, GOLD = os.environ.get("LABELWISE_CORPUS"), os.environ.get("LABELWISE_GOLD")
TOLD = (State.STATED.value, State.CONFLICT.value)


@pytest.fixture(name="store")
def _store(corpus_store: Store) -> Store:
    return corpus_store


def test_random_pairs_are_compared_short_and_cited(store: Store) -> None:
    names = sorted({row.ingredient for row in store.names().source.spellings() if row.kind == "generic"})
    draw = random.Random(7)
    for _ in range(60):
        made = compare(draw.sample(names, 2), "pain", store=store)
        for facet in made.facets:
            for row in facet.rows:
                for cell in row.cells:
                    assert 0 < len(cell.text) <= LONGEST_CELL, (facet.id, row.id, cell.drug)
                    assert cell.citations or cell.state.value not in TOLD, (facet.id, row.id, cell.drug)
        assert max(len(line) for line in comparison_text(made, 80).splitlines()) <= 80


def said(text: str, keyword: str | list[str]) -> bool:
    """Whether a text holds a keyword (of a list: any); numbers count only as whole numbers."""
    if isinstance(keyword, list):
        return any(said(text, k) for k in keyword)
    start = r"(?<![\d.])" if keyword[0].isdigit() else r"(?<![a-z])" if keyword[0].isalpha() else ""
    end = r"(?!\d|\.\d)" if re.fullmatch(r"[\d.]+", keyword) else ""
    return re.search(start + re.escape(keyword.lower()) + end, text.lower()) is not None


@pytest.mark.parametrize("name", ["seed_article_facts.jsonl", "reference_pair_facts.jsonl"])
def test_the_reference_pair_tells_every_fact(store: Store, name: str) -> None:
    if not GOLD:
        pytest.skip("LABELWISE_GOLD is not set")
    facts = [json.loads(line) for line in Path(GOLD, name).read_text(encoding="utf-8").splitlines()]
    made: dict[str, Any] = json.loads(comparison_json(compare(facts[0]["pair"], store=store)))
    texts = [
        (cell["drug"], f"{row['title']} {cell['text']}")
        for facet in made["facets"]
        for row in facet["rows"]
        for cell in row["cells"]
        if cell["state"] in TOLD and cell["citations"]
    ]
    untold = [
        fact["statement"]
        for fact in facts
        if not any(d == fact["drug"] and all(said(t, k) for k in fact["keywords"]) for d, t in texts)
    ]
    assert untold == []
