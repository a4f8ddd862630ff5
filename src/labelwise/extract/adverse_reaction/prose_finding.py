"""What is found in a sentence, and what both ways of finding share."""

from __future__ import annotations

import re
from typing import NamedTuple

from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.percents import Percent
from labelwise.extract.adverse_reaction.prose_arms import ProseArm
from labelwise.extract.adverse_reaction.prose_terms import Term, is_known, is_term, known_tail, terms_of

VERB = re.compile(
    r"\b(?:was|were|is|are)\s+(?:also\s+)?(?:more|less)\s+(?:common|frequent)\b(?:ly)?(?:\s+(?:reported|observed|seen))?"
    r"|\b(?:was|were|has been|have been|is|are)\s+(?:also\s+|most\s+|the most\s+)?(?:commonly\s+|frequently\s+"
    r"|rarely\s+)?(?:(?:spontaneously )?reported|observed|noted|seen|detected|documented|recorded|experienced"
    r"|encountered|found|described|identified|confirmed|diagnosed|\d|[<>≥≤]|approximately|about|less than|at least"
    r"|up to)"
    r"|\b(?:(?:has|have|had)\s+)?(?:occurred|occurs|occur|occurring|developed|appeared|reported|ranged)\b",
    re.I,
)


CLAUSE_START = re.compile(
    r"[:;]|\.\s|(?:^|(?<=[a-z\d)\]:]\s))(?:In|During|Among|After|Following|For|At|When|With|Additionally|However|Overall"
    r"|Across|Through|Compared)\b(?:\([^()]*\)|[^,()]){0,160},"
    r"|\b(?:and|but|while|whereas),?\s+(?=(?:the )?\w+ (?:was|were|occurred))"
)


DRUG = ProseArm("drug", None)


class Finding(NamedTuple):
    """An incidence in a sentence: the term, the percentage and the arm; places are in the sentence."""

    term: Term
    percent: Percent
    arm: ProseArm
    severity: str = ""


class Group(NamedTuple):
    """A bracket that holds percentages: `text[start:end]`, brackets included."""

    start: int
    end: int
    values: tuple[Percent, ...]


_PLACEBO_GROUP = re.compile(
    r"\bplacebo (?:recipients|patients|group|arm)\b|(?:receiv\w+|given|taking|on) placebo\b(?!.*\bthan\b)", re.I
)


def arm_of_sentence(text: str, names: OwnNames) -> ProseArm:
    """The arm a whole sentence is about when it names but one: `The placebo recipients reported malaise (11%)`."""
    if "lacebo" in text and _PLACEBO_GROUP.search(text) and not names.found_in(text):
        return ProseArm("placebo", "placebo")
    return ProseArm("drug", None)


def listed_term(text: str, start: int) -> list[Term]:
    """One term, or a list that shares one figure only where it is joined as one phrase the vocabulary knows."""
    text = re.sub(r",?\s+(?:including|such as|primarily|mainly|mostly|predominantly)\b.*$", "", text, flags=re.S)
    stripped = re.sub(r"^(?:the\s+)?(?:incidence|frequency|rate|occurrence)s?\s+of\s+", "", text.strip(), flags=re.I)
    if is_known(stripped):
        at = text.find(stripped)
        return [Term(stripped, start + at, start + at + len(stripped))]
    base = start + max(0, text.find(stripped))
    parts = terms_of(stripped, base)
    if len(parts) == 1 and (is_known(parts[0].text) or is_plain_phrase(parts[0].text)):
        return parts
    if "," not in stripped and not parts[1:]:
        # A heading run into its sentence: `Skin Reactions Severe rash occurred in`.
        tail = known_tail(Term(stripped.rstrip(" ,"), base, base + len(stripped.rstrip(" ,"))))
        if tail is not None:
            return [tail]
    if len(parts) == 1 and is_term(parts[0].text):
        return parts
    return _behind_comma(stripped, base)


_NO_LIST = re.compile(
    r"\b(?:dose|patients|subjects|period|weeks|months|trials?|study|studies|treatment|approved|group)\b", re.I
)


def _behind_comma(text: str, start: int) -> list[Term]:
    """The last part of a subject whose parts before it say when or in whom: `a dose higher than approved, rash`."""
    before, comma, last = text.rpartition(", ")
    if not comma or not _NO_LIST.search(before) or not is_known(last):
        return []
    at = start + len(text) - len(last)
    return [Term(last, at, at + len(last))]


def is_plain_phrase(text: str) -> bool:
    """A short phrase that ends in a known term and holds no capital behind its first letter.

    As a heading would bring.
    """
    words = text.split()
    capitals = any(w[0].isupper() and not w.isupper() for w in words[1:])
    return len(words) <= 4 and not capitals and is_term(text) and known_tail(Term(text, 0, len(text))) is not None
