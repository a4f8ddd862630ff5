"""Concept ids by name and names by concept id."""

from __future__ import annotations

import pytest

from labelwise.codes import RxCui
from labelwise.vocab import rxcui_ingredients
from labelwise.vocab.rxcui_ingredients import ids_of, look_up, named, near


def test_every_concept_is_well_formed_and_says_where_it_is_from() -> None:
    for rxcui, concept in rxcui_ingredients.concepts().items():
        assert RxCui(rxcui) == rxcui == concept.rxcui
        assert concept.name.strip()
        assert concept.source


def test_leading_zeros_do_not_count() -> None:
    assert look_up("0001292") == look_up("1292")
    assert look_up("0") is None
    assert look_up("") is None


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("baclofen", "Baclofen"),
        ("Cyclobenzaprine HCl", "Cyclobenzaprine hydrochloride"),
        ("risankizumab", "risankizumab-rzaa"),
        ("risankizumab-rzaa", "risankizumab-rzaa"),
    ],
)
def test_a_name_in_any_spelling(name: str, printed: str) -> None:
    assert [concept.name for concept in named(name)] == [printed]


def test_every_name_leads_to_its_own_id() -> None:
    for concept in rxcui_ingredients.concepts().values():
        assert concept.rxcui in ids_of(concept.name)


def test_what_is_not_known_has_no_id() -> None:
    for name in ("", "   ", "baclofin", "qqq", "Percocet", "x" * 500):
        assert ids_of(name) == ()


def test_near_names_come_in_order_and_the_name_itself_first() -> None:
    found = near("tizanidin", 5)
    assert found[0].concept.name == "tizanidine"
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert near("tizanidine", 5)[0].score == 100
    assert near("", 5) == near("x" * 500, 5) == []
    assert len({one.concept.rxcui for one in near("sodium", 50)}) == len(near("sodium", 50))
