"""Ages in the words of a contraindication: whom "children younger than 12 years" means."""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twelve": 12, "eighteen": 18}
_NUMBER = r"(?P<n>\d+(?:\.\d+)?|" + "|".join(_NUMBERS) + r")\s*(?P<unit>years?|yrs?|months?|weeks?|days?)"
_BELOW = re.compile(
    r"\b(?:younger\s+than|less\s+than|under|below|up\s+to)\s+(?:the\s+age\s+of\s+)?"
    + _NUMBER
    + r"(?:\s+(?:of\s+age|old))?|<\s*"
    + _NUMBER.replace("<n>", "<n2>").replace("<unit>", "<unit2>"),
    re.IGNORECASE,
)
_WHO = r"(?:all\s+)?(?:use\s+in\s+)?(?:the\s+)?"
_PEOPLE = (
    (
        re.compile(_WHO + r"(?:(?:newborns?|neonates?|premature|preterm)(?:\s+(?:or|and)\s+|\s+infants?)*)+", re.I),
        1 / 12,
    ),
    (re.compile(_WHO + r"(?:neonates?|babies)?(?:\s*(?:and|or)\s*)?infants?", re.I), 1.0),
    (re.compile(_WHO + r"(?:babies\s+and\s+)?(?:children|p(?:a)?ediatric\s+(?:patients|population))", re.I), 18.0),
)
_YEARS = {"y": 1.0, "m": 1 / 12, "w": 7 / 365.25, "d": 1 / 365.25}
_REST = re.compile(r"^(?:[\s,.;()]|of\s+age|old)*$", re.IGNORECASE)
_BEFORE = re.compile(
    r"^(?:use|all|in|the|patients?|children|infants?|neonates?|and|p(?:a)?ediatric|population|adolescents?|[\s(,])*$",
    re.I,
)


class AgeBound(NamedTuple):
    """`below`: years, exclusive. `alone`: nothing else is asked of the person (an operation, another disease)."""

    below: float
    alone: bool


def age_bound(words: str) -> AgeBound | None:
    """Return the age below which a contraindication holds; None where it names none."""
    found = _BELOW.search(words)
    if found is not None:
        number, unit = (found["n"] or found["n2"]).lower(), (found["unit"] or found["unit2"]).lower()
        years = float(_NUMBERS.get(number, 0) or number) * _YEARS[unit[0]]
        before, after = words[: found.start()], words[found.end() :]
        of_people = bool(_BEFORE.match(before))
        aged = (
            "of age" in found[0] or "age of" in found[0] or re.search(r"child|infant|p(?:a)?ediatric|old", words, re.I)
        )
        return AgeBound(years, of_people and bool(_REST.match(after))) if of_people or aged else None
    for pattern, below in _PEOPLE:
        if pattern.fullmatch(words.strip(" .;,")):
            return AgeBound(below, alone=True)
    return None
