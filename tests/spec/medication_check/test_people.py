"""Kidney, liver, pregnancy, age and conditions. A missing input is named, never guessed."""

from __future__ import annotations

from typing import Any

import pytest


def rule(**fields: Any) -> tuple[str, dict[str, Any]]:
    return "dose_adjustment", {"organ": "renal", "measure": "CrCl", "action": "avoid", **fields}


@pytest.mark.parametrize(
    ("op", "value", "found"),
    [("<", 30, False), ("<", 29.9, True), ("<=", 30, True), (">", 30, False), (">=", 30, True)],
)
def test_bounds_are_exact(drug: Any, check: Any, op: str, value: float, found: bool) -> None:
    result = check(drug("onedrug", rule(op=op, low=30.0)), crcl=value)
    assert bool(result.findings) is found


def test_between(drug: Any, check: Any) -> None:
    taken = drug("onedrug", rule(op="between", low=30.0, high=50.0, action="reduce"))
    assert [f.action for f in check(taken, crcl=50).findings] == ["reduce"]
    assert check(taken, crcl=51).findings == ()


def test_crcl_and_egfr_are_never_interchanged(drug: Any, check: Any) -> None:
    by_crcl = check(drug("onedrug", rule(op="<", low=30.0)), egfr=10)
    assert by_crcl.findings == ()
    assert [m.input for m in by_crcl.cannot_check] == ["crcl"]
    by_egfr = check(drug("onedrug", rule(op="<", low=30.0, measure="eGFR")), crcl=10)
    assert by_egfr.findings == ()
    assert [m.input for m in by_egfr.cannot_check] == ["egfr"]


def test_a_grade_without_figures_is_inferred(drug: Any, check: Any) -> None:
    taken = drug("onedrug", rule(measure="severity", severity="severe"))
    (found,) = check(taken, crcl=20).findings
    assert (found.action, found.inferred) == ("caution", True)
    assert check(taken, crcl=90).findings == ()


def test_child_pugh(drug: Any, check: Any) -> None:
    taken = drug("onedrug", rule(organ="hepatic", measure="Child-Pugh", severity="severe", action="contraindicated"))
    assert [f.action for f in check(taken, child_pugh="C").findings] == ["contraindicated"]
    assert check(taken, child_pugh="A").findings == ()
    assert [m.input for m in check(taken).cannot_check] == ["child-pugh"]


def test_no_adjustment_is_no_finding(drug: Any, check: Any) -> None:
    assert check(drug("onedrug", rule(op="<", low=30.0, action="no_adjustment")), crcl=10).findings == ()


def test_pregnancy(drug: Any, check: Any) -> None:
    taken = drug("onedrug", ("population", {"group": "pregnancy", "statement": "contraindicated in pregnancy"}))
    assert [f.action for f in check(taken, pregnant=True).findings] == ["contraindicated"]
    assert check(taken, pregnant=False).findings == ()
    assert [m.input for m in check(taken).cannot_check] == ["pregnant"]


def test_insufficient_is_not_safe(drug: Any, check: Any) -> None:
    words = "human data are insufficient to tell the risk"
    (found,) = check(
        drug("onedrug", ("population", {"group": "pregnancy", "statement": words})), pregnant=True
    ).findings
    assert found.action == "unstated"
    assert words in found.summary


def test_children(drug: Any, check: Any) -> None:
    taken = drug("onedrug", ("population", {"group": "pediatric", "statement": "not recommended in children"}))
    assert [f.action for f in check(taken, age=9).findings] == ["not_advised"]
    assert check(taken, age=40).findings == ()


def test_a_condition_that_is_a_contraindication(drug: Any, check: Any) -> None:
    taken = drug("onedrug", ("contraindication", {"condition": "narrow-angle glaucoma"}))
    assert [f.action for f in check(taken, conditions=("narrow-angle glaucoma",)).findings] == ["contraindicated"]
    assert check(taken, conditions=("gout",)).findings == ()


def test_a_condition_that_a_warning_is_for(drug: Any, check: Any) -> None:
    warns = ("warning", {"topic": "seizure", "title": "Seizures", "action": "monitor", "group": "people with epilepsy"})
    (found,) = check(drug("baclofen", warns), conditions=("epilepsy",)).findings
    assert (found.kind, found.action) == ("condition", "monitor")


def test_what_a_drug_is_not_for(drug: Any, check: Any) -> None:
    use = ("indication", {"condition": "cerebral palsy", "limitation": True})
    (found,) = check(drug("onedrug", use), conditions=("cerebral palsy",)).findings
    assert found.action == "not_advised"


def test_a_word_of_another_condition_is_not_that_condition(drug: Any, check: Any) -> None:
    taken = drug("onedrug", ("contraindication", {"condition": "respiratory depression"}))
    assert check(taken, conditions=("depression",)).findings == ()
    assert [f.action for f in check(taken, conditions=("respiratory depression",)).findings] == ["contraindicated"]


@pytest.mark.parametrize(
    ("words", "age", "found"),
    [
        ("children younger than 12 years of age", 10, ["contraindicated"]),
        ("children younger than 12 years of age", 12, []),
        ("pediatric patients less than two years of age", 1, ["contraindicated"]),
        ("infants under 6 months", 0.4, ["contraindicated"]),
        ("infants under 6 months", 1, []),
        ("pediatric patients", 15, ["contraindicated"]),
        ("children younger than 18 years following removal of the tonsils", 10, ["caution"]),
        ("chickenpox", 10, []),
    ],
)
def test_an_age_that_is_a_contraindication(drug: Any, check: Any, words: str, age: float, found: list[str]) -> None:
    taken = drug("onedrug", ("contraindication", {"condition": words}))
    assert [f.action for f in check(taken, age=age).findings] == found


def test_a_contraindicated_age_without_the_age_is_asked_for(drug: Any, check: Any) -> None:
    taken = drug("onedrug", ("contraindication", {"condition": "children younger than 12 years of age"}))
    assert [m.input for m in check(taken).cannot_check] == ["age"]


@pytest.mark.parametrize(
    ("words", "grade", "found"),
    [
        ("significant liver disease", "C", ["contraindicated"]),
        ("significant liver disease", "B", ["caution"]),
        ("significant liver disease", "A", []),
        ("severe hepatic impairment", "B", []),
        ("severe hepatic impairment", "C", ["contraindicated"]),
        ("hepatic impairment", "A", ["caution"]),
        ("history of liver disease", "C", []),
        ("colchicine in patients with hepatic impairment", "C", []),
    ],
)
def test_a_liver_disease_that_is_a_contraindication(
    drug: Any, check: Any, words: str, grade: str, found: list[str]
) -> None:
    taken = drug("onedrug", ("contraindication", {"condition": words}))
    assert [f.action for f in check(taken, child_pugh=grade).findings] == found


def test_a_kidney_disease_that_is_a_contraindication_is_inferred_from_a_clearance(drug: Any, check: Any) -> None:
    taken = drug("onedrug", ("contraindication", {"condition": "severe renal impairment"}))
    (found,) = check(taken, crcl=15).findings
    assert (found.action, found.inferred) == ("caution", True)
    assert check(taken, crcl=60).findings == ()
    assert [m.input for m in check(taken).cannot_check] == ["crcl"]


def test_two_drugs_together_in_a_condition_are_no_finding_for_one_of_them(drug: Any, check: Any) -> None:
    taken = drug("onedrug", ("contraindication", {"condition": "aliskiren in patients with diabetes"}))
    assert check(taken, conditions=("diabetes",)).findings == ()
    assert check(taken, drug("aliskiren")).findings == ()
    (found,) = check(taken, drug("aliskiren"), conditions=("diabetes",)).findings
    assert (found.kind, found.action, found.drugs) == ("interaction", "contraindicated", ("aliskiren", "onedrug"))


def test_a_warning_that_only_names_what_the_drug_is_for_is_no_caution(drug: Any, check: Any) -> None:
    use = ("indication", {"condition": "rheumatoid arthritis"})
    warns = ("warning", {"topic": "malignancy", "title": "Supplements", "group": "patients with rheumatoid arthritis"})
    assert check(drug("onedrug", use, warns), conditions=("rheumatoid arthritis",)).findings == ()
    told = ("warning", {**warns[1], "action": "monitor"})
    assert [f.action for f in check(drug("onedrug", use, told), conditions=("rheumatoid arthritis",)).findings] == [
        "monitor"
    ]
