"""Phrases as words that can be compared: lower case, singular, one spelling, without the little words."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*", re.UNICODE)
_PAREN = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LITTLE = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "in",
        "to",
        "for",
        "with",
        "by",
        "due",
        "from",
        "at",
        "on",
        "as",
        "associated",
        "resulting",
        "caused",
        "secondary",
        "related",
        "used",
        "is",
        "are",
        "be",
        "her",
        "his",
        "their",
        "my",
    ]
)
_SPELLINGS = {
    "oedema": "edema", "anaemia": "anemia", "leukaemia": "leukemia", "diarrhoea": "diarrhea",
    "haemophilia": "hemophilia", "oesophagitis": "esophagitis", "tumour": "tumor", "haemorrhage": "hemorrhage",
    "haemorrhoid": "hemorrhoid", "paediatric": "pediatric", "oesophageal": "esophageal", "ischaemic": "ischemic",
    "hyperlipidaemia": "hyperlipidemia", "hypercholesterolaemia": "hypercholesterolemia", "gonorrhoea": "gonorrhea",
    "dyspnoea": "dyspnea", "coeliac": "celiac", "post-traumatic": "posttraumatic", "post-herpetic": "postherpetic",
    "obsessive-compulsive": "obsessive compulsive", "attention-deficit": "attention deficit",
    "community-acquired": "community acquired", "non-small": "nonsmall", "one": "1", "two": "2", "ii": "2",
    "iv": "4", "iii": "3",
}  # fmt: skip


def singular(word: str) -> str:
    """Return the singular of an English or medical noun, by its ending; words like "psoriasis" stay."""
    if len(word) < 4 or word.endswith(("ss", "is", "us", "as", "os")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("oses", "itises")):
        return word[:-2] + "is"
    if word.endswith(("xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def tokens(text: str) -> list[tuple[str, int, int]]:
    """Return every word as (comparable word, start, end), little words included."""
    found = []
    for match in _TOKEN.finditer(text.replace("’", "'")):
        raw = match.group().lower().removesuffix("'s")
        word = _SPELLINGS.get(raw, raw)
        word = _SPELLINGS.get(singular(word), singular(word))
        for part in word.split():
            found.append((part, match.start(), match.end()))
    return found


@lru_cache(maxsize=20000)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a phrase in order, without brackets and little words; those in brackets only if there
    are no others.
    """
    bare = _PAREN.sub(" ", text)
    own = tuple(w for w, _, _ in tokens(bare) if w not in _LITTLE)
    return own or tuple(w for w, _, _ in tokens(text) if w not in _LITTLE)


@lru_cache(maxsize=20000)
def brackets_of(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of each bracket of a phrase: there labels put the short form."""
    return tuple(words_of(found.group()[1:-1]) for found in _PAREN.finditer(text))


def is_little(word: str) -> bool:
    """Return whether a word carries no meaning of its own here."""
    return word in _LITTLE
