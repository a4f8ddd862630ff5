"""Which columns are arms: heads over one row or several, N, doses, roles, severities."""

from __future__ import annotations

from typing import Any

TITLE = "Table 2: Adverse Reactions in at Least 2% of Patients"


def test_a_plain_table_of_drug_and_placebo(table: Any, facts: Any) -> None:
    made = table("Reaction | Testamine (N=210) % | Placebo (N = 1,005) %", "Headache | 12 | 7.5", caption=TITLE)
    assert facts(made) == [
        "Headache | Testamine, drug, N=210 | = 12%",
        "Headache | Placebo, placebo, N=1005 | = 7.5%",
    ]


def test_no_caption_the_title_stands_in_the_text_before(table: Any, whole_facts: Any) -> None:
    made = table(" | Testamine (n=80) | Placebo (n=81)", "Nausea | 10% | 4%")
    found = whole_facts(
        made, before="Common reactions are shown below. Table 3: Adverse Reactions (≥5%) in a 12-Week Trial"
    )
    assert found[0].study == "Table 3: Adverse Reactions (≥5%) in a 12-Week Trial"
    assert (found[0].threshold, found[0].trial_duration) == ("≥5%", "12-Week")


def test_the_n_stands_in_a_row_of_its_own(table: Any, facts: Any) -> None:
    made = table("Reaction | Testamine | Placebo", " | n=50 | n=51", "Cough | 8% | 2%", caption=TITLE)
    assert facts(made) == ["Cough | Testamine, drug, N=50 | = 8%", "Cough | Placebo, placebo, N=51 | = 2%"]


def test_number_of_patients_as_the_first_row(table: Any, facts: Any) -> None:
    made = table("Reaction | Testamine % | Placebo %", "Number of patients | 50 | 51", "Cough | 8 | 2", caption=TITLE)
    assert facts(made) == ["Cough | Testamine, drug, N=50 | = 8%", "Cough | Placebo, placebo, N=51 | = 2%"]


def test_the_n_of_a_single_arm_stands_in_the_caption(table: Any, facts: Any) -> None:
    made = table("Reaction | Incidence", "Itching | 3%", caption="Adverse Reactions in Patients Given Testamine (N=64)")
    assert facts(made) == ["Itching | drug, N=64 | = 3%"]


def test_three_head_rows_of_study_arm_and_n(table: Any, facts: Any) -> None:
    made = table(
        "Reaction{r3} | Year One{2} | Year Two{2}",
        "Testamine 5 mg | Control | Testamine 10 mg | Control",
        "n=20 | n=21 | n=30 | n=31",
        "Eye pain | 10% | 5% | 20% | 6%",
        caption=TITLE,
    )
    assert facts(made) == [
        "Eye pain | Testamine 5 mg, drug, 5 mg, N=20 | = 10%",
        "Eye pain | Control, other, N=21 | = 5%",
        "Eye pain | Testamine 10 mg, drug, 10 mg, N=30 | = 20%",
        "Eye pain | Control, other, N=31 | = 6%",
    ]


def test_head_and_body_with_different_spans_match_by_order(table: Any, facts: Any) -> None:
    made = table(
        "Reaction | Testamine (N=40){2} | Placebo (N=41) | Total",
        "Rash | 7% | 2%{2} | 5%",
        "Fever | 9% | 3%{2} | 6%",
        caption=TITLE,
    )
    assert facts(made)[:3] == [
        "Rash | Testamine, drug, N=40 | = 7%",
        "Rash | Placebo, placebo, N=41 | = 2%",
        "Rash | Total, drug | = 5%",
    ]


def test_grades_as_columns_below_each_arm(table: Any, facts: Any) -> None:
    made = table(
        "Reaction{r2} | Testamine N=90{2} | Best Supportive Care N=88{2}",
        "All Grades (%) | Grade 3 or 4 (%) | All Grades (%) | Grade ≥3 (%)",
        "Fatigue | 44 | 6 | 30 | 2",
        caption=TITLE,
        head=2,
    )
    assert facts(made) == [
        "Fatigue | Testamine, drug, N=90 | = 44%",
        "Fatigue | Testamine, drug, N=90, grade 3-4 | = 6%",
        "Fatigue | Best Supportive Care, other, N=88 | = 30%",
        "Fatigue | Best Supportive Care, other, N=88, grade 3-5 | = 2%",
    ]


def test_the_word_grade_stands_above_its_numbers(table: Any, facts: Any) -> None:
    made = table(
        "{r2}Reaction | Testamine (n=100){3}",
        "Total n (%) | Toxicity Grade, n (%){2}",
        " | | 3 | 4",
        "Neutropenia | 40 (40) | 20 (20) | 5 (5)",
        caption=TITLE,
    )
    assert facts(made) == [
        "Neutropenia | Testamine, drug, N=100 | = 40%, 40",
        "Neutropenia | Testamine, drug, N=100, grade 3 | = 20%, 20",
        "Neutropenia | Testamine, drug, N=100, grade 4 | = 5%, 5",
    ]


def test_a_severity_in_the_caption_alone(table: Any, facts: Any) -> None:
    made = table(
        "Reaction | Testamine N=50 | Placebo N=50",
        "Nausea | 12% | 4%",
        caption="Adverse Reactions (Grades 2 to 4) in Adults Treated with Testamine",
    )
    assert facts(made)[0] == "Nausea | Testamine, drug, N=50, grade 2-4 | = 12%"


def test_doses_without_the_drugs_name(table: Any, facts: Any) -> None:
    made = table(
        " | Testamine{2} | Placebo", " | 5 mg (N=11) | 10 mg (N=12) | (N=13)", "Dizziness | 1% | 9% | 2%", caption=TITLE
    )
    assert facts(made) == [
        "Dizziness | Testamine 5 mg, drug, 5 mg, N=11 | = 1%",
        "Dizziness | Testamine 10 mg, drug, 10 mg, N=12 | = 9%",
        "Dizziness | Placebo, placebo, N=13 | = 2%",
    ]


def test_another_drug_is_a_comparator_and_vehicle_a_placebo(table: Any, facts: Any) -> None:
    made = table("Reaction | Testabrand | Otherazole | Vehicle", "Burning | 4% | 3% | 1%", caption=TITLE)
    assert facts(made) == [
        "Burning | Testabrand, drug | = 4%",
        "Burning | Otherazole, active_comparator | = 3%",
        "Burning | Vehicle, placebo | = 1%",
    ]


def test_the_same_substance_by_another_route_is_a_comparator(table: Any, facts: Any) -> None:
    made = table("Reaction | TESTABRAND | Intravenous testamine", "Chills | 2% | 8%", caption=TITLE)
    assert facts(made)[1] == "Chills | Intravenous testamine, active_comparator | = 8%"


def test_chemotherapy_alone_is_a_comparator_and_the_combination_is_the_drug(table: Any, facts: Any) -> None:
    made = table("Reaction | Testabrand plus FOLFOX | FOLFOX alone", "Rash | 50% | 9%", caption=TITLE)
    assert [f.split(" | ")[1] for f in facts(made)] == [
        "Testabrand plus FOLFOX, drug",
        "FOLFOX alone, active_comparator",
    ]


def test_columns_of_populations_are_all_of_the_drug(table: Any, facts: Any) -> None:
    made = table(
        "Reaction | Multiple Myeloma (n=30) | Mantle Cell Lymphoma (n=20)",
        "Nausea | 10 (33%) | 4 (20%)",
        caption="Adverse Reactions in Patients Treated with Testamine",
    )
    assert facts(made) == [
        "Nausea | Multiple Myeloma, drug, N=30 | = 33%, 10",
        "Nausea | Mantle Cell Lymphoma, drug, N=20 | = 20%, 4",
    ]


def test_ratios_and_rates_per_year_are_left_out(table: Any, facts: Any) -> None:
    made = table(
        "Reaction | Testamine N=50 n (%) | Placebo N=50 n (%) | Relative Risk (95% CI) | Rate per 100 patient-years",
        "Bleeding | 5 (10) | 1 (2) | 5.0 | 7.1",
        caption=TITLE,
    )
    assert facts(made) == [
        "Bleeding | Testamine, drug, N=50 | = 10%, 5",
        "Bleeding | Placebo, placebo, N=50 | = 2%, 1",
    ]


def test_a_table_on_its_side_is_turned(table: Any, facts: Any) -> None:
    made = table(
        "Group | Nausea | Rash", "Testamine (N=10) | 20% | 10%", "Placebo (N=12) | 8% | 0%",
        caption="Adverse Reactions",
    )  # fmt: skip
    assert facts(made) == [
        "Nausea | Testamine, drug, N=10 | = 20%",
        "Nausea | Placebo, placebo, N=12 | = 8%",
        "Rash | Testamine, drug, N=10 | = 10%",
        "Rash | Placebo, placebo, N=12 | = 0%",
    ]


def test_a_piece_without_a_head_goes_on_with_the_arms_before_it(table: Any, facts: Any) -> None:
    first = table("Reaction | Testamine N=10 | Placebo N=11", "Nausea | 20% | 9%", caption=TITLE)
    second = table("Rash | 10% | 0%", "Fever | 30% | 9%", caption="Table 2: Adverse Reactions (continued)")
    assert facts(first, second)[2] == "Rash | Testamine, drug, N=10 | = 10%"


def test_a_row_of_names_with_n_below_the_word_for_reactions_is_head(table: Any, facts: Any) -> None:
    made = table(
        "ADRs{r3} | Trial A: first treatment{4} | Trial B{2}",
        "Testamine n=36{2} | Otherine n=27{2} | Testamine n=12{2}",
        "All Grades (%) | Grade 3 (%) | All Grades (%) | Grade 3 (%) | All Grades (%) | Grade 3 (%)",
        "Rash | 37 | 8 | 2 | 0 | 52 | 7",
        caption=TITLE,
        head=3,
    )
    assert facts(made) == [
        "Rash | Testamine, drug, N=36 | = 37%",
        "Rash | Testamine, drug, N=36, grade 3 | = 8%",
        "Rash | Otherine, active_comparator, N=27 | = 2%",
        "Rash | Otherine, active_comparator, N=27, grade 3 | = 0%",
        "Rash | Testamine, drug, N=12 | = 52%",
        "Rash | Testamine, drug, N=12, grade 3 | = 7%",
    ]


def test_the_controls_of_a_study_make_no_placebo_arm(table: Any, whole_facts: Any) -> None:
    made = table(
        " | Placebo-Controlled Study (6 weeks){2} | Active-Controlled Study (1 year)",
        " | Testamine (N=26) | Placebo (N=13) | Testamine (N=33)",
        "Cough | 8% | 3% | 9%",
        caption=TITLE,
    )
    found = whole_facts(made)
    assert [f.arm_role for f in found] == ["drug", "placebo", "drug"]
    assert [(f.study or "").rsplit(" | ", 1)[-1] for f in found] == [
        "Placebo-Controlled Study (6 weeks)",
        "Placebo-Controlled Study (6 weeks)",
        "Active-Controlled Study (1 year)",
    ]


def test_columns_of_one_arm_keep_what_tells_them_apart(table: Any, whole_facts: Any) -> None:
    made = table(
        " | Testamine{2} | Placebo{2}",
        " | Month 1 (n=70) | Month 2 (n=60) | Month 1 (n=71) | Month 2 (n=61)",
        "Dizziness | 8% | 3% | 4% | 2%",
        caption=TITLE,
    )
    assert [(f.arm_n, (f.study or "").rsplit(" | ", 1)[-1]) for f in whole_facts(made)] == [
        (70, "Month 1"), (60, "Month 2"), (71, "Month 1"), (61, "Month 2"),
    ]  # fmt: skip


def test_the_exposure_of_an_arm_is_no_rate(table: Any, facts: Any) -> None:
    made = table(
        "Reaction | Testamine (n = 609) | Placebo (n = 610)",
        " | 499 subject-years | 512 subject-years",
        "Insomnia | 3.9 | 1.8",
        caption="Table 1. Frequency (%) of Adverse Reactions in a Long-Term Study",
    )
    assert facts(made) == ["Insomnia | Testamine, drug, N=609 | = 3.9%", "Insomnia | Placebo, placebo, N=610 | = 1.8%"]


def test_a_note_before_the_head_is_no_title(table: Any, whole_facts: Any) -> None:
    made = table(
        "* reported by two or more people in any of the groups that were given the drug{3}",
        "Reaction | Testamine (N=60) | Placebo (N=61)",
        "Insomnia | 4% | 2%",
    )
    assert (whole_facts(made, before=TITLE)[0].study or "").startswith("Table")


def test_a_bare_number_takes_the_title_from_the_row_below(table: Any, whole_facts: Any) -> None:
    made = table(
        "Table 9{3}", "Bleeding Reactions After Surgery{3}", " | Testamine (N=60) | Placebo (N=61)",
        "Wound hematoma | 4% | 2%",
    )  # fmt: skip
    assert whole_facts(made)[0].study == "Table 9 Bleeding Reactions After Surgery"


def test_of_a_long_title_the_study_keeps_number_name_and_design(table: Any, whole_facts: Any) -> None:
    title = (
        "Table 6: Adverse Reactions Reported in 2% or More of Adult Patients Treated with Testamine for an Ailment"
        " and Greater than Placebo in a 12-Week, Randomized, Double-Blind Trial (Study 4)"
    )
    made = table("Reaction | Testamine (N=60) | Placebo (N=61)", "Insomnia | 4% | 2%", caption=title)
    found = whole_facts(made)[0]
    assert found.study == "Table 6: Greater than Placebo, 12-Week, Randomized, Double-Blind, Trial, Study 4"
    assert (found.threshold, found.trial_duration) == ("2% or More", "12-Week")


def test_a_sentence_before_a_table_is_no_study(table: Any, whole_facts: Any) -> None:
    made = table("Reaction | Testamine (N=60) | Placebo (N=61)", "Insomnia | 4% | 2%")
    assert whole_facts(made, before="Some adverse reactions were seen in people who were given it.")[0].study is None


def test_a_footnote_number_on_all_grades_is_no_grade(table: Any, facts: Any) -> None:
    made = table(
        " | Testamine (N=79){2}", "Reaction | All Grades1 % | Grade 3-4 %", "Joint swelling | 30 | 4.2", caption=TITLE
    )
    assert facts(made) == [
        "Joint swelling | Testamine, drug, N=79 | = 30%", "Joint swelling | Testamine, drug, N=79, grade 3-4 | = 4.2%"
    ]  # fmt: skip


def test_n_with_a_percent_sign_behind_it_in_a_row_of_one_sex(table: Any, facts: Any) -> None:
    made = table(" | Testamine | Placebo", "n (males) | 425 (%) | 194 (%)", "Impotence | 2.8 | <1", caption=TITLE)
    assert facts(made) == ["Impotence | Testamine, drug, N=425 | = 2.8%", "Impotence | Placebo, placebo, N=194 | < 1%"]


def test_a_dose_between_two_bounds_is_one_dose(table: Any, facts: Any) -> None:
    made = table("Reaction | <1mg n=96 | 1- <2mg n=129 | Placebo n=94", "Tremor | 2% | 3% | 1%", caption=TITLE)
    assert facts(made)[1] == "Tremor | 1- <2mg, drug, 1- <2mg, N=129 | = 3%"


def test_a_regimen_in_weeks_below_a_study_is_the_arm(table: Any, facts: Any) -> None:
    made = table(
        "Reaction{r2} | Study 1{2}",
        "Testamine weekly × 4 every 6 weeks N=223 | Bolus 5-FU daily × 5 every 4 weeks N=219",
        "Nausea | 79% | 68%",
        caption=TITLE,
        head=2,
    )
    assert facts(made) == [
        "Nausea | Testamine weekly × 4 every 6 weeks, drug, N=223 | = 79%",
        "Nausea | Bolus 5-FU daily × 5 every 4 weeks, active_comparator, N=219 | = 68%",
    ]


def test_at_least_a_grade_goes_up_to_the_highest(table: Any, facts: Any) -> None:
    made = table(
        " | Testamine (N=36){2} | Otherine (N=33){2}",
        " | All Grades | At least Grade 2 | All Grades | At least Grade 2",
        "Rash | 8% | 4% | 7% | 5%",
        caption=TITLE,
        head=2,
    )
    assert [f.split(" | ")[1] for f in facts(made)] == [
        "Testamine, drug, N=36", "Testamine, drug, N=36, grade 2-5",
        "Otherine, active_comparator, N=33", "Otherine, active_comparator, N=33, grade 2-5",
    ]  # fmt: skip
