"""What a plain comparison is: sections of sentences, each of one drug and with its citations."""

from __future__ import annotations

import re
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


_LABEL = re.compile(r"\b(?:the|its) label\b", re.IGNORECASE)


def credited(text: str, citations: Iterable[Citation]) -> str:
    """Return a text whose "the label" is the paper or article that it was read in, where no label says it."""
    sources = {c.source for c in citations}
    if not sources or "label" in sources:
        return text
    other = "a paper" if sources == {"paper"} else "an article"
    return _LABEL.sub(lambda found: other.capitalize() if found[0][0].isupper() else other, text)


def sentence(text: str, citations: Iterable[Citation]) -> Sentence:
    """Return a sentence that begins large and ends with a full stop, credited to its source; each citation once."""
    citations = tuple(dict.fromkeys(citations))
    text = credited(text, citations)
    text = " ".join(text.split()).strip(" ;,:")
    text = text[:1].upper() + text[1:]
    return Sentence(text if text.endswith((".", "!", "?")) else f"{text}.", citations)
