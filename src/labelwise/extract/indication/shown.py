"""Conditions as they are shown: small letters, but for names."""

from __future__ import annotations

import re
from functools import cache

from labelwise.extract.indication.coordination import ends_in_adjective
from labelwise.vocab.conditions.heads import names_condition
from labelwise.vocab.conditions.vocabulary import conditions

_FIRST = re.compile(r"([A-Z][a-z]+)(-[a-z]+)*(?=[\s,/-]|$)")
_TITLED = re.compile(r"(?<=[\s/(])[A-Z][a-z]{3,}\b(?!\s[a-z]+\b\.)")
_ORDINARY = frozenset({
    "history", "major", "dependency", "greater",
    "known", "presence", "use", "previous", "prior", "evidence", "suspected", "inability", "lack",
    "patients", "women", "renal", "third", "second", "first", "management", "other", "any", "both", "signs",
    "pregnancy", "conditions", "newly", "treatment", "prevention", "diagnostic", "skin", "bone", "lower", "upper",
    "urinary", "respiratory", "status", "breast", "bladder", "blood", "kidney", "liver", "heart", "nursing",
    "premature", "infants", "newborn", "sick",
})  # fmt: skip


def in_small_letters(phrase: str) -> str:
    """Return a phrase without the capital of a sentence: "Severe hepatic impairment" is "severe hepatic impairment".

    A first word that may be a name keeps it, "Crohn disease"; so does every word behind it.
    """
    found = _FIRST.match(phrase)
    if found is None:
        return phrase
    word = found[1]
    if not (_is_ordinary(word) or ends_in_adjective(found.group())):
        return phrase
    phrase = phrase[0].lower() + phrase[1:]
    return _TITLED.sub(lambda m: m.group().lower() if _is_ordinary(m.group()) else m.group(), phrase)


def _is_ordinary(word: str) -> bool:
    return word.lower() in _ORDINARY or names_condition(word) or word.lower() in _named()


@cache
def _named() -> frozenset[str]:
    """Return the words that the names of known conditions print in small letters."""
    return frozenset(w for known in conditions() for w in known.name.split() if w.islower())
