"""Whose effect it is: what a label says of one drug of a list is not told of the next one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from labelwise.extract.interaction.effect import effect_of
from labelwise.extract.sentences import sentences
from labelwise.vocab.classes import Named

# Words of names that many salts and elements share.
_SHARED = frozenset({"acid", "sodium", "potassium", "calcium", "magnesium", "aluminum"})
_OF_WHOM = re.compile(r"\s+(?:of|to|in|from)\s+")
_STEM = 6  # letters that a drug and its salts, esters and prodrugs share
_PROSE = 40  # characters; less is a heading or a list


def effect_on(text: str, one: Named, named: Iterable[Named], own: frozenset[str]) -> str | None:
    """Return the effect that a text tells, without the other drugs that it names; `own`: words of the label's drug."""
    effect = effect_of(text)
    if effect is None:
        return None
    words = _words(effect)
    return _without(effect, one, _words_of_others(one, (n for n in named if words & _words(n.name)), own))


def effect_in_rows(rows: list[str], one: Named, named: list[Named], own: frozenset[str]) -> str | None:
    """Return the effect of table rows (cells a line each), those sentences first that are not of another drug alone.

    What is said of an example holds for its class only where it is what happens to the label's own drug.
    """
    others = _words_of_others(one, named, own)
    if not others:
        return effect_of(" ".join(" ".join(rows).split()))
    mine: list[str] = []
    theirs: list[str] = []
    for row in rows:
        for text in _pieces(row):
            words = _words(text)
            hit = {n.key for n in named if n.kind == "drug" and words & _words(n.name) & others}
            alone = len(text) > _PROSE and len(hit) == 1 and not words & _words(one.name)
            (theirs if alone else mine).append(text)
    if not theirs:
        effect = effect_of(" ".join(" ".join(rows).split()))
        return effect and _without(effect, one, others)
    effect = effect_of(" ".join(mine))
    if effect is not None:
        return _without(effect, one, others)
    told = effect_of(" ".join(theirs))
    return _without(told, one, others) if told and _words(told) & own else None


def _without(effect: str, one: Named, others: set[str]) -> str | None:
    if not others.intersection(_words(effect)):
        return effect
    for found in reversed(list(_OF_WHOM.finditer(effect))):
        what = effect[: found.start()]
        if len(what.split()) > 1 and not others.intersection(_words(what)):
            return what
    if one.kind != "class":
        return None
    # What happens to an example is what happens to those of its class: "increased simvastatin concentrations".
    left = " ".join(w for w in effect.split() if not others.intersection(_words(w)))
    return left if len(left.split()) > 1 and not _OF_WHOM.search(left + " ") else None


def _words_of_others(one: Named, named: Iterable[Named], own: frozenset[str]) -> set[str]:
    """Return the words of the other drugs named, without those of a salt or prodrug of this one or the label's."""
    kept = {*_words(one.name), *own}
    words = {w for n in named if n.kind == "drug" for w in _words(n.name)} - kept - _SHARED
    return {w for w in words if not any(w[:_STEM] in k or k[:_STEM] in w for k in kept if len(k) >= _STEM)}


@lru_cache(maxsize=64)  # every object of a row asks
def _pieces(row: str) -> tuple[str, ...]:
    return tuple(row[start:end] for start, end in sentences(row))


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z][a-z0-9-]{3,}", text.lower()))
