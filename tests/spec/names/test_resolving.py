"""Which drug a name stands for."""

from __future__ import annotations

import pytest

from labelwise.codes import SetId, Unii
from labelwise.facts import Drug, LabelHead
from labelwise.vocab.names import NameIndex, rows_of


@pytest.mark.parametrize(
    ("asked", "ingredient"),
    [
        # generic, in any case, with any blanks and hyphens
        ("baclofen", "baclofen"),
        ("  BACLOFEN ", "baclofen"),
        ("Baclofen®", "baclofen"),
        ("potassium-chloride", "potassium chloride"),
        # salts and esters
        ("cyclobenzaprine HCl", "cyclobenzaprine"),
        ("Cyclobenzaprine Hydrochloride", "cyclobenzaprine"),
        ("olmesartan", "olmesartan"),
        ("magnesium sulfate", "magnesium sulfate"),
        # words of form, route, release and strength
        ("baclofen tablets", "baclofen"),
        ("baclofen 10 mg oral tablets, USP", "baclofen"),
        ("Wellbutrin", "bupropion"),
        # codes
        ("H789N3FKE8", "baclofen"),
        ("unii: h789n3fke8", "baclofen"),
        ("197391", "baclofen"),
        ("RxCUI 6918", "metoprolol"),
        ("0172-4096", "baclofen"),
        ("0172-4096-60", "baclofen"),
        ("00172-4096-60", "baclofen"),
        ("00172409660", "baclofen"),
        ("NDC 72888-011-05", "baclofen"),
        ("72888-0011-05", "baclofen"),
        ("7288801105", "baclofen"),
        # combinations, in any order and with any joint
        ("lisinopril and hydrochlorothiazide", "hydrochlorothiazide and lisinopril"),
        ("hydrochlorothiazide-lisinopril", "hydrochlorothiazide and lisinopril"),
        ("lisinopril/HCTZ", "hydrochlorothiazide and lisinopril"),
        ("lisinopril + hydrochlorothiazide tablets", "hydrochlorothiazide and lisinopril"),
        ("Tylenol with hydrocodone", "acetaminophen and hydrocodone"),
        ("Zestoretic", "hydrochlorothiazide and lisinopril"),
        ("acetaminophen and hydrocodone", "acetaminophen and hydrocodone"),
        # names from other countries
        ("paracetamol", "acetaminophen"),
    ],
)
def test_a_name_stands_for_its_drug(index: NameIndex, asked: str, ingredient: str) -> None:
    assert index.resolve(asked).ingredient == ingredient


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("metoprolol", ("TH25PD4CCB", "W5S57Y3A5L")),
        ("metoprolol succinate", ("TH25PD4CCB",)),
        ("metoprolol tartrate", ("W5S57Y3A5L",)),
        ("Toprol XL", ("TH25PD4CCB",)),
        ("bupropion", ("E70G3G5863", "ZG7E5POY8O")),
        ("bupropion HBr", ("E70G3G5863",)),
        ("adalimumab", ("FYS6T7F842", "adalimumab-fkjp")),
        ("adalimumab-fkjp", ("adalimumab-fkjp",)),
    ],
)
def test_salts_of_one_ingredient_stay_told_apart(index: NameIndex, asked: str, keys: tuple[str, ...]) -> None:
    assert index.resolve(asked).drug_keys == keys


def test_a_salt_that_was_asked_is_named(index: NameIndex) -> None:
    found = index.resolve("Metoprolol Succinate ER")
    assert (found.name, found.salt, found.release) == ("metoprolol succinate", "metoprolol succinate", "extended")


def test_route_and_form_are_hints_not_failures(index: NameIndex) -> None:
    found = index.resolve("intrathecal baclofen injection")
    assert (found.ingredient, found.route, found.form) == ("baclofen", "intrathecal", "injection")


def test_a_single_drug_is_not_its_combination_and_names_it(index: NameIndex) -> None:
    found = index.resolve("acetaminophen")
    assert found.drug_keys == ("362O9ITL9D",)
    assert found.also == ("acetaminophen and hydrocodone",)


@pytest.mark.parametrize(("brand", "drug"), [("Flexeril", "cyclobenzaprine"), ("lioresal", "baclofen")])
def test_a_brand_without_a_label_leads_to_its_drug_and_says_so(index: NameIndex, brand: str, drug: str) -> None:
    found = index.resolve(brand)
    assert found.ingredient == drug
    assert found.note is not None
    assert f"No label named {brand.capitalize()}" in found.note


def test_an_element_with_one_salt_here_is_taken_with_a_note(index: NameIndex) -> None:
    found = index.resolve("lithium")
    assert found.ingredient == "lithium carbonate"
    assert found.note == "Lithium is in this store as lithium carbonate."


def test_a_salt_that_no_label_names_is_taken_for_the_base_with_a_note(index: NameIndex) -> None:
    found = index.resolve("baclofen hydrochloride")
    assert found.ingredient == "baclofen"
    assert found.note is not None
    assert "baclofen hydrochloride" in found.note


def test_a_biosimilar_without_a_label_is_not_taken_silently(index: NameIndex) -> None:
    found = index.resolve("adalimumab-adbm")
    assert found.note == "No label in this store names adalimumab adbm; labels of adalimumab are used."


def test_a_brand_without_a_label_may_be_another_salt_or_release(index: NameIndex) -> None:
    found = index.resolve("Kapspargo")
    assert found.note is not None
    assert "labels of metoprolol are used" in found.note
    assert "may be another salt or release form" in found.note


def of_salt(salt: str, unii: str) -> LabelHead:
    return LabelHead(
        set_id=SetId("00000000-0000-0000-0000-000000000001"),
        document_id="document",
        drug=Drug(name=salt, unii=(Unii(unii),)),
        drug_key=unii,
        generic_names=(salt,),
        substance_names=(salt.upper(),),
    )


def test_a_brand_of_one_salt_takes_the_labels_of_that_salt() -> None:
    both = [of_salt("metoprolol tartrate", "W5S57Y3A5L"), of_salt("metoprolol succinate", "TH25PD4CCB")]
    found = NameIndex(row for one in both for row in rows_of(one)).resolve("Toprol-XL")
    assert found.drug_keys == ("TH25PD4CCB",)
    assert "labels of metoprolol succinate are used" in (found.note or "")


def test_a_brand_whose_salt_has_no_label_says_which_salts_are_here() -> None:
    found = NameIndex(rows_of(of_salt("metoprolol tartrate", "W5S57Y3A5L"))).resolve("Toprol-XL")
    assert "is a brand of metoprolol succinate" in (found.note or "")
    assert "Salts or esters they name: metoprolol tartrate" in (found.note or "")
