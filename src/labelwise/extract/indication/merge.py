"""A label says the same use in its highlights and in full, and often in a heading too.

One fact, the fuller one, remains.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from labelwise.extract.indication.lead import Use
from labelwise.extract.indication.population import groups_of
from labelwise.vocab.conditions.heads import head_phrase

_STOP = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "due",
        "for",
        "from",
        "in",
        "is",
        "of",
        "on",
        "or",
        "other",
        "the",
        "to",
        "with",
        "associated",
        "patients",
        "treatment",
        "management",
        "relief",
        "adults",
        "adult",
        "pediatric",
        "children",
        "type",
    ]
)
_DEGREES = frozenset(
    w[:7]
    for w in [
        "active",
        "moderate",
        "moderately",
        "severe",
        "severely",
        "mild",
        "symptomatic",
        "advanced",
        "locally",
        "metastatic",
        "unresectable",
        "relapsed",
        "refractory",
        "recurrent",
        "newly",
        "diagnosed",
        "progressive",
        "extensive",
        "stage",
        "previously",
        "treated",
        "untreated",
        "signs",
        "symptoms",
        "serious",
        "treatment-naive",
        "virus",
        "infection",
        "known",
        "suspected",
        "prior",
        "previous",
        "reaction",
        "disease",
        "disorder",
        "syndrome",
        "attack",
        "attacks",
        "episode",
        "episodes",
        "use",
        "uncomplicated",
        "fibrosis",
        "forms",
        "evidence",
        "therapy",
    ]
) - frozenset({"fibrosi", "uncompl"})
_ALLERGY = re.compile(r"hypersensitiv|allerg", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")
_PAREN = re.compile(r"\([^()]*\)")


class Found(NamedTuple):
    """A use, where it stands (part, start, end in the section), and whether it is one that the label denies."""

    use: Use
    part: int
    start: int
    end: int
    limitation: bool


def merged(found: list[Found]) -> list[Found]:
    """Return the uses without repetitions, in the order of their first mention."""
    kept: list[Found] = []
    stems: list[frozenset[str]] = []
    for one in found:
        own = stems_of(one.use.condition)
        place = next((i for i, other in enumerate(kept) if _same(one, own, other, stems[i])), None)
        if place is None:
            kept.append(one)
            stems.append(own)
        else:
            kept[place] = _fuller(kept[place], one)
            stems[place] = stems_of(kept[place].use.condition)
    return kept


@lru_cache(maxsize=4096)
def stems_of(phrase: str) -> frozenset[str]:
    """Return the first letters of the words that carry a phrase's meaning; what stands in brackets only if nothing
    else does.
    """
    text = phrase.lower().replace("post-traumatic", "posttraumatic")
    bare = _PAREN.sub(" ", text)
    words = {w.rstrip("s")[:7] for w in _WORD.findall(bare if _WORD.search(bare) else text) if w not in _STOP}
    return frozenset(words)


def _same(one: Found, own: frozenset[str], other: Found, theirs: frozenset[str]) -> bool:
    if one.limitation != other.limitation or not own or not theirs:
        return one.limitation == other.limitation and one.use.condition == other.use.condition
    if own.isdisjoint(theirs) and _letters(one.use.condition) != _letters(other.use.condition):
        return False
    a, b = groups_of(one.use.population), groups_of(other.use.population)
    both = len(own & theirs)
    if _letters(one.use.condition) == _letters(other.use.condition) or own == theirs:
        return not (a and b and not a & b)
    if a and b and a != b:
        return False
    if own <= theirs or theirs <= own:
        first, second = stems_of(head_phrase(one.use.condition)), stems_of(head_phrase(other.use.condition))
        allergies = _ALLERGY.search(one.use.condition) and _ALLERGY.search(other.use.condition)
        return first == second or (own ^ theirs) <= _DEGREES or allergies is not None
    return 2 * both / (len(own) + len(theirs)) >= 0.85


@lru_cache(maxsize=4096)
def _letters(phrase: str) -> str:
    return re.sub(r"[^a-z]", "", _PAREN.sub("", phrase.lower()))


def _fuller(a: Found, b: Found) -> Found:
    if _letters(a.use.condition) == _letters(b.use.condition) and len(a.use.condition.split()) != len(
        b.use.condition.split()
    ):
        # the same letters with more spaces are a word that the flattening tore apart
        first, second = (a, b) if len(a.use.condition.split()) < len(b.use.condition.split()) else (b, a)
        if "(" not in first.use.condition + second.use.condition:
            return first._replace(use=_filled(first.use, second.use))
    first, second = (b, a) if _weight(b.use) > _weight(a.use) else (a, b)
    return first._replace(use=_filled(first.use, second.use))


def _filled(first: Use, second: Use) -> Use:
    return first._replace(
        population=first.population or second.population,
        adjunct_to=first.adjunct_to or second.adjunct_to,
        relieves=first.relieves or second.relieves,
        qualifier=first.qualifier or second.qualifier,
    )


def _weight(use: Use) -> tuple[int, int]:
    return len(use.condition.split()), len(use.population or "")
