"""Boxed and unboxed warnings by topic, what to do, signs and group; practical directions."""

from __future__ import annotations

import pytest

from labelwise.extract.warning.warnings import warnings
from labelwise.facts import NotUnderstoodFact, Reason, WarningFact
from labelwise.label import Label
from labelwise.read.openfda import read_record


def label_of(**sections: str) -> Label:
    record: dict[str, object] = {key: [said] for key, said in sections.items()}
    record |= {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
        "openfda": {"generic_name": ["EXAMPLINE"], "brand_name": ["EXAMPLAR"]},
    }
    return read_record(record)


def facts(**sections: str) -> list[WarningFact]:
    return [f for f in warnings(label_of(**sections)).facts if isinstance(f, WarningFact)]


def boxed(text: str) -> list[tuple[str, str]]:
    return [(f.topic, f.title) for f in facts(boxed_warning=text) if f.boxed]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "WARNING: HEPATOTOXICITY and EMBRYO-FETAL TOXICITY Exampline can harm the liver.",
            [("hepatotoxicity", "HEPATOTOXICITY"), ("embryo_fetal_toxicity", "EMBRYO-FETAL TOXICITY")],
        ),
        # The drug's name that opens the text is no part of the title.
        ("WARNING: FETAL TOXICITY EXAMPLAR can harm a fetus.", [("embryo_fetal_toxicity", "FETAL TOXICITY")]),
        # A title that is printed twice is read once.
        (
            "WARNING: LACTIC ACIDOSIS WARNING: LACTIC ACIDOSIS See full text.",
            [("lactic_acidosis", "LACTIC ACIDOSIS")],
        ),
        # What "and" joins to a known risk belongs to its words.
        ("WARNING: SUICIDAL THOUGHTS AND ACTS Exampline may do so.", [("suicidality", "SUICIDAL THOUGHTS AND ACTS")]),
        # No title: the text's own topics.
        ("Exampline increased the risk of suicidal thinking.", [("suicidality", "Suicidal thoughts and behaviour")]),
        # A title that fits no topic stands under its own words.
        ("WARNING: WEAKER EFFECT IN SOME GENES The effect may be less.", [("other", "WEAKER EFFECT IN SOME GENES")]),
    ],
)
def test_boxes(text: str, expected: list[tuple[str, str]]) -> None:
    assert boxed(text) == expected


def test_a_box_that_stands_under_a_mere_heading() -> None:
    found = facts(warnings="BOXED WARNING WARNINGS Increased mortality and sudden death were seen in a trial.")
    assert "cardiac_arrhythmia" in {f.topic for f in found if f.boxed}


def test_a_heading_without_text_is_not_understood() -> None:
    found = warnings(label_of(boxed_warning="BOXED WARNING")).facts
    assert [f.reason for f in found if isinstance(f, NotUnderstoodFact)] == [Reason.HEADING_WITHOUT_TEXT]


NUMBERED = (
    "5 WARNINGS AND PRECAUTIONS 5.1 Liver Injury Exampline may cause liver injury. Signs may include jaundice, dark "
    "urine, and fatigue. Discontinue exampline if it occurs. 5.2 Serotonin Syndrome Serotonin syndrome has been "
    "reported when taken with triptans, fentanyl, or lithium. 5.3 Copper Deficiency Copper may fall in pregnant women."
)


def test_numbered_headings() -> None:
    found = {f.title: f for f in facts(warnings_and_cautions=NUMBERED)}
    liver = found["Liver Injury"]
    assert (liver.topic, liver.action, liver.signs) == (
        "hepatotoxicity",
        "stop",
        ("jaundice", "dark urine", "fatigue"),
    )
    assert found["Serotonin Syndrome"].raised_by == ("triptans", "fentanyl", "lithium")
    # A title of no topic is not given the topic of a word in its text.
    assert found["Copper Deficiency"].topic == "other"


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Exampline may cause drowsiness; driving should be avoided.", ["sedation"]),
        ("Exampline should not be stopped abruptly: withdrawal reactions may occur.", ["withdrawal"]),
        # Of newborns only: no withdrawal of the one who takes it.
        ("Withdrawal symptoms have been reported in neonates exposed in late pregnancy.", ["neonatal_withdrawal"]),
        ("Seizures were reported in rats.", []),
        ("There is no evidence that exampline causes seizures.", []),
        ("Alcohol withdrawal may cause seizures.", ["seizure"]),
    ],
)
def test_sentences_of_older_labels(text: str, topics: list[str]) -> None:
    assert [f.topic for f in facts(warnings=f"WARNINGS {text}")] == topics


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Seizures may occur; do not stop exampline abruptly.", "do_not_stop_abruptly"),
        ("Seizures may occur; get emergency help at once.", "get_emergency_help"),
        ("Seizures may occur; discontinue exampline.", "stop"),
        ("Seizures may occur; monitor patients.", "monitor"),
        ("Seizures may occur.", None),
    ],
)
def test_what_to_do(text: str, action: str | None) -> None:
    assert {f.action for f in facts(warnings=text)} == {action}


def test_withdrawal_told_under_dosage() -> None:
    found = facts(dosage_and_administration="To discontinue, taper the dose slowly over two weeks.")
    assert [(f.topic, f.action) for f in found] == [("withdrawal", "taper")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Take exampline with food.", "take with food"),
        ("Exampline may be taken with or without food.", "take with or without food"),
        ("Take exampline on an empty stomach.", "take on an empty stomach"),
        ("Do not crush or chew the tablets.", "do not crush, chew, split or dissolve"),
        ("Swallow the capsules whole.", "swallow whole"),
        ("Shake the suspension well before each use.", "shake well before use"),
        ("If a dose is missed, skip it.", "if a dose is missed: skip it"),
        (
            "If a dose is missed, take it as soon as possible.",
            "if a dose is missed: take it as soon as possible",
        ),
        ("Obtain liver function tests before starting treatment.", "check liver tests (before starting treatment)"),
        ("Monitor blood pressure every 2 weeks.", "check blood pressure (every 2 weeks)"),
    ],
)
def test_practical_directions(text: str, title: str) -> None:
    assert title in {f.title for f in facts(dosage_and_administration=f"2 DOSAGE AND ADMINISTRATION {text}")}


def test_a_study_is_no_direction() -> None:
    assert facts(dosage_and_administration="In a study, giving exampline with food raised the AUC by 20%.") == []


def test_restricted_programme() -> None:
    found = facts(warnings_and_cautions="Exampline is available only through a restricted program called the EXA REMS.")
    assert [(f.topic, f.action) for f in found if f.topic == "rems"] == [("rems", "enroll")]


def test_a_lettered_title_names_each_of_its_risks() -> None:
    found = facts(
        boxed_warning="WARNING: (A) STOPPING EXAMPLINE EARLY RAISES THE RISK OF THROMBOTIC EVENTS, (B) SPINAL HEMATOMA "
        "Premature discontinuation of exampline increases the risk of thrombotic events."
    )
    boxed = {f.topic: f for f in found if f.boxed}
    assert {"thrombosis", "bleeding"} <= set(boxed)
    assert boxed["thrombosis"].title == "STOPPING EXAMPLINE EARLY RAISES THE RISK OF THROMBOTIC EVENTS"


def test_what_happens_when_a_drug_is_stopped_tells_nobody_to_stop() -> None:
    found = facts(
        boxed_warning="WARNING: THROMBOTIC EVENTS Premature discontinuation of exampline increases the risk of "
        "thrombotic events."
    )
    assert [f.action for f in found if f.topic == "thrombosis"] == [None]


def test_what_a_box_says_to_do_may_stand_in_another_sentence() -> None:
    found = facts(boxed_warning="WARNING: LIVER INJURY Exampline caused liver injury in trials. Monitor liver enzymes.")
    assert [f.action for f in found if f.topic == "hepatotoxicity"] == ["monitor"]


def test_causes_of_death_in_a_trial_are_no_risks_of_their_own() -> None:
    found = facts(
        boxed_warning="WARNING Increased mortality in elderly patients with dementia was seen. Most of the "
        "deaths appeared to be from pneumonia or heart failure."
    )
    assert {f.topic for f in found if f.boxed} == {"dementia_mortality"}


def test_a_list_of_people_is_told_whole() -> None:
    text = "WARNING: SEIZURES Seizures came up in children, adolescents, and young adults. Watch them."
    (found,) = facts(boxed_warning=text)
    assert found.group == "children, adolescents, and young adults"
