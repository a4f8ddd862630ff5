"""Products in words."""

from __future__ import annotations

from labelwise.comparison.phrases.numbers import amount
from labelwise.facts import ProductFact


def amount_words(value: float | None, unit: str | None) -> str:
    """Return a strength: `5 mg`, `25 mg/5 mL`; empty where it is unknown."""
    return amount(value, value, unit) if value is not None else ""


def strength_words(fact: ProductFact) -> str:
    """Return a product's strength, of a combination one an ingredient in the order of the names."""
    if fact.strength_amount is not None:
        return amount_words(fact.strength_amount, fact.strength_unit)
    parts = [amount_words(i.amount, i.unit) for i in fact.ingredients]
    return " / ".join(parts) if parts and all(parts) else ""
