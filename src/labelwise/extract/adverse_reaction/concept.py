"""The effect id of a term, from the vocabulary of effects."""

from __future__ import annotations

from functools import lru_cache

from labelwise.vocab.effects import look_up_effect

_LONGEST = 120  # characters: a longer one is no name of a reaction


@lru_cache(maxsize=65536)
def concept_of(term: str) -> str | None:
    """Return the project's effect id of a term, None when the vocabulary does not know it."""
    found = look_up_effect(term) if len(term) < _LONGEST else None
    return found.id if found is not None else None
