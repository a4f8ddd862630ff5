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
        ("Fatigue was reported by five percent of patients.", ["Fatigue | drug | = 5%"]),
        ("Fatigue was reported by twenty-five percent of patients.", ["Fatigue | drug | = 25%"]),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Serious adverse reactions occurred in 26% of patients who received Testabrand, including sepsis (3%).",
            ["sepsis | drug | = 3% | serious", "Serious adverse reactions | drug | = 26%"],
        ),
        (
            "An adverse event was reported by 60% of the Testabrand group and 55% of the placebo group.",
            ["adverse event | drug | = 60%", "adverse event | placebo | = 55%"],
        ),
        ("In all, 12% of patients had at least one adverse reaction.", ["adverse reaction | drug | = 12%"]),
        (
            "Grade 3 or 4 adverse reactions occurred in 14% of patients.",
            ["adverse reactions | drug | = 14% | grade 3-4"],
        ),
    ],
)
def test_all_reactions_together_are_a_line_of_their_own(text: str, expected: list[str]) -> None:
    assert sorted(told(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Adverse reactions reported in more than 1% of patients were cough and rash.",
        "Adverse reactions occurring in 1% to 10% of patients included cough and rash.",
    ],
)
def test_a_limit_for_a_list_is_no_total(text: str) -> None:
    assert [f.term for f in facts(text)] == ["cough", "rash"]


def test_all_reactions_together_have_a_concept() -> None:
    assert facts("Adverse events occurred in 40% of patients.")[0].concept == "any_adverse_reaction"


def test_figures_in_order_of_the_reactions() -> None:
    assert told("The most common were injection site pain and rash (19% and 16%, respectively).") == [
        "injection site pain | drug | = 19%",
        "rash | drug | = 16%",
    ]


def test_ages_and_trials_told_apart_are_arms_of_the_drug() -> None:
    assert told("Rash occurred in 5% of children and 2% of adults.") == ["Rash | drug | = 5%", "Rash | drug | = 2%"]
    assert told("Rash occurred in 5% of children and 2% of those in the other group.") == []


def test_doses_that_are_compared_are_not_compared_with_a_placebo_of_before() -> None:
    text = (
        "Nausea was reported (4% vs. 2% with placebo). "
        "More frequent with 80 mg compared to 40 mg was dizziness (8% vs. 15%)."
    )
    assert [f.term for f in facts(text)] == ["Nausea", "Nausea"]


def test_a_figure_behind_an_item_of_a_list_by_body_system() -> None:
    text = "Other reactions were: Skin disorders: rash (4%), itching Nervous system disorders: dizziness (7%)"
    assert {"rash | drug | = 4%", "dizziness | drug | = 7%"} <= set(told(text))


def test_a_pointer_to_warnings_before_a_band_says_nothing_of_it() -> None:
    text = "Withdrawal [see Warnings and Precautions (5.13)] Most common adverse reactions (≥3%) were cough and rash."
    assert told(text) == ["cough | drug | >= 3%", "rash | drug | >= 3%"]


def test_changes_of_the_dose_are_no_incidence() -> None:
    assert told("Modification of the dose for rash occurred in 17% of patients.") == []


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dizziness was reported in 3.0%, 2.8%, and 5.6% of patients treated with placebo, Testabrand 5 mg and "
            "Testabrand 10 mg, respectively.",
            ["Dizziness | placebo | = 3%", "Dizziness | drug, 5 mg | = 2.8%", "Dizziness | drug, 10 mg | = 5.6%"],
        ),
        (
            "Tremor occurred more often with Testabrand than placebo (1%, 2% and 4% for placebo, Testabrand 5 mg and "
            "10 mg, respectively).",
            ["Tremor | placebo | = 1%", "Tremor | drug, 5 mg | = 2%", "Tremor | drug, 10 mg | = 4%"],
        ),
        (
            "The incidence of skin cancer was 0.5% and 1.9% with Testabrand 10 mg and 25 mg, respectively, compared to "
            "1.1% in placebo-treated patients.",
            [
                "skin cancer | drug, 10 mg | = 0.5%",
                "skin cancer | drug, 25 mg | = 1.9%",
                "skin cancer | placebo | = 1.1%",
            ],
        ),
        (
            "These were more frequent with testamine than placebo (listed, respectively, as placebo; 5 mg; 10 mg): "
            "hiccups (0.7%, 3.9%, 3.7%).",
            ["hiccups | placebo | = 0.7%", "hiccups | drug, 5 mg | = 3.9%", "hiccups | drug, 10 mg | = 3.7%"],
        ),
        (
            "Application site pain was more common in the Testabrand group (21%) compared to the vehicle group (10%).",
            ["Application site pain | drug | = 21%", "Application site pain | placebo | = 10%"],
        ),
        (
            "A higher frequency of vomiting was observed (39% on Testabrand versus 19% on placebo).",
            ["vomiting | drug | = 39%", "vomiting | placebo | = 19%"],
        ),
        (
            "The incidence of headache was 7% versus 4% for placebo; and the incidence of fatigue was 6% versus 3% for "
            "placebo.",
            [
                "headache | drug | = 7%",
                "headache | placebo | = 4%",
                "fatigue | drug | = 6%",
                "fatigue | placebo | = 3%",
            ],
        ),
        (
            "Higher rates than with placebo were seen (3% vs. 1% for arthralgia and 2% vs. 1% for nausea).",
            [
                "arthralgia | drug | = 3%",
                "arthralgia | placebo | = 1%",
                "nausea | drug | = 2%",
                "nausea | placebo | = 1%",
            ],
        ),
        (
            "Low calcium (less than 7 mg/dL) occurred in 3% of patients treated with testamine and 1% of patients "
            "treated with otheric acid.",
            ["Low calcium | drug | = 3%", "Low calcium | active_comparator | = 1%"],
        ),
        (
            "Anemia was 6% in testamine-treated patients and 2% in otherine-treated patients.",
            ["Anemia | drug | = 6%", "Anemia | active_comparator | = 2%"],
        ),
        (
            "The most common adverse reactions are: fatigue 4%, dizziness (less than 50 bpm) 3%, and asthenia 2%.",
            ["fatigue | drug | = 4%", "dizziness | drug | = 3%", "asthenia | drug | = 2%"],
        ),
        (
            "The most frequent adverse reactions were nausea and headache that occurred in 3% or less of the patients.",
            ["nausea | drug | <= 3%", "headache | drug | <= 3%"],
        ),
        ("Fatigue was reported by 5% of patients, of which 2% discontinued.", ["Fatigue | drug | = 5%"]),
        (
            "Headaches were reported in 8 of the 160 patients (5%), which led to discontinuation in 2 (1.3%).",
            ["Headaches | drug | = 5%, 8/160"],
        ),
        (
            "In those with normal function at baseline, diarrhea was reported in 13% (52/400) of patients.",
            ["diarrhea | drug | = 13%, 52/400"],
        ),
        (
            "Osteonecrosis of the jaw (3.6%) and anemia (1.1%) were seen.",
            ["Osteonecrosis of the jaw | drug | = 3.6%", "anemia | drug | = 1.1%"],
        ),
        ("Low glucose, 54 mg/dL or less, was seen; hypoglycemia occurred in 5%.", ["hypoglycemia | drug | = 5%"]),
        (
            "The most commonly reported SAEs were sepsis (2%) and anemia (1%).",
            ["sepsis | drug | = 2% | serious", "anemia | drug | = 1% | serious"],
        ),
    ],
)
def test_several_figures_go_each_to_its_arm(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Of 300 reports from workers, the most common were headache (51%) and rash (32%).",
        "Patients with severe heart failure (ejection fraction ≤35%) were enrolled.",
        "Nausea was mild in 58% of cases of these events.",
        "The rate of medication use to treat tremor was 14% with testamine.",
        "Adverse reactions of severe intensity were reported by 28% of patients.",
        "Rash was seen in 5% and 7% of patients with and without asthma, respectively.",
        "Reports were seen in 3 of 100 visits (3%) by patients who died.",
    ],
)
def test_what_cannot_be_told_gives_no_figure(text: str) -> None:
    assert [line for line in told(text) if "%" in line] == []


def test_two_limits_are_a_band() -> None:
    assert told("The following events were reported at incidences of <3% and ≥1%: tremor, hiccups.") == [
        "tremor | drug | 1 to 3%",
        "hiccups | drug | 1 to 3%",
    ]


def test_a_band_governs_the_sentences_of_its_list() -> None:
    found = facts(
        "The following reactions occurred in 1% or less of patients: Application Site Disorders: Injection site "
        "reaction. Hearing and Vestibular Disorders: Tinnitus. Musculoskeletal Disorders: Myalgia."
    )
    assert [(f.term, f.op, f.value) for f in found] == [
        ("Injection site reaction", "<=", 1),
        ("Tinnitus", "<=", 1),
        ("Myalgia", "<=", 1),
    ]


def test_a_frequency_word_goes_on_in_the_next_sentence() -> None:
    found = facts("Cardiac Disorders: Infrequent: Tachycardia. Rare: Arrhythmia, palpitations.")
    assert [(f.term, f.op, f.group) for f in found] == [
        ("Tachycardia", "infrequent", "Cardiac Disorders"),
        ("Arrhythmia", "rare", "Cardiac Disorders"),
        ("palpitations", "rare", "Cardiac Disorders"),
    ]


def test_a_heading_begins_behind_the_word_of_the_list_before_it() -> None:
    found = facts(
        "Other reactions (<2%): Eye Disorders: eye irritation, eye swelling Gastrointestinal Disorders: nausea"
    )
    assert [(f.term, f.group) for f in found] == [
        ("eye irritation", "Eye Disorders"),
        ("eye swelling", "Eye Disorders"),
        ("nausea", "Gastrointestinal Disorders"),
    ]


def test_words_that_begin_like_a_joint_are_whole() -> None:
    assert told("Most common reactions (≥2%) are cough, oral herpes, and oropharyngeal pain.") == [
        "cough | drug | >= 2%",
        "oral herpes | drug | >= 2%",
        "oropharyngeal pain | drug | >= 2%",
    ]


def test_what_a_term_of_a_table_holds_is_no_list_of_reactions() -> None:
    assert told("a Oral numbness includes the preferred terms: oral pain, stomatitis.") == []


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("Events were known from trials and postmarketing reports. Nausea occurred in 9% of patients.", "trial"),
        ("[see Postmarketing Experience (6.2)]. Nausea occurred in 9% of patients.", "trial"),
        ("6.2 Postmarketing Experience Rash was the first. Nausea occurred in 9% of patients.", "postmarketing"),
        ("6.2 Postmarketing Experience Rash. In clinical trials nausea occurred in 9% of patients.", "trial"),
        ("The following were identified during post-approval use. Skin Disorders: nausea.", "postmarketing"),
        ("In clinical trials it was safe. In a postmarketing survey, nausea occurred in 9% of users.", "postmarketing"),
    ],
)
def test_a_heading_says_the_setting_and_a_mention_does_so_for_its_sentence(text: str, setting: str) -> None:
    assert {f.setting for f in facts(text) if f.term == "nausea" or f.term == "Nausea"} == {setting}


@pytest.mark.parametrize(
    ("text", "study"),
    [
        ("In Study 1, nausea occurred in 9% of patients.", "Study 1"),
        ("In Trials 1 and 2, nausea occurred in 9% of patients.", "Trials 1 and 2"),
        ("In Study 2, 9% of patients reported nausea.", "Study 2"),
        (
            "In a 26-week placebo-controlled trial, nausea occurred in 9% of patients.",
            "26-week placebo-controlled trial",
        ),
        ("In the WOBBLE-2 study, nausea occurred in 9% of patients.", "WOBBLE-2"),
        (
            "In an open-label study in children with asthma, nausea occurred in 9% of patients.",
            "open-label study in children with asthma",
        ),
        ("In clinical trials, nausea occurred in 9% of patients.", None),
        ("Nausea occurred in 9% of patients.", None),
    ],
)
def test_the_sentence_names_its_study(text: str, study: str | None) -> None:
    assert [f.study for f in facts(text)] == [study]


def test_figures_of_several_grades_are_not_of_several_arms() -> None:
    found = told(
        "Placebo was given to some. Rash (33% all Grades; 2.9% Grades 3-4) and fever (10%, 1% Grade 3) were seen."
    )
    assert found == [
        "Rash | drug | = 33%",
        "Rash | drug | = 2.9% | grade 3-4",
        "fever | drug | = 10%",
        "fever | drug | = 1% | grade 3",
    ]


def test_limits_for_what_is_in_the_table_are_not_the_lists() -> None:
    found = told(
        "In addition to the reactions (more than 1%) in the table, the following adverse reactions were reported: "
        "tremor, hiccups."
    )
    assert [line for line in found if "%" in line] == []


def test_the_severity_of_a_list_is_that_of_its_own_statement() -> None:
    assert told("The most common (≥5%) Grade 3 adverse reactions were anemia and rash.") == [
        "anemia | drug | >= 5% | grade 3",
        "rash | drug | >= 5% | grade 3",
    ]
    assert told(
        "Serious reactions stand elsewhere [see Warnings (5)] The most common reactions (≥5%) were rash and cough."
    ) == [
        "rash | drug | >= 5%",
        "cough | drug | >= 5%",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Infections In the 16-week controlled period, infections occurred in 29% of those in the Testabrand group "
            "(116 events per 100 patient-years) compared to 22% of subjects in the placebo group (84 events per 100).",
            ["infections | drug | = 29%", "infections | placebo | = 22%"],
        ),
        (
            "In a combination study (Study 5, WOBBLE), fever was reported in 57 patients (9%) in the Testabrand arm.",
            ["fever | drug | = 9%, 57/None"],
        ),
        (
            "Nausea incidence was 35% for testamine and 9% for otherine; vomiting incidence was 20% for testamine and "
            "4% for otherine.",
            [
                "Nausea | drug | = 35%",
                "Nausea | active_comparator | = 9%",
                "vomiting | drug | = 20%",
                "vomiting | active_comparator | = 4%",
            ],
        ),
        (
            "Reactions were reported to be 3 percent each for headaches and backache; 2 percent for chills.",
            ["headaches | drug | = 3%", "backache | drug | = 3%", "chills | drug | = 2%"],
        ),
        (
            "Dry skin, rash, and dermatitis were reported in 1 to 10% of patients.",
            ["Dry skin | drug | 1 to 10%", "rash | drug | 1 to 10%", "dermatitis | drug | 1 to 10%"],
        ),
        (
            "The incidence of gallstones was 0.2% in both testamine-treated and placebo-treated patients.",
            ["gallstones | drug | = 0.2%", "gallstones | placebo | = 0.2%"],
        ),
        (
            "More common with Testabrand than in the control group were edema (45% versus 40%), cough (8% vs. 3%).",
            ["edema | drug | = 45%", "edema | other | = 40%", "cough | drug | = 8%", "cough | other | = 3%"],
        ),
        (
            "Serious infection was reported in 4% of the active-control group and 5% of the Testabrand group.",
            ["Serious infection | active_comparator | = 4%", "Serious infection | drug | = 5%"],
        ),
        (
            "The incidence of eczema was 8% in the control group compared to 1% in the Testabrand group.",
            ["eczema | other | = 8%", "eczema | drug | = 1%"],
        ),
    ],
)
def test_subjects_and_arms_in_other_words(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_band_that_announces_a_list_governs_the_next_sentences() -> None:
    found = facts(
        "Other reactions (greater than or equal to 2%, but less than 5%) are listed below by body system regardless of "
        "cause. Body as a Whole: fever; chills Digestive: dry mouth. Respiratory: asthma."
    )
    assert [(f.term, f.op, f.low, f.high) for f in found] == [
        ("fever", "range", 2, 5),
        ("chills", "range", 2, 5),
        ("dry mouth", "range", 2, 5),
        ("asthma", "range", 2, 5),
    ]


def test_bullets_of_reactions_that_stopped_treatment_are_no_incidences() -> None:
    assert told("Reactions leading to discontinuation were: • Adults: nausea (3%). • Children: rash (2%).") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the testamine and otherine groups, respectively, there were: nausea (10% vs. 8%), cough (11% vs. 9%).",
            [
                "nausea | drug | = 10%",
                "nausea | active_comparator | = 8%",
                "cough | drug | = 11%",
                "cough | active_comparator | = 9%",
            ],
        ),
        (
            "In Study 2, edema was also more common in patients who received testamine (5% versus 1% in placebo).",
            ["edema | drug | = 5%", "edema | placebo | = 1%"],
        ),
        (
            "The most common infections (2% to 4% of patients) were sinusitis and nasopharyngitis.",
            ["sinusitis | drug | 2 to 4%", "nasopharyngitis | drug | 2 to 4%"],
        ),
        ("Rash occurred more frequently (a difference of at least 2%) with testamine.", []),
    ],
)
def test_more_words_for_arms_and_bands(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Grade 3-4 rash occurred in 8% of patients treated with testamine and in 6% of those on placebo.",
            ["rash | drug | = 8% | grade 3-4", "rash | placebo | = 6% | grade 3-4"],
        ),
        (
            "The most frequent (≥2%) serious adverse reactions were sepsis (4%) and cough (3%).",
            ["sepsis | drug | = 4% | serious", "cough | drug | = 3% | serious"],
        ),
        (
            "Hypersensitivity reactions were reported in 60 (48%) patients, including 6 (4%) who had severe reactions.",
            ["Hypersensitivity reactions | drug | = 48%, 60/None"],
        ),
        (
            "A higher incidence was seen for cramps (2.1% vs 3.6%) and cysts (0.3% vs 2.9%) (testamine vs otherine, "
            "respectively).",
            [
                "cramps | drug | = 2.1%",
                "cramps | active_comparator | = 3.6%",
                "cysts | drug | = 0.3%",
                "cysts | active_comparator | = 2.9%",
            ],
        ),
        (
            "Of the 300 patients treated with testamine, the most common events were itching (84%) and cough (7%).",
            ["itching | drug | = 84%", "cough | drug | = 7%"],
        ),
        ("Laboratory adverse experiences in at least 2% of patients were anemia (6%) and ALT increased (5%).", []),
        ("The reasons for hospitalization were diarrhea (18%) and vomiting (5%).", []),
    ],
)
def test_what_stands_ahead_of_a_term(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Myalgia: 0.2% and 2% for placebo and Testabrand, respectively.",
            ["Myalgia | placebo | = 0.2%", "Myalgia | drug | = 2%"],
        ),
        (
            "Shortness of breath and bradycardia have occurred in approximately 3% of patients.",
            ["Shortness of breath | drug | = 3%", "bradycardia | drug | = 3%"],
        ),
        ("Diarrhea has occurred in about 5% of patients.", ["Diarrhea | drug | = 5%"]),
        (
            "Reactions occurring in 0.1% to less than 1% of patients included vertigo and tremor.",
            ["vertigo | drug | 0.1 to 1%", "tremor | drug | 0.1 to 1%"],
        ),
        (
            "Indigestion occurred in patients on testamine 7.5% vs 5.5% on otherine.",
            ["Indigestion | drug | = 7.5%", "Indigestion | active_comparator | = 5.5%"],
        ),
        ("The median percent reduction in fibrinogen was 38% with testamine.", []),
    ],
)
def test_titles_and_rough_figures(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rash has been reported with Testabrand (0.3%) and placebo (0.5%).",
            ["Rash | drug | = 0.3%", "Rash | placebo | = 0.5%"],
        ),
        ("Rash occurred in 12% (Grade 3: 2%) of patients.", ["Rash | drug | = 12%"]),
        ("Three percent (3%) of patients experienced rash.", ["rash | drug | = 3%"]),
        ("Rash adverse reactions were reported in 4% of patients.", ["Rash | drug | = 4%"]),
        (
            "Cough and rash were reported in 5% and 1% of patients, respectively.",
            ["Cough | drug | = 5%", "rash | drug | = 1%"],
        ),
        ("Most common adverse reactions (>10%) – cough and rash.", ["cough | drug | > 10%", "rash | drug | > 10%"]),
        (
            "Reactions in 2% to <5% and higher than with placebo by ≥1% include the following: cough, rash.",
            ["cough | drug | 2 to 5%", "rash | drug | 2 to 5%"],
        ),
        (
            "The following were reported less often (≥3%, but <20%) Body as a Whole - cough, rash.",
            ["cough | drug | 3 to 20%", "rash | drug | 3 to 20%"],
        ),
    ],
)
def test_forms_of_figures_and_bands(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_second_band_ends_the_first() -> None:
    text = (
        "The following reactions were observed: Incidence 1% to <5% Body as a Whole — fever Skin — rash "
        "Incidence <1% Cardiovascular — palpitations Renal — renal failure"
    )
    assert told(text) == [
        "fever | drug | 1 to 5%",
        "rash | drug | 1 to 5%",
        "palpitations | drug | < 1%",
        "renal failure | drug | < 1%",
    ]


def test_the_arms_of_a_list_of_pairs_stand_behind_it() -> None:
    text = (
        "They included: cough (1.2%, 0.4%) and rash (0.6%, 0.1%), reported with Testabrand compared to "
        "standard therapy, respectively."
    )
    assert told(text) == [
        "cough | drug | = 1.2%",
        "cough | other | = 0.4%",
        "rash | drug | = 0.6%",
        "rash | other | = 0.1%",
    ]


def test_a_dose_behind_another_drugs_name_is_that_drugs() -> None:
    text = "Rash was seen in 8% of those given Testabrand 5 mg and 7% of those given intravenous otherazole 200 mg."
    assert told(text) == ["Rash | drug, 5 mg | = 8%", "Rash | active_comparator, 200 mg | = 7%"]


def test_a_limit_of_a_change_is_no_share() -> None:
    assert told("Creatinine: In one trial, a >50% increase in serum creatinine was seen in 7% of patients.") == []


def test_a_reaction_with_and_in_its_name_stays_whole() -> None:
    text = "6.2 Postmarketing Experience Skin: drug reaction with eosinophilia and systemic symptoms (DRESS), rash"
    assert [f.term for f in facts(text)] == [
        "drug reaction with eosinophilia and systemic symptoms (DRESS)",
        "rash",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In trials, marked ALT elevations (≥3 times the upper limit of the range) were observed in 5% of patients.",
        "Severe elevations of triglycerides (greater than 1000 mg/dL) occurred in 2% of patients.",
    ],
)
def test_limits_of_laboratory_values_are_no_reactions(text: str) -> None:
    assert told(text) == []


def test_a_difference_of_incidences_is_no_share() -> None:
    text = (
        "The most common adverse reactions, with a difference in incidence of at least 5% compared to placebo, "
        "were cough and rash."
    )
    assert told(text) == ["cough | drug | common", "rash | drug | common"]


def test_what_both_arms_had() -> None:
    assert told("The rate of rash was 2.5% in both placebo- and Testabrand-treated subjects.") == [
        "rash | drug | = 2.5%",
        "rash | placebo | = 2.5%",
    ]


def test_who_was_exposed_is_who_was_treated() -> None:
    assert told("In all subjects exposed to Testabrand, the rate of rash was 2.8%.") == ["rash | drug | = 2.8%"]
    assert told("In all, 60% were exposed to Testabrand for at least 6 months.") == []
