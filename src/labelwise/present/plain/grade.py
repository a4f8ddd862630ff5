"""The Flesch-Kincaid reading grade: 0.39 words a sentence + 11.8 syllables a word - 15.59."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[.!?]+(?=\s|$)")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|\d+(?:[.,]\d+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_PARTED = re.compile(r"i[ao]|eo|ua(?!r)|uo|[aeiou]ing$|ye[lr]")  # vowels side by side that are two sounds
_JOINED = re.compile(r"[cgst]i[ao]|tie")
_SILENT = re.compile(r"(?<![aeiouyl])e$|(?<=[aeiouy])le$|[^aeioudt]ed$|(?<=[^aeiouscgxzh])es$")


def reading_grade(text: str) -> float:
    """Return the grade of an English text; 0.0 of one without a word. A number counts as a word of one syllable."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE.findall(text)))
    sounds = sum(map(syllables, words))
    return round(0.39 * len(words) / sentences + 11.8 * sounds / len(words) - 15.59, 1)


def syllables(word: str) -> int:
    """Return how many syllables a word has: counted by its vowels, rather one too many than one too few."""
    word = word.lower().replace("’", "").replace("'", "")
    if not word.isalpha():
        return 1
    parted = len(_PARTED.findall(word)) - len(_JOINED.findall(word))
    return max(1, len(_VOWELS.findall(word)) + max(0, parted) - (1 if _SILENT.search(word) else 0))
