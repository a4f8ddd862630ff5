"""Pregnancy, lactation, children, older people: short statements chosen by rule."""

from __future__ import annotations

import pytest

from labelwise.extract.population.populations import populations
from labelwise.facts import NotUnderstoodFact, PopulationFact
from labelwise.read.openfda import read_record


def facts(**sections: str) -> list[PopulationFact]:
    record: dict[str, object] = {key: [said] for key, said in sections.items()}
    record |= {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
        "openfda": {"generic_name": ["EXAMPLINE"], "brand_name": ["EXAMPLAR"]},
    }
    return [f for f in populations(read_record(record)).facts if isinstance(f, PopulationFact)]


def said(**sections: str) -> list[str]:
    return [f.statement for f in facts(**sections)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exampline is contraindicated in pregnant women.", ["contraindicated in pregnancy"]),
        ("Exampline can cause fetal harm when given in pregnancy.", ["can cause harm to the unborn"]),
        ("Use is not recommended during pregnancy.", ["not recommended in pregnancy"]),
        (
            "It is not known whether exampline can cause fetal harm when given to a pregnant woman.",
            ["not known whether it can harm the unborn"],
        ),
        (
            "Available data in pregnant women are insufficient to tell a drug-associated risk of birth defects.",
            ["human data are insufficient to tell the risk"],
        ),
        (
            "There are no adequate and well-controlled studies in pregnant women.",
            ["no adequate studies in pregnant women"],
        ),
        (
            "Avoid use of exampline at about 30 weeks gestation and later.",
            ["avoid from about 30 weeks of pregnancy on"],
        ),
        (
            "Exampline should be used in pregnancy only if clearly needed.",
            ["use only if the benefit justifies the risk to the fetus"],
        ),
        ("Pregnancy Category C.", ["category C of the older letter scheme"]),
    ],
)
def test_pregnancy(text: str, expected: list[str]) -> None:
    assert said(pregnancy=f"8.1 Pregnancy {text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dosing of pregnant rats resulted in fetal malformations.", ["harm to the unborn seen in animals"]),
        ("No evidence of teratogenicity was seen in rats or rabbits.", ["no harm to the unborn seen in animals"]),
        ("Animal embryofetal studies have not been completed.", ["not studied in pregnant animals"]),
        # What harmed one species is not hidden by what spared another.
        (
            "Pregnant rabbits showed increased fetal resorptions. No adverse effects were seen in rats.",
            ["harm to the unborn seen in animals"],
        ),
    ],
)
def test_pregnant_animals(text: str, expected: list[str]) -> None:
    assert said(pregnancy=text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exampline is present in human milk.", ["passes into breast milk"]),
        ("Exampline is excreted in the milk of rats.", ["passes into the milk of animals"]),
        (
            "It is not known whether exampline is excreted in human milk.",
            ["not known whether it passes into breast milk"],
        ),
        (
            "Because many drugs are excreted in human milk, caution is needed in nursing women.",
            ["caution while breastfeeding"],
        ),
        (
            "Advise women not to breastfeed during treatment and for 2 weeks after the last dose.",
            ["breastfeeding not recommended during treatment and for 2 weeks after it"],
        ),
        ("Breastfeeding is not recommended.", ["breastfeeding not recommended"]),
    ],
)
def test_lactation(text: str, expected: list[str]) -> None:
    assert said(lactation=text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Safety and effectiveness have not been established in patients under 12 years of age.",
            ("safety and effectiveness in children not established", None, 12.0),
        ),
        (
            "Safety and effectiveness have been established in children 6 years and older.",
            ("safety and effectiveness in children established", 6.0, None),
        ),
        ("Exampline is not recommended in children.", ("not recommended in children", None, None)),
        (
            "Exampline is contraindicated in children less than 18 months of age.",
            ("contraindicated in children", None, 1.5),
        ),
        ("Exampline was studied in a trial in 90 children 2 to 17 years of age.", ("studied in children", 2.0, 17.0)),
    ],
)
def test_children_and_their_ages(text: str, expected: tuple[str, float | None, float | None]) -> None:
    found = facts(pediatric_use=text)
    assert [(f.statement, f.age_low, f.age_high) for f in found] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "No overall differences were observed, but greater sensitivity of some older individuals is possible.",
            ["no overall difference seen, but some older people may be more sensitive"],
        ),
        (
            "No overall differences in safety were observed between older and younger subjects.",
            ["no overall difference seen between older and younger people"],
        ),
        (
            "Studies did not include sufficient numbers of subjects aged 65 and over.",
            ["too few older people studied to tell a difference"],
        ),
        (
            "Dose selection should be cautious, starting at the low end of the range.",
            ["lower dose or slower increase in older people"],
        ),
        ("No dosage adjustment is needed in the elderly.", ["no dose change needed for age alone"]),
        (
            "Older patients are at increased risk of falls.",
            ["more sensitive or more adverse reactions in older people"],
        ),
    ],
)
def test_older_people(text: str, expected: list[str]) -> None:
    assert said(geriatric_use=text) == expected


def test_contraception_with_its_time_after_stopping() -> None:
    text = (
        "8 USE IN SPECIFIC POPULATIONS 8.3 Females and Males of Reproductive Potential Advise females to use effective "
        "contraception during treatment and for 6 months after the last dose. Advise males to use effective "
        "contraception during treatment and for 3 months after the last dose."
    )
    assert said(use_in_specific_populations=text) == [
        "men: contraception during treatment and for 3 months after it",
        "women: contraception during treatment and for 6 months after it",
    ]


def test_nothing_is_said_of_children_from_a_text_on_contraception() -> None:
    assert (
        said(pediatric_use="Contraception is not recommended to be stopped. Pregnant adolescents were not studied.")
        == []
    )


def test_a_section_without_a_statement_is_counted() -> None:
    record = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
        "openfda": {"generic_name": ["EXAMPLINE"]},
        "pediatric_use": ["See the section on dosage."],
    }
    assert [type(f) for f in populations(read_record(record)).facts] == [NotUnderstoodFact]


def test_a_difference_seen_in_older_people_leads_over_none_seen_elsewhere() -> None:
    text = (
        "Differences in safety were observed between older and younger patients. "
        "No overall differences in effectiveness were observed between older and younger patients."
    )
    assert said(geriatric_use=text) == ["differences seen between older and younger people"]


def test_more_adverse_reactions_in_older_people_are_told() -> None:
    text = "Patients over 65 experienced more adverse reactions. No overall differences in effectiveness were observed."
    assert said(geriatric_use=text) == ["more sensitive or more adverse reactions in older people"]


def test_a_combination_that_is_contraindicated_in_pregnancy() -> None:
    text = "The combination of exampline and otherine is contraindicated in pregnant women."
    assert said(pregnancy=text) == ["contraindicated in pregnancy together with a drug that it is combined with"]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Exampline is contraindicated in children less than two years of age.", (None, 2.0)),
        ("Other than for coughs in those older than three years, safety has not been established.", (None, None)),
    ],
    ids=["a number in words", "an exception"],
)
def test_ages(text: str, ages: tuple[float | None, float | None]) -> None:
    assert [(f.age_low, f.age_high) for f in facts(pediatric_use=text)] == [ages]
