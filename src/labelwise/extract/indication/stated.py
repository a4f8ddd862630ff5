"""Uses with the spans that state them."""

from __future__ import annotations

import re
from typing import NamedTuple

from labelwise.extract.indication.lead import Use

SOME_INFECTIONS = re.compile(
    r"(?:the |mild|moderate|severe|serious|to |and |or |following |various |systemic |bacterial |certain |,|\s)*"
    r"infections?"
    r"(?: \(?(?:caused by|due to|listed|in the|with|by|of|produced)\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)
_SOME_CONDITIONS = re.compile(r"conditions?\s+(?:associated|related|due|that|which|requiring|responsive)\b")


class Stated(NamedTuple):
    """A use and the span that states it."""

    use: Use
    start: int
    end: int
    limitation: bool = False


def without_general(found: list[Stated]) -> list[Stated]:
    """Leave out "infections due to susceptible strains" where the section goes on to name the infections."""
    for some, least in ((SOME_INFECTIONS, 3), (_SOME_CONDITIONS, 2)):
        general = [one for one in found if not one.limitation and some.match(one.use.condition)]
        stated = sum(not one.limitation for one in found)
        if general and stated - len(general) >= least:
            found = [one for one in found if one not in general]
    return found
