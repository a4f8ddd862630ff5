"""What a name resolved to."""

from __future__ import annotations

import msgspec

from labelwise.vocab.names.name_row import NameKind


class Resolution(msgspec.Struct, frozen=True, kw_only=True):
    """The drug that a name stands for.

    `ingredient` is the base name; `drug_keys` the keys of its labels, narrowed to one salt where `salt` was asked.
    `brand` is the brand as printed. `route`, `form` and `release` are hints read from the words asked ("baclofen
    intrathecal"). `note` is a sentence that people must see (a brand without a label here, a salt not told apart);
    `also` are the names of combinations that hold the ingredient and were not taken.
    """

    asked: str
    ingredient: str
    drug_keys: tuple[str, ...]
    kind: NameKind
    salt: str | None = None
    brand: str | None = None
    route: str | None = None
    form: str | None = None
    release: str | None = None
    note: str | None = None
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name to show: the salt where one was asked, else the ingredient."""
        return self.salt or self.ingredient
