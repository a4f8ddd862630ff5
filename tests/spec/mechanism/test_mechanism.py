"""How a drug works: short phrases for the action and where it acts, in the label's words."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.extract.mechanism import mechanisms
from labelwise.facts import MechanismFact, NotUnderstoodFact
from labelwise.label import Label
from labelwise.read.openfda import read_record


def label(**sections: str) -> Label:
    record: dict[str, Any] = {key: [text] for key, text in sections.items()}
    record |= {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        "openfda": {"brand_name": ["Testabrand"], "substance_name": ["TESTAMINE"]},
    }
    return read_record(record)


def told(text: str) -> tuple[list[str], list[str]]:
    facts = [
        f
        for f in mechanisms(label(mechanism_of_action="12.1 Mechanism of Action " + text)).facts
        if isinstance(f, MechanismFact)
    ]
    return [t for f in facts for t in f.terms], [s for f in facts for s in f.site]


@pytest.mark.parametrize(
    ("text", "terms", "places"),
    [
        ("Testamine inhibits reflexes at the spinal cord.", ["inhibits reflexes at the spinal cord"], ["spinal cord"]),
        (
            "Testamine selectively blocks dopamine D2 receptors in the brain.",
            ["selectively blocks dopamine D2 receptors in the brain"],
            ["brain"],
        ),
        (
            "Testamine binds to the 50S ribosomal subunit.",
            ["binds to the 50S ribosomal subunit"],
            ["50S ribosomal subunit"],
        ),
        ("Testamine is a selective serotonin reuptake inhibitor.", ["selective serotonin reuptake inhibitor"], []),
        ("It acts by inhibiting the reuptake of serotonin.", ["inhibiting the reuptake of serotonin"], []),
        (
            "Testamine works through antagonism of histamine at its receptors.",
            ["antagonism of histamine at its receptors"],
            [],
        ),
        # Not known is said as such; what is thought is kept beside it.
        ("The mechanism of action of testamine is unknown.", ["exact mechanism unknown"], []),
        ("The mechanism of testamine is not fully understood.", ["mechanism not fully understood"], []),
        (
            "The exact mechanism is unknown but testamine is thought to inhibit prostaglandin synthesis.",
            ["exact mechanism unknown", "inhibit prostaglandin synthesis"],
            [],
        ),
        # Where no action is named, what the effect is said to come from.
        ("The effect of testamine is associated with altered activity of nerves.", ["altered activity of nerves"], []),
        # What is denied stays denied.
        ("Testamine does not directly relax skeletal muscle.", ["does not directly relax skeletal muscle"], []),
        ("Testamine does not inhibit cholinesterase.", ["does not inhibit cholinesterase"], []),
    ],
)
def test_terms_and_sites(text: str, terms: list[str], places: list[str]) -> None:
    assert told(text) == (terms, places)


def test_a_denied_action_is_never_told_without_its_denial() -> None:
    """Neither ... nor, without, lacks: what cannot be said shortly is left out rather than turned round."""
    terms, _ = told("Testamine inhibits kinase A7. Testamine lacks the power to inhibit kinase B7.")
    assert terms == ["inhibits kinase A7"]


def test_long_phrases_are_cut_at_a_joint() -> None:
    """A term has at most twelve words."""
    text = (
        "Testamine inhibits the transport of sodium and of potassium ions across the outer membrane "
        "of small cells of the upper gut wall."
    )
    terms, _ = told(text)
    assert terms
    assert all(len(t.split()) <= 12 for t in terms)


def test_what_the_body_does_is_not_the_drugs_doing() -> None:
    """A sentence about the disease or the body's own substances gives no term."""
    terms, _ = told("Dopamine regulates movement in health. Testamine stimulates dopamine receptors.")
    assert terms == ["stimulates dopamine receptors"]


def test_older_labels_tell_it_under_clinical_pharmacology() -> None:
    """Where no section on mechanism is marked, the first lines on pharmacology are read, up to the pharmacokinetics."""
    text = (
        "CLINICAL PHARMACOLOGY Testamine relaxes smooth muscle. Pharmacokinetics Testamine inhibits its own metabolism."
    )
    (fact,) = mechanisms(label(clinical_pharmacology=text)).facts
    assert isinstance(fact, MechanismFact)
    assert fact.terms == ("relaxes smooth muscle",)


def test_the_citation_is_the_sentence() -> None:
    """Each fact is cited to the sentence it was read from."""
    found = label(mechanism_of_action="12.1 Mechanism of Action Testamine inhibits kinase A7. It blocks kinase B7.")
    cited = [
        found.text_at("mechanism_of_action", f.citation.locator) for f in mechanisms(found).facts if f.citation.locator
    ]
    assert cited == ["Testamine inhibits kinase A7.", "It blocks kinase B7."]


def test_a_section_that_gives_nothing_is_told() -> None:
    """The section is there and could not be read: that is not silence."""
    (fact,) = mechanisms(label(mechanism_of_action="12.1 Mechanism of Action See the section on microbiology.")).facts
    assert isinstance(fact, NotUnderstoodFact)
    assert fact.about == "mechanism"
