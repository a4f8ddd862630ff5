"""Contraindications of two drugs together in some people: "aliskiren in patients with diabetes"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from labelwise.vocab.classes import named_in

_IN_WHOM = re.compile(
    r"\bin\s+(?:(?:all|adult|pediatric)\s+)?(?:patients|people|persons|those|adults|individuals)\s+"
    r"(?:with|who\s+(?:have|has))\s+(?P<state>.+)$",
    re.IGNORECASE,
)
# What may stand before the other drug; anything else before it ("allergy to ...") makes it no combination.
_LEAD = re.compile(
    r"^(?:(?:do|not|use[d]?|concomitant(?:ly)?|concurrent(?:ly)?|co-?administ\w+|administ\w+|combin\w+|together|taken"
    r"|with|of|and|the|any|other|its)\W+)*$",
    re.IGNORECASE,
)


class Combined(NamedTuple):
    """`others`: the drugs and classes that must not be taken with the label's; `state`: of whom."""

    others: tuple[str, ...]
    state: str


@lru_cache(maxsize=4000)
def combined_with(words: str) -> Combined | None:
    """Return what a contraindication forbids together and in whom; None where it is a state of the person alone."""
    found = _IN_WHOM.search(words)
    if found is None:
        return None
    before = words[: found.start()]
    named = named_in(before)
    if not named or not _LEAD.match(before[: named[0].start]):
        return None
    return Combined(tuple(dict.fromkeys(n.name for n in named)), found["state"].strip(" .;"))
