"""How long to wait between two drugs, and which of them is stopped first."""

from __future__ import annotations

import pytest

from labelwise.extract.interaction.interactions import interactions
from labelwise.facts import InteractionFact
from labelwise.read.openfda import read_record


def waits(text: str, key: str = "contraindications", **more: str) -> set[tuple[float, str | None]]:
    record: dict[str, object] = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
        "openfda": {"generic_name": ["EXAMPLINE"]},
        key: [text],
        **{k: [v] for k, v in more.items()},
    }
    facts = interactions(read_record(record)).facts
    return {
        (f.washout_days, f.washout_direction)
        for f in facts
        if isinstance(f, InteractionFact) and f.washout_days is not None
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Use with MAO inhibitors or within 14 days after their discontinuation.", {(14, "after_object")}),
        ("Use of exampline within two weeks of stopping an MAOI is contraindicated.", {(14, "after_object")}),
        ("Use of an MAOI within 5 weeks of stopping exampline is contraindicated.", {(35, "after_drug")}),
        (
            "At least 14 days should elapse between discontinuation of an MAOI and initiation of exampline.",
            {(14, "after_object")},
        ),
        ("Do not give exampline within 24 hours of sildenafil.", {(1, "after_object")}),
        ("Stop exampline at least 36 hours before starting ritonavir.", {(1.5, "after_drug")}),
        ("Do not give within 36 hours of switching to or from sacubitril.", {(1.5, "both")}),
        (
            "Do not give exampline 24 hours before or within 48 hours after tadalafil.",
            {(1, "after_drug"), (2, "after_object")},
        ),
        (
            "Verapamil must not be given within 2 days before or 3 days after exampline.",
            {(2, "after_object"), (3, "after_drug")},
        ),
        ("Stop exampline at least 24 hours before a PDE5-inhibitor is started.", {(1, "after_drug")}),
        (
            "Exampline is contraindicated in patients who took disulfiram within the last two weeks.",
            {(14, "after_object")},
        ),
    ],
)
def test_days_and_direction(text: str, expected: set[tuple[float, str]]) -> None:
    assert waits(text) == expected


def test_one_interval_for_both_ways_is_both() -> None:
    assert waits(
        "Use of exampline within 14 days of stopping an MAOI is contraindicated.",
        dosage_and_administration="Allow at least 14 days after stopping exampline before starting an MAOI.",
    ) == {(14, "both")}


def test_two_intervals_stay_two_facts() -> None:
    assert waits(
        "Use of exampline within 14 days of stopping an MAOI is contraindicated. "
        "Use of an MAOI within 5 weeks of stopping exampline is contraindicated."
    ) == {(14, "after_object"), (35, "after_drug")}


@pytest.mark.parametrize(
    "text",
    [
        "Use effective contraception; hormonal contraceptives are needed for 2 weeks after the last dose of exampline.",
        "Resume exampline at least 10 days after starting ritonavir.",
        "Take exampline 2 hours before antacids.",
    ],
)
def test_what_is_no_washout(text: str) -> None:
    assert waits(text, key="drug_interactions") == set()
