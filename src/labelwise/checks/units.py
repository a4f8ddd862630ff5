"""Amounts in another unit of the same kind."""

from __future__ import annotations

from labelwise.facts import DoseFact

_SCALE = {("g", "mg"): 1000.0, ("mg", "ug"): 1000.0, ("g", "ug"): 1e6}


def convert(amount: float, unit: str, to: str | None) -> float | None:
    """Return an amount in another unit; None where the units do not measure the same."""
    if unit == to:
        return amount
    if (factor := _SCALE.get((unit, to or ""))) is not None:
        return amount * factor
    factor = _SCALE.get((to or "", unit))
    return amount / factor if factor else None


def value_of(fact: DoseFact) -> float | None:
    """Return the amount of a dose, of a range the higher end."""
    return fact.amount_high if fact.amount_high is not None else fact.amount_low
