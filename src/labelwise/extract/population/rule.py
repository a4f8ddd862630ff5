"""A statement that a label can make about a group, and the words by which it is recognised."""

from __future__ import annotations

import re
from typing import NamedTuple


class Rule(NamedTuple):
    """`statement` may hold fields in braces, filled from the named groups of `pattern`.

    `stems` are plain pieces (lower case) of which a sentence must hold one: looking for those first is many times
    quicker. A sentence in which `unless` is found, or one of `also` is not, does not say this. All patterns are written
    for text in lower case: without a flag for case they are twice as quick.
    """

    statement: str
    stems: tuple[str, ...]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    also: tuple[re.Pattern[str], ...] = ()

    def read(self, lowered: str) -> str | None:
        """Return the statement that a sentence (in lower case, one that holds a stem) makes by this rule, if any."""
        found = self.pattern.search(lowered)
        if found is None or (self.unless is not None and self.unless.search(lowered)):
            return None
        if not all(pattern.search(lowered) for pattern in self.also):
            return None
        named = {name: _shown(text) for name, text in found.groupdict().items() if text}
        return self.statement.format(**named) if named else self.statement


def _shown(text: str) -> str:
    """Return the words of a field: single spaces, a lone letter as a capital."""
    return text.upper() if len(text) == 1 else " ".join(text.split())


def rule(statement: str, stems: str, pattern: str, unless: str | None = None, also: tuple[str, ...] = ()) -> Rule:
    """Return a rule; `stems` are separated by bars."""
    refused = re.compile(unless) if unless else None
    return Rule(statement, tuple(stems.split("|")), re.compile(pattern), refused, tuple(re.compile(a) for a in also))


UNKNOWN = (
    r"\b(?:not\s+known|unknown|whether|no\s+(?:\w+\s+){0,2}(?:data|information)"
    r"|not\s+(?:been\s+)?(?:studied|established))\b"
)
ANIMALS = (
    r"\b(?:animals?|rats?|rabbits?|mice|mouse|monkeys?|dogs?|goats?|cows?|species|rodents?|primates?|hamsters?|pups?)\b"
)
SPAN = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six)(?:\s*\(\d+\))?[\s-]*(?:hours?|days?|weeks?|months?|years?)"
