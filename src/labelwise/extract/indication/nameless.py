"""Phrases that stand where a condition does and name none.

A clause of its own, people and nothing more, an organism, what a rash comes from, a form of the drug.
"""

from __future__ import annotations

import re
from functools import lru_cache

from labelwise.extract.stems import holds
from labelwise.vocab.conditions.heads import looks_like_condition

_VERBS = (" is ", " are ", " was ", " were ", " has ", " may ", " can ", " should ", " remains ")
_VERB = re.compile(r"\s(?:is|are|was|were|has|may|can|should|remains)\s")
_RELATIVE = re.compile(r"\s(?:that|which|who|whose|whom|where|as|if|when)\s|\(")
_PEOPLE_WORDS = """
adult adults pediatric adolescent adolescents patient patients child children infant infants neonates women men female
females male males individuals
"""
_AGE_WORDS = """
and or of in for the with at least weighing age aged ages newborn older over above greater higher lower less than more
to from through between up birth year years month months week weeks day days kg who are not on dialysis reproductive
potential those all
"""
_PEOPLE = frozenset(_PEOPLE_WORDS.split())
_PEOPLE_ONLY = _PEOPLE.union(_AGE_WORDS.split())
_FIRST_WORD = re.compile(r"[A-Za-z]+")
_WORD = re.compile(r"[A-Za-z-]+")
_ORGANISM = re.compile(
    r"[A-Z][a-z]+(?:um|us|ella|bacter|monas|phyton|ichia)\s(?:species|spp\b|[a-z]{4,})(?:$|,|\s(?:and|or)\s)"
)
_CAUSES = frozenset({"cosmetics", "jewelry", "soap", "soaps", "detergents", "deodorants", "perfumes", "plants"})
_FORM = re.compile(r"(?:[\w-]+\s){1,3}(?:tablets?|capsules?|injection)\b", re.IGNORECASE)
_BEGINS = re.compile(r"(?:developed|determined|survived|received|failed)\s|including")


@lru_cache(maxsize=8192)
def names_nothing(phrase: str) -> bool:
    """Return whether a phrase that stands where a condition does names none."""
    lower = phrase.lower()
    if lower in _CAUSES or _BEGINS.match(lower):
        return True
    if holds(lower, _VERBS) and (verb := _VERB.search(lower)):
        relative = _RELATIVE.search(lower)
        if relative is None or verb.start() < relative.start():
            return True
    first = _FIRST_WORD.match(lower)
    if first and first.group() in _PEOPLE and _PEOPLE_ONLY.issuperset(_WORD.findall(lower)):
        return True
    return (_ORGANISM.match(phrase) or _FORM.match(phrase)) is not None and not looks_like_condition(phrase)
