"""What clients send: names of parameters in any case, ids with any separator between them."""

from __future__ import annotations

import re

from starlette.datastructures import QueryParams

from labelwise.errors import UsageError
from labelwise.faces.serving.bounds import text_within

MOST_IDS = 50
LONGEST_ID = 40
LONGEST_TERM = 600
# A plus sign arrives as a blank. Clients that encode twice leave %2B, %2C or %20 behind.
_SEPARATORS = re.compile(r"(?:%2[BC0]|[\s+,;|])+", re.IGNORECASE)


def value_of(query: QueryParams, name: str) -> str | None:
    """Return a parameter by its name in any case; one given several times joined by blanks; None without any."""
    given = [value for key, value in query.multi_items() if key.lower() == name]
    return " ".join(given) if given else None


def ids_of(query: QueryParams, name: str) -> tuple[str, ...]:
    """Return the ids of a parameter, each once; `UsageError` for none, too many, or what is too long to be one."""
    words = [word for word in _SEPARATORS.split(value_of(query, name) or "") if word]
    found = tuple(dict.fromkeys(text_within(word, LONGEST_ID, "An id") for word in words))
    if not found:
        raise UsageError(f"The parameter {name} names no id.", f"Write ids with + between them: ?{name}=1292+52101")
    if len(found) > MOST_IDS:
        raise UsageError(f"{len(found)} ids were given.", f"Ask for at most {MOST_IDS} at once.")
    return found


def term_of(query: QueryParams, name: str) -> str:
    """Return a name or term; `UsageError` for none or one that is too long."""
    term = text_within(value_of(query, name) or "", LONGEST_TERM, f"The {name}")
    if not term:
        raise UsageError(f"The parameter {name} is missing.", f"For instance: ?{name}=baclofen")
    return term


def count_of(query: QueryParams, name: str, usual: int, most: int) -> int:
    """Return a whole number from 1 to `most`; the usual one where none is given; `UsageError` for anything else."""
    given = (value_of(query, name) or "").strip()
    if not given:
        return usual
    if not (given.isascii() and given.isdigit() and len(given) < 10) or int(given) < 1:
        raise UsageError(f"The parameter {name} is no whole number from 1.", f"For instance: ?{name}={usual}")
    return min(int(given), most)
