"""A strength as found in the text, before it becomes a fact."""

from __future__ import annotations

from typing import NamedTuple

from labelwise.extract.products.place import Place
from labelwise.extract.products.quantity import Quantity, ucum_unit


class Part(NamedTuple):
    """One ingredient's share: `name` is the ingredient (None: the label's only one), `unit` UCUM."""

    name: str | None
    amount: float
    unit: str


class Strength(NamedTuple):
    """`parts` in the order of the text; `text[start:end]` of the place's part holds their numbers. `form` is a
    plain phrase."""

    parts: tuple[Part, ...]
    form: str | None
    place: Place
    start: int
    end: int

    @property
    def key(self) -> tuple[tuple[str | None, float, str], ...]:
        """What makes two strengths the same whatever the order of the parts; in a combination, whatever volume is
        named."""
        if len(self.parts) == 1:
            return tuple((p.name or "", p.amount, p.unit) for p in self.parts)
        return tuple(sorted((p.name or "", p.amount, p.unit.split("/")[0]) for p in self.parts))


def part_of(name: str | None, quantity: Quantity, each: tuple[float, str] | None) -> Part:
    """Return an ingredient's share; `each` is the volume that "each 5 mL contains" names, for amounts without one."""
    volume, per = (quantity.volume, quantity.per) if quantity.per or each is None else each
    return Part(name, quantity.amount, ucum_unit(quantity.unit, volume, per))
