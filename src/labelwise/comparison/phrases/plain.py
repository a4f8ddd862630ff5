"""The kinds that are nearly words already."""

from __future__ import annotations

from labelwise.comparison.phrases.numbers import amount, number, span, unit_words
from labelwise.comparison.phrases.sentence_case import in_sentence
from labelwise.facts import (
    ContraindicationFact,
    EfficacyFact,
    MechanismFact,
    PharmacokineticsFact,
    PharmacologicClassFact,
    PopulationFact,
    WarningFact,
)

_ACTIONS = {
    "taper": "reduce the dose slowly, do not stop abruptly",
    "taper_before_delivery": "reduce gradually and stop before delivery",
    "monitor": "monitor",
    "stop": "stop",
    "avoid": "avoid",
    "caution": "use with caution",
}


def class_words(fact: PharmacologicClassFact) -> str:
    """Return the class's name."""
    return fact.name


def contraindication_words(fact: ContraindicationFact) -> str:
    """Return the condition."""
    return in_sentence(fact.condition)


def mechanism_words(fact: MechanismFact) -> str:
    """Return what it does."""
    return "; ".join(fact.terms)


def population_words(fact: PopulationFact) -> str:
    """Return the statement with the ages it is for."""
    ages = span(fact.age_low, fact.age_high)
    return fact.statement + (f" (ages {ages})" if ages else "")


def parameter_words(fact: PharmacokineticsFact) -> str:
    """Return the value with its unit."""
    return amount(fact.low, fact.high, fact.unit)


def efficacy_words(fact: EfficacyFact) -> str:
    """Return a result with its arm; what is compared with stays in it."""
    value = (
        f"{number(fact.value)}{'%' if fact.unit == '%' else ' ' + unit_words(fact.unit)}"
        if fact.value is not None
        else ""
    )
    arm = f" on {fact.arm_label}" if fact.arm_label else ""
    size = f" (N={fact.arm_n})" if fact.arm_n is not None else ""
    against = f", {fact.comparison}" if fact.comparison else ""
    study = f" [{fact.study}]" if fact.study else ""
    return f"{fact.endpoint}: {(value.strip() + arm + size + against).strip(', ')}{study}"


def warning_words(fact: WarningFact) -> str:
    """Return who is concerned, when it starts, the signs, what raises it, and what the label tells the reader to do."""
    parts = [p for p in (fact.group, fact.onset) if p]
    if fact.signs:
        parts.append("signs: " + ", ".join(fact.signs))
    if fact.raised_by:
        parts.append("raised by: " + ", ".join(fact.raised_by))
    if fact.action:
        parts.append(_ACTIONS.get(fact.action, fact.action.replace("_", " ")))
    return "; ".join(parts) or fact.title
