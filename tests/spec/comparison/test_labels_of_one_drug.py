"""Several labels of one drug: which one speaks for it, what is joined, what is set apart."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from labelwise.comparison import compare_drugs
from labelwise.errors import UsageError
from labelwise.facts import State

USE = ("indication", {"condition": "hiccups"})


def reference(made: Any, name: str) -> int:
    return int(next(d for d in made.drugs if d.name == name).reference.set_id[:8])


def test_the_original_packagers_nda_label_speaks_for_the_drug(drug: Any, label: Any) -> None:
    labels = (
        label("alphadrug", USE, number=1, is_original_packager=False, application_numbers=("NDA1",)),
        label("alphadrug", USE, number=2, is_original_packager=True, application_numbers=("ANDA2",)),
        label("alphadrug", USE, number=3, is_original_packager=True, application_numbers=("NDA1",)),
    )
    assert reference(compare_drugs([drug("alphadrug", labels=labels)]), "alphadrug") == 3


def test_without_an_nda_the_original_label_with_most_strengths_speaks(drug: Any, label: Any) -> None:
    strengths = [("product", {"form": "tablet", "strength_amount": float(a), "strength_unit": "mg"}) for a in (5, 10)]
    labels = (
        label("alphadrug", strengths[0], number=1, is_original_packager=True, application_numbers=("ANDA1",)),
        label("alphadrug", *strengths, number=2, is_original_packager=True, application_numbers=("ANDA2",)),
        label("alphadrug", *strengths, number=3, is_original_packager=False, application_numbers=("ANDA2",)),
    )
    assert reference(compare_drugs([drug("alphadrug", labels=labels)]), "alphadrug") == 2


def test_ties_go_to_the_fuller_then_the_newer_then_the_lowest_set_id(drug: Any, label: Any) -> None:
    few = ("indications_and_usage",)
    labels = (
        label("alphadrug", number=1, sections=few, effective_time="20260101"),
        label("alphadrug", number=2, effective_time="20200101"),
        label("alphadrug", number=3, effective_time="20250101"),
        label("alphadrug", number=4, effective_time="20250101"),
        label("alphadrug", number=5),
    )
    assert reference(compare_drugs([drug("alphadrug", labels=labels)]), "alphadrug") == 3


def test_uses_are_the_union_and_say_how_many_labels_list_them(drug: Any, label: Any, cell: Any) -> None:
    labels = (
        label("alphadrug", USE, number=1),
        label("alphadrug", USE, ("indication", {"condition": "gout"}), number=2),
    )
    text = cell(compare_drugs([drug("alphadrug", labels=labels)]), "approved_uses", "uses", "alphadrug").text
    assert text == "hiccups; gout (in 1 of 2 labels here)"


def test_contraindications_are_the_union_so_that_the_strictest_leads(drug: Any, label: Any, cell: Any) -> None:
    labels = (
        label("alphadrug", ("contraindication", {"condition": "gout"}), number=1),
        label("alphadrug", ("contraindication", {"condition": "asthma"}), number=2),
    )
    text = cell(compare_drugs([drug("alphadrug", labels=labels)]), "summary", "contraindications", "alphadrug").text
    assert text == "gout; asthma"


def test_labels_that_disagree_on_a_maximum_make_a_conflict_and_the_lower_leads(
    drug: Any, label: Any, cell: Any
) -> None:
    def dose(amount: float) -> tuple[str, dict[str, Any]]:
        return "dose", {"role": "maximum", "amount_high": amount, "unit": "mg", "basis": "per_day", "per": "day"}

    labels = (label("alphadrug", dose(80), number=1), label("alphadrug", dose(60), number=2))
    found = cell(compare_drugs([drug("alphadrug", labels=labels)]), "dosing", "maximum", "alphadrug")
    assert found.state is State.CONFLICT
    assert found.text.startswith("at most 60 mg per day; at most 80 mg per day; labels disagree: ")


def test_the_shared_route_is_compared_and_other_presentations_are_named(drug: Any, label: Any, cell: Any) -> None:
    alpha = (
        label("alphadrug", ("indication", {"condition": "hiccups"}), number=1),
        label("alphadrug", ("indication", {"condition": "severe hiccups"}), number=2, route=("intrathecal",)),
        label("alphadrug", number=3, route=("intrathecal",)),
    )
    made = compare_drugs([drug("alphadrug", labels=alpha), drug("betadrug", USE)])
    assert [d.route for d in made.drugs] == ["oral", "oral"]
    assert made.drugs[0].others == ("intrathecal",)
    assert cell(made, "approved_uses", "uses", "alphadrug").text == "hiccups"
    assert "severe hiccups [intrathecal]" in cell(made, "approved_uses", "other_uses", "alphadrug").text


def test_unlike_routes_are_said_to_be_unlike(drug: Any) -> None:
    made = compare_drugs([drug("alphadrug", route=("topical",)), drug("betadrug")])
    assert any("share no route" in n for n in made.notices)


def test_a_route_asked_for_that_a_drug_lacks_is_an_error_that_names_its_routes(drug: Any) -> None:
    with pytest.raises(UsageError) as error:
        compare_drugs([drug("alphadrug"), drug("betadrug")], route="rectal")
    assert "oral" in error.value.hint


def test_extended_release_is_not_mixed_with_immediate_release(drug: Any, label: Any, cell: Any) -> None:
    def product(form: str, amount: float) -> tuple[str, dict[str, Any]]:
        return "product", {"form": form, "route": "oral", "strength_amount": amount, "strength_unit": "mg"}

    labels = (
        label("alphadrug", product("tablet", 5.0), number=1),
        label("alphadrug", product("extended-release capsule", 15.0), number=2),
    )
    made = compare_drugs([drug("alphadrug", labels=labels), drug("betadrug", product("tablet", 1.0))])
    assert cell(made, "forms", "strengths", "alphadrug").text == "tablet: 5 mg"
    assert "15 mg" in cell(made, "forms", "other_presentations", "alphadrug").text


def test_a_missing_box_is_no_difference_and_raises_a_notice_when_other_labels_have_one(
    drug: Any, label: Any, cell: Any
) -> None:
    boxed = ("boxed_warning", "indications_and_usage")
    labels = (label("alphadrug", number=1), label("alphadrug", number=2, sections=boxed))
    made = compare_drugs([drug("alphadrug", labels=labels), drug("betadrug", USE)])
    assert any("mark a boxed warning" in n for n in made.notices)
    found = cell(made, "summary", "boxed_warnings", "betadrug")
    assert (found.state, found.text) == (State.NOT_STATED, "this record marks no boxed warning")
    assert not any("oxed" in d.text for d in made.differences)


def test_two_presentations_of_one_drug_are_told_apart_and_not_called_different_ingredients(
    drug: Any, label: Any, cell: Any
) -> None:
    labels = (label("alphadrug", USE, number=1), label("alphadrug", USE, number=2, route=("intrathecal",)))
    one = drug("alphadrug", labels=labels)
    made = compare_drugs([one, msgspec.structs.replace(one, asked="alphadrug intrathecal", route="intrathecal")])
    names = [d.name for d in made.drugs]
    assert names == ["alphadrug (oral)", "alphadrug (intrathecal)"]
    assert "same active ingredient" in cell(made, "summary", "interchange", names[0]).text


def test_the_same_drug_twice_is_an_error(drug: Any) -> None:
    with pytest.raises(UsageError, match="same drug"):
        compare_drugs([drug("alphadrug"), drug("alphadrug")])


def test_no_drug_and_too_many_drugs_are_errors(drug: Any) -> None:
    with pytest.raises(UsageError):
        compare_drugs([])
    with pytest.raises(UsageError, match="too many"):
        compare_drugs([drug(f"drug{i}") for i in range(9)])
