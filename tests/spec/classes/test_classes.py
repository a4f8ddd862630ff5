"""The class of a drug: as the source codes it, and as the label's first lines say it."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.codes import Unii
from labelwise.extract.pharmacologic_class import INDEXING, classes_from_indexing, pharmacologic_classes
from labelwise.facts import PharmacologicClassFact
from labelwise.label import ClassName, Label
from labelwise.read.openfda import read_record


def label(codes: dict[str, Any] | None = None, **sections: str) -> Label:
    record: dict[str, Any] = {key: [text] for key, text in sections.items()}
    record |= {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        "openfda": {"brand_name": ["Testabrand"], "substance_name": ["TESTAMINE"], **(codes or {})},
    }
    return read_record(record)


def names(found: Label) -> list[str]:
    return [f.name for f in pharmacologic_classes(found).facts if isinstance(f, PharmacologicClassFact)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TESTABRAND is a kinase inhibitor indicated for the treatment of tests.", ["kinase inhibitor"]),
        (
            "Testamine tablets are an angiotensin II receptor blocker (ARB) indicated for tests.",
            ["angiotensin II receptor blocker"],
        ),
        ("Testamine, a xanthine oxidase inhibitor, is indicated for tests.", ["xanthine oxidase inhibitor"]),
        ("Testamine is a potent, orally active muscle relaxant and antispastic.", ["muscle relaxant and antispastic"]),
        ("Testamine is an inhibitor of factor Xa that is taken by mouth.", ["inhibitor of factor Xa"]),
        ("Testamine is an antiepileptic drug.", ["antiepileptic drug"]),
        # What says nothing of a class, or is not of this drug.
        ("Testamine is a white crystalline powder.", []),
        ("TESTABRAND is a prescription medicine used for tests.", []),
        ("Testamine is a sterile solution for intravenous use.", []),
        ("Testamine is a drug.", []),
        ("Otheramine is a kinase inhibitor.", []),
        ("Testamine is used with care. Caution is an antidepressant.", []),
    ],
)
def test_the_labels_own_words(text: str, expected: list[str]) -> None:
    assert names(label(indications_and_usage=text)) == expected


def test_each_ingredient_of_a_combination_may_have_its_class() -> None:
    """A class stands behind each name."""
    text = "Testabrand holds alphatest, a calcium channel blocker, and betatest, an ACE inhibitor, in one tablet."
    found = label({"substance_name": ["ALPHATEST", "BETATEST"]}, indications_and_usage=text)
    assert names(found) == ["calcium channel blocker", "ACE inhibitor"]


def test_coded_classes_come_first_and_the_same_words_are_not_repeated() -> None:
    """A class that the fields give is cited to the fields: no section, no locator, the field's words as quote."""
    codes = {"pharm_class_epc": ["Kinase Inhibitor [EPC]"], "pharm_class_moa": ["Kinase Inhibitors [MoA]"]}
    found = label(codes, indications_and_usage="TESTABRAND is a kinase inhibitor indicated for tests.")
    epc, moa = pharmacologic_classes(found).facts
    assert isinstance(epc, PharmacologicClassFact)
    assert isinstance(moa, PharmacologicClassFact)
    assert (epc.scheme, epc.name, moa.scheme) == ("EPC", "Kinase Inhibitor", "MoA")
    assert epc.citation.section is None
    assert epc.citation.locator is None
    assert epc.citation.quote == "Kinase Inhibitor [EPC]"


def test_plain_words_stand_beside_a_coded_class_that_differs() -> None:
    """The code may be a chemical's; the label's own word is what people know."""
    found = label(
        {"pharm_class_epc": ["gamma-Aminobutyric Acid-ergic Agonist [EPC]"]},
        description="DESCRIPTION Testamine is a muscle relaxant and antispastic.",
    )
    assert names(found) == ["gamma-Aminobutyric Acid-ergic Agonist", "muscle relaxant and antispastic"]


def test_the_citation_is_the_phrase_itself() -> None:
    """The locator gives the words back."""
    found = label(indications_and_usage="TESTABRAND is a kinase inhibitor indicated for tests.")
    (fact,) = pharmacologic_classes(found).facts
    assert fact.citation.locator is not None
    assert found.text_at("indications_and_usage", fact.citation.locator) == "kinase inhibitor"


def test_purpose_of_a_non_prescription_product() -> None:
    """One class in the purpose section is the product's class; a symptom is not."""
    assert names(label(purpose="Purpose Antihistamine")) == ["antihistamine"]
    assert names(label(purpose="Purpose Skin care for dry days")) == []


def test_indexing_documents_give_classes_by_unii() -> None:
    """Only classes of the label's own ingredients, and none that it already has."""
    mine, other = Unii("H789N3FKE8"), Unii("69O5WQQ5TI")
    found = label({"unii": [str(mine)], "pharm_class_epc": ["Kinase Inhibitor [EPC]"]})
    indexing = [
        ClassName("EPC", "Kinase Inhibitor", "N0000175605", mine),
        ClassName("MoA", "Kinase Inhibitors", "N0000000001", mine),
        ClassName("EPC", "Muscle Relaxant", "N0000000002", other),
    ]
    (fact,) = classes_from_indexing(found, indexing)
    assert (fact.scheme, fact.name, fact.code) == ("MoA", "Kinase Inhibitors", "N0000000001")
    assert fact.citation.section_name == INDEXING
