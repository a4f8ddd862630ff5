"""Side effects of real labels: against hand-read tables and prose, and the account of all tables."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from benchmarks.incidence_account import Count, count, full_labels

from labelwise.extract.adverse_reaction import adverse_reactions
from labelwise.facts import AdverseReactionFact
from labelwise.label import Label

_CORPUS = os.environ.get("LABELWISE_CORPUS")
_GOLD = os.environ.get("LABELWISE_GOLD")
pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not _CORPUS, reason="LABELWISE_CORPUS is not set")]


@pytest.fixture(scope="module")
def labels() -> list[Label]:
    return full_labels(Path(_CORPUS or ""))


@pytest.fixture(scope="module")
def account(labels: list[Label]) -> Count:
    return count(labels)


def test_nearly_every_table_is_classified(account: Count) -> None:
    assert account.classified >= 0.98


def test_nearly_every_row_of_an_incidence_table_becomes_a_fact(account: Count) -> None:
    assert account.rows_read >= 0.98


def test_most_terms_have_a_concept(account: Count) -> None:
    assert account.with_concept >= 0.95 * (account.from_tables + account.from_prose)


def test_every_fact_is_a_share_and_its_citation_holds_its_number(labels: list[Label]) -> None:
    for label in labels[::25]:
        for fact in adverse_reactions(label).facts:
            if not isinstance(fact, AdverseReactionFact):
                continue
            for number in (fact.value, fact.low, fact.high):
                assert number is None or 0 <= number <= 100
            assert fact.term.strip() == fact.term
            assert fact.citation.section == "34084-4"
            if fact.value is not None and fact.source == "table":
                assert f"{fact.value:g}".rstrip("0").rstrip(".") in _digits(fact.citation.quote or "")


def _digits(quote: str) -> str:
    return quote.replace(" ", "").replace(",", "").replace("·", ".") + (" 0" if "." in quote else "")


def _key(x: dict[str, Any]) -> tuple[Any, ...]:
    term = "".join(ch for ch in x["term"].lower() if ch.isalnum())
    return (term, x["arm_role"], x["op"], x["value"], x["low"], x["high"], x["severity"] or "")


def _overlap(gold: Iterable[dict[str, Any]], found: Iterable[dict[str, Any]]) -> tuple[int, int, int]:
    """Return (hits, gold lines, found lines) as multisets; a term must be spelled as the hand-read one."""
    left, right = Counter(map(_key, gold)), Counter(map(_key, found))
    return sum((left & right).values()), sum(left.values()), sum(right.values())


@pytest.mark.skipif(not _GOLD, reason="LABELWISE_GOLD is not set")
@pytest.mark.parametrize(("source", "recall"), [("table", 0.95), ("prose", 0.85)])
def test_hand_read_incidences_are_found(labels: list[Label], source: str, recall: float) -> None:
    lines = [json.loads(x) for x in (Path(_GOLD or "") / "ae_incidence.jsonl").read_text("utf-8").splitlines()]
    wanted = [x for x in lines if x["source"] == source]
    places = {(x["set_id"], x["table_index"]) for x in wanted}
    found = []
    for label in labels:
        if str(label.set_id) in {p[0] for p in places}:
            for fact in adverse_reactions(label).facts:
                if not isinstance(fact, AdverseReactionFact) or fact.source != source:
                    continue
                if (str(label.set_id), fact.table_index) in places and fact.op not in ("reported", "common"):
                    found.append({f: getattr(fact, f) for f in fact.__struct_fields__})
    hits, gold, _ = _overlap(wanted, found)
    assert hits >= recall * gold


@pytest.mark.skipif(not _GOLD, reason="LABELWISE_GOLD is not set")
def test_no_other_table_is_taken_for_an_incidence_table(labels: list[Label]) -> None:
    judged = [json.loads(x) for x in (Path(_GOLD or "") / "ae_tables.jsonl").read_text("utf-8").splitlines()]
    other = {(x["set_id"], x["table_index"]) for x in judged if x["incidence_table"] is False}
    taken = {
        (str(label.set_id), fact.table_index)
        for label in labels
        if str(label.set_id) in {p[0] for p in other}
        for fact in adverse_reactions(label).facts
        if isinstance(fact, AdverseReactionFact) and fact.source == "table"
    }
    assert not other & taken
