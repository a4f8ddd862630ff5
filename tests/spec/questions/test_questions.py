"""Questions in plain words: which drugs, for what, and whether a choice is asked for."""

from __future__ import annotations

import pytest

from labelwise.errors import UsageError
from labelwise.vocab.questions import Question, parse_question

_NAMES = {
    "baclofen", "cyclobenzaprine", "flexeril", "tizanidine", "valsartan", "lisinopril", "hydrochlorothiazide",
    "lisinopril and hydrochlorothiazide", "lisinopril/hctz", "hctz", "sertraline", "fluoxetine", "citalopram",
    "sulfamethoxazole", "trimethoprim", "sulfamethoxazole and trimethoprim", "amoxicillin", "st. john and sons",
    "metoprolol tartrate", "metoprolol succinate", "baclofen tablets", "baclofen intrathecal",
}  # fmt: skip


def _resolves(name: str) -> bool:
    return " ".join(name.lower().split()) in _NAMES


def read(text: str) -> Question:
    return parse_question(text, _resolves)


@pytest.mark.parametrize(
    ("text", "drugs", "condition"),
    [
        ("What is the difference between Baclofen and Cyclobenzaprine for Muscle Spasms ?",
         ("Baclofen", "Cyclobenzaprine"), "muscle spasms"),
        ("baclofen vs cyclobenzaprine", ("baclofen", "cyclobenzaprine"), None),
        ("baclofen vs. cyclobenzaprine", ("baclofen", "cyclobenzaprine"), None),
        ("baclofen versus cyclobenzaprine for back spasm", ("baclofen", "cyclobenzaprine"), "back spasm"),
        ("compare baclofen, tizanidine and cyclobenzaprine", ("baclofen", "tizanidine", "cyclobenzaprine"), None),
        ("Compare baclofen, tizanidine, and cyclobenzaprine for spasticity.",
         ("baclofen", "tizanidine", "cyclobenzaprine"), "spasticity"),
        ("baclofen compared to tizanidine", ("baclofen", "tizanidine"), None),
        ("compare baclofen with tizanidine", ("baclofen", "tizanidine"), None),
        ("difference between baclofen & tizanidine", ("baclofen", "tizanidine"), None),
        ("How does sertraline compare to fluoxetine in people with OCD?", ("sertraline", "fluoxetine"), "OCD"),
        ("How is baclofen different from tizanidine?", ("baclofen", "tizanidine"), None),
        ("baclofen vs tizanidine in multiple sclerosis", ("baclofen", "tizanidine"), "multiple sclerosis"),
        ("baclofen vs tizanidine to treat spasticity", ("baclofen", "tizanidine"), "spasticity"),
        ("baclofen vs tizanidine for the treatment of spasticity", ("baclofen", "tizanidine"), "spasticity"),
        ("baclofen vs tizanidine in terms of side effects", ("baclofen", "tizanidine"), None),
        ("baclofen cyclobenzaprine", ("baclofen", "cyclobenzaprine"), None),
        ("what are the pros and cons of baclofen and tizanidine", ("baclofen", "tizanidine"), None),
        ("baclofen/cyclobenzaprine", ("baclofen", "cyclobenzaprine"), None),
        ("baclofen vs baclofen vs tizanidine", ("baclofen", "tizanidine"), None),
        ("compare baclofen intrathecal with baclofen tablets", ("baclofen intrathecal", "baclofen tablets"), None),
        ("difference between metoprolol tartrate and metoprolol succinate",
         ("metoprolol tartrate", "metoprolol succinate"), None),
    ],
)  # fmt: skip
def test_drugs_and_condition(text: str, drugs: tuple[str, ...], condition: str | None) -> None:
    assert read(text) == Question(drugs, condition, asks_for_preference=False)


@pytest.mark.parametrize(
    ("text", "drugs", "condition"),
    [
        ("is Baclofen better than flexeril for lower back pain?", ("Baclofen", "flexeril"), "lower back pain"),
        ("baclofen or cyclobenzaprine for muscle spasms?", ("baclofen", "cyclobenzaprine"), "muscle spasms"),
        ("which is better for muscle spasms, baclofen or tizanidine?", ("baclofen", "tizanidine"), "muscle spasms"),
        ("which is better for spasms baclofen or tizanidine", ("baclofen", "tizanidine"), "spasms"),
        ("Is baclofen better for spasticity than tizanidine?", ("baclofen", "tizanidine"), "spasticity"),
        (
            "For muscle spasms, is baclofen better than cyclobenzaprine?",
            ("baclofen", "cyclobenzaprine"),
            "muscle spasms",
        ),
        ("can I take baclofen instead of cyclobenzaprine", ("baclofen", "cyclobenzaprine"), None),
        ("switching from sertraline to fluoxetine for depression", ("sertraline", "fluoxetine"), "depression"),
        ("Is baclofen as good as tizanidine?", ("baclofen", "tizanidine"), None),
        ("I have back pain, should I take baclofen or tizanidine?", ("baclofen", "tizanidine"), "back pain"),
        ("Which muscle relaxant is best, baclofen or tizanidine?", ("baclofen", "tizanidine"), None),
        ("swap sertraline for fluoxetine", ("sertraline", "fluoxetine"), None),
        ("Which should I take for OCD: sertraline or fluoxetine?", ("sertraline", "fluoxetine"), "OCD"),
        ("sertraline, fluoxetine or citalopram", ("sertraline", "fluoxetine", "citalopram"), None),
    ],
)
def test_questions_for_a_choice_are_marked(text: str, drugs: tuple[str, ...], condition: str | None) -> None:
    assert read(text) == Question(drugs, condition, asks_for_preference=True)


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("lisinopril and hydrochlorothiazide vs valsartan", ("lisinopril and hydrochlorothiazide", "valsartan")),
        ("lisinopril/hctz vs valsartan", ("lisinopril/hctz", "valsartan")),
        ("difference between lisinopril/hctz and valsartan", ("lisinopril/hctz", "valsartan")),
        ("What's the difference between lisinopril and hydrochlorothiazide?", ("lisinopril", "hydrochlorothiazide")),
        ("compare lisinopril, valsartan and hydrochlorothiazide", ("lisinopril", "valsartan", "hydrochlorothiazide")),
        ("Sulfamethoxazole and trimethoprim or amoxicillin", ("Sulfamethoxazole and trimethoprim", "amoxicillin")),
        ("difference between St. John and Sons and baclofen", ("St. John and Sons", "baclofen")),
    ],
)
def test_names_with_and_inside(text: str, drugs: tuple[str, ...]) -> None:
    assert read(text).drugs == drugs


def test_a_name_that_does_not_resolve_is_kept_as_asked() -> None:
    assert read("baclophen vs cyclobenzaprine").drugs == ("baclophen", "cyclobenzaprine")


@pytest.mark.parametrize(
    "text", ["", "hello", "what is baclofen for?", "baclofen", "for pain", "and or vs", "baclofen vs " * 200]
)
def test_a_question_without_two_drugs_says_so(text: str) -> None:
    with pytest.raises(UsageError, match="does not name two drugs"):
        read(text)
