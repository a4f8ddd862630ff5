"""Tables that list reactions in words, under a band or each with its share."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.facts import AdverseReactionFact

from .conftest import read


@pytest.fixture
def lists() -> Any:
    """Read tables and tell the reactions of their lists: group, term, how often, setting."""

    def run(*tables: str, **options: str) -> list[tuple[str | None, str, str, float | None, str]]:
        found = [f for f in read(*tables, **options) if isinstance(f, AdverseReactionFact)]
        return [(f.group, f.term, f.op, f.value, f.setting) for f in found if f.source == "prose"]

    return run


def test_a_band_in_the_title_holds_for_every_row(table: Any, lists: Any, reasons: Any) -> None:
    made = table(
        "System Organ Class | Adverse Reactions",
        "Cardiac disorders | palpitations, tachycardia",
        "Eye disorders | blurred vision",
        caption="Table 3. Adverse Reactions Reported in Less Than 2% of Patients",
    )
    assert lists(made) == [
        ("Cardiac disorders", "palpitations", "<", 2.0, "trial"),
        ("Cardiac disorders", "tachycardia", "<", 2.0, "trial"),
        ("Eye disorders", "blurred vision", "<", 2.0, "trial"),
    ]
    assert reasons(made) == []


def test_reactions_after_approval(table: Any, lists: Any) -> None:
    made = table(
        "System Organ Class | Adverse Reaction",
        "Immune system disorders | hypersensitivity, angioedema",
        caption="Table 5. Adverse Reactions in the Postmarketing Experience",
    )
    assert lists(made) == [
        ("Immune system disorders", "hypersensitivity", "reported", None, "postmarketing"),
        ("Immune system disorders", "angioedema", "reported", None, "postmarketing"),
    ]


def test_each_reaction_with_its_share_in_brackets(table: Any, lists: Any) -> None:
    made = table(
        "Table 6. Adverse Reactions of Testamine Alone",
        "Gastrointestinal disorders;;Diarrhea (11.3%);;Nausea (6.9%)",
    )
    assert [x[:4] for x in lists(made)] == [
        ("Gastrointestinal disorders", "Diarrhea", "=", 11.3),
        ("Gastrointestinal disorders", "Nausea", "=", 6.9),
    ]


def test_a_band_over_each_column(table: Any, lists: Any) -> None:
    made = table(
        "Incidence > 1% | Incidence ≤ 1%",
        "Digestive;;Nausea;;Diarrhea | Jaundice;;Thirst",
        "Skin;;None | Itching",
        caption="Adverse Reactions",
    )
    assert [x[:4] for x in lists(made)] == [
        ("Digestive", "Nausea", ">", 1.0), ("Digestive", "Diarrhea", ">", 1.0), ("Digestive", "Jaundice", "<=", 1.0),
        ("Digestive", "Thirst", "<=", 1.0), ("Skin", "Itching", "<=", 1.0),
    ]  # fmt: skip


def test_a_band_before_each_list(table: Any, lists: Any) -> None:
    made = table("Common (≥1%) | nausea, rash", "Rare (<0.1%) | jaundice", caption="Adverse Reactions by Frequency")
    assert [x[1:4] for x in lists(made)] == [("nausea", ">=", 1.0), ("rash", ">=", 1.0), ("jaundice", "<", 0.1)]


def test_terms_that_run_together_in_a_list_are_counted_as_not_read(table: Any, lists: Any, reasons: Any) -> None:
    made = table(
        "Body System | Adverse Reactions", "Skin | itching", "General | Malaise Chills Back Pain",
        caption="Table 8. Adverse Reactions That Occurred in Less Than 1% of Patients",
    )  # fmt: skip
    assert [x[1] for x in lists(made)] == ["itching"]
    assert reasons(made) == ["ROW_NOT_UNDERSTOOD"]


def test_a_list_without_any_word_of_how_often_stays_not_understood(table: Any, lists: Any, reasons: Any) -> None:
    made = table("Cardiac | palpitations, tachycardia", "Eye | blurred vision", caption="Table 3. Adverse Reactions")
    assert lists(made) == []
    assert reasons(made) == ["LIST_WITHOUT_NUMBERS"]
