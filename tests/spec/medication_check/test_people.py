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
