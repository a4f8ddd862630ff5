"""Whose dose an amount is: the words of this drug's names, and other drugs that stand before an amount."""

from __future__ import annotations

import re
from functools import cache

from labelwise.label import Label
from labelwise.vocab.names.known import brands, concept_names

_WORD = re.compile(r"[A-Za-z][A-Za-z-]{3,}")
_LEAD = re.compile(
    r"(?:\b(?:in\s+combination\s+with|combined\s+with|and|plus|with|or|by|of|followed\s+by)\s+)?"
    r"\b(?P<name>[A-Za-z][A-Za-z-]{3,})\s*[:=,]?\s+(?:\((?P<brand>[A-Za-z]+)\)\s+)?"
    r"(?:(?:at\s+)?(?:a\s+)?(?:starting\s+|initial\s+|maintenance\s+|daily\s+)?(?:dos(?:e|age)\s+of\s+)?|is\s+|(?:above|below|from|beyond)\s+(?:the\s+|an?\s+)?(?:initial\s+|starting\s+)?)?$"
)


# What salts give: `20 mcg of zinc` stands on the label of zinc chloride and of zinc sulfate alike.
_ELEMENTS = frozenset(
    {"calcium", "chromium", "copper", "fluoride", "iodine", "iron", "magnesium", "manganese", "phosphate"}
    | {"phosphorus", "potassium", "selenium", "sodium", "zinc"}
)


_SALTS = frozenset(
    {"chloride", "sulfate", "gluconate", "acetate", "oxide", "citrate", "cupric", "selenious", "lactate"}
)


@cache
def _names() -> frozenset[str]:
    return concept_names() | brands().keys()


def own_words(label: Label) -> frozenset[str]:
    """Return the words of the label's own names, in lower case."""
    names = (*label.substance_names, *label.generic_names, *label.brand_names)
    return frozenset(word.lower() for name in names for word in _WORD.findall(name))


def names_other_drug(stub: str, own: frozenset[str]) -> bool:
    """Whether a row's name begins with another drug."""
    found = _WORD.match(stub.strip())
    return found is not None and is_other_name(found.group(), own)


def is_other_name(word: str, own: frozenset[str]) -> bool:
    """Whether a word is the name of a drug that is not the label's."""
    word = word.lower()
    return word in _names() and word not in own and not (word in _ELEMENTS and own & _SALTS)


def is_of_other_drug(after: str, own: frozenset[str]) -> bool:
    """Whether the words after an amount begin with the name of another drug: `0.625 mg conjugated estrogens`."""
    found = _FOLLOWS.match(after)
    if found is None or not is_other_name(found["name"], own):
        return False
    name = found["name"].lower()
    return not any(word.endswith(name) for word in own)  # what a prodrug gives is counted as its own


_FOLLOWS = re.compile(
    r"\s+(?:of\s+)?(?:(?:conjugated|esterified|micronized|intravenous|oral)\s+)?(?P<name>[A-Za-z][A-Za-z-]{3,})\b",
    re.IGNORECASE,
)


def is_other_drug(before: str, own: frozenset[str]) -> bool:
    """Whether the words before an amount end in the name of another drug: `with axitinib 5 mg`."""
    before = before[-90:]
    words = _WORD.findall(before)
    if _names().isdisjoint(map(str.lower, words)) or not any(is_other_name(word, own) for word in words):
        return False
    found = _LEAD.search(before)
    if found is None:
        return False
    return is_other_name(found["name"], own)
