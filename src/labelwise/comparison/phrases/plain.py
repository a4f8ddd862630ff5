"""The kinds that are nearly words already."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison.phrases.numbers import amount, number, span, unit_words
from labelwise.comparison.phrases.sentence_case import in_sentence
from labelwise.facts import (
    ContraindicationFact,
    EfficacyFact,
    MechanismFact,
    PharmacokineticsFact,
    PharmacologicClassFact,
    PopulationFact,
)


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
    return results_words([fact])[0]


def results_words(facts: Sequence[EfficacyFact]) -> list[str]:
    """Return results, the arms of one endpoint of one study set against each other: `pain relief: 40% on X (N=50)
    against 20% on placebo (N=51) [Study 1]`.
    """
    found: dict[tuple[str, str | None], list[EfficacyFact]] = {}
    for fact in facts:
        found.setdefault((fact.endpoint, fact.study), []).append(fact)
    texts = []
    for (endpoint, study), arms in found.items():
        ordered = sorted(arms, key=lambda f: f.arm_role in ("placebo", "active_comparator", "other"))
        told = " against ".join(dict.fromkeys(map(_arm_words, ordered)))
        against = ", ".join(dict.fromkeys(f.comparison for f in ordered if f.comparison))
        text = ", ".join(part for part in (told, against) if part)
        texts.append(f"{endpoint}: {text}" + (f" [{study}]" if study else ""))
    return texts


def _arm_words(fact: EfficacyFact) -> str:
    unit = "%" if fact.unit == "%" else f" {unit_words(fact.unit)}"
    value = f"{number(fact.value)}{unit}" if fact.value is not None else ""
    arm = f" on {fact.arm_label}" if fact.arm_label else ""
    size = f" (N={fact.arm_n})" if fact.arm_n is not None else ""
    return (value.strip() + arm + size).strip(", ")
