"""Tables in adverse-reaction sections that do not say how often reactions came up, each with its reason."""

from __future__ import annotations

from typing import Any

import pytest

ARMS = " | Testamine (N=50) | Placebo (N=50)"


@pytest.mark.parametrize(
    ("title", "rows", "reason"),
    [
        (
            "Laboratory Abnormalities That Worsened from Baseline",
            ["Hemoglobin decreased | 30% | 20%", "ALT increased | 9% | 4%"],
            "LABORATORY_TABLE",
        ),
        (
            "Adverse Reactions",
            ["Hemoglobin <8 g/dL | 3% | 2%", "ALT >5 x ULN | 9% | 4%", "Platelets <50 x 10 9 /L | 1% | 0%"],
            "LABORATORY_TABLE",
        ),
        ("Mean Change from Baseline in Fasting Lipids", ["LDL | 4.1 | -2.0", "HDL | 1.1 | 0.3"], "MEASUREMENT_TABLE"),
        ("Vital Sign Abnormalities", ["Pulse above 100 | 4% | 2%", "Pulse below 50 | 1% | 1%"], "VITAL_SIGNS_TABLE"),
        (
            "Adverse Reactions Leading to Discontinuation of Treatment",
            ["Nausea | 3% | 1%", "Rash | 2% | 0%"],
            "DISCONTINUATION_TABLE",
        ),
        (
            "Adverse Reactions per 100 Patient-Years",
            ["Nausea | 3.1 | 1.2", "Rash | 2.4 | 0.3"],
            "EXPOSURE_ADJUSTED_TABLE",
        ),
        ("Antibodies to Testamine by Study", ["Study One | 3% | 0%", "Study Two | 4% | 0%"], "IMMUNOGENICITY_TABLE"),
        (
            "Dosage Modifications for Adverse Reactions",
            ["Rash | Hold | -", "Fever | Stop | -"],
            "DOSE_MODIFICATION_TABLE",
        ),
        (
            "Adverse Reactions After Approval",
            ["Skin disorders | rash, itching, hives | -", "Eye disorders | dry eye, blurred vision | -"],
            "LIST_WITHOUT_NUMBERS",
        ),
        ("Summary of the Wobble Counts", ["Left | 3% | 1%", "Right | 2% | 0%"], "TABLE_KIND_UNKNOWN"),
    ],
)
def test_a_table_of_something_else(
    table: Any, facts: Any, reasons: Any, title: str, rows: list[str], reason: str
) -> None:
    made = table(ARMS, *rows, caption=title)
    assert facts(made) == []
    assert reasons(made) == [reason]


def test_withdrawal_symptoms_are_reactions_and_no_discontinuation(table: Any, facts: Any) -> None:
    made = table(ARMS, "Insomnia | 29% | 9%", caption="Discontinuation-Emergent Symptom Incidence")
    assert len(facts(made)) == 2


def test_reactions_that_are_not_hematologic_are_no_laboratory_table(table: Any, facts: Any) -> None:
    made = table(ARMS, "Nausea | 29% | 9%", "Rash | 8% | 1%", caption="Nonhematologic Adverse Reactions in Study One")
    assert len(facts(made)) == 4


def test_counts_alone_are_not_turned_into_percentages(table: Any, facts: Any, reasons: Any) -> None:
    made = table("Reaction | Testamine n | Placebo n", "Nausea | 7 | 3", "Rash | 5 | 0", caption="Adverse Reactions")
    assert facts(made) == []
    assert reasons(made) == ["COUNTS_WITHOUT_PERCENTAGES"]


def test_counts_of_patients_are_divided_by_a_known_n_and_marked_as_computed(table: Any, whole_facts: Any) -> None:
    made = table(
        "Number of Patients with a Reaction | Testamine (n=120) | Placebo (n=130)",
        "Nausea | 7 | 3", "Rash | 5 | 0",
        caption="Adverse Reactions",
    )  # fmt: skip
    found = whole_facts(made)
    assert [(f.value, f.count, f.arm_n) for f in found] == [(5.8, 7, 120), (2.3, 3, 130), (4.2, 5, 120), (0.0, 0, 130)]
    assert all(f.derived for f in found)


def test_counts_of_events_are_not_divided(table: Any, facts: Any, reasons: Any) -> None:
    made = table(
        "Reaction | Testamine (n=120) n | Placebo (n=130) n",
        "Nausea | 7 | 3",
        "Rash | 5 | 0",
        caption="Adverse Reactions",
    )
    assert facts(made) == []
    assert reasons(made) == ["COUNTS_WITHOUT_PERCENTAGES"]


def test_numbers_without_any_word_of_percentages_are_not_guessed(table: Any, facts: Any, reasons: Any) -> None:
    made = table(ARMS, "Nausea | 7 | 3", "Rash | 5 | 0", caption="Adverse Experience in Trials")
    assert facts(made) == []
    assert reasons(made) == ["UNIT_NOT_STATED"]


def test_columns_without_any_head_are_not_guessed(table: Any, facts: Any, reasons: Any) -> None:
    made = table("Nausea | 7% | 3%", "Rash | 5% | 0%", caption="Adverse Reactions")
    assert facts(made) == []
    assert reasons(made) == ["ARMS_NOT_UNDERSTOOD"]


def test_a_row_that_cannot_be_read_is_counted_and_the_others_are_read(table: Any, facts: Any, reasons: Any) -> None:
    made = table(ARMS, "Nausea | 7% | 3%", "Rash;;Hives;;Fever | 5%;;1% | 0%;;0%", caption="Adverse Reactions")
    assert len(facts(made)) == 2
    assert reasons(made) == ["ROW_NOT_UNDERSTOOD"]


def test_incidence_in_a_title_makes_no_percentages_of_numbers_of_patients(table: Any, whole_facts: Any) -> None:
    made = table(
        "Reaction | Number of Patients Reporting Events{2}",
        " | testamine N = 49 | placebo N = 50",
        "Nausea | 10 | 3",
        caption="Incidence of Adverse Experiences",
    )
    assert [(f.value, f.count, f.derived) for f in whole_facts(made)] == [(20.4, 10, True), (6.0, 3, True)]


def test_symptoms_that_patients_rate_are_no_incidence(table: Any, facts: Any, reasons: Any) -> None:
    made = table(
        "Symptom | Testamine (N=48) % | Placebo (N=52) %", "Diarrhea (frequency) | 23 | 15",
        "Fatigue (severity) | 72 | 69",
        caption="Table 5: Patient-Reported Symptoms During Treatment",
    )  # fmt: skip
    assert facts(made) == []
    assert reasons(made) == ["MEASUREMENT_TABLE"]
