"""Which ingredients belong to the classes that labels speak of, and why."""

from __future__ import annotations

import pytest

from labelwise.vocab.classes import class_ids, class_of, classes_of, members_of, tells_what_it_is


@pytest.mark.parametrize(
    ("ingredient", "class_id"),
    [
        ("linezolid", "mao_inhibitor"),
        ("phenelzine", "mao_inhibitor"),
        ("sertraline", "ssri"),
        ("tramadol", "serotonergic"),
        ("ketoconazole", "strong_cyp3a4_inhibitor"),
        ("rifampin", "strong_cyp3a4_inducer"),
        ("digoxin", "p_gp_substrate"),
        ("baclofen", "cns_depressant"),
        ("spironolactone", "potassium_raising"),
        ("Sotalol", "qt_prolonging"),
    ],
)
def test_a_drug_is_a_member_and_the_membership_says_why(ingredient: str, class_id: str) -> None:
    found = [m for m in classes_of(ingredient) if m.class_id == class_id]
    assert found
    assert found[0].why
    assert ingredient.lower() in {m.ingredient for m in members_of(class_id)}


@pytest.mark.parametrize(
    ("printed", "ids"),
    [
        ("strong CYP3A4 inhibitors", {"strong_cyp3a4_inhibitor"}),
        ("strong or moderate CYP3A inhibitors", {"strong_cyp3a4_inhibitor", "moderate_cyp3a4_inhibitor"}),
        (
            "P-glycoprotein inducers",
            {"p_gp_inducer", "strong_p_gp_inducer", "moderate_p_gp_inducer", "weak_p_gp_inducer"},
        ),
        ("MAOIs", {"mao_inhibitor"}),
        ("monoamine oxidase inhibitors", {"mao_inhibitor"}),
        ("drugs that prolong the QT interval", {"qt_prolonging"}),
        ("warfarin", set()),
    ],
)
def test_a_printed_class_has_ids(printed: str, ids: set[str]) -> None:
    assert set(class_ids(printed)) == ids


def test_an_unknown_ingredient_has_no_known_class() -> None:
    assert classes_of("exampline") == ()


def test_a_membership_that_a_label_supports_says_where_it_stands() -> None:
    rows = [m for m in classes_of("clarithromycin") if m.class_id == "strong_cyp3a4_inhibitor"]
    assert [m.basis for m in rows] in (["examples"], ["statement"], ["code"])
    assert len(rows[0].set_id) == 36
    assert all(m.set_id for name in ("ketoconazole", "rifampin") for m in classes_of(name) if m.basis != "curated")


def test_a_class_knows_the_classes_that_hold_all_of_it() -> None:
    opioid = class_of("opioids")
    assert opioid is not None
    assert opioid.broader == ("cns_depressant",)
    assert tells_what_it_is("opioid")
    assert not tells_what_it_is("cns_depressant")
    assert not tells_what_it_is("strong_cyp3a4_inhibitor")
