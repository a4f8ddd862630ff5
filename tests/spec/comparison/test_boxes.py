"""Boxes of one topic stand under one name, what is said of it together, whatever each label titles it."""

from __future__ import annotations

from typing import Any

from labelwise.comparison import compare_drugs


def _box(title: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return "warning", {"topic": "seizure", "title": title, "boxed": True, **more}


def test_a_topic_that_two_boxes_have_has_one_name(drug: Any, cell: Any) -> None:
    one = drug("alphadrug", _box("SEIZURE RISK", action="monitor"))
    two = drug("betadrug", _box("CONVULSIONS; FITS", action="monitor", group="children"))
    made = compare_drugs([one, two])
    assert cell(made, "serious", "boxed", "alphadrug").text == "Seizures: monitor"
    assert cell(made, "serious", "boxed", "betadrug").text == "Seizures (children): monitor"
    assert cell(made, "summary", "boxed_warnings", "betadrug").text == "Seizures (children): monitor"


def test_a_box_of_one_drug_keeps_its_own_title(drug: Any, cell: Any) -> None:
    made = compare_drugs([drug("alphadrug", _box("SEIZURE RISK", action="monitor")), drug("betadrug")])
    assert cell(made, "serious", "boxed", "alphadrug").text == "Seizure risk: monitor"


def test_people_and_advice_of_one_topic_are_told_in_one_part(drug: Any, cell: Any) -> None:
    boxes = (_box("SEIZURE RISK", action="monitor"), _box("SEIZURE RISK", group="children"))
    made = compare_drugs([drug("alphadrug", *boxes)])
    assert cell(made, "serious", "boxed", "alphadrug").text == "Seizure risk (children): monitor"
