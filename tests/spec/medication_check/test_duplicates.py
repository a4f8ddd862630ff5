"""The same drug twice: an ingredient, what becomes it in the body, a class."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.checks.related import relation


def test_one_ingredient_in_two_products(drug: Any, check: Any) -> None:
    both = drug("acetaminophen and hydrocodone", ingredients=("acetaminophen", "hydrocodone"))
    (found,) = check(drug("acetaminophen"), both).findings
    assert found.kind == "duplicate"
    assert "acetaminophen twice" in found.summary


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("leflunomide", "teriflunomide"),
        ("citalopram", "escitalopram"),
        ("prednisone", "prednisolone"),
        ("valacyclovir", "acyclovir"),
        ("carisoprodol", "meprobamate"),
    ],
)
def test_prodrug_metabolite_and_enantiomer(drug: Any, check: Any, one: str, other: str) -> None:
    (found,) = [f for f in check(drug(one), drug(other)).findings if f.kind == "duplicate"]
    kinship = relation(one, other)
    assert kinship is not None
    assert kinship.how in found.summary
    assert found.evidence[0].citation is not None


def test_two_of_one_class(drug: Any, check: Any) -> None:
    nsaid = ("pharmacologic_class", {"scheme": "EPC", "name": "Nonsteroidal Anti-inflammatory Drug"})
    (found,) = [f for f in check(drug("ibuprofen", nsaid), drug("naproxen", nsaid)).findings if f.kind == "duplicate"]
    assert (found.action, found.inferred) == ("caution", True)


def test_a_stopped_drug_is_no_duplicate(drug: Any, check: Any) -> None:
    import datetime

    gone = drug("citalopram", stopped=datetime.date(2026, 1, 1))
    assert not [f for f in check(gone, drug("escitalopram")).findings if f.kind == "duplicate"]
