"""The salt, base or element that an amount is of, where the words beside the amount name it."""

from __future__ import annotations

import re

_SALT = (
    r"(?:hydrochloride|hydrobromide|sodium|potassium|calcium|magnesium|sulfate|phosphate|succinate|tartrate|mesylate|maleate"
    r"|fumarate|acetate|citrate|besylate|gluconate|bromide|chloride|carbonate|(?:free\s+)?base|(?:sodium\s+)?equivalents?)"
)
_OF = re.compile(
    rf"\s*\(?(?:of\s+|as\s+|expressed\s+as\s+|calculated\s+as\s+)?(?P<name>elemental\s+[a-z]+|(?P<word>[a-z]{{4,}})\s+{_SALT})\b",
    re.IGNORECASE,
)


def substance_of(sentence: str, end: int, own: frozenset[str]) -> str | None:
    """Return the substance named right after an amount: an element, or one of the label's own names with its salt."""
    found = _OF.match(sentence, end)
    if found is None or (found["word"] and found["word"].lower() not in own):
        return None
    return " ".join(found["name"].lower().split())
