"""Sentences of adverse-reaction sections and the incidences that are read from them."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.extract.adverse_reaction import adverse_reactions
from labelwise.facts import AdverseReactionFact
from labelwise.read.openfda import read_record


def facts(text: str) -> list[AdverseReactionFact]:
    record: dict[str, Any] = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        "spl_product_data_elements": ["x"],
        "adverse_reactions": [text],
        "openfda": {"brand_name": ["Testabrand"], "generic_name": ["TESTAMINE"], "substance_name": ["TESTAMINE"]},
    }
    return [f for f in adverse_reactions(read_record(record)).facts if isinstance(f, AdverseReactionFact)]


def told(text: str) -> list[str]:
    """Tell each fact as `term | role, dose | value, count/N | severity`."""
    return [_line(f) for f in facts(text)]


def _line(f: AdverseReactionFact) -> str:
    number = f"{f.low:g} to {f.high:g}%" if f.op == "range" else f"{f.op} {f.value:g}%" if f.value is not None else f.op
    count = f", {f.count}/{f.arm_n}" if f.count is not None else ""
    arm = ", ".join(x for x in (f.arm_role, f.arm_dose) if x)
    return f"{f.term} | {arm} | {number}{count}" + (f" | {f.severity}" if f.severity else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The most common is transient drowsiness (10 to 63%).", ["transient drowsiness | drug | 10 to 63%"]),
        (
            "Drowsiness occurred in 63% of those receiving testamine compared to 36% of those in the placebo group.",
            ["Drowsiness | drug | = 63%", "Drowsiness | placebo | = 36%"],
        ),
        ("Nausea occurred in 12% of patients (6% placebo).", ["Nausea | drug | = 12%", "Nausea | placebo | = 6%"]),
        (
            "Common adverse reactions were headache (5% vs. 3% with placebo) and rash (2% vs. 1%).",
            ["headache | drug | = 5%", "headache | placebo | = 3%", "rash | drug | = 2%", "rash | placebo | = 1%"],
        ),
        (
            "Headache was reported (4% and 3%) for Testabrand and placebo, respectively.",
            ["Headache | drug | = 4%", "Headache | placebo | = 3%"],
        ),
        (
            "The incidence of dizziness was 7% with Testabrand and 2% with placebo.",
            ["dizziness | drug | = 7%", "dizziness | placebo | = 2%"],
        ),
        ("Fatigue was reported by five percent of patients.", []),
        ("Fatigue was reported by 5 percent of patients.", ["Fatigue | drug | = 5%"]),
        ("Vomiting was reported in up to 2% of patients given testamine 80 mg.", ["Vomiting | drug, 80 mg | <= 2%"]),
        ("Rash occurred in less than 1% of patients.", ["Rash | drug | < 1%"]),
        ("Rash occurred in 2 of 40 patients (5%).", ["Rash | drug | = 5%, 2/40"]),
        ("Rash was seen in 5% (2/40) of patients.", ["Rash | drug | = 5%, 2/40"]),
        ("In trials, 8% of patients treated with testamine reported dry mouth.", ["dry mouth | drug | = 8%"]),
        ("The 300 placebo recipients reported nausea (3%).", ["nausea | placebo | = 3%"]),
        (
            "Adverse reactions were dry mouth, dizziness, and headache (>30%) and constipation and tremor (>10%).",
            [
                "dry mouth | drug | > 30%",
                "dizziness | drug | > 30%",
                "headache | drug | > 30%",
                "constipation | drug | > 10%",
                "tremor | drug | > 10%",
            ],
        ),
        (
            "Serious adverse reactions in at least 2% of patients were pneumonia (6%) and sepsis (3%).",
            ["pneumonia | drug | = 6% | serious", "sepsis | drug | = 3% | serious"],
        ),
        (
            "Edema was reported in 4% of patients receiving 5 g and 9% of patients receiving 10 g testamine.",
            ["Edema | drug, 5 g | = 4%", "Edema | drug, 10 g | = 9%"],
        ),
    ],
)
def test_a_figure_goes_with_its_term_and_arm(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Treatment was discontinued because of nausea in 5% of patients.",
        "The most common adverse reactions leading to discontinuation were rash (2%) and nausea (1%).",
        "Adverse reactions that required dose reduction were fatigue (7%) and rash (3%).",
        "Of the patients, 55% were female, 80% were White and 12% were older than 65 years.",
        "The response rate was 43% with Testabrand and 21% with placebo.",
        "A 0.05% cream caused burning.",
        "Serum levels of ALT exceeded three times the upper limit of normal in 2% of patients.",
        "No patient reported headache in 5% of visits.",
        "Antibodies to testamine formed in 9% of patients.",
        "Table 4 shows reactions in at least 2% of patients.",
        "The median duration of headache was 12% shorter.",
        "Diarrhea was 30% higher than expected.",
    ],
)
def test_a_percentage_of_something_else_is_no_incidence(text: str) -> None:
    assert [line for line in told(text) if "%" in line] == []


def test_two_figures_without_arms_are_not_shared_out() -> None:
    assert told("In the study of 7 or 10 days reactions were diarrhea (8% and 7%).") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Most common adverse reactions (incidence ≥ 5%): nausea, vomiting, and headache.",
            ["nausea | drug | >= 5%", "vomiting | drug | >= 5%", "headache | drug | >= 5%"],
        ),
        (
            "Other adverse reactions reported in 1% to 3% of patients were: cough, rash.",
            ["cough | drug | 1 to 3%", "rash | drug | 1 to 3%"],
        ),
        (
            "Adverse reactions in less than 1% of patients included insomnia and tremor.",
            ["insomnia | drug | < 1%", "tremor | drug | < 1%"],
        ),
        ("The most common adverse reactions are nausea and rash.", ["nausea | drug | common", "rash | drug | common"]),
        ("Rarely reported reactions include seizures.", ["seizures | drug | rare"]),
    ],
)
def test_a_threshold_a_band_or_a_word_governs_its_list(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_threshold_governs_lists_under_body_systems() -> None:
    found = facts(
        "Other reactions reported with an incidence of ≥0.3% in controlled trials are listed below: "
        "Gastrointestinal Disorders: nausea General Disorders: fatigue, asthenia Nervous System Disorders: dizziness"
    )
    assert [(f.group, f.term, f.op, f.value) for f in found] == [
        ("Gastrointestinal Disorders", "nausea", ">=", 0.3),
        ("General Disorders", "fatigue", ">=", 0.3),
        ("General Disorders", "asthenia", ">=", 0.3),
        ("Nervous System Disorders", "dizziness", ">=", 0.3),
    ]


def test_reports_after_marketing_are_marked_as_such_and_have_no_number() -> None:
    found = facts(
        "6.2 Postmarketing Experience The following reactions have been reported after approval: "
        "Skin Disorders: rash, urticaria Nervous System Disorders: seizure"
    )
    assert [(f.term, f.op, f.value, f.setting) for f in found] == [
        ("rash", "reported", None, "postmarketing"),
        ("urticaria", "reported", None, "postmarketing"),
        ("seizure", "reported", None, "postmarketing"),
    ]


def test_a_threshold_gives_way_to_a_figure_for_the_same_term() -> None:
    found = told(
        "Adverse reactions in at least 2% of patients were nausea and rash. "
        "In trials, nausea occurred in 9% of patients."
    )
    assert found == ["rash | drug | >= 2%", "nausea | drug | = 9%"]


def test_totals_are_no_reactions() -> None:
    assert told("Serious adverse reactions occurred in 26% of patients who received Testabrand.") == []


def test_a_fact_is_cited_at_its_sentence() -> None:
    fact = facts("Some words. Nausea occurred in 12% of patients. More words.")[0]
    assert fact.citation.quote == "Nausea occurred in 12% of patients."
    assert (fact.citation.section, fact.source, fact.table_index) == ("34084-4", "prose", None)


def test_a_title_with_a_threshold_heads_its_list() -> None:
    assert told("Wobbles, maintenance (≥3%): cough, rash.") == ["cough | drug | >= 3%", "rash | drug | >= 3%"]


def test_what_is_left_out_is_not_the_reaction() -> None:
    assert told("Infections other than pneumonia occurred in 2% of patients.") == []


def test_each_goes_with_every_term_of_the_list() -> None:
    assert told("Reactions included cough, rash, and fever (0.1% each).") == [
        "cough | drug | = 0.1%",
        "rash | drug | = 0.1%",
        "fever | drug | = 0.1%",
    ]
