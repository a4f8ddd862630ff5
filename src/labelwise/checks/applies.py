"""Whether a maximum is for this person and this list: its population and its conditions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from labelwise.checks.conditions import same_condition
from labelwise.checks.medication import Medication
from labelwise.checks.patient import Patient
from labelwise.checks.reach import reach
from labelwise.facts import DoseFact
from labelwise.vocab.classes import named_in

ADULT = 18
OLD = 65
_CHILD = re.compile(r"\bp(?:a)?ediatric|\bchild|\binfant|\bneonat|\bnewborn|\badolescen|\byounger", re.IGNORECASE)
_ADULT = re.compile(r"\badult", re.IGNORECASE)
_OLD = re.compile(r"\belderly|\bgeriatric|\bolder (?:adult|patient|people)", re.IGNORECASE)
_FROM_AGE = re.compile(
    r"(?:(?P<low>\d+)\s*(?:years?|yrs?)[\w\s]{0,12}(?:and|or)\s+(?:over|older|above)|(?:≥|>=)\s*(?P<least>\d+))",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"(?:\b(?:older|greater|more|higher)\s+than|\b(?:over|above)|>)(?:\s+the\s+age\s+of)?\s*(?P<low>\d+)(?!\s*(?:kg|lb|month))",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?:\b(?:younger|less)\s+than|\b(?:under|below)|<)(?:\s+the\s+age\s+of)?\s*"
    r"(?P<high>\d+)(?!\s*(?:kg|lb))\s*(?P<unit>months?)?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?P<low>\d+)\s*(?:-|–|to)\s*(?P<high>\d+)\s*(?:years?|yrs?)", re.IGNORECASE)


class Applies(NamedTuple):
    """`holds` is None where it cannot be told; `note` then says what is lacking, else why it holds.

    `own`: it is for people of this age (not adults as such) or for this list: what others may take does not count.
    """

    holds: bool | None
    note: str = ""
    own: bool = False


def dose_applies(fact: DoseFact, patient: Patient, others: Sequence[Medication]) -> Applies:
    """Return whether a maximum holds for a person with these other drugs."""
    by_age = _by_population(fact.population or "", patient.age)
    if by_age.holds is not True or not fact.conditions:
        return by_age
    by_list = _by_conditions(fact.conditions, patient, others)
    # Several conditions beside an age are a list of whom a dose is for: the age alone makes this person one of them.
    return by_age if by_list.holds is None and by_age.own and len(fact.conditions) > 1 else by_list


def _by_population(words: str, age: float | None) -> Applies:
    if not words:
        return Applies(True)
    if found := _RANGE.search(words):
        return _within(words, age, float(found["low"]), float(found["high"]))
    if found := _FROM_AGE.search(words):
        # "adults and children 12 years and over": an adult is among them whatever the age.
        if age is None:
            return Applies(True) if _ADULT.search(words) else Applies(None, " (age)")
        return _if(age >= float(found["low"] or found["least"]), words)
    if found := _ABOVE.search(words):
        return _if(age > float(found["low"]), words) if age is not None else Applies(None, " (age)")
    if found := _BELOW.search(words):
        most = float(found["high"]) / (12 if found["unit"] else 1)
        return _if(age < most, words) if age is not None else Applies(False)
    if _CHILD.search(words) and not _ADULT.search(words):
        return Applies(age < ADULT) if age is not None else Applies(False)
    if _OLD.search(words):
        return _if(age >= OLD, words) if age is not None else Applies(None, " (age)")
    if _ADULT.search(words):
        return Applies(age is None or age >= ADULT)
    return Applies(None, f" (whether this is for: {words})")


def _within(words: str, age: float | None, low: float, high: float) -> Applies:
    if age is None:
        return Applies(False) if _CHILD.search(words) or high < ADULT else Applies(None, " (age)")
    return _if(low <= age < high + 1, words)


def _if(holds: bool, words: str) -> Applies:
    """Return the answer of an age; one that holds for no more than adults or children at large is their own."""
    return Applies(True, own=not _ADULT.search(words) or bool(_OLD.search(words))) if holds else Applies(False)


def _by_conditions(conditions: Sequence[str], patient: Patient, others: Sequence[Medication]) -> Applies:
    """A condition that names a drug or class of the list, or a condition of the person, is met; others are unknown."""
    for words in conditions:
        if mine := next((c for c in patient.conditions if same_condition(c, words) == "includes"), None):
            return Applies(True, f" (with {mine})", own=True)
    for words in conditions:
        for named in named_in(words):
            met = next((m for m in others if reach(named.name, m) is not None), None)
            if met is not None:
                return Applies(True, f" (with {met.name})", own=True)
    return Applies(None, f" (whether this holds: {'; '.join(conditions)})")
