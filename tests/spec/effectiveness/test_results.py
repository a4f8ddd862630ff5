"""Results of trials: endpoint, arm, N, value, unit and comparison, from tables that say their arms."""

from __future__ import annotations

import re
from typing import Any

import pytest

from labelwise.extract.efficacy import efficacy
from labelwise.facts import EfficacyFact, Fact, NotUnderstoodFact
from labelwise.read.openfda import read_record


def read(*rows: str, caption: str = "") -> list[Fact]:
    """Read a table of `cell | cell` rows in the section on clinical studies."""
    body = "".join("<tr>" + "".join(f"<td>{c.strip()}</td>" for c in row.split("|")) + "</tr>" for row in rows)
    table = f"<table><caption>{caption}</caption><tbody>{body}</tbody></table>"
    flat = " ".join(re.sub(r"<[^>]+>", " ", table).split())
    record: dict[str, Any] = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        "clinical_studies": [f"14 CLINICAL STUDIES {flat}"],
        "clinical_studies_table": [table],
        "openfda": {"brand_name": ["Testabrand"], "generic_name": ["TESTAMINE"], "substance_name": ["TESTAMINE"]},
    }
    return list(efficacy(read_record(record)).facts)


def told(*rows: str, caption: str = "") -> list[str]:
    found = [f for f in read(*rows, caption=caption) if isinstance(f, EfficacyFact)]
    return [f"{f.endpoint} | {f.arm_label} {f.arm_role} {f.arm_n} | {f.value:g} {f.unit}" for f in found]


def test_shares() -> None:
    assert told(
        " | Testabrand (N=120) | Placebo (N=118)",
        "Responders, n (%) | 60 (50%) | 24 (20.3%)",
        caption="Response at week 12",
    ) == ["Responders, n (%) | Testabrand drug 120 | 50 %", "Responders, n (%) | Placebo placebo 118 | 20.3 %"]


def test_means_with_their_unit() -> None:
    assert told(
        " | Testabrand (N=120) | Placebo (N=118)",
        "Mean change in weight (kg) | -3.2 (0.4) | -0.5 (0.4)",
    ) == [
        "Mean change in weight (kg) | Testabrand drug 120 | -3.2 kg",
        "Mean change in weight (kg) | Placebo placebo 118 | -0.5 kg",
    ]


def test_baseline_is_no_result() -> None:
    found = told(
        " | Testabrand (N=120) | Placebo (N=118)",
        "Baseline (mean score) | 20.1 | 20.3",
        "Change from baseline in score (mean) | -8.0 | -4.0",
    )
    assert [line.split(" | ")[0] for line in found] == ["Change from baseline in score (mean)"] * 2


def test_a_column_of_comparison() -> None:
    found = read(
        " | Testabrand (N=120) | Placebo (N=118) | Difference (95% CI)",
        "Responders | 50% | 20% | 30% (18, 42)",
    )
    assert [f.comparison for f in found if isinstance(f, EfficacyFact)] == ["Difference (95% CI): 30% (18, 42)", None]


def test_rows_of_comparison_below_the_only_endpoint() -> None:
    found = read(
        " | Testabrand (N=120) | Placebo (N=118)",
        "Median survival (months) | 14.2 | 10.1",
        "Hazard ratio (95% CI) | 0.70 (0.5, 0.9) | ",
    )
    first = next(f for f in found if isinstance(f, EfficacyFact))
    assert first.comparison == "Hazard ratio (95% CI): 0.70 (0.5, 0.9)"
    assert first.unit == "mo"


def test_a_row_of_time_takes_the_name_of_the_table() -> None:
    found = told(
        " | Testabrand (N=60) | Placebo (N=60)",
        "Week 4 | 40% | 20%",
        caption="Share of patients cleared",
    )
    assert found[0].startswith("Share of patients cleared: Week 4 |")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ((" | Group A | Group B", "Responders | 50% | 20%"), "ARMS_NOT_UNDERSTOOD"),
        ((" | Group 1 (N=10) | Group 1 (N=10)", "Responders | 50% | 20%"), "ARMS_NOT_UNDERSTOOD"),
        # A count and its share without a sign: which is which is not said.
        ((" | Testabrand (N=700) | Placebo (N=700)", "Stroke | 10 (0.1) | 12 (0.2)"), "ROW_NOT_UNDERSTOOD"),
    ],
)
def test_what_is_counted_and_not_read(rows: tuple[str, ...], reason: str) -> None:
    found = read(*rows)
    assert [f.reason.name for f in found if isinstance(f, NotUnderstoodFact)] == [reason]
    assert not [f for f in found if isinstance(f, EfficacyFact)]


def test_demographics_are_no_results() -> None:
    found = read(" | Testabrand (N=9) | Placebo (N=9)", "Women | 50% | 40%", caption="Baseline Patient Characteristics")
    assert [f.reason.name for f in found if isinstance(f, NotUnderstoodFact)] == ["DEMOGRAPHICS_TABLE"]


def test_arms_without_n_that_name_the_drug_and_placebo() -> None:
    assert told(
        "Endpoint | Testabrand 10 mg | Placebo",
        "Responders at week 8 | 18/25 (72%) | 14/26 (54%)",
        caption="Response",
    ) == [
        "Responders at week 8 | Testabrand 10 mg drug 25 | 72 %",
        "Responders at week 8 | Placebo placebo 26 | 54 %",
    ]


def test_columns_without_n_that_name_no_drug_are_not_read() -> None:
    assert told("Endpoint | Group A | Group B", "Responders at week 8 | 72% | 54%", caption="Response") == []


def test_a_row_of_doses_given_names_no_arm() -> None:
    assert told(
        " | Placebo (N=75) | Testabrand (N=78)",
        "Mean total dose of the rescue drug | 21 mg | 6 mg",
        "Standard deviation | 50 mg | 18 mg",
        "No rescue drug needed | 15 (20%) | 39 (50%)",
    ) == [
        "No rescue drug needed | Placebo placebo 75 | 20 %",
        "No rescue drug needed | Testabrand drug 78 | 50 %",
    ]


def test_a_time_printed_with_its_unit() -> None:
    assert told(
        " | Testabrand (N=120) | Placebo (N=118)",
        "Median survival (95% CI) | 9.5 months (8.1, 11.0) | 6.2 months (5.0, 7.1)",
    ) == [
        "Median survival (95% CI) | Testabrand drug 120 | 9.5 mo",
        "Median survival (95% CI) | Placebo placebo 118 | 6.2 mo",
    ]


def test_visits_above_the_columns_are_no_times() -> None:
    assert not told(
        " | Testabrand (N=120) | Testabrand (N=120) | Placebo (N=118) | Placebo (N=118)",
        "Parameter: median | Baseline | 24 weeks | Baseline | 24 weeks",
        "Painful joints | 20.1 | 5.0 | 20.3 | 12.0",
    )


def test_the_unit_of_a_threshold_is_not_that_of_the_share() -> None:
    assert not told(
        " | Testabrand (N=120) | Placebo (N=118)",
        "Proportion of patients with a pressure below 30 (mmHg) | 70 (58.3) | 24 (20.3)",
    )
    assert told(
        " | Testabrand (N=120) | Placebo (N=118)",
        "Percent of patients with glucose below 126 (mg/dL) | 40 | 20",
    ) == [
        "Percent of patients with glucose below 126 (mg/dL) | Testabrand drug 120 | 40 %",
        "Percent of patients with glucose below 126 (mg/dL) | Placebo placebo 118 | 20 %",
    ]


def test_patients_counted_are_no_result() -> None:
    found = told(
        " | Testabrand (N=120) | Placebo (N=118)",
        "Number of subjects with an itch score of 4 or more | 95 | 90",
        "Itch: mean baseline score | 7.1 | 7.2",
        "Itch score, mean change | -3.0 | -1.0",
    )
    assert [line.split(" | ")[0] for line in found] == ["Itch score, mean change"] * 2


def test_a_unit_per_another_is_not_cut() -> None:
    assert told(
        " | Testabrand (N=60) | Placebo (N=28)",
        "Mean growth velocity (cm/year) | 5.8 | 4.3",
        "Mean flow (mL/hour) | 30 | 20",
    ) == [
        "Mean growth velocity (cm/year) | Testabrand drug 60 | 5.8 cm/a",
        "Mean growth velocity (cm/year) | Placebo placebo 28 | 4.3 cm/a",
        "Mean flow (mL/hour) | Testabrand drug 60 | 30 None",
        "Mean flow (mL/hour) | Placebo placebo 28 | 20 None",
    ]


def test_a_column_of_means_is_no_arm() -> None:
    assert not told(
        "Measure | Testabrand (N=60) | LSM Estimate",
        "Mean growth velocity (cm/year) | 5.8 | 4.3",
    )
