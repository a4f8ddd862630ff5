"""How much one request may ask. Everything from outside passes here first."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category

from labelwise.errors import UsageError

MOST_DRUGS = 8
LONGEST_NAME = 1000  # characters: a vitamin names all that is in it
LONGEST_CONDITION = 200
LONGEST_QUESTION = 600
LONGEST_ADDRESS = 6000  # bytes of path and query
LARGEST_BODY = 256 * 1024  # bytes
LARGEST_RECORD = 2 * 1024 * 1024  # bytes of a request that carries a patient's record, below RECORDS
RECORDS = "/cds-services/"
MOST_LINES = 60  # entries of a medication list
_NO_TEXT = frozenset({"Cc", "Cs"})  # control characters and halves of signs


def largest_body(path: str) -> int:
    """Return how many bytes of body a path takes."""
    return LARGEST_RECORD if path.startswith(RECORDS) else LARGEST_BODY


def names_within(names: Sequence[str]) -> tuple[str, ...]:
    """Return names without blank ones; `UsageError` for none, too many or too long ones."""
    kept = tuple(" ".join(name.split()) for name in names if name.strip())
    if not kept:
        raise UsageError("No drug was named.", "Name at least one, for instance baclofen.")
    if len(kept) > MOST_DRUGS:
        raise UsageError(f"{len(kept)} drugs were named.", f"Compare at most {MOST_DRUGS} at once.")
    shown = tuple(text_within(name, LONGEST_NAME, "A name") for name in kept)
    if not all(shown):
        raise UsageError("A name holds no letter.", "Name a drug, for instance baclofen.")
    return shown


def text_within(text: str, longest: int, what: str) -> str:
    """Return a text with single blanks; `UsageError` when it is too long or holds control characters.

    Signs that show nothing (soft hyphens, marks of direction, which come along where names are copied) are left out.
    """
    plain = " ".join(text.split())
    if len(plain) > longest:
        raise UsageError(f"{what} is longer than {longest} characters.", "Say it in fewer words.")
    if plain.isprintable():
        return plain
    if any(category(sign) in _NO_TEXT for sign in plain):
        raise UsageError(f"{what} holds signs that are no text.", "Write it in plain letters.")
    return " ".join("".join(sign for sign in plain if sign.isprintable()).split())


def condition_within(condition: str | None) -> str | None:
    """Return a condition, None for a blank one."""
    return text_within(condition or "", LONGEST_CONDITION, "The condition") or None
