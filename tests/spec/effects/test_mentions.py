"""Adverse reactions named in running text are found where they stand."""

import pytest

from labelwise.extract.mentions import find_adverse_reactions

SENTENCE = (
    "6 ADVERSE REACTIONS The most common adverse reactions (incidence 5% or more) were dizziness, dry mouth, "
    "peripheral edema and nausea. Cases of Stevens-Johnson syndrome and hepatic failure have been reported."
)


def test_each_reaction_has_its_place_and_its_concept() -> None:
    mentions = find_adverse_reactions(SENTENCE)
    assert [(mention.text, mention.concept) for mention in mentions] == [
        ("dizziness", "dizziness"),
        ("dry mouth", "dry_mouth"),
        ("peripheral edema", "peripheral_edema"),
        ("nausea", "nausea"),
        ("Stevens-Johnson syndrome", "stevens_johnson_syndrome"),
        ("hepatic failure", "hepatic_failure"),
    ]
    for mention in mentions:
        assert SENTENCE[mention.start : mention.end] == mention.text


def test_a_table_row_in_the_text_is_read_too() -> None:
    text = (
        "6 ADVERSE REACTIONS\n\n  Adverse Reaction      Drug (N=200)    Placebo (N=198)\n"
        "  Headache      12%      9%\n  Fatigue      8%      3%\n"
    )
    assert [mention.text for mention in find_adverse_reactions(text)] == ["Headache", "Fatigue"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "Store the bottle at room temperature, away from light.",
        "1 INDICATIONS AND USAGE This medicine is indicated for the treatment of hypertension in adults.",
        "Because clinical trials are conducted under different conditions, rates cannot be compared.",
    ],
)
def test_nothing_is_found_where_nothing_is_named_as_a_reaction(text: str) -> None:
    assert find_adverse_reactions(text) == []
