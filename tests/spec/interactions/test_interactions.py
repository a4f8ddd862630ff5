"""Interactions: what the label says of taking the drug with something else."""

from __future__ import annotations

import pytest

from labelwise.extract.interaction.interactions import interactions
from labelwise.facts import InteractionFact
from labelwise.read.openfda import read_record


def told(**sections: str) -> list[InteractionFact]:
    record: dict[str, object] = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
        "openfda": {"generic_name": ["EXAMPLINE"], "brand_name": ["EXAMPLAR"]},
        **{key: [text] for key, text in sections.items()},
    }
    return [f for f in interactions(read_record(record)).facts if isinstance(f, InteractionFact)]


def objects(facts: list[InteractionFact]) -> dict[str, str]:
    return {f.object: f.action for f in facts}


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Exampline must not be given with warfarin.", "contraindicated"),
        ("Use of exampline together with warfarin is contraindicated.", "contraindicated"),
        ("Avoid taking exampline with warfarin.", "avoid"),
        ("Giving exampline with warfarin is not recommended.", "not_advised"),
        ("Lower the dose of warfarin when exampline is added.", "adjust"),
        ("Take exampline at least 2 hours before warfarin.", "separate"),
        ("Monitor INR in patients who take warfarin with exampline.", "monitor"),
        ("Use caution when exampline is given with warfarin.", "caution"),
        ("Exampline may raise the concentration of warfarin.", "unstated"),
        ("Exampline had no effect on the pharmacokinetics of warfarin.", "none_expected"),
        ("No dose adjustment is necessary when exampline is given with warfarin.", "none_expected"),
    ],
)
def test_the_action_is_the_one_that_the_sentence_gives(sentence: str, action: str) -> None:
    assert objects(told(drug_interactions=f"7 DRUG INTERACTIONS {sentence}")) == {"warfarin": action}


def test_examples_of_a_class_are_objects_of_their_own_and_keep_the_class() -> None:
    facts = told(
        drug_interactions="Avoid strong CYP3A4 inhibitors (e.g., ketoconazole, clarithromycin) with exampline."
    )
    assert {f.object: f.member_of for f in facts} == {
        "strong CYP3A4 inhibitors": None,
        "ketoconazole": "strong CYP3A4 inhibitors",
        "clarithromycin": "strong CYP3A4 inhibitors",
    }


def test_a_class_listed_after_the_bracket_is_no_example() -> None:
    facts = told(
        drug_interactions="Monitor patients on antiplatelet drugs (such as aspirin), anticoagulants, or lithium."
    )
    assert {f.object: f.member_of for f in facts}["anticoagulants"] is None


def test_the_short_form_in_brackets_is_not_told_again() -> None:
    facts = told(drug_interactions="Selective serotonin reuptake inhibitors (SSRIs) may raise exampline levels.")
    assert [f.object for f in facts] == ["selective serotonin reuptake inhibitors"]


def test_what_but_sets_apart_is_read_apart() -> None:
    facts = told(drug_interactions="Exampline did not affect digoxin, but it increased the exposure to simvastatin.")
    assert objects(facts) == {"digoxin": "none_expected", "simvastatin": "unstated"}


def test_the_sentence_after_gives_the_advice() -> None:
    facts = told(drug_interactions="Lithium levels may rise with exampline. Monitor serum levels.")
    assert objects(facts) == {"lithium": "monitor"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Exampline may cause false-positive urine tests for benzodiazepines.",
        "Like other SSRIs, exampline may cause bleeding.",
        "Exampline caused fewer events compared with warfarin.",
        "Manage seizures with diazepam.",
        "Do not use in patients with hypersensitivity to exampline or to penicillin.",
        "Dilute with dextrose 5% or sodium chloride 0.9%.",
    ],
)
def test_not_everything_named_in_a_warning_interacts(sentence: str) -> None:
    assert told(warnings_and_cautions=f"5 WARNINGS AND PRECAUTIONS {sentence}") == []


def test_a_partner_of_the_regimen_is_no_interaction() -> None:
    facts = told(
        indications_and_usage="1 INDICATIONS Exampline is indicated in combination with carboplatin for lung cancer.",
        warnings_and_cautions="5 WARNINGS Neutropenia was severe in patients receiving exampline with carboplatin.",
    )
    assert facts == []


def test_the_general_warning_of_depressants_is_read_from_warnings() -> None:
    facts = told(
        warnings="WARNINGS Exampline may enhance the effects of alcohol, barbiturates, and other CNS depressants."
    )
    assert set(objects(facts)) == {"alcohol", "barbiturates", "cns depressants"}


def test_over_the_counter_questions_are_cautions_and_do_not_use_is_avoid() -> None:
    asked = told(ask_doctor_or_pharmacist="Ask a doctor or pharmacist before use if you are taking sedatives.")
    assert objects(asked) == {"sedatives": "caution"}
    never = told(do_not_use="Do not use if you are taking a monoamine oxidase inhibitor (MAOI).")
    assert [f.action for f in never] == ["avoid"]


@pytest.mark.parametrize(
    ("sentence", "effect"),
    [
        ("Exampline may increase plasma levels of warfarin in some patients.", "increased plasma levels of warfarin"),
        ("The clearance of warfarin was reduced when exampline was given with it.", "reduced clearance of warfarin"),
        ("Severe cases of serotonin syndrome followed the use of exampline with sertraline.", "serotonin syndrome"),
        ("Exampline is an inhibitor and the institution of warfarin asks for care.", None),
        ("Reduce the dose of warfarin when exampline is added.", None),
    ],
)  # fmt: skip
def test_an_effect_is_a_short_phrase_or_none(sentence: str, effect: str | None) -> None:
    assert [f.effect for f in told(drug_interactions=sentence)] == [effect]


def test_what_one_drug_does_is_not_told_of_the_other() -> None:
    facts = told(
        drug_interactions="Exposure to exampline is increased by ketoconazole and decreased by rifampin in adults."
    )
    assert {f.object: f.effect for f in facts} == {"ketoconazole": "increased exposure to exampline", "rifampin": None}


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Monitor levels of digoxin given with exampline to avoid toxicity.", "monitor"),
        ("The daily dose of digoxin should not exceed 1 mg when given with exampline.", "adjust"),
        ("Digoxin fell by a tenth when given with exampline compared to digoxin administered separately.", "unstated"),
        ("Discontinue digoxin well in advance of giving exampline.", "avoid"),
    ],
)
def test_an_order_is_read_by_what_it_is_about(sentence: str, action: str) -> None:
    assert objects(told(drug_interactions=sentence)) == {"digoxin": action}


def test_a_finding_that_the_next_sentence_calls_irrelevant_is_no_interaction() -> None:
    text = "Digoxin exposure rose by a tenth with exampline. This change is not clinically significant."
    assert objects(told(drug_interactions=text)) == {"digoxin": "none_expected"}


def test_rows_under_a_heading_name_examples_too() -> None:
    impact = "Exampline given with beta-blockers (e.g., propranolol) slows the heart."
    table = (
        "<table><tbody><tr><td colspan='2'>Beta-blockers</td></tr>"
        f"<tr><td>Clinical Impact:</td><td>{impact}</td></tr>"
        "<tr><td>Intervention:</td><td>Monitor the heart rate.</td></tr></tbody></table>"
    )
    text = f"Table 1 Beta-blockers Clinical Impact: {impact} Intervention: Monitor the heart rate."
    facts = told(drug_interactions=text, drug_interactions_table=table)
    assert objects(facts) == {"beta-blockers": "monitor", "propranolol": "monitor"}
    assert {f.object: f.member_of for f in facts}["propranolol"] == "beta-blockers"


def test_a_class_behind_a_colon_is_no_example_of_the_heading() -> None:
    facts = told(drug_interactions="Vaccination: Avoid live vaccines during treatment with exampline.")
    assert {f.object: f.member_of for f in facts if f.action == "avoid"} == {"vaccination": None, "live vaccines": None}


def test_drugs_beside_their_class_in_a_row_are_its_examples() -> None:
    table = (
        "<table><tbody><tr><td>Antiplatelet Agents</td><td>aspirin, clopidogrel</td></tr>"
        "<tr><td>Statins</td><td>simvastatin</td></tr></tbody></table>"
    )
    text = "Table 1 Antiplatelet Agents aspirin, clopidogrel Statins simvastatin"
    facts = told(drug_interactions=text, drug_interactions_table=table)
    assert {f.object: f.member_of for f in facts} == {
        "antiplatelet agents": None,
        "aspirin": "antiplatelet agents",
        "clopidogrel": "antiplatelet agents",
        "statins": None,
        "simvastatin": "statins",
    }


def test_a_list_without_commas_ends_where_the_next_sentence_begins() -> None:
    facts = told(
        warnings="Exampline must not be taken with other MAO inhibitors. A List of MAO Inhibitors Follows: "
        "isocarboxazid procarbazine tranylcypromine linezolid Exampline should be used with caution together with "
        "lithium since hypotension may result."
    )
    by_name = {f.object: f for f in facts}
    assert by_name["lithium"].action == "caution"
    assert by_name["procarbazine"].action == "contraindicated"
    assert by_name["procarbazine"].effect is None
    assert "lithium" not in (by_name["procarbazine"].citation.quote or "")


def test_a_list_announced_belongs_to_the_sentence_before_it() -> None:
    facts = told(
        warnings="Monitor patients who take exampline together with other antidepressants. A list by generic name "
        "follows: doxepin amoxapine maprotiline trimipramine Exampline should not be used with lithium."
    )
    assert objects(facts)["amoxapine"] == "monitor"
    assert objects(facts)["lithium"] == "avoid"


def test_what_happens_to_one_drug_of_a_list_is_not_told_of_the_next() -> None:
    facts = told(
        drug_interactions="7 DRUG INTERACTIONS Use exampline with digoxin or quinidine with caution: increased digoxin "
        "concentrations were seen."
    )
    effects = {f.object: f.effect for f in facts}
    assert effects == {"digoxin": "increased digoxin concentrations", "quinidine": None}
