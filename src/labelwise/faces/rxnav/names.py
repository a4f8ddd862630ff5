"""Names to ids."""

from __future__ import annotations

from labelwise.faces.rxnav.shapes import Approximate, ApproximateGroup, Candidate, IdGroup, Ids
from labelwise.vocab import rxcui_ingredients

_SOURCE = "RXNORM"


def ids_of_name(name: str) -> Ids:
    """Return the ids of a name; none where it has none, and nothing near it."""
    return Ids(IdGroup(rxcui_ingredients.ids_of(name) or None))


def candidates_of(term: str, most: int) -> Approximate:
    """Return the concepts near a term; equal scores share a rank."""
    found = rxcui_ingredients.near(term, most)
    ranks = {score: rank for rank, score in enumerate(sorted({n.score for n in found}, reverse=True), 1)}
    candidates = tuple(
        Candidate(n.concept.rxcui, None, f"{n.score:.2f}", str(ranks[n.score]), n.concept.name, _SOURCE) for n in found
    )
    return Approximate(ApproximateGroup(None, candidates))
