"""Every name and code of every real record leads to its drug, or to choices that hold it."""

from __future__ import annotations

import json
import os
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from labelwise.errors import AmbiguousDrug, UnknownDrug
from labelwise.extract.cite import drug_of
from labelwise.facts import LabelHead
from labelwise.read.openfda import read_record
from labelwise.vocab.names import NameIndex, distinct, rows_of

_CORPUS = os.environ.get("LABELWISE_CORPUS")
pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not _CORPUS, reason="LABELWISE_CORPUS is not set")]

_KEYS = ("generic_name", "brand_name", "substance_name", "unii", "rxcui", "product_ndc")


def _records() -> Iterator[dict[str, Any]]:
    for path in sorted(Path(_CORPUS or "").glob("openfda/*/*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield from json.loads(archive.read(name))["results"]


def _head(record: dict[str, Any]) -> LabelHead:
    label = read_record({k: record[k] for k in ("set_id", "id", "openfda") if k in record})
    drug = drug_of(label)
    return LabelHead(
        set_id=label.set_id,
        document_id=label.document_id,
        drug=drug,
        drug_key=drug.key,
        brand_names=label.brand_names,
        generic_names=label.generic_names,
        substance_names=label.substance_names,
        ndcs=label.ndcs,
    )


def test_every_name_and_code_leads_to_its_drug() -> None:
    records = list(_records())
    heads = [_head(record) for record in records]
    rows = distinct(row for head in heads for row in rows_of(head))
    index = NameIndex(rows)
    ingredients: dict[str, set[str]] = {}
    for row in rows:
        ingredients.setdefault(row.drug_key, set()).add(row.ingredient)
    counts: Counter[str] = Counter()
    wrong = []
    for record, head in zip(records, heads, strict=True):
        for key in _KEYS:
            for value in record.get("openfda", {}).get(key, []):
                outcome = _outcome(index, value, head.drug_key, ingredients[head.drug_key])
                counts[outcome] += 1
                if outcome == "wrong":
                    wrong.append((key, value))
    assert len(records) > 1000
    assert wrong == []
    assert counts["own"] / counts.total() > 0.92


def _outcome(index: NameIndex, value: str, drug_key: str, ingredients: set[str]) -> str:
    try:
        found = index.resolve(value)
    except AmbiguousDrug as error:
        return "choice" if ingredients & set(error.choices) else "wrong"
    except UnknownDrug as error:
        return "suggestion" if ingredients & set(error.suggestions) else "wrong"
    if drug_key in found.drug_keys:
        return "own"
    return "named" if ingredients & set(found.also) else "wrong"
