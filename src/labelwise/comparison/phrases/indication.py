"""Approved uses in words."""

from __future__ import annotations

from labelwise.comparison.phrases.sentence_case import in_sentence
from labelwise.facts import IndicationFact


def indication_words(fact: IndicationFact) -> str:
    """Return a use with its reserve and population: `spasticity from spinal disease (may be of some value)`."""
    parts = [p for p in (fact.qualifier, fact.population) if p]
    return in_sentence(fact.condition) + (f" ({'; '.join(parts)})" if parts else "")
