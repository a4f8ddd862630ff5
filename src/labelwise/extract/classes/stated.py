"""The class that a label's first lines state: "X is a kinase inhibitor indicated for"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.classes.phrase import class_phrase, names_class
from labelwise.extract.products.names import OwnNames
from labelwise.extract.products.place import Place, places
from labelwise.label import Label

# Where labels say what the drug is, and how far into the text that is looked for.
_KEYS = (
    ("indications_and_usage", 3000),
    ("description", 900),
    ("clinical_pharmacology", 700),
    ("mechanism_of_action", 400),
)
# What a class stands behind, how far behind its start the phrase begins, and how far before it the drug's name may
# stand.
_OPENINGS = (
    *((f" {verb} {article} ", len(verb) + 2, 90) for verb in ("is", "are") for article in ("a", "an", "the", "one of")),
    (" is classified as a", 18, 90),
    *((f"{mark} {article} ", 2, 30) for mark in ",)" for article in ("a", "an")),
)
_STOP = re.compile(
    r"\s+(?:indicated|that|which|for|used|with|designed|containing|whose|available|approved|having|intended|"
    r"produced|supplied|provided|as|"
    r"consisting|chemically|unrelated|structurally|derived|given|when|where|but|by|manufactured|prepared|known|"
    r"has|occurring|involved|in)\b|"
    r"[.;:]\s|[.;:]\Z|,\s+(?:indicated|and|which|is|USP|in|as|with|has|for|used|the|to|structurally|chemically|"
    r"whose|known|having|containing|but|\d)|"
    r"\s\(\s?\d|,\s+an?\s|\s+\[",
    re.IGNORECASE,
)
_AND_CLAUSE = re.compile(
    r"\s+and\s+(?:[a-z]+ly\s+)?(?:is|are|has|occurs|acts|was|may|a\s|competes|binds|inhibits|blocks|works|"
    r"increases|decreases|"
    r"reduces|stimulates|prevents|produces|exerts|contains|enhances|possesses|belongs|suppresses|lowers|promotes|"
    r"activates)",
    re.IGNORECASE,
)
_LONGEST = 170


def stated_classes(label: Label, names: OwnNames) -> Iterator[tuple[Place, int, int]]:
    """Yield the place and span of each phrase in which the label says what class its drug is of, in order."""
    for key, reach in _KEYS:
        for place in places(label, key):
            yield from _in(place, min(place.end, place.start + reach), names)
    yield from _purpose(label)


def _in(place: Place, stop: int, names: OwnNames) -> Iterator[tuple[Place, int, int]]:
    text = place.text
    for at, behind, reach in _openings(text, place.start, stop):
        subject = text[max(place.start, at - reach) : at]
        if not names.search(_CLAUSE_END.split(subject)[-1]):
            continue
        span = phrase_at(text, behind)
        if span is not None:
            yield place, *span


_CLAUSE_END = re.compile(r"[.;:]\s|,\s+(?=and|but|which)")


def _openings(text: str, start: int, stop: int) -> list[tuple[int, int, int]]:
    """Return where "is a" and ", a" stand: the start, where the phrase behind begins, how far back its subject is."""
    found: list[tuple[int, int, int]] = []
    for opening, behind, reach in _OPENINGS:
        at = text.find(opening, start, stop)
        while at >= 0:
            found.append((at, at + behind, reach))
            at = text.find(opening, at + behind, stop)
    return sorted(found)


def phrase_at(text: str, start: int) -> tuple[int, int] | None:
    """Return the span of the class that a text names from `start` on (behind "is"), None where it names none."""
    rest = text[start : start + _LONGEST]
    ends = [m.start() for m in (_STOP.search(rest), _AND_CLAUSE.search(rest)) if m]
    if not ends:
        return None
    span = class_phrase(rest[: min(ends)])
    return (start + span[0], start + span[1]) if span else None


_PURPOSE = re.compile(r"\A(?:Purposes?\s*:?\s*)?(?P<words>[A-Za-z][A-Za-z -]{3,40}?)\s*\Z")


def _purpose(label: Label) -> Iterator[tuple[Place, int, int]]:
    """Yield the purpose of a non-prescription product where it is one class: `Purpose Antihistamine`."""
    for place in places(label, "purpose"):
        text = place.text[place.start : place.end]
        found = _PURPOSE.match(text)
        if found and names_class(found["words"]) and len(found["words"].split()) <= 4:
            yield place, place.start + found.start("words"), place.start + found.end("words")
