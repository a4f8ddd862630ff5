"""What a medicine sold without prescription must not be used for, read from behind "Do not use" on its panel."""

from __future__ import annotations

import pytest

from labelwise.extract.contraindication import contraindications
from labelwise.extract.organ.adjustments import dose_adjustments
from labelwise.facts import ContraindicationFact, DoseAdjustmentFact, NotUnderstoodFact
from labelwise.label import Label
from labelwise.read.openfda import read_record


def label_of(**sections: str) -> Label:
    return read_record(
        {
            "set_id": "11111111-2222-3333-4444-555555555555",
            "id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
            "openfda": {"generic_name": ["EXAMPLINE"]},
            **{key: [text] for key, text in sections.items()},
        }
    )


def states(**sections: str) -> list[str]:
    return [f.condition for f in contraindications(label_of(**sections)).facts if isinstance(f, ContraindicationFact)]


def test_a_list_without_bullets_is_told_apart() -> None:
    text = "Do not use if you have ever had a rash from any other exampline right before or after an eye operation"
    assert states(do_not_use=text) == ["rash from any other exampline", "right before or after an eye operation"]


def test_the_list_within_the_warnings_ends_at_the_next_heading() -> None:
    text = "Warnings Do not use if you have glaucoma Ask a doctor before use if you have asthma Stop use if it itches"
    assert states(purpose="Itch reliever", warnings=text) == ["glaucoma"]


def test_what_must_not_be_taken_together_is_no_state() -> None:
    assert states(do_not_use="Do not use • with any drug containing testamine • if you have gout") == ["gout"]


def test_a_list_that_names_no_state_is_counted() -> None:
    (fact,) = contraindications(label_of(do_not_use="Do not use if the inner seal is torn")).facts
    assert isinstance(fact, NotUnderstoodFact)


def test_warnings_of_a_prescription_label_are_left_to_the_warnings() -> None:
    assert states(warnings="Do not use in gout.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Do not use if you have gout Ask a doctor before use if you have liver or kidney disease",
            {("renal", "caution", "ask a doctor before use"), ("hepatic", "caution", "ask a doctor before use")},
        ),
        ("Do not use if you have kidney disease.", {("renal", "avoid", None)}),
    ],
)
def test_to_ask_a_doctor_first_forbids_nothing(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    facts = dose_adjustments(label_of(warnings=text)).facts
    assert {(f.organ, f.action, f.dose) for f in facts if isinstance(f, DoseAdjustmentFact)} == expected


def test_what_an_allergy_looks_like_is_no_state() -> None:
    text = "Allergy alert: Do not use if you are allergic to exampline. Exampline may cause severe skin reactions."
    assert states(warnings=text, purpose="Acid reducer") == ["allergic to exampline"]
