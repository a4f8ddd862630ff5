"""Products and their ingredients, as the label's product data elements list them."""

from __future__ import annotations

from typing import NamedTuple

from labelwise.codes import Ndc, RxCui, Unii


class Quantity(NamedTuple):
    """`amount` in `unit`, as printed: a combined unit names its volume or piece (`mg`, `mg/(5.mL)`, `mg/1`), UCUM."""

    amount: float
    unit: str


class Ingredient(NamedTuple):
    """A substance in a product. `strength` is None where the source does not tie one to it."""

    name: str
    unii: Unii | None
    active: bool
    strength: Quantity | None = None
    moiety: str | None = None
    moiety_unii: Unii | None = None


class Product(NamedTuple):
    """One marketed product of a label. Anything the source does not state is None or empty."""

    name: str | None
    generic_name: str | None
    ingredients: tuple[Ingredient, ...]
    form: str | None
    routes: tuple[str, ...]
    ndc: Ndc | None
    marketing_category: str | None = None
    application_number: str | None = None
    dea_schedule: str | None = None
    rxcuis: tuple[RxCui, ...] = ()

    @property
    def active(self) -> tuple[Ingredient, ...]:
        """The active ingredients."""
        return tuple(i for i in self.ingredients if i.active)
