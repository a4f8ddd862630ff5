"""Which amount of an entry is of which ingredient, and how much one tablet holds."""

from __future__ import annotations

from labelwise.checks.medication import Medication
from labelwise.facts import ProductFact
from labelwise.vocab.names.salts import base_of
from labelwise.vocab.names.spelling import normal, parts


def component(drug: Medication, ingredient: str) -> int | None:
    """Return the index of an ingredient's amount in the entry; None where it cannot be told."""
    count = len(drug.intake.amounts) if drug.intake else 0
    if count == 1 and len(drug.ingredients) == 1:
        return 0
    if count == 1 and drug.intake and (drug.intake.unit or "").startswith("{"):
        return 0
    if count != len(drug.ingredients):
        return None
    asked = [base_of(p).name for p in parts(drug.asked)]
    if ingredient in asked and len(asked) == count:
        return asked.index(ingredient)
    return _by_product(drug, ingredient)


def _by_product(drug: Medication, ingredient: str) -> int | None:
    """Return the index by the strengths that a label's product has: "5/325" of a product with 5 mg and 325 mg."""
    amounts = drug.intake.amounts if drug.intake else ()
    for fact in drug.facts(ProductFact):
        held = {base_of(normal(i.name)).name: i.amount for i in fact.ingredients}
        amount = held.get(ingredient)
        if amount is not None and sorted(a or 0 for a in held.values()) == sorted(amounts):
            return amounts.index(amount)
    return None


def counted(drug: Medication, ingredient: str) -> tuple[float, str] | None:
    """Return what one tablet or capsule holds of an ingredient, where the labels know only one strength."""
    strengths = {
        (i.amount, i.unit.split("/")[0])
        for fact in drug.facts(ProductFact)
        for i in fact.ingredients
        if i.amount is not None and i.unit and base_of(normal(i.name)).name == ingredient
    }
    return next(iter(strengths)) if len(strengths) == 1 else None
