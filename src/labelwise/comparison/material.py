"""What is compared, as it comes from the store."""

from __future__ import annotations

import msgspec

from labelwise.facts import CuratedFact, LabelFacts


class DrugMaterial(msgspec.Struct, frozen=True, kw_only=True):
    """A drug's labels and curated facts. `name` is shown, `asked` what the user wrote, `note` what they must know.
    `ingredient` is the base name that salts and forms share (default: the name).

    `boxes` are (set id, words) of boxed warnings that gave no fact, where the texts are at hand.
    `route` and `release` are set where the words asked for one ("baclofen intrathecal").
    """

    name: str
    ingredient: str = ""
    asked: str = ""
    note: str | None = None
    route: str | None = None
    release: str | None = None
    labels: tuple[LabelFacts, ...] = ()
    curated: tuple[CuratedFact, ...] = ()
    boxes: tuple[tuple[str, str], ...] = ()

    @property
    def base(self) -> str:
        """The ingredient's base name, lower case."""
        return (self.ingredient or self.name).lower()
