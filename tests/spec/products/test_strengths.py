"""What is sold: each form and strength that a label states is one product."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.extract.product import products
from labelwise.facts import NotUnderstoodFact, ProductFact, Reason
from labelwise.label import Label
from labelwise.read.openfda import read_record


def label(substances: list[str], routes: list[str], *, generic: str = "", **sections: str) -> Label:
    record: dict[str, Any] = {key: [text] for key, text in sections.items()}
    record |= {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        "spl_product_data_elements": ["-"],
        "openfda": {
            "brand_name": ["Testabrand"],
            "generic_name": [generic] if generic else [],
            "substance_name": substances,
            "route": routes,
            "product_type": ["HUMAN PRESCRIPTION DRUG"],
            "application_number": ["NDA012345"],
        },
    }
    return read_record(record)


def stated(found: Label) -> list[tuple[float | None, str | None, str | None]]:
    facts = products(found).facts
    return [(f.strength_amount, f.strength_unit, f.form) for f in facts if isinstance(f, ProductFact)]


ORAL = [
    ("Tablets: 5 mg, 10 mg and 20 mg.", [(5, "mg", "tablet"), (10, "mg", "tablet"), (20, "mg", "tablet")]),
    ("Testamine comes as 10 and 20 mg tablets.", [(10, "mg", "tablet"), (20, "mg", "tablet")]),
    ("40-mg capsules with a blue cap.", [(40, "mg", "capsule")]),
    ("Extended-release tablets: 50 mcg.", [(50, "ug", "extended-release tablet")]),
    ("Oral solution: 25 mg/5 mL.", [(25, "mg/(5.mL)", "oral solution")]),
    ("Oral suspension, 1,200 mg per 5 mL.", [(1200, "mg/(5.mL)", "oral suspension")]),
    ("Tablets: 2 mg. Capsules: 3 mg.", [(2, "mg", "tablet"), (3, "mg", "capsule")]),
    ("Potassium tablets: 10 mEq (750 mg).", [(10, "meq", "tablet")]),
    # An imprint, another substance, an equivalent and a coat's weight are no strengths.
    ('Tablets: 5 mg, red, debossed with "50 mg" on one side.', [(5, "mg", "tablet")]),
    ("Tablets: 5 mg. Each tablet has 30 mg of lactose.", [(5, "mg", "tablet")]),
    ("Tablets: 50 mg testamine (equivalent to 40 mg of base).", [(50, "mg", "tablet")]),
    (
        "Tablets: 50 mg. Each contains 56 mg testamine HCl, equivalent to 50 mg base.",
        [(50, "mg", "tablet")],
    ),
    # A form worded twice is one product, in its fuller wording.
    ("Tablets: 5 mg. The 5 mg film-coated tablets are round.", [(5, "mg", "film-coated tablet")]),
    # A shape is not a form.
    ("Tablets: 500 mg, capsule-shaped.", [(500, "mg", "tablet")]),
]


@pytest.mark.parametrize(("text", "expected"), ORAL)
def test_forms_section_of_an_oral_drug(text: str, expected: list[tuple[float, str, str]]) -> None:
    """Each amount takes the form it stands by: a heading before its list, or the noun that the list leads to."""
    found = label(["TESTAMINE HYDROCHLORIDE"], ["ORAL"], dosage_forms_and_strengths="3 DOSAGE FORMS " + text)
    assert stated(found) == expected


NEEDLE = [
    ("Injection: 100 mg/10 mL (10 mg/mL) clear solution in a vial.", [(100, "mg/(10.mL)", "injection")]),
    ("Injection: 40 mg/0.8 mL in a pen.", [(40, "mg/(0.8.mL)", "injection")]),
    ("Injection: 100 units/mL in a 10 mL vial.", [(100, "[iU]/mL", "injection")]),
    ("For injection: 250 mg lyophilized powder in a vial for reconstitution.", [(250, "mg", "powder for injection")]),
    ("Testamine is a clear solution holding 50 mg testamine per mL.", [(50, "mg/mL", "injection")]),
    ("For injection: 60 mg. After reconstitution each mL contains 6 mg.", [(60, "mg", "powder for injection")]),
]


@pytest.mark.parametrize(("text", "expected"), NEEDLE)
def test_forms_section_of_an_injection(text: str, expected: list[tuple[float, str, str]]) -> None:
    """A vial's whole content is its strength; the concentration beside it and what it is diluted to are not
    products."""
    found = label(["TESTAMINE"], ["INTRAVENOUS"], dosage_forms_and_strengths="3 DOSAGE FORMS " + text)
    assert stated(found) == expected


def test_package_size_is_not_a_strength() -> None:
    """A cream's strength is its per cent; the weight of its tube is not."""
    text = "HOW SUPPLIED Testamine cream 0.05% comes in 30 g tubes and 60 g tubes."
    assert stated(label(["TESTAMINE"], ["TOPICAL"], how_supplied=text)) == [(0.05, "%", "cream")]


def test_the_base_may_be_the_strength() -> None:
    """ "Testamine sodium equivalent to 40 mg" states the strength itself; so does the base where the name has no
    salt."""
    for text in (
        "HOW SUPPLIED Vials contain testamine sodium equivalent to 40 mg of testamine for injection.",
        "HOW SUPPLIED Testamine for injection, testamine sodium 44 mg equivalent to 40 mg testamine.",
    ):
        found = label(["TESTAMINE SODIUM"], ["INTRAVENOUS"], how_supplied=text, generic="Testamine")
        assert [amount for amount, *_ in stated(found)] == [40]


def test_a_list_shares_the_volume_at_its_end() -> None:
    """`30 mcg, 50 mcg or 75 mcg in 0.3 mL` are three syringes of 0.3 mL."""
    text = "3 DOSAGE FORMS Injection: 30 mcg, 50 mcg, or 75 mcg in 0.3 mL in a syringe."
    found = label(["TESTAMINE"], ["SUBCUTANEOUS"], dosage_forms_and_strengths=text)
    assert stated(found) == [(n, "ug/(0.3.mL)", "injection") for n in (30, 50, 75)]


def test_a_combination_with_one_figure_for_the_whole() -> None:
    """Mixed salts are sold by their sum: the figure is the product's, and no ingredient is given a share."""
    text = "HOW SUPPLIED Testabrand tablets 20 mg are round. Testabrand tablets 30 mg are oval."
    facts = products(label(["ALPHATEST SULFATE", "BETATEST SULFATE"], ["ORAL"], how_supplied=text)).facts
    assert [(f.strength_amount, f.strength_unit) for f in facts if isinstance(f, ProductFact)] == [
        (20, "mg"),
        (30, "mg"),
    ]
    assert all(i.amount is None for f in facts if isinstance(f, ProductFact) for i in f.ingredients)


def test_without_a_forms_section_the_section_on_supply_is_read_then_the_description() -> None:
    """Older labels have no section on forms."""
    supply = "HOW SUPPLIED White tablets in bottles of 100."
    description = "DESCRIPTION Each tablet for oral use contains 600 mg testamine. The molecular weight is 250.3."
    assert stated(label(["TESTAMINE"], ["ORAL"], how_supplied=supply, description=description)) == [
        (600, "mg", "tablet")
    ]


def test_every_ingredient_of_a_combination_has_its_strength() -> None:
    """`300 mg/15 mg` is one product: the order is that of the names, or what the text says elsewhere."""
    text = "Tablets: 300 mg/15 mg and 300 mg/30 mg of alphatest and betatest."
    found = label(["BETATEST PHOSPHATE", "ALPHATEST"], ["ORAL"], dosage_forms_and_strengths=text)
    facts = [f for f in products(found).facts if isinstance(f, ProductFact)]
    shares = [{i.name: (i.amount, i.unit) for i in f.ingredients} for f in facts]
    assert shares == [
        {"betatest phosphate": (15, "mg"), "alphatest": (300, "mg")},
        {"betatest phosphate": (30, "mg"), "alphatest": (300, "mg")},
    ]
    assert all(f.strength_amount is None for f in facts)


def test_named_amounts_of_a_combination() -> None:
    """Each amount goes to the name it stands by, before or after it."""
    last = "Each tablet contains 12.5 mg of alphatest, 50 mg of betatest."
    first = "Each 5 mL contains alphatest 12.5 mg and betatest 50 mg in a syrup."
    for text, unit in ((last, "mg"), (first, "mg/(5.mL)")):
        found = label(["ALPHATEST", "BETATEST"], ["ORAL"], dosage_forms_and_strengths=text)
        (fact,) = (f for f in products(found).facts if isinstance(f, ProductFact))
        assert [(i.name, i.amount, i.unit) for i in fact.ingredients] == [
            ("alphatest", 12.5, unit),
            ("betatest", 50, unit),
        ]


def test_a_code_is_given_only_where_the_text_ties_it_to_the_strength() -> None:
    """Codes and strengths that alternate are tied; two codes for one strength are not told apart."""
    tied = "HOW SUPPLIED Testamine tablets 10 mg: NDC 12345-001-01. Testamine tablets 20 mg: NDC 12345-002-01."
    facts = products(label(["TESTAMINE"], ["ORAL"], how_supplied=tied)).facts
    assert [(f.strength_amount, str(f.ndc)) for f in facts if isinstance(f, ProductFact)] == [
        (10, "12345-001"),
        (20, "12345-002"),
    ]
    loose = "HOW SUPPLIED Testamine tablets 10 mg: NDC 12345-001-01, NDC 12345-003-01."
    (fact,) = products(label(["TESTAMINE"], ["ORAL"], how_supplied=loose)).facts
    assert isinstance(fact, ProductFact)
    assert fact.ndc is None


def test_a_label_without_strength_still_says_what_it_is() -> None:
    """Name, ingredients, route and category never go missing, and a forms section that gave nothing is told."""
    found = label(["TESTAMINE"], ["ORAL"], dosage_forms_and_strengths="3 DOSAGE FORMS Testamine tablets, size 2.")
    fact, missed = products(found).facts
    assert isinstance(fact, ProductFact)
    assert (fact.name, fact.form, fact.route) == ("Testabrand", "tablet", "oral")
    assert (fact.marketing_category, fact.prescription) == ("NDA", "rx")
    assert (fact.strength_amount, fact.strength_unit) == (None, None)
    assert isinstance(missed, NotUnderstoodFact)
    assert missed.reason is Reason.NO_STRENGTH_FOUND


def test_the_citation_holds_the_amount() -> None:
    """What the citation points to is the amount as printed."""
    found = label(["TESTAMINE"], ["ORAL"], dosage_forms_and_strengths="3 DOSAGE FORMS Tablets: 5 mg and 10 mg.")
    for fact in products(found).facts:
        assert fact.citation.locator is not None
        assert found.text_at("dosage_forms_and_strengths", fact.citation.locator) in ("5 mg", "10 mg")


def test_schedule_from_the_section_on_controlled_substances_or_the_package() -> None:
    """`Schedule IV` and `CIV` are the same; a drug that is not controlled has none."""
    forms = {"dosage_forms_and_strengths": "Tablets: 5 mg"}
    cases: list[tuple[dict[str, str], str | None]] = [
        ({"controlled_substance": "9.1 Controlled Substance Testamine is a Schedule IV controlled substance."}, "CIV"),
        ({"package_label_principal_display_panel": "Testamine tablets 5 mg CII Rx only"}, "CII"),
        ({"controlled_substance": "9.1 Testamine is not a controlled substance in Schedule II."}, None),
    ]
    for sections, expected in cases:
        (fact,) = products(label(["TESTAMINE"], ["ORAL"], **forms, **sections)).facts
        assert isinstance(fact, ProductFact)
        assert fact.dea_schedule == expected


def test_release_comes_from_the_name_where_the_strength_stands_by_a_bare_noun() -> None:
    """A brand called XR whose strengths are printed as tablets is sold as extended-release tablets."""
    text = {"dosage_forms_and_strengths": "3 DOSAGE FORMS Tablets: 5 mg"}
    description = "DESCRIPTION Testamine extended-release tablets are taken by mouth."
    (fact,) = products(label(["TESTAMINE"], ["ORAL"], **text, description=description)).facts
    assert isinstance(fact, ProductFact)
    assert fact.form == "extended-release tablet"
