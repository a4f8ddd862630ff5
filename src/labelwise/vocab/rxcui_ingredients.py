"""RxNorm's concept ids of ingredients, salts and brands: labels carry those of products only.

look_up("1292")            -> Concept("1292", "Baclofen", "RxNorm, 2015 release")
ids_of("Lioresal 10 mg")   -> ("204441",)   the brand's own id where there is one, else its ingredient's
ids_of("baclofin")         -> ()            nothing is guessed: `near` has candidates
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from labelwise.vocab.names import known
from labelwise.vocab.names.hints import hints_in
from labelwise.vocab.names.salts import base_of
from labelwise.vocab.names.spelling import normal

_HERE = Path(__file__).parent
# The first that has an id counts: RxNorm's own rows stand before what others wrote of it.
_FILES = (_HERE / "names" / "rxnorm_names.tsv", _HERE / "rxcui_further.tsv")
_LONGEST, _SHORTEST = 200, 3  # characters of a term that can be a name
_CUTOFF = 70.0
_MAKER = re.compile(r"(?<=[a-z])-[a-z]{4}$")


class Concept(NamedTuple):
    """An id with RxNorm's name as printed, and where both are known from."""

    rxcui: str
    name: str
    source: str


class Near(NamedTuple):
    """A concept near a term; `score` 0 to 100 (100: one of its names is the term itself)."""

    concept: Concept
    score: float


@cache
def concepts() -> dict[str, Concept]:
    """Return every concept by its id."""
    found: dict[str, Concept] = {}
    for file in _FILES:
        for line in file.read_text(encoding="utf-8").splitlines()[1:]:
            rxcui, name, source = line.split("\t")
            found.setdefault(rxcui, Concept(rxcui, name, source))
    return found


def look_up(rxcui: str) -> Concept | None:
    """Return the concept of an id; leading zeros do not count."""
    return concepts().get(rxcui.strip().lstrip("0"))


def named(name: str) -> tuple[Concept, ...]:
    """Return the concepts of exactly this name, in any spelling of it (case, hyphens, accents), the lowest id first."""
    return _by_name().get(normal(name), ())


def ids_of(name: str) -> tuple[str, ...]:
    """Return the ids that a name stands for: its own, else those of its usual name, of its drug or its base.

    Words of form, route and strength do not count. A brand or salt without an id of its own gives its ingredient's; a
    combination without one gives none, since the id of a part would stand for less than the name.
    """
    for reading in _readings(name):
        if found := _by_name().get(reading):
            return tuple(concept.rxcui for concept in found)
    return ()


def near(term: str, most: int = 20) -> list[Near]:
    """Return at most `most` concepts whose names, other names or brands are near a term, the nearest first."""
    from rapidfuzz import fuzz, process

    asked = hints_in(normal(term)).name
    exact = [Near(concepts()[rxcui], 100.0) for rxcui in ids_of(term)]
    if not _SHORTEST <= len(asked) <= _LONGEST:
        return exact[:most]
    names = _leading()
    hits = process.extract(asked, list(names), scorer=fuzz.ratio, score_cutoff=_CUTOFF, limit=4 * most)
    found = {one.concept.rxcui: one for one in exact}
    for name, score, _at in sorted(hits, key=lambda hit: (-hit[1], hit[0])):
        for rxcui in names[name]:
            found.setdefault(rxcui, Near(concepts()[rxcui], min(score, 100.0)))
    return list(found.values())[:most]


def _readings(name: str) -> Iterator[str]:
    plain = normal(name)
    for spelling in dict.fromkeys((plain, hints_in(plain).name)):
        usual = known.synonyms().get(spelling, spelling)
        drug = known.brands().get(usual, (usual, ""))[0]
        base = base_of(drug).name
        yield from (spelling, usual, drug, base, known.synonyms().get(base, base))


@cache
def _by_name() -> dict[str, tuple[Concept, ...]]:
    found: dict[str, list[Concept]] = {}
    every = sorted(concepts().values(), key=lambda c: int(c.rxcui))
    for concept in every:
        found.setdefault(normal(concept.name), []).append(concept)
    for concept in every:
        # A biological's four letters tell its maker: labels' names of the drug often go without.
        plain = normal(_MAKER.sub("", concept.name))
        if plain != normal(concept.name) and plain not in found:
            found[plain] = [concept]
    return {name: tuple(held) for name, held in found.items()}


@cache
def _leading() -> dict[str, tuple[str, ...]]:
    """Return every name that leads to a concept, with its ids."""
    every = _by_name().keys() | known.brands().keys() | known.synonyms().keys()
    return {name: ids for name in sorted(every) if (ids := ids_of(name))}
