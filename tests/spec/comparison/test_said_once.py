"""What labels repeat is said once, and what they disagree on is said with each label named."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from labelwise.comparison import compare_drugs
from labelwise.comparison.material import ClassBox
from labelwise.facts import State

ALLERGY = [
    "known hypersensitivity to alphadrug or any of its components",
    "hypersensitivity to GRANDBRAND tablets (e.g., hives)",
    "severe hypersensitivity reactions to the product",
]


def column_of(drug: Any, *facts: tuple[str, dict[str, Any]]) -> Any:
    return compare_drugs([drug("alphadrug", *facts, brand_names=("GRANDBRAND",))])


def test_one_contraindication_in_several_wordings_is_told_once(drug: Any, cell: Any) -> None:
    worded = [*ALLERGY[:2], "heart surgery (CABG) graft", "pregnancy", "Pregnancy"]
    facts = [("contraindication", {"condition": text}) for text in worded]
    found = cell(column_of(drug, *facts), "contraindications", "conditions", "alphadrug")
    assert found.text == f"{ALLERGY[0]}; heart surgery (CABG) graft; pregnancy"


def test_a_short_form_and_its_words_are_one_condition(drug: Any, cell: Any) -> None:
    worded = ["setting of coronary artery bypass graft (CABG) surgery", "setting of CABG surgery"]
    facts = [("contraindication", {"condition": text}) for text in worded]
    found = cell(column_of(drug, *facts), "contraindications", "conditions", "alphadrug")
    assert found.text == worded[0]


def test_another_allergy_and_another_disease_stay(drug: Any, cell: Any) -> None:
    worded = [ALLERGY[0], "hypersensitivity to sulfonamides", "renal impairment", "severe renal impairment"]
    facts = [("contraindication", {"condition": text}) for text in worded]
    found = cell(column_of(drug, *facts), "contraindications", "conditions", "alphadrug")
    assert found.text == "; ".join(worded)


def test_an_object_tells_each_reason_once_and_names_weaker_actions(drug: Any, cell: Any) -> None:
    def fact(action: str, **more: Any) -> tuple[str, dict[str, Any]]:
        return "interaction", {"object": "betablend", "action": action, **more}

    made = column_of(
        drug,
        fact("avoid", effect="serotonin syndrome"),
        fact("contraindicated", effect="increased risk of serotonin syndrome", washout_text="14 days"),
        fact("contraindicated", effect="serotonin syndrome", mechanism="serotonergic"),
        fact("monitor", effect="bleeding"),
    )
    assert cell(made, "interactions", "betablend", "alphadrug").text == (
        "contraindicated: increased risk of serotonin syndrome; keep 14 days apart; monitor: bleeding; also said: avoid"
    )


def test_warnings_of_one_topic_are_joined_by_people(drug: Any, cell: Any) -> None:
    def warning(**more: Any) -> tuple[str, dict[str, Any]]:
        return "warning", {"topic": "seizure", "title": "SEIZURES", **more}

    made = column_of(
        drug,
        warning(group="patients with epilepsy", action="monitor"),
        warning(signs=("twitching",)),
        warning(group="patients with epilepsy", action="stop"),
        warning(signs=("twitching", "confusion")),
    )
    assert cell(made, "serious", "seizure", "alphadrug").text == (
        "patients with epilepsy; monitor, the label says when to stop the drug; signs: twitching, confusion"
    )


def test_a_boxed_title_that_says_all_is_not_said_twice(drug: Any, cell: Any) -> None:
    made = column_of(drug, ("warning", {"topic": "bleeding", "title": "BLEEDING RISK WITH HIV DRUGS", "boxed": True}))
    assert cell(made, "serious", "boxed", "alphadrug").text == "Bleeding risk with HIV drugs"


def test_arms_of_one_result_stand_against_each_other(drug: Any, cell: Any) -> None:
    def arm(role: str, name: str, value: float) -> tuple[str, dict[str, Any]]:
        fields = {"endpoint": "less pain", "arm_role": role, "arm_label": name, "value": value, "unit": "%"}
        return "efficacy", {**fields, "study": "Study 1", "arm_n": 50}

    made = column_of(drug, arm("placebo", "placebo", 20.0), arm("drug", "alphadrug", 40.0))
    assert cell(made, "effectiveness", "results", "alphadrug").text == (
        "less pain: 40% on alphadrug (N=50) against 20% on placebo (N=50) [Study 1]"
    )


@pytest.mark.parametrize(
    ("kind", "row", "one", "other"),
    [
        ("duration", "duration", {"limit": "maximum", "max_days": 14.0}, {"limit": "maximum", "max_days": 21.0}),
        (
            "dose_adjustment",
            "renal",
            {"organ": "renal", "measure": "CrCl", "op": "<", "high": 30.0, "action": "avoid"},
            {"organ": "renal", "measure": "CrCl", "op": "<", "high": 30.0, "action": "no_adjustment"},
        ),
    ],
)
def test_labels_that_disagree_are_each_named(
    kind: str, row: str, one: dict[str, Any], other: dict[str, Any], drug: Any, label: Any, cell: Any
) -> None:
    labels = (
        label("alphadrug", (kind, one), number=1, labeler="First Firm", effective_time="20240131"),
        label("alphadrug", (kind, other), number=2, labeler="Second Firm"),
    )
    found = cell(compare_drugs([drug("alphadrug", labels=labels)]), "dosing", row, "alphadrug")
    assert found.state is State.CONFLICT
    assert "labels disagree: " in found.text
    assert "(label of First Firm, 2024-01-31)" in found.text
    assert "(label of Second Firm, set id 00000002)" in found.text


def test_two_words_for_one_direction_are_no_disagreement(drug: Any, label: Any, cell: Any) -> None:
    rules = [{"organ": "renal", "measure": "any", "op": "any", "action": a} for a in ("reduce", "adjust")]
    labels = tuple(label("alphadrug", ("dose_adjustment", r), number=n) for n, r in enumerate(rules, 1))
    found = cell(compare_drugs([drug("alphadrug", labels=labels)]), "dosing", "renal", "alphadrug")
    assert found.state is State.STATED


def test_what_a_contraindication_makes_idle_is_left_out_and_doses_are_not(drug: Any, cell: Any) -> None:
    def rule(action: str, **more: Any) -> tuple[str, dict[str, Any]]:
        return "dose_adjustment", {"organ": "hepatic", "measure": "any", "op": "any", "action": action, **more}

    made = column_of(drug, rule("contraindicated"), rule("avoid"), rule("reduce", dose="half"))
    assert cell(made, "dosing", "hepatic", "alphadrug").text == (
        "impaired liver function: contraindicated; impaired liver function: reduce the dose (half)"
    )


def test_a_class_whose_other_drugs_carry_a_box_is_named(drug: Any) -> None:
    kin = ClassBox("small class", ("betadrug", "gammadrug"), 2)
    made = compare_drugs([msgspec.structs.replace(drug("alphadrug"), class_box=kin)])
    notice = next(n for n in made.notices if "small class" in n)
    assert "betadrug, gammadrug" in notice
    assert "a missing box is no missing risk" in notice.lower()


def test_a_mechanism_in_other_words_is_no_difference(drug: Any) -> None:
    one = drug("alphadrug", ("mechanism", {"terms": ("inhibits the neuronal reuptake of serotonin",)}))
    other = drug("betadrug", ("mechanism", {"terms": ("inhibition of neuronal reuptake of serotonin",)}))
    assert not [d for d in compare_drugs([one, other]).differences if d.text.startswith("How it works")]


def test_a_record_that_names_no_form_or_strength_makes_no_difference(drug: Any) -> None:
    tablet = {"form": "tablet", "route": "oral"}
    one = drug("alphadrug", ("product", tablet | {"strength_amount": 5.0, "strength_unit": "mg"}))
    for other in (drug("betadrug", ("product", tablet)), drug("betadrug")):
        texts = [d.text for d in compare_drugs([one, other]).differences]
        assert not [t for t in texts if t.startswith(("Strengths", "How it is taken"))]
