"""Names, classes and phrases in a text."""

from __future__ import annotations

import pytest

from labelwise.vocab.classes import named_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("rifampin or St. John's wort", ["rifampin", "st. john's wort"]),
        ("drugs metabolized by CYP2D6", ["CYP2D6 substrates"]),
        ("inhibitors of both lungs", []),
        ("dual inhibitors of CYP3A4 and P-gp", ["dual CYP3A4 and P-gp inhibitors"]),
        ("drugs that are known to prolong the QT interval", ["drugs that prolong the QT interval"]),
        ("an MAOI antidepressant", ["maoi"]),
        ("non-opioid care", []),
        ("serum calcium and glucose", []),
        ("beta-blockers and alpha-blockers", ["beta-blockers", "alpha-blockers"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [n.name for n in named_in(text)] == names


def test_spans_are_those_of_the_text() -> None:
    text = "Avoid warfarin with strong CYP3A4 inhibitors."
    assert [text[n.start : n.end] for n in named_in(text)] == ["warfarin", "strong CYP3A4 inhibitors"]
