"""States in which a drug must not be used, and drugs that it must not be combined with."""

from __future__ import annotations

import pytest

from labelwise.extract.contraindication import contraindicated_with, contraindications
from labelwise.facts import ContraindicationFact, InteractionFact, NotUnderstoodFact
from labelwise.facts.contraindication import NONE_STATED
from labelwise.label import Label
from labelwise.read.openfda import read_record


def label_of(text: str | None) -> Label:
    record: dict[str, object] = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
        "openfda": {"generic_name": ["EXAMPLINE"], "brand_name": ["EXAMPLAR"]},
    }
    if text is not None:
        record["contraindications"] = [text]
    return read_record(record)


def states(text: str) -> list[str]:
    return [f.condition for f in contraindications(label_of(text)).facts if isinstance(f, ContraindicationFact)]


def objects(text: str) -> list[InteractionFact]:
    return [f for f in contraindicated_with(label_of(text)).facts if isinstance(f, InteractionFact)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 CONTRAINDICATIONS Exampline is contraindicated in patients with glaucoma.", ["glaucoma"]),
        (
            "CONTRAINDICATIONS Hypersensitivity to any component of this product.",
            ["Hypersensitivity to any component of this product"],
        ),
        (
            "Exampline is contraindicated in patients who are hypersensitive to exampline.",
            ["hypersensitivity to exampline"],
        ),
        ("Exampline is contraindicated in: • Pregnant women • Patients with anuria", ["pregnancy", "anuria"]),
        (
            "Exampline is contraindicated during episodes of hypoglycemia . In patients with glaucoma.",
            ["episodes of hypoglycemia", "glaucoma"],
        ),
        ("Exampline is contraindicated in patients who are suspected of having sepsis.", ["sepsis"]),
        (
            "Exampline should not be used in patients with asthma, heart block, or cardiogenic shock.",
            ["asthma", "heart block", "cardiogenic shock"],
        ),
        (
            "4 CONTRAINDICATIONS Exampline is contraindicated in patients with active bleeding [see "
            "Warnings (5.2) ]. Active bleeding ( 4 )",
            ["active bleeding"],
        ),
    ],
)
def test_states(text: str, expected: list[str]) -> None:
    assert [s.lower() for s in states(text)] == [e.lower() for e in expected]


def test_explanations_are_no_states() -> None:
    text = (
        "Exampline is contraindicated in patients with gout. Severe rashes and hepatitis have been "
        "reported with exampline."
    )
    assert states(text) == ["gout"]


@pytest.mark.parametrize(
    "text", ["4 CONTRAINDICATIONS None.", "4 CONTRAINDICATIONS None. None ( 4 )", "CONTRAINDICATIONS None known."]
)
def test_none_is_said_and_is_not_silence(text: str) -> None:
    assert states(text) == [NONE_STATED]
    assert contraindications(label_of(None)).facts == ()


def test_a_section_that_cannot_be_read_is_counted() -> None:
    extracted = contraindications(label_of("CONTRAINDICATIONS Ask somebody who has read the monograph."))
    assert [type(f) for f in extracted.facts] == [NotUnderstoodFact]


def test_a_drug_is_an_interaction_and_no_state() -> None:
    text = (
        "4 CONTRAINDICATIONS • Concomitant use of strong CYP3A4 inhibitors (e.g., ketoconazole, ritonavir) • Glaucoma"
    )
    assert states(text) == ["glaucoma"]
    found = [(f.object, f.member_of, f.object_kind, f.action) for f in objects(text)]
    assert found == [
        ("strong CYP3A4 inhibitors", None, "class", "contraindicated"),
        ("ketoconazole", "strong CYP3A4 inhibitors", "drug", "contraindicated"),
        ("ritonavir", "strong CYP3A4 inhibitors", "drug", "contraindicated"),
    ]


def test_a_washout_has_its_direction() -> None:
    text = (
        "Do not use MAOIs with exampline or within 7 days of stopping treatment with exampline. "
        "Do not use exampline within 14 days of stopping an MAOI."
    )
    found = {(f.washout_days, f.washout_text, f.washout_direction) for f in objects(text)}
    assert found == {(7.0, "7 days", "after_drug"), (14.0, "14 days", "after_object")}


def test_an_allergy_to_a_drug_is_no_interaction() -> None:
    text = "Exampline is contraindicated in patients with a history of asthma or hives after taking aspirin."
    assert objects(text) == []


def test_a_reference_ends_an_item_and_capitals_go() -> None:
    text = (
        "4 CONTRAINDICATIONS Exampline is contraindicated in patients with: Active bleeding [see Warnings and "
        "Precautions (5.2)] Severe hypersensitivity to Exampline [see Adverse Reactions (6.1)] Severe bradycardia "
        "(unless a pacemaker is in place)"
    )
    assert states(text) == ["active bleeding", "severe hypersensitivity to Exampline", "severe bradycardia"]


def test_pregnant_women() -> None:
    assert states("CONTRAINDICATIONS Exampline should not be taken by pregnant women to reduce ulcers.") == [
        "pregnancy"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Exampline is contraindicated in patients with diabetic ketoacidosis, with or without coma.",
            ["diabetic ketoacidosis"],
        ),
        (
            "Exampline is contraindicated in patients with a history of asthma, urticaria, or other allergic-type"
            " reactions after taking salicylates.",
            ["history of asthma, urticaria, or other allergic-type reactions after taking salicylates"],
        ),
        (
            "Exampline is contraindicated in: • Hypersensitivity to exampline (e.g. anaphylaxis) or any other"
            " ingredient in Exampline tablets. • Paralytic ileus",
            ["Hypersensitivity to exampline or any other ingredient in Exampline tablets", "paralytic ileus"],
        ),
        (
            "4 CONTRAINDICATIONS Known hypersensitivity to EXAMPLAR. (4) Exampline is contraindicated in patients with"
            " a history of hypersensitivity to exampline or any component of the formulation.",
            ["history of hypersensitivity to exampline or any component of the formulation"],
        ),
        (
            "EXAMPLAR is contraindicated in patients: taking pimozide [see Interactions (7)] with a hypersensitivity to"
            " exampline or its sister drug",
            ["hypersensitivity to exampline or its sister drug"],
        ),
        (
            "Exampline is contraindicated in: − Pericarditis − Recent surgery of the central nervous system or eye",
            ["Pericarditis", "recent surgery of the central nervous system or eye"],
        ),
        (
            "Exampline is contraindicated with the following: Pimozide. Exampline is contraindicated in glaucoma.",
            ["glaucoma"],
        ),
    ],
)
def test_states_stay_whole_and_are_told_once(text: str, expected: list[str]) -> None:
    assert [s.lower() for s in states(text)] == [e.lower() for e in expected]


def test_a_list_of_drugs_is_no_state() -> None:
    text = "Exampline is contraindicated in liver failure and with drugs such as: • lovastatin, simvastatin • myelitis"
    assert "lovastatin, simvastatin" not in states(text)


def test_what_a_state_includes_is_a_state_too() -> None:
    text = "Exampline is contraindicated in acute metabolic acidosis, including diabetic ketoacidosis."
    assert states(text) == ["acute metabolic acidosis", "diabetic ketoacidosis"]


def test_drugs_listed_below_are_no_states() -> None:
    text = (
        "EXAMPLAR is contraindicated with strong inducers. These drugs include the following: - the anticonvulsants"
        " carbamazepine, phenytoin - the cytotoxic agent mitotane EXAMPLAR is contraindicated in patients with asthma."
    )
    assert "asthma" in states(text)
    assert not [s for s in states(text) if "mitotane" in s or "phenytoin" in s]


def test_reactions_that_were_reported_are_no_states() -> None:
    text = (
        "Exampline is contraindicated in patients with glaucoma. The following reactions have been reported with"
        " exampline: purpura; urticaria. Exampline is contraindicated in patients with asthma."
    )
    assert states(text) == ["glaucoma", "asthma"]


def test_what_needs_caution_is_no_contraindication() -> None:
    text = (
        "Exampline is contraindicated in patients with glaucoma. It should be used with extreme caution in persons with"
        " the following conditions: spinal deformities, septicemia, and severe hypertension."
    )
    assert states(text) == ["glaucoma"]


def test_two_items_that_run_together_are_told_apart_where_they_stand_apart() -> None:
    text = (
        "Exampline is contraindicated in patients the following conditions: urinary retention gastric"
        " retention, or glaucoma. Exampline is contraindicated in patients with the following conditions (4): urinary"
        " retention, gastric retention, or glaucoma."
    )
    assert sorted(states(text)) == ["gastric retention", "glaucoma", "urinary retention"]
