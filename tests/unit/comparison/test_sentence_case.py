"""Conditions in a sentence: small first letters, names and abbreviations as they are."""

from __future__ import annotations

import pytest

from labelwise.comparison.phrases.sentence_case import in_sentence


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("Hyperthyroidism", "hyperthyroidism"),
        ("Acute recovery phase of myocardial infarction", "acute recovery phase of myocardial infarction"),
        ("SEVERE HEPATIC IMPAIRMENT", "severe hepatic impairment"),
        ("Crohn's disease", "Crohn's disease"),
        ("Crohn’s disease", "Crohn’s disease"),
        ("Parkinson disease", "Parkinson disease"),
        ("Lambert-Eaton syndrome", "Lambert-Eaton syndrome"),
        ("Escherichia coli infection", "Escherichia coli infection"),
        ("HIV-1 infection", "HIV-1 infection"),
        ("NSAID hypersensitivity", "NSAID hypersensitivity"),
        ("QT prolongation", "QT prolongation"),
        ("II or III degree heart block", "II or III degree heart block"),
        ("pain", "pain"),
        ("2nd degree heart block", "2nd degree heart block"),
        ("", ""),
    ],
)
def test_first_letters(printed: str, shown: str) -> None:
    assert in_sentence(printed) == shown
