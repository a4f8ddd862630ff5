"""Fact kind `product`: what is sold."""

from __future__ import annotations

import msgspec

from labelwise.codes import Ndc, Unii
from labelwise.facts.base import Fact


class IngredientStrength(msgspec.Struct, frozen=True):
    """One active ingredient of a product; `amount` and `unit` are None where no strength is tied to it."""

    name: str
    unii: Unii | None = None
    amount: float | None = None
    unit: str | None = None


class ProductFact(Fact, frozen=True, kw_only=True, tag="product"):
    """One product, form or strength of a label.

    `strength_amount` and `strength_unit` (UCUM, as printed: `mg`, `mg/(5.mL)`) are of a single ingredient; combinations
    carry a strength an ingredient. `ndc` is None unless the text ties it to the strength.
    """

    name: str | None = None
    ingredients: tuple[IngredientStrength, ...] = ()
    form: str | None = None
    route: str | None = None
    strength_amount: float | None = None
    strength_unit: str | None = None
    ndc: Ndc | None = None
    marketing_category: str | None = None
    prescription: str | None = None
    dea_schedule: str | None = None
    labeler: str | None = None
