"""What stands in rows and cells: groups, sub-rows, marks, blocks, several values in one cell, odd numbers."""

from __future__ import annotations

from typing import Any

import pytest

TITLE = "Table 4. Adverse Reactions Reported in 2% or More of Patients"
HEAD = "Reaction | Testamine (N=200) | Placebo (N=100)"


def test_body_systems_as_rows_that_span_or_have_blanks(table: Any, facts: Any) -> None:
    made = table(HEAD, "Eye Disorders{3}", "Eye pain | 5% | 1%", "Skin | | ", "Rash | 9% | 2%", caption=TITLE)
    assert [f.split(" | ")[0] for f in facts(made)] == ["Eye Disorders > Eye pain"] * 2 + ["Skin > Rash"] * 2


def test_body_systems_in_a_first_column_of_their_own(table: Any, facts: Any) -> None:
    made = table(
        " | | Testamine (N=200) % | Placebo (N=100) %",
        "Blood{r2} | Anemia | 7 | 1",
        "Neutropenia | 6 | 2",
        "Skin | Rash | 9 | 2",
        caption=TITLE,
    )
    assert [f.split(" | ")[0] for f in facts(made)][::2] == ["Blood > Anemia", "Blood > Neutropenia", "Skin > Rash"]


def test_a_body_system_with_values_of_its_own_is_a_line_without_group(table: Any, facts: Any) -> None:
    made = table(HEAD, "Gastrointestinal disorders | 40 (20) | 9 (9)", "Nausea | 12 (6) | 2 (2)", caption=TITLE)
    assert facts(made) == [
        "Gastrointestinal disorders | Testamine, drug, N=200 | = 20%, 40",
        "Gastrointestinal disorders | Placebo, placebo, N=100 | = 9%, 9",
        "Gastrointestinal disorders > Nausea | Testamine, drug, N=200 | = 6%, 12",
        "Gastrointestinal disorders > Nausea | Placebo, placebo, N=100 | = 2%, 2",
    ]


def test_a_sub_row_that_means_nothing_alone_takes_its_parents_name(table: Any, facts: Any) -> None:
    made = table(HEAD, "Hematuria | 9% | 4%", "with a catheter{>} | 6% | 3%", caption=TITLE)
    assert facts(made)[2].startswith("Hematuria - with a catheter | ")


def test_a_sub_row_of_a_grade_is_the_parents_severity(table: Any, facts: Any) -> None:
    made = table(HEAD, "Mucositis | | ", "All Grades{>} | 30% | 20%", "Grade ≥3{>} | 8% | 2%", caption=TITLE)
    assert facts(made) == [
        "Mucositis > Mucositis | Testamine, drug, N=200 | = 30%",
        "Mucositis > Mucositis | Placebo, placebo, N=100 | = 20%",
        "Mucositis > Mucositis | Testamine, drug, N=200, grade 3-5 | = 8%",
        "Mucositis > Mucositis | Placebo, placebo, N=100, grade 3-5 | = 2%",
    ]


def test_the_same_term_under_two_groups_is_two_terms(table: Any, facts: Any) -> None:
    made = table(HEAD, "Eye{3}", "Pain | 3% | 1%", "General{3}", "Pain | 8% | 4%", caption=TITLE)
    assert [f.split(" | ")[0] for f in facts(made)] == ["Eye > Pain"] * 2 + ["General > Pain"] * 2


def test_blocks_with_an_n_of_their_own_in_mid_table(table: Any, facts: Any) -> None:
    made = table(
        " | Testamine | Placebo",
        "Men only | (N=60) | (N=30)",
        "Libido decreased | 7% | 2%",
        "Women only | (N=140) | (N=70)",
        "Libido decreased | 4% | 1%",
        caption=TITLE,
    )
    assert facts(made)[::2] == [
        "Men only > Libido decreased | Testamine, drug, N=60 | = 7%",
        "Women only > Libido decreased | Testamine, drug, N=140 | = 4%",
    ]


def test_a_new_head_in_mid_table(table: Any, facts: Any) -> None:
    made = table(
        "Study One | Testamine 1 mg | Placebo",
        "Nausea | 5% | 2%",
        "Study Two | Testamine 3 mg | Otherazole",
        "Nausea | 9% | 4%",
        caption=TITLE,
    )
    assert facts(made)[2:] == [
        "Study Two > Nausea | Testamine 3 mg, drug, 3 mg | = 9%",
        "Study Two > Nausea | Otherazole, active_comparator | = 4%",
    ]


def test_marks_come_off_terms_and_values_and_are_kept_with_the_fact(table: Any, whole_facts: Any) -> None:
    made = table(
        HEAD, "Rash<sup>a</sup> | 9%* | 2%", "Edema† | 4% | 1%", "a Includes several kinds of rash{3}", caption=TITLE
    )
    found = whole_facts(made)
    assert [f.term for f in found] == ["Rash", "Rash", "Edema", "Edema"]
    assert found[0].value == 9
    assert found[0].footnotes == ("Includes several kinds of rash",)


def test_a_mark_that_changes_the_denominator_takes_the_n_away(table: Any, whole_facts: Any) -> None:
    made = table(
        "Reaction | Testamine N=200 %", "Seizures | 3 †", "Cough | 5",
        "† Rate based on about 900 patients exposed{2}", caption=TITLE,
    )  # fmt: skip
    assert [(f.term, f.value, f.arm_n) for f in whole_facts(made)] == [("Seizures", 3, None), ("Cough", 5, 200)]


def test_a_foot_before_the_body(table: Any, facts: Any) -> None:
    made = table(HEAD, "Nausea | 7% | 3%", caption=TITLE, head=1, foot="* Some explanation of the counting.")
    assert facts(made) == ["Nausea | Testamine, drug, N=200 | = 7%", "Nausea | Placebo, placebo, N=100 | = 3%"]


def test_several_terms_and_values_in_one_cell(table: Any, facts: Any) -> None:
    made = table(HEAD, "Nervous system;;Dizziness;;Tremor | 21%;;2% | 9%;;1%", caption=TITLE)
    assert facts(made) == [
        "Nervous system > Dizziness | Testamine, drug, N=200 | = 21%",
        "Nervous system > Dizziness | Placebo, placebo, N=100 | = 9%",
        "Nervous system > Tremor | Testamine, drug, N=200 | = 2%",
        "Nervous system > Tremor | Placebo, placebo, N=100 | = 1%",
    ]


def test_wide_gaps_where_line_breaks_were_lost(table: Any, facts: Any) -> None:
    made = table(HEAD, "Nausea   Dry mouth   Rash | 20%  11%  3% | 9%  4%  <1%", caption=TITLE)
    assert [f.split(" | ")[0] for f in facts(made)][::2] == ["Nausea", "Dry mouth", "Rash"]
    assert facts(made)[-1] == "Rash | Placebo, placebo, N=100 | < 1%"


def test_count_and_percentage_in_columns_of_their_own(table: Any, facts: Any) -> None:
    made = table(
        "Reaction{r2} | Testamine (N=200){2} | Placebo (N=100){2}", "n | % | n | %", "Nausea | 30 | 15.0 | 6 | 6.0",
        caption=TITLE,
    )  # fmt: skip
    assert facts(made) == [
        "Nausea | Testamine, drug, N=200 | = 15%, 30",
        "Nausea | Placebo, placebo, N=100 | = 6%, 6",
    ]


def test_the_percentage_stands_in_a_bracket_column(table: Any, facts: Any) -> None:
    made = table("Reaction | Testamine N=200 n (%){2}", "Nausea | 30 | (15.0)", "Cough | 8 | (4.0)", caption=TITLE)
    assert [f.split(" | ")[2] for f in facts(made)] == ["= 15%, 30", "= 4%, 8"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("5%", ["= 5%"]),
        ("0", ["= 0%"]),
        ("<1", ["< 1%"]),
        ("＜ 1", ["< 1%"]),
        ("≥1%", [">= 1%"]),
        ("less than 1", ["< 1%"]),
        ("1 .5", ["= 1.5%"]),
        ("2 to 9", ["2 to 9%"]),
        ("2–9%", ["2 to 9%"]),
        ("12 (6)", ["= 6%, 12"]),
        ("12 (6.0%)", ["= 6%, 12"]),
        ("6% (12)", ["= 6%, 12"]),
        ("1 (<1)", ["< 1%, 1"]),
        ("1 (0)", ["= 0%, 1"]),
        ("12/200 (6%)", ["= 6%, 12"]),
        ("6% (12/200)", ["= 6%, 12"]),
        ("-", []),
        ("--", []),
        ("N/A", []),
        ("unable to calculate", []),
    ],
)
def test_forms_of_a_value(table: Any, facts: Any, cell: str, expected: list[str]) -> None:
    other = "20 (10)" if "(" in cell else "10%"
    made = table("Reaction | Testamine (N=200) %", f"Rash | {cell}", f"Cough | {other}", caption=TITLE)
    assert [f.split(" | ")[2] for f in facts(made) if f.startswith("Rash")] == expected


def test_a_term_with_blanks_alone_is_a_group_and_gives_no_line(table: Any, facts: Any) -> None:
    made = table("Reaction | Testamine (N=200)", "Rash | ", "Itchy | 2%", "Weeping | 1%", caption=TITLE)
    assert [f.split(" | ")[0] for f in facts(made)] == ["Rash > Itchy", "Rash > Weeping"]


def test_a_row_with_a_denominator_of_its_own(table: Any, facts: Any) -> None:
    made = table("Reaction | Testamine (N=200)", "Priapism | 2% (1/60)", "Cough | 3% (6/200)", caption=TITLE)
    assert facts(made)[0] == "Priapism | Testamine, drug, N=60 | = 2%, 1"


def test_a_group_over_two_rows_is_one_group(table: Any, facts: Any) -> None:
    made = table(HEAD, "Musculoskeletal and Connective{3}", "Tissue Disorders{3}", "Back pain | 4% | 1%", caption=TITLE)
    assert facts(made)[0].startswith("Musculoskeletal and Connective Tissue Disorders > Back pain")


def test_every_fact_is_cited_at_its_cell(table: Any, whole_facts: Any) -> None:
    made = table(HEAD, "Rash | 9%* | 2%", "* a note{3}", caption=TITLE)
    found = whole_facts(made)[0]
    locator = found.citation.locator
    assert (found.table_index, found.citation.section, found.citation.quote) == (0, "34084-4", "9%*")
    assert locator is not None
    assert (locator.table, locator.row, locator.column) == (0, 1, 1)


def test_counts_and_percentages_in_two_columns_of_one_arm(table: Any, facts: Any) -> None:
    made = table(
        " | Testamine (n=200){2} | Placebo (n=100){2}",
        "Reaction | Patients | Percent | Patients | Percent",
        "Vertigo | 69 | 35 | 3 | 3",
        "Ataxia | 19 | 10 | 0 | 0",
        "Dry mouth | 47 | 24 | 2 | 2",
        caption=TITLE,
    )
    assert facts(made)[:3] == [
        "Vertigo | Testamine, drug, N=200 | = 35%, 69",
        "Vertigo | Placebo, placebo, N=100 | = 3%, 3",
        "Ataxia | Testamine, drug, N=200 | = 10%, 19",
    ]


def test_two_columns_of_one_arm_that_nothing_tells_apart_give_no_facts(table: Any, facts: Any) -> None:
    made = table(
        "Reaction | 10 mg n=90 % | Testamine 20 mg 30 mg n=104 n=101 %{2}",
        "Nausea | 14 | 27 | 35",
        "Tremor | 2 | 12 | 9",
        caption=TITLE,
    )
    assert {f.split(" | ")[1] for f in facts(made)} == {"10 mg, drug, 10 mg, N=90"}


def test_a_bracket_that_is_a_rate_is_no_count(table: Any, facts: Any) -> None:
    made = table(
        " | Percentage of patients (rate per 100 patient-exposure years){2}",
        " | Testamine (n=749; 757 patient-exposure years) | Otherine (n=737; 503 patient-exposure years)",
        "Nausea | 8.5% (9.0) | 6.4% (9.7)",
        caption=TITLE,
    )
    assert facts(made) == [
        "Nausea | Testamine, drug, N=749 | = 8.5%",
        "Nausea | Otherine, active_comparator, N=737 | = 6.4%",
    ]


def test_blocks_of_add_on_therapy_with_weeks_beside_their_n(table: Any, whole_facts: Any) -> None:
    made = table(
        " | Placebo | Testamine 5 mg | Testamine 9 mg",
        "Add-on to Otherine{4}",
        "(26 weeks) | N=177 | N=302 | N=304",
        "Dizziness | 0% | 0.3% | 0.7%",
        "Add-on to Thirdine{4}",
        "(24 weeks) | N=60 | - | N=239",
        "Dizziness | 0% | - | 3.3%",
        caption=TITLE,
    )
    found = whole_facts(made)
    assert [(f.group, f.arm_n) for f in found] == [
        ("Add-on to Otherine (26 weeks)", 177), ("Add-on to Otherine (26 weeks)", 302),
        ("Add-on to Otherine (26 weeks)", 304), ("Add-on to Thirdine (24 weeks)", 60),
        ("Add-on to Thirdine (24 weeks)", 239),
    ]  # fmt: skip


def test_a_population_over_all_columns_in_mid_table_names_no_arm(table: Any, facts: Any) -> None:
    made = table(
        "Reaction | Testamine | Placebo", " | Men only{2}", " | (N=407) | (N=383)", "Impotence | 2% | 1%",
        " | Women only{2}", " | (N=737) | (N=636)", "Anorgasmia | 3% | 1%",
        caption=TITLE,
    )  # fmt: skip
    assert facts(made) == [
        "Men only > Impotence | Testamine, drug, N=407 | = 2%",
        "Men only > Impotence | Placebo, placebo, N=383 | = 1%",
        "Women only > Anorgasmia | Testamine, drug, N=737 | = 3%",
        "Women only > Anorgasmia | Placebo, placebo, N=636 | = 1%",
    ]


def test_metabolism_is_a_body_system_too(table: Any, facts: Any) -> None:
    made = table(
        HEAD, "Metabolism and nutrition disorders | 40 (20) | 9 (9)", "Anorexia | 12 (6) | 2 (2)", caption=TITLE
    )
    assert facts(made)[2].startswith("Metabolism and nutrition disorders > Anorexia | ")


def test_terms_run_together_are_told_by_their_words(table: Any, facts: Any) -> None:
    made = table(HEAD, "Body as a Whole Headache Asthenia | 18 15 | 17 6", caption=TITLE)
    assert facts(made) == [
        "Body as a Whole > Headache | Testamine, drug, N=200 | = 18%",
        "Body as a Whole > Headache | Placebo, placebo, N=100 | = 17%",
        "Body as a Whole > Asthenia | Testamine, drug, N=200 | = 15%",
        "Body as a Whole > Asthenia | Placebo, placebo, N=100 | = 6%",
    ]


def test_terms_run_together_that_could_be_cut_otherwise_are_not_read(table: Any, facts: Any, reasons: Any) -> None:
    made = table(HEAD, "Nausea | 4 | 2", "Headache Asthenia Wobbliness | 18 15 | 17 6", caption=TITLE)
    assert len(facts(made)) == 2
    assert reasons(made) == ["ROW_NOT_UNDERSTOOD"]


def test_body_systems_between_the_terms_of_one_cell(table: Any, facts: Any) -> None:
    made = table(HEAD, "Nervous system disorders;;Tremor;;Vascular disorders;;Flushing | 5% 4% | 2% 3%", caption=TITLE)
    assert [f.split(" | ")[0] for f in facts(made)][::2] == [
        "Nervous system disorders > Tremor", "Vascular disorders > Flushing"
    ]  # fmt: skip


def test_two_tables_side_by_side(table: Any, facts: Any) -> None:
    made = table(
        " | n = 189 | | n = 189", "Fever | 65% | Itching | 27%", "Nausea | 47% | Vomiting | 26%", caption=TITLE
    )
    assert facts(made) == [
        "Fever | drug, N=189 | = 65%", "Nausea | drug, N=189 | = 47%",
        "Itching | drug, N=189 | = 27%", "Vomiting | drug, N=189 | = 26%",
    ]  # fmt: skip


def test_bare_grades_below_their_word_beside_a_first_cell_that_reaches_down(table: Any, facts: Any) -> None:
    made = table(
        "Patients{r2} | Toxicity Grade, n (%){2} | Total{r2}",
        "3 | 4",
        "Rash | 7 (11) | 8 (13) | 15 (24)",
        caption=TITLE,
        head=2,
    )
    assert facts(made) == [
        "Rash | drug, grade 3 | = 11%, 7", "Rash | drug, grade 4 | = 13%, 8", "Rash | drug | = 24%, 15"
    ]  # fmt: skip
