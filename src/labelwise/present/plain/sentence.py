"""What a plain comparison is: sections of sentences, each of one drug and with its citations."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from labelwise.facts import Citation

TITLES = {
    "about": "What it is",
    "uses": "What it is for",
    "asked": "What you asked about",
    "box": "The strongest warnings",
    "never": "When not to use it",
    "dose": "How much and how long",
    "organs": "Weak kidneys or liver",
    "effects": "Side effects",
    "serious": "What to watch for",
    "together": "With other drugs or foods",
    "groups": "Pregnancy, nursing, age",
}
"""Sections in their order, with titles."""


class Sentence(msgspec.Struct, frozen=True):
    """Some short sentences on one thing, of one drug, and where they were read. `citations` is never empty."""

    text: str
    citations: tuple[Citation, ...]


class PlainDrug(msgspec.Struct, frozen=True):
    """What one section says of one drug. The name stands here alone: the sentences say "it"."""

    name: str
    sentences: tuple[Sentence, ...]


class PlainSection(msgspec.Struct, frozen=True):
    """One subject, the drugs in the order of the comparison."""

    id: str
    title: str
    drugs: tuple[PlainDrug, ...]


class PlainComparison(msgspec.Struct, frozen=True, kw_only=True):
    """A comparison in plain words. `grade` is the Flesch-Kincaid reading grade of all its sentences."""

    title: str
    drugs: tuple[str, ...]
    condition: str | None
    grade: float
    sections: tuple[PlainSection, ...]
    notices: tuple[str, ...]


def sentence(text: str, citations: Iterable[Citation]) -> Sentence:
    """Return a sentence that begins large and ends with a full stop; each citation once."""
    text = " ".join(text.split()).strip(" ;,:")
    text = text[:1].upper() + text[1:]
    return Sentence(text if text.endswith((".", "!", "?")) else f"{text}.", tuple(dict.fromkeys(citations)))
