"""One spelling under which a drug is found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

NameKind = Literal["generic", "brand", "substance", "salt", "rxcui", "unii", "ndc", "component", "part"]
"""`generic` the base name, or the name a label gives; `salt` a name with its salt or ester; `substance` as registered;
`component` a substance of a combination and `part` the first words of a longer name ("insulin"): such rows lead to the
choices and are never taken for the drug."""


class NameRow(msgspec.Struct, frozen=True, order=True):
    """A spelling in normal form (`spelling.normal`), what kind of name it is, and what it leads to.

    `ingredient` is the base name people use ("metoprolol"; combinations "a and b", sorted). `drug_key` is the key of
    labels with exactly these substances. `shown` is the spelling for people.
    """

    spelling: str
    kind: NameKind
    ingredient: str
    drug_key: str
    shown: str = ""


def distinct(rows: Iterable[NameRow]) -> list[NameRow]:
    """Return the rows sorted, one for each spelling, kind, ingredient and key; of several `shown` the first."""
    kept: dict[tuple[str, str, str, str], NameRow] = {}
    for row in sorted(rows):
        kept.setdefault((row.spelling, row.kind, row.ingredient, row.drug_key), row)
    return list(kept.values())
