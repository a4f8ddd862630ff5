"""Units in words, and differences cut between items."""

from __future__ import annotations

import pytest

from labelwise.comparison.comparison import Cell
from labelwise.comparison.differences import _side
from labelwise.comparison.phrases.numbers import amount
from labelwise.facts import State
from labelwise.operations.search import _term


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1, "{tablet}", "1 tablet"),
        (6, "{capsule}", "6 capsules"),
        (0.5, "{tablet}", "0.5 tablet"),
        (2, "{patch}", "2 patches"),
        (2, "{suppository}", "2 suppositories"),
        (1, "[iU]", "1 unit"),
        (100, "[iU]/mL", "100 units/mL"),
        (3, "[drp]", "3 drops"),
        (2, "[tsp_us]", "2 teaspoonfuls"),
        (50, "ug", "50 mcg"),
        (5, "mg/{spray}", "5 mg/spray"),
    ],
)
def test_units_are_words(value: float, unit: str, words: str) -> None:
    assert amount(value, value, unit) == words


def _cut(text: str) -> str:
    return _side(Cell("alphamine", State.STATED, text))


def test_a_long_side_keeps_whole_items_and_counts_the_rest() -> None:
    item = "stiffness of the limbs (for instance after a long rest; adult patients, and others)"
    text = "; ".join([item] * 5)
    assert _cut(text) == f"{item}; {item}; and 3 more"
    assert _cut(f"{text}; ... and 4 more: labelwise facts alphamine") == f"{item}; {item}; and 7 more"


def test_one_endless_item_is_cut_and_says_so() -> None:
    assert _cut("word " * 200).endswith("… (cut)")


@pytest.mark.parametrize(
    ("printed", "term"),
    [
        ("dehydration 1.3%", "dehydration"),
        ("abdominal pain%f", "abdominal pain"),
        ("itching (8%)", "itching"),
        ("rash grade 3", "rash grade 3"),
        ("headache (nos)", "headache (nos)"),
        ("5%", "5%"),
    ],
)
def test_figures_after_a_term_are_left_out(printed: str, term: str) -> None:
    assert _term(printed) == term
