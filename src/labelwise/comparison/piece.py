"""A fact on its way into a cell, and when two facts speak of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from labelwise.comparison.object_names import object_name
from labelwise.facts import KINDS, CuratedFact, Fact, LabelFacts, ProductFact
from labelwise.vocab.forms import base_form, plain_form

KIND_OF: dict[type[Fact], str] = {kind: name for name, kind in KINDS.items()}


class Piece(NamedTuple):
    """A fact, the label it was read from (None: curated), and whether something contradicts it."""

    fact: Fact
    label: LabelFacts | None = None
    curated: CuratedFact | None = None
    conflict: bool = False


# By kind: the fields that say what a fact is about, those that hold its value, and whether other values contradict it.
_SUBJECTS: dict[str, tuple[tuple[str, ...], tuple[str, ...], bool]] = {
    "product": (("form", "strength_amount", "strength_unit", "name"), (), False),
    "pharmacologic_class": (("name",), (), False),
    "indication": (("condition",), ("limitation",), True),
    "contraindication": (("condition",), (), False),
    "mechanism": (("terms", "site"), (), False),
    "dose": (
        ("role", "population", "indication", "route"),
        ("amount_low", "amount_high", "unit", "times_per_day"),
        True,
    ),
    "duration": (("limit", "indication", "population"), ("max_days", "min_days"), True),
    "dose_adjustment": (("organ", "measure", "op", "low", "severity"), ("action",), False),
    "adverse_reaction": (
        ("concept", "arm_role", "arm_dose", "severity", "study"),
        ("op", "value", "low", "high"),
        False,
    ),
    "warning": (("topic",), ("signs", "group", "onset", "raised_by"), False),
    "interaction": (("object",), ("action", "effect", "washout_days"), False),
    "population": (("group", "statement"), (), False),
    "pharmacokinetics": (("parameter",), ("low", "high", "unit"), True),
    "efficacy": (("endpoint", "arm_role", "study"), ("value", "unit"), True),
}
_WORDS = re.compile(r"[a-z0-9.%]+")
_BOUNDS = {"amount_low": "amount_high", "amount_high": "amount_low"}
_QUALIFIERS = ("population", "indication", "conditions")
_ABBREVIATION = re.compile(r"\s*\([A-Z][A-Za-z0-9/-]{1,9}\)")
_OPEN = (None, "any", ())


def normal(value: object) -> object:
    """Return a value as it is compared: words in lower case, without punctuation and plural endings."""
    if isinstance(value, str):
        return _normal_words(value)
    if isinstance(value, tuple):
        return tuple(normal(v) for v in value)
    return value


@lru_cache(maxsize=16384)
def _normal_words(text: str) -> str:
    words = _WORDS.findall(text.lower())
    return " ".join(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in words)


def same_condition(text: str) -> object:
    """Return a condition as it is compared: without an abbreviation in brackets ("panic disorder (PD)")."""
    return normal(_ABBREVIATION.sub("", text))


def _field(fact: Fact, name: str) -> object:
    value = getattr(fact, name)
    if name in _BOUNDS and value is None:
        # One bound alone is a single amount: 5 mg is 5 to 5 mg.
        return getattr(fact, _BOUNDS[name])
    if name == "form" and isinstance(fact, ProductFact) and isinstance(value, str):
        return base_form(plain_form(value) or value)
    if name == "object" and isinstance(value, str):
        return normal(object_name(value))
    if name == "condition" and isinstance(value, str):
        return same_condition(value)
    if name == "concept":
        return value or normal(getattr(fact, "term", None))
    return normal(value)


def merge(extracted: Sequence[Piece], curated: Iterable[CuratedFact]) -> list[Piece]:
    """Return extracted pieces, then the curated facts that say something else.

    An extracted fact wins over a curated one that says the same; where they disagree both stay, as a conflict.
    """
    merged = list(extracted)
    if not extracted:
        return [Piece(c.fact, None, c, c.standing == "conflict") for c in curated]
    for entry in curated:
        fact = entry.fact
        about, values, contradicts = _SUBJECTS[KIND_OF[type(fact)]]
        same = [i for i, p in enumerate(extracted) if _same_subject(fact, p.fact, about)]
        disputed = entry.standing == "conflict"
        if not disputed and any(_same_value(fact, extracted[i].fact, values) for i in same):
            continue
        against = [i for i in same if contradicts and not _qualified(extracted[i].fact)]
        if against and not disputed:
            for i in against:
                merged[i] = merged[i]._replace(conflict=True)
            disputed = True
        merged.append(Piece(fact, None, entry, disputed))
    return merged


def _same_subject(curated: Fact, extracted: Fact, about: tuple[str, ...]) -> bool:
    """Whether an extracted fact is about the same; what a curated fact leaves open matches everything."""
    if type(curated) is not type(extracted):
        return False
    for name in about:
        mine = _field(curated, name)
        if mine not in _OPEN and mine != _field(extracted, name):
            return False
    return True


def _qualified(fact: Fact) -> bool:
    """Whether a fact is for some people or cases only: then another value for others is no contradiction."""
    return any(getattr(fact, name, None) for name in _QUALIFIERS)


def _same_value(one: Fact, other: Fact, values: tuple[str, ...]) -> bool:
    return all(_covers(_field(other, name), _field(one, name)) for name in values)


def _covers(extracted: object, curated: object) -> bool:
    """Whether an extracted value says all that a curated one does; what is left open asks for nothing."""
    if isinstance(curated, tuple) and isinstance(extracted, tuple):
        return all(any(str(c) in str(e) for e in extracted) for c in curated)
    return curated in (*_OPEN, extracted)


def distinct(pieces: Iterable[Piece], *fields: str) -> list[Piece]:
    """Return pieces, the first of those with equal fields."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for piece in pieces:
        key = tuple(_field(piece.fact, name) for name in fields)
        if key not in seen or piece.conflict:
            seen.add(key)
            kept.append(piece)
    return kept
