"""A brand's own label leads, forms keep to their route, and a form without a label has no box to speak of."""

from __future__ import annotations

from typing import Any

import msgspec

from labelwise.comparison import compare_drugs


def test_the_label_of_the_brand_asked_leads_and_others_are_named(label: Any, drug: Any, cell: Any) -> None:
    own = label("alphadrug", number=1, brand_names=("SMALLBRAND",), route=("oral",), partial=True)
    other = label("alphadrug", number=2, brand_names=("GRANDBRAND",), route=("oral", "subcutaneous"))
    asked = msgspec.structs.replace(drug("alphadrug", labels=(other, own)), brand="Smallbrand")
    made = compare_drugs([asked, drug("betadrug", route=("subcutaneous",))])
    assert made.drugs[0].route == "oral"
    assert made.drugs[0].reference is not None
    assert made.drugs[0].reference.set_id == own.head.set_id
    assert "GRANDBRAND" in made.notices[0]
    assert "GRANDBRAND" in cell(made, "summary", "compared", "alphadrug").text


def test_a_brand_without_a_label_of_the_route_asked_is_said_to_be_substituted(label: Any, drug: Any) -> None:
    own = label("alphadrug", number=1, brand_names=("SMALLBRAND",), route=("oral",))
    other = label("alphadrug", number=2, brand_names=("GRANDBRAND",), route=("subcutaneous",))
    asked = msgspec.structs.replace(drug("alphadrug", labels=(own, other)), brand="Smallbrand")
    made = compare_drugs([asked], route="subcutaneous")
    assert made.drugs[0].reference is not None
    assert made.drugs[0].reference.set_id == other.head.set_id
    assert made.notices[0].startswith("No label named Smallbrand of this form is here")


def test_a_form_that_names_no_route_keeps_to_the_route_its_label_ties_it_to(drug: Any, cell: Any) -> None:
    products = (
        ("product", {"form": "tablet", "route": "oral"}),
        ("product", {"form": "injection", "route": "subcutaneous"}),
        ("product", {"form": "solution", "strength_amount": 2.0, "strength_unit": "mg"}),
    )
    made = compare_drugs([drug("alphadrug", *products, route=("oral", "subcutaneous"))], route="oral")
    assert made.drugs[0].forms == ("tablet",)
    assert "solution: 2 mg" in cell(made, "forms", "other_presentations", "alphadrug").text


def test_where_no_label_of_the_form_is_here_nothing_marks_no_box(drug: Any, curated: Any, cell: Any) -> None:
    entry = curated("alphadrug", "product", {"form": "injection", "route": "intrathecal"})
    fact = msgspec.structs.replace(entry.fact, drug=msgspec.structs.replace(entry.fact.drug, route=("intrathecal",)))
    asked = drug("alphadrug", curated=(msgspec.structs.replace(entry, fact=fact),))
    made = compare_drugs([msgspec.structs.replace(asked, route="intrathecal")])
    found = cell(made, "summary", "boxed_warnings", "alphadrug")
    assert (found.state, found.text) == ("not_in_source", "no label of this form is here")


def test_uses_and_strengths_of_another_brand_stay_out_of_the_column(label: Any, drug: Any, cell: Any) -> None:
    def made(number: int, brand: str, use: str, amount: float) -> Any:
        product = ("product", {"form": "tablet", "strength_amount": amount, "strength_unit": "mg"})
        return label("alphadrug", ("indication", {"condition": use}), product, number=number, brand_names=(brand,))

    labels = (made(1, "SMALLBRAND", "hair loss", 1.0), made(2, "GRANDBRAND", "enlarged prostate", 5.0))
    asked = msgspec.structs.replace(drug("alphadrug", labels=labels), brand="Smallbrand")
    found = compare_drugs([asked])
    assert cell(found, "approved_uses", "uses", "alphadrug").text == "hair loss"
    assert cell(found, "forms", "strengths", "alphadrug").text == "tablet: 1 mg"
    assert "enlarged prostate [GRANDBRAND, oral]" in cell(found, "approved_uses", "other_uses", "alphadrug").text


def test_two_brands_of_one_drug_are_told_apart(label: Any, drug: Any) -> None:
    labels = tuple(
        label("alphadrug", ("indication", {"condition": use}), number=n, brand_names=(brand,))
        for n, (brand, use) in enumerate((("SMALLBRAND", "hair loss"), ("GRANDBRAND", "enlarged prostate")), 1)
    )
    asked = [msgspec.structs.replace(drug("alphadrug", labels=labels), brand=b) for b in ("Smallbrand", "Grandbrand")]
    made = compare_drugs(asked)
    assert [d.name for d in made.drugs] == ["alphadrug (Smallbrand)", "alphadrug (Grandbrand)"]
    assert any(d.text.startswith("Approved for") for d in made.differences)


def test_one_label_that_speaks_for_two_brands_is_said(label: Any, drug: Any) -> None:
    labels = (label("alphadrug", number=1, brand_names=("SMALLBRAND", "GRANDBRAND")),)
    asked = [msgspec.structs.replace(drug("alphadrug", labels=labels), brand=b) for b in ("Smallbrand", "Grandbrand")]
    assert any("share one label" in notice for notice in compare_drugs(asked).notices)


def test_brands_carry_their_salt_where_labels_are_of_several(label: Any, drug: Any, cell: Any) -> None:
    def made(number: int, brand: str, salt: str) -> Any:
        found = label("alphadrug", number=number, brand_names=(brand,), substance_names=(salt,))
        return msgspec.structs.replace(found, head=msgspec.structs.replace(found.head, drug_key=salt))

    labels = (made(1, "Onebrand", "ALPHADRUG TARTRATE"), made(2, "Otherbrand", "ALPHADRUG SUCCINATE"))
    found = cell(compare_drugs([drug("alphadrug", labels=labels)]), "identity", "brands", "alphadrug")
    assert found.text == "Onebrand (alphadrug tartrate), Otherbrand (alphadrug succinate)"
