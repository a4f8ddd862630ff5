"""Results of trials in sentences: an endpoint, a value in each arm, and what compares the arms."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.extract.efficacy import efficacy
from labelwise.facts import EfficacyFact, NotUnderstoodFact
from labelwise.read.openfda import read_record


def read(text: str) -> list[Any]:
    """Read a section on clinical studies that holds one stretch of text."""
    record: dict[str, Any] = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        "clinical_studies": [f"14 CLINICAL STUDIES {text}"],
        "openfda": {"brand_name": ["Testabrand"], "generic_name": ["TESTAMINE"], "substance_name": ["TESTAMINE"]},
    }
    return list(efficacy(read_record(record)).facts)


def told(text: str) -> list[str]:
    """Return each result as one line."""
    found = [f for f in read(text) if isinstance(f, EfficacyFact)]
    return [f"{f.endpoint} | {f.arm_role} {f.arm_label or '-'} {f.arm_n or '-'} | {f.value:g} {f.unit}" for f in found]


def test_a_rate_in_each_arm() -> None:
    assert told("The response rate was 41% (49/120) with Testabrand and 22% (26/118) with placebo.") == [
        "response rate | drug Testabrand 120 | 41 %",
        "response rate | placebo placebo 118 | 22 %",
    ]


def test_so_many_patients_of_each_arm_did_something() -> None:
    assert told(
        "At Week 12, 41% of patients receiving Testabrand were free of attacks compared to 22% on placebo."
    ) == [
        "were free of attacks at Week 12 | drug Testabrand - | 41 %",
        "were free of attacks at Week 12 | placebo placebo - | 22 %",
    ]


def test_values_told_in_the_order_of_the_arms() -> None:
    assert told(
        "The mean changes in weight were -0.4 kg and -2.1 kg in the placebo and Testabrand groups, respectively."
    ) == [
        "mean changes in weight | placebo placebo - | -0.4 kg",
        "mean changes in weight | drug Testabrand - | -2.1 kg",
    ]


def test_the_first_arm_named_before_its_value() -> None:
    assert told("The relapse rate for Testabrand at Week 24 was 12% compared to 30% for placebo.") == [
        "relapse rate at Week 24 | drug Testabrand - | 12 %",
        "relapse rate at Week 24 | placebo placebo - | 30 %",
    ]


def test_a_time_in_each_arm_with_what_compares_them() -> None:
    found = [
        f
        for f in read(
            "In Study 2, the median survival was 11.2 months (95% CI: 9.0, 13.1) in the Testabrand arm and 9.1 months "
            "(95% CI: 8.0, 10.4) in the placebo arm (HR 0.71; 95% CI: 0.55, 0.92; p=0.01)."
        )
        if isinstance(f, EfficacyFact)
    ]
    assert [(f.value, f.unit, f.study) for f in found] == [(11.2, "mo", "Study 2"), (9.1, "mo", "Study 2")]
    assert found[0].comparison == "HR: 0.71; 95% CI 0.55 to 0.92; p=0.01"
    assert found[1].comparison is None


def test_another_drug_as_the_other_arm() -> None:
    assert told("Clinical cure rates were 94.4% (101/107) for Testabrand and 86.5% (45/52) for the comparator.") == [
        "Clinical cure rates | drug Testabrand 107 | 94.4 %",
        "Clinical cure rates | active_comparator comparator 52 | 86.5 %",
    ]


def test_the_only_arm_of_a_trial() -> None:
    assert told("The objective response rate was 38% (95% CI: 28, 49).") == [
        "objective response rate | drug - - | 38 %"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "At baseline, 41% of patients on Testabrand and 42% of patients on placebo had received a prior therapy.",
        "The mean age was 54 years with Testabrand and 55 years with placebo.",
        "Treatment was stopped because of adverse reactions in 9% of Testabrand patients and 4% of placebo patients.",
        "Patients received Testabrand for 12 weeks or placebo for 24 weeks.",
        "In this subset, 50% of patients on Testabrand were pain free compared with 29% of patients on placebo.",
    ],
    ids=["before the trial", "age", "stopping", "length of treatment", "people told elsewhere"],
)
def test_what_is_no_result(text: str) -> None:
    assert told(text) == []


def test_a_difference_alone_is_no_value_of_an_arm() -> None:
    assert told("The difference from placebo in the mean score was 12% for Testabrand 5 mg and 15% for placebo.") == []


def test_what_was_seen_and_not_read_is_counted() -> None:
    (fact,) = read("Relief was seen more with Testabrand than placebo, 52% in some versus 30% in others.")
    assert isinstance(fact, NotUnderstoodFact)
    assert fact.about == "efficacy"
