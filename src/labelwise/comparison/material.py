"""What is compared, as it comes from the store."""

from __future__ import annotations

import msgspec

from labelwise.facts import CuratedFact, LabelFacts
from labelwise.vocab.names.spelling import normal


class ClassBox(msgspec.Struct, frozen=True):
    """A class of a drug whose labels mark no boxed warning: `boxed` are its other drugs that carry one, of `drugs`."""

    name: str
    boxed: tuple[str, ...]
    drugs: int


class DrugMaterial(msgspec.Struct, frozen=True, kw_only=True):
    """A drug's labels and curated facts. `name` is shown, `asked` what the user wrote, `note` what they must know.
    `ingredient` is the base name that salts and forms share (default: the name).

    `boxes` are (set id, words) of boxed warnings that gave no fact, where the texts are at hand.
    `route` and `release` are set where the words asked for one ("baclofen intrathecal").
    `class_box` is set where most other drugs of its class carry a boxed warning and no label of this one does.
    `brand` is set where a brand was asked: labels that carry that name lead.
    """

    name: str
    ingredient: str = ""
    asked: str = ""
    brand: str | None = None
    note: str | None = None
    route: str | None = None
    release: str | None = None
    labels: tuple[LabelFacts, ...] = ()
    curated: tuple[CuratedFact, ...] = ()
    boxes: tuple[tuple[str, str], ...] = ()
    class_box: ClassBox | None = None

    @property
    def branded(self) -> tuple[LabelFacts, ...]:
        """The labels that carry the brand asked; empty where none was asked or none is here."""
        if not self.brand:
            return ()
        wanted = normal(self.brand)
        return tuple(label for label in self.labels if any(normal(b) == wanted for b in label.head.brand_names))

    @property
    def leading(self) -> tuple[LabelFacts, ...]:
        """The labels that say what is compared: those of the brand asked where there are any, else all."""
        return self.branded or self.labels

    @property
    def base(self) -> str:
        """The ingredient's base name, lower case."""
        return (self.ingredient or self.name).lower()
