"""Does an approved use include what somebody asks for?"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from labelwise.vocab.conditions import (
    ancestors,
    best_relation,
    condition,
    conditions,
    find_conditions,
    look_up_condition,
    relate,
    suggest_conditions,
)


class Use(NamedTuple):
    condition: str
    relieves: tuple[str, ...] = ()
    limitation: bool = False


@pytest.mark.parametrize(
    ("asked", "use", "kind"),
    [
        ("spasticity", "spasticity", "includes"),
        ("spasticity", "spasticity due to multiple sclerosis", "narrower"),
        ("severe spasticity", "spasticity", "includes"),
        ("multiple sclerosis", "spasticity due to multiple sclerosis", "related"),
        ("muscle spasms", "spasticity", "related"),
        ("muscle spasms", "muscle spasm associated with acute painful conditions of joints", "narrower"),
        ("high blood pressure", "hypertension", "includes"),
        ("depression", "major depressive disorder (MDD)", "narrower"),
        ("MDD", "major depressive disorder (MDD)", "includes"),
        ("major depressive disorder", "depression", "includes"),
        ("epilepsy", "partial-onset seizures", "narrower"),
        ("partial seizures", "epilepsy", "includes"),
        ("migraine", "prevention of migraine", "narrower"),
        ("arthritis", "moderately to severely active rheumatoid arthritis", "narrower"),
        ("heart attack", "hypertension", "not listed"),
        ("pulmonary hypertension", "hypertension", "related"),
        ("portal hypertension", "hypertension", "related"),
        ("spasticity after a stroke", "spasticity", "includes"),
        ("oral ulcers", "oral ulcers associated with Behcet's disease", "narrower"),
        ("hives", "psoriasis", "not listed"),
        ("oedema", "edema", "includes"),
        ("type 1 diabetes", "type 2 diabetes mellitus", "related"),
        ("knee pain", "headache", "related"),
        ("knee pain", "minor aches and pains", "related"),
        ("knee pain", "knee pain of osteoarthritis", "narrower"),
        ("pain", "headache", "narrower"),
        ("chest pain", "angina pectoris", "narrower"),
        ("SAD", "social anxiety disorder (SAD)", "includes"),
        ("migraine", "pain", "related"),
        ("back pain", "musculoskeletal pain", "includes"),
        ("quit smoking", "aid to smoking cessation treatment", "includes"),
        ("breast cancer", "HR-positive, HER2-negative advanced or metastatic breast cancer", "narrower"),
        ("dizziness", "nausea, vomiting or dizziness due to motion sickness", "narrower"),
        ("stroke", "thromboembolic complications of atrial fibrillation", "related"),
        ("stroke prevention", "reduction of the risk of stroke in atrial fibrillation", "narrower"),
        ("stroke prevention", "thromboembolic complications of atrial fibrillation", "related"),
        ("to prevent migraine", "acute treatment of migraine", "related"),
        ("blood thinner", "venous thrombosis", "narrower"),
        ("bipolar", "bipolar disorder", "includes"),
        ("toenail fungus", "onychomycosis", "includes"),
        ("trouble falling asleep", "insomnia", "includes"),
    ],
)
def test_relation(asked: str, use: str, kind: str) -> None:
    relation = relate(asked, Use(use))
    assert relation.kind == kind
    assert relation.reason


def test_a_sign_that_is_relieved_is_related() -> None:
    relation = relate("clonus", Use("spasticity due to sclerosis", ("flexor spasms", "clonus")))
    assert relation.kind == "related"
    assert "clonus" in relation.reason


def test_a_denied_use_says_so_and_never_counts_as_approved() -> None:
    assert relate("hypertension", Use("hypertension", limitation=True)).denied
    assert best_relation("hypertension", [Use("gout"), Use("hypertension", limitation=True)]).kind == "not listed"
    assert best_relation("hypertension", []).kind == "not listed"


def test_the_nearest_use_answers() -> None:
    uses = [Use("gout"), Use("spasticity due to sclerosis"), Use("spasticity")]
    assert best_relation("spasticity", uses).kind == "includes"


def test_conditions_are_found_in_a_question() -> None:
    found = find_conditions("What is better for high blood pressure or muscle spasms in MS, as ed and all say?")
    assert [f.condition.name for f in found] == ["hypertension", "muscle spasm", "multiple sclerosis"]


def test_looking_up_and_suggesting() -> None:
    known = look_up_condition("Heart Attack")
    assert known is not None
    assert known.id == "myocardial_infarction"
    assert look_up_condition("no such thing") is None
    assert look_up_condition("SAD") is None, "a short form of two conditions names neither"
    assert suggest_conditions("spastisity")[0] == "spasticity"


def test_the_vocabulary_holds_together() -> None:
    known = {c.id for c in conditions()}
    assert len(known) > 450
    for one in conditions():
        assert {*one.broader, *one.related} <= known
        assert one.id not in {a.id for a in ancestors(one)}
        assert not set(one.related) & {a.id for a in ancestors(one)}, one.id
    assert condition("spasticity").related
