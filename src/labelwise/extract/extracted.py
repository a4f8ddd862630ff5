"""What an extractor returns: facts, and the account of what it read and what it could not read."""

from __future__ import annotations

from typing import NamedTuple

from labelwise.facts import Fact, NotUnderstoodFact


class Extracted(NamedTuple):
    """`facts` hold the not understood ones too; `candidates` counts the passages (or tables,
    rows) that were looked at.
    """

    facts: tuple[Fact, ...]
    candidates: int

    @property
    def not_understood(self) -> int:
        """How many candidates gave no fact."""
        return sum(isinstance(f, NotUnderstoodFact) for f in self.facts)
