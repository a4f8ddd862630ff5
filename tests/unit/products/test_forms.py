"""Dosage forms in plain words."""

from __future__ import annotations

import pytest

from labelwise.vocab.forms import find_forms, parenteral_form, plain_form, release_of, same_form


@pytest.mark.parametrize(
    ("printed", "form", "release"),
    [
        ("TABLET", "tablet", "immediate"),
        ("TABLET, FILM COATED, EXTENDED RELEASE", "extended-release film-coated tablet", "extended"),
        ("CAPSULE, DELAYED RELEASE PELLETS", "delayed-release capsule", "delayed"),
        ("TABLET, ORALLY DISINTEGRATING", "orally disintegrating tablet", "immediate"),
        ("INJECTION, SOLUTION", "injection", "immediate"),
        ("INJECTION, POWDER, LYOPHILIZED, FOR SOLUTION", "powder for injection", "immediate"),
        ("sustained release capsules", "extended-release capsule", "extended"),
        ("enteric-coated tablets", "delayed-release tablet", "delayed"),
        ("For injection", "powder for injection", "immediate"),
        ("for oral suspension", "powder for oral suspension", "immediate"),
        ("film-coated tablets", "film-coated tablet", "immediate"),
        ("soft gelatin capsules", "capsule", "immediate"),
        ("sterile solution for intravenous injection", "injection", "immediate"),
        ("bottle", None, "immediate"),
    ],
)
def test_plain_form_and_release(printed: str, form: str | None, release: str) -> None:
    assert plain_form(printed) == form
    assert release_of(form) == release


@pytest.mark.parametrize("form", ["tablet", "extended-release film-coated tablet", "powder for injection", "cream"])
def test_a_plain_form_stays_as_it_is(form: str) -> None:
    assert plain_form(form) == form


def test_shapes_and_coats_are_no_forms() -> None:
    text = "Capsule-shaped, film-coated tablets."
    assert [text[start:end] for start, end in find_forms(text)] == ["film-coated tablets"]


def test_one_product_may_be_worded_twice() -> None:
    assert same_form("tablet", "film-coated tablet")
    assert same_form(None, "tablet")
    assert not same_form("tablet", "capsule")


def test_a_solution_by_needle_is_an_injection() -> None:
    assert parenteral_form("solution") == "injection"
    assert parenteral_form("tablet") == "tablet"
