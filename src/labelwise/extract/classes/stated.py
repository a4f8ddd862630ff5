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
_IS = re.compile(r"(?:is|are) (?:classified as |thought to be |considered )?(?=(?:an?|the|one of) )")
_APPOSITION = re.compile(r"[,)] (?=an? )")
_STOP = re.compile(
    r"\s+(?:indicated|that|which|for|used|with|designed|containing|whose|available|approved|having|intended|produced|supplied|provided|as|"
    r"consisting|chemically|unrelated|structurally|derived|given|when|where|but|by|manufactured|prepared|known|has|occurring|involved|in)\b|"
    r"[.;:]\s|[.;:]\Z|,\s+(?:indicated|and|which|is|USP|in|as|with|has|for|used|the|to|structurally|chemically|whose|known|having|containing|but|\d)|"
    r"\s\(\s?\d|,\s+an?\s|\s+\[",
    re.IGNORECASE,
)
_AND_CLAUSE = re.compile(r"\s+and\s+(?:is|are|has|occurs|acts|was|may|inhibits|a\s)", re.IGNORECASE)
_SUBJECT_REACH = 90
_LONGEST = 170


def stated_classes(label: Label, names: OwnNames) -> Iterator[tuple[Place, int, int]]:
    """Yield the place and span of each phrase in which the label says what class its drug is of, in the order of the text."""
    for key, reach in _KEYS:
        for place in places(label, key):
            yield from _in(place, min(place.end, place.start + reach), names)
    yield from _purpose(label)


def _in(place: Place, stop: int, names: OwnNames) -> Iterator[tuple[Place, int, int]]:
    text = place.text
    for pattern in (_IS, _APPOSITION):
        for found in pattern.finditer(text, place.start, stop):
            subject = text[max(place.start, found.start() - _SUBJECT_REACH) : found.start()]
            if pattern is _APPOSITION:
                subject = subject[-30:]
            subject = re.split(r"[.;:]\s|,\s+(?=and|but|which)", subject)[-1]
            if not names.search(subject):
                continue
            span = phrase_at(text, found.end())
            if span is not None:
                yield place, *span


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
