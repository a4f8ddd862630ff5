"""Names that do not resolve: suggestions, choices, and what is known of them. Nothing is guessed."""

from __future__ import annotations

import pytest

from labelwise.errors import AmbiguousDrug, UnknownDrug
from labelwise.vocab.names import NameIndex


@pytest.mark.parametrize(
    ("asked", "suggestion"),
    [
        ("baclophen", "baclofen"),
        ("cyclobenzaprin hydroclorid", "cyclobenzaprine hydrochloride"),
        ("metroprolol", "metoprolol"),
    ],
)  # fmt: skip
def test_a_misspelling_gets_suggestions(index: NameIndex, asked: str, suggestion: str) -> None:
    with pytest.raises(UnknownDrug) as error:
        index.resolve(asked)
    assert error.value.suggestions[0] == suggestion
    assert error.value.exit_code == 2


@pytest.mark.parametrize(
    ("asked", "choices"),
    [
        ("insulin", {"insulin aspart", "insulin glargine"}),
        ("potassium", {"potassium chloride", "potassium citrate"}),
        ("hydrochlorothiazide", {"hydrochlorothiazide and lisinopril", "hydrochlorothiazide and valsartan"}),
        ("Nolora", {"acetaminophen", "acetaminophen and hydrocodone"}),
    ],
)
def test_an_ambiguous_name_gets_the_choices(index: NameIndex, asked: str, choices: set[str]) -> None:
    with pytest.raises(AmbiguousDrug) as error:
        index.resolve(asked)
    assert set(error.value.choices) == choices
    for choice in error.value.choices:
        assert index.resolve(choice).ingredient == choice


def test_a_known_brand_whose_drug_has_no_label_says_so(index: NameIndex) -> None:
    with pytest.raises(UnknownDrug, match="known as a brand of fluoxetine; no label of fluoxetine is in this store"):
        index.resolve("Prozac")


def test_a_known_drug_without_label_says_so(index: NameIndex) -> None:
    with pytest.raises(UnknownDrug, match="known drug name; no label of it is in this store"):
        index.resolve("warfarin sodium")


def test_a_known_concept_id_without_label_says_its_name(index: NameIndex) -> None:
    with pytest.raises(UnknownDrug, match="RxCUI 44 is mesna; no label of it"):
        index.resolve("44")


def test_a_part_of_one_combination_is_not_taken_for_it(index: NameIndex) -> None:
    with pytest.raises(UnknownDrug) as error:
        index.resolve("valsartan")
    assert error.value.suggestions == ("hydrochlorothiazide and valsartan",)


def test_a_brand_of_a_drug_that_is_here_only_in_combinations_names_them(index: NameIndex) -> None:
    with pytest.raises(UnknownDrug, match="no label of valsartan alone is in this store") as error:
        index.resolve("Diovan")
    assert error.value.suggestions == ("hydrochlorothiazide and valsartan",)


def test_another_salt_than_those_here_is_not_taken_for_them(index: NameIndex) -> None:
    with pytest.raises(UnknownDrug) as error:
        index.resolve("metoprolol fumarate")
    assert error.value.suggestions == ("metoprolol succinate", "metoprolol tartrate")


@pytest.mark.parametrize(
    "asked",
    ["", " ", "-", "zzqx", "tablet", "99999999", "12345-6789-01", "ZZZZZZZZZ1", "10 mg", "x" * 5000, "a " * 5000],
)
def test_nonsense_is_unknown(index: NameIndex, asked: str) -> None:
    with pytest.raises(UnknownDrug):
        index.resolve(asked)
