"""The effect id of a term, from the vocabulary of effects."""

from __future__ import annotations

from functools import lru_cache

from labelwise.vocab.effects import look_up_effect

# All reactions together, as sentences call them; where a text only speaks of reactions these words are no mention.
_TOTALS = frozenset(
    f"{kind}{what}"
    for kind in ("", "treatment-emergent ", "treatment emergent ", "drug-related ", "treatment-related ")
    for what in ("adverse reaction", "adverse event", "adverse experience", "adverse drug reaction", "side effect")
)
_LONGEST = 120  # characters: a longer one is no name of a reaction


@lru_cache(maxsize=65536)
def concept_of(term: str) -> str | None:
    """Return the project's effect id of a term, None when the vocabulary does not know it."""
    if term.lower().rstrip("s") in _TOTALS:
        return "any_adverse_reaction"
    found = look_up_effect(term) if len(term) < _LONGEST else None
    return found.id if found is not None else None
