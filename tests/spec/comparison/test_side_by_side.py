"""Rows and differences: what stands beside what, and how it is said."""

from __future__ import annotations

from typing import Any

from labelwise.comparison import compare_drugs
from labelwise.facts import State


def reaction(term: str, value: float, role: str = "drug", **more: Any) -> tuple[str, dict[str, Any]]:
    return "adverse_reaction", {
        "term": term, "op": "=", "value": value, "source": "table", "arm_role": role, "study": "trial 1", **more,
    }  # fmt: skip


def test_drug_and_placebo_of_one_trial_stay_together_and_doses_stand_from_low_to_high(drug: Any, cell: Any) -> None:
    rates = [
        reaction("Drowsiness", 38, arm_dose="10 mg"),
        reaction("Drowsiness", 29, arm_dose="5 mg"),
        reaction("Drowsiness", 10, "placebo"),
    ]
    made = compare_drugs([drug("alphadrug", *rates), drug("betadrug")])
    found = cell(made, "side_effects", "drowsiness", "alphadrug")
    assert found.text == (
        "29% at 5 mg, 38% at 10 mg against 10% on placebo (trial 1) [derived: 28 more in 100 at 10 mg than on placebo]"
    )


def test_terms_share_a_row_by_concept_and_the_labels_own_word_is_shown(drug: Any, cell: Any) -> None:
    made = compare_drugs(
        [
            drug("alphadrug", reaction("Somnolence", 5, concept="drowsiness")),
            drug("betadrug", reaction("drowsiness", 7, concept="drowsiness")),
        ]
    )
    assert cell(made, "side_effects", "drowsiness", "alphadrug").text.startswith("Somnolence: 5%")
    assert cell(made, "side_effects", "drowsiness", "betadrug").text == "7% (trial 1)"


def test_a_word_for_how_often_is_never_turned_into_a_number(drug: Any, cell: Any) -> None:
    rare = ("adverse_reaction", {"term": "dry mouth", "op": "rare", "source": "prose"})
    less = ("adverse_reaction", {"term": "weakness", "op": "<", "value": 1.0, "source": "prose"})
    made = compare_drugs([drug("alphadrug", rare, less), drug("betadrug")])
    assert cell(made, "side_effects", "dry_mouth", "alphadrug").text == "rare"
    assert cell(made, "side_effects", "weakness", "alphadrug").text == "less than 1%"


def test_a_reaction_below_the_tables_threshold_reads_not_listed_at_or_above_it(drug: Any, cell: Any) -> None:
    made = compare_drugs(
        [
            drug("alphadrug", reaction("nausea", 9, threshold="5%")),
            drug("betadrug", reaction("cough", 3)),
        ]
    )
    found = cell(made, "side_effects", "cough", "alphadrug")
    assert (found.state, found.text) == (State.NOT_STATED, "not listed at or above 5%")


def test_percentages_bring_the_notice_that_the_trials_were_separate(drug: Any) -> None:
    made = compare_drugs([drug("alphadrug", reaction("cough", 3)), drug("betadrug", reaction("cough", 4))])
    assert any("do not rank the drugs" in n for n in made.notices)


def test_the_first_screen_comes_first_and_in_order(drug: Any) -> None:
    use = ("indication", {"condition": "hiccups"})
    made = compare_drugs([drug("alphadrug", use), drug("betadrug", use)], condition="hiccups")
    first = [r.id for r in made.facet("summary").rows][:6]
    assert first == ["compared", "boxed_warnings", "contraindications", "asked_condition", "interchange", "not_read"]


def test_the_condition_asked_for_is_included_narrower_or_not_listed(drug: Any, cell: Any) -> None:
    made = compare_drugs(
        [
            drug("alphadrug", ("indication", {"condition": "pain"})),
            drug("betadrug", ("indication", {"condition": "severe pain"})),
            drug("gammadrug", ("indication", {"condition": "hypertension"})),
        ],
        condition="pain",
    )
    states = {c.drug: c.value for c in next(r for r in made.facet("summary").rows if r.id == "asked_condition").cells}
    assert states["alphadrug"] == "includes"
    assert states["betadrug"] == "narrower"
    found = cell(made, "summary", "asked_condition", "gammadrug")
    assert found.state is State.NOT_STATED
    assert found.text.startswith("this label does not list it")


def test_a_use_that_the_label_denies_is_said_to_be_denied(drug: Any, cell: Any) -> None:
    made = compare_drugs(
        [drug("alphadrug", ("indication", {"condition": "pain", "limitation": True})), drug("betadrug")],
        condition="pain",
    )
    assert "not for pain" in cell(made, "summary", "asked_condition", "alphadrug").text


def test_differences_are_told_only_where_both_labels_could_speak(drug: Any) -> None:
    alpha = drug("alphadrug", ("contraindication", {"condition": "gout"}), ("indication", {"condition": "hiccups"}))
    beta = drug("betadrug", ("indication", {"condition": "cough"}), sections=("indications_and_usage",))
    texts = [d.text for d in compare_drugs([alpha, beta]).differences]
    assert any("hiccups" in t and "cough" in t for t in texts)
    assert not any("gout" in t for t in texts)


def test_every_difference_is_cited(drug: Any) -> None:
    made = compare_drugs(
        [
            drug("alphadrug", ("indication", {"condition": "hiccups"})),
            drug("betadrug", ("indication", {"condition": "cough"})),
        ]
    )
    assert made.differences
    assert all(d.citations for d in made.differences)


def test_one_drug_alone_has_no_differences(drug: Any) -> None:
    made = compare_drugs([drug("alphadrug", ("indication", {"condition": "hiccups"}))])
    assert made.differences == ()


def test_interactions_lead_with_the_strongest_action_and_none_expected_never_outranks(drug: Any) -> None:
    made = compare_drugs(
        [
            drug(
                "alphadrug",
                ("interaction", {"object": "digoxin", "action": "none_expected"}),
                ("interaction", {"object": "alcohol", "action": "caution"}),
                ("interaction", {"object": "ketoconazole", "action": "contraindicated"}),
            ),
            drug("betadrug"),
        ]
    )
    assert [r.id for r in made.facet("interactions").rows] == ["ketoconazole", "alcohol", "digoxin"]


def test_every_stated_cell_is_cited(drug: Any) -> None:
    made = compare_drugs(
        [
            drug("alphadrug", ("indication", {"condition": "hiccups"}), reaction("cough", 3)),
            drug("betadrug", ("contraindication", {"condition": "gout"})),
        ]
    )
    bare = [
        (f.id, r.id, c.drug)
        for f in made.facets
        for r in f.rows
        for c in r.cells
        if c.state in (State.STATED, State.CONFLICT) and not c.citations
    ]
    assert bare == []
