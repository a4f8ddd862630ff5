"""Curated facts beside those of labels: an extracted one wins, a disagreement is shown."""

from __future__ import annotations

from typing import Any

from labelwise.comparison import compare_drugs
from labelwise.facts import State

MAXIMUM = {"role": "maximum", "unit": "mg", "basis": "per_day", "per": "day"}


def test_a_curated_fact_makes_a_cell_stated_and_its_citation_says_curated(drug: Any, curated: Any, cell: Any) -> None:
    fact = curated("alphadrug", "efficacy", {"endpoint": "fewer hiccups", "value": 72.0, "unit": "%"})
    made = compare_drugs([drug("alphadrug", curated=(fact,)), drug("betadrug")])
    found = cell(made, "effectiveness", "results", "alphadrug")
    assert found.state is State.STATED
    assert [c.method for c in found.citations] == ["curated"]


def test_a_curated_fact_that_says_the_same_as_the_label_is_left_out(drug: Any, curated: Any, cell: Any) -> None:
    fact = curated("alphadrug", "dose", {**MAXIMUM, "amount_high": 80.0})
    made = compare_drugs([drug("alphadrug", ("dose", {**MAXIMUM, "amount_high": 80.0}), curated=(fact,))])
    found = cell(made, "dosing", "maximum", "alphadrug")
    assert found.state is State.STATED
    assert [c.method for c in found.citations] == ["extracted"]


def test_a_curated_fact_that_disagrees_makes_a_conflict_with_the_label_first(
    drug: Any, curated: Any, cell: Any
) -> None:
    fact = curated("alphadrug", "pharmacokinetics", {"parameter": "half_life", "low": 9.0, "high": 9.0, "unit": "h"})
    stated = ("pharmacokinetics", {"parameter": "half_life", "low": 4.0, "high": 4.0, "unit": "h"})
    made = compare_drugs([drug("alphadrug", stated, curated=(fact,))])
    found = cell(made, "pharmacokinetics", "half_life", "alphadrug")
    assert found.state is State.CONFLICT
    assert found.text == "4 hours; 9 hours"


def test_what_the_label_does_not_support_is_a_conflict_told_from_the_labels_side(
    drug: Any, curated: Any, cell: Any
) -> None:
    fact = curated(
        "alphadrug",
        "indication",
        {"condition": "sneezing"},
        says="an article speaks of sneezing",
        label_says="the label speaks of hiccups only",
    )
    made = compare_drugs(
        [drug("alphadrug", ("indication", {"condition": "hiccups"}), curated=(fact,)), drug("betadrug")]
    )
    assert cell(made, "approved_uses", "uses", "alphadrug").text == "hiccups"
    found = cell(made, "approved_uses", "disputed_uses", "alphadrug")
    assert found.state is State.CONFLICT
    assert found.text.index("hiccups") < found.text.index("sneezing")


def test_one_class_spelled_in_two_ways_is_one_row(drug: Any, curated: Any) -> None:
    fact = curated("alphadrug", "interaction", {"object": "MAO inhibitors", "action": "contraindicated"})
    stated = ("interaction", {"object": "monoamine oxidase (MAO) inhibitors", "action": "contraindicated"})
    made = compare_drugs([drug("alphadrug", stated, curated=(fact,)), drug("betadrug")])
    assert [r.title for r in made.facet("interactions").rows] == ["With MAO inhibitors"]
