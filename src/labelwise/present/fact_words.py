"""One fact in words, of any kind: what every face says of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from labelwise.comparison.phrases import (
    adjustment_words,
    dose_words,
    duration_words,
    efficacy_words,
    indication_words,
    interaction_words,
    parameter_words,
    population_words,
    rate_words,
    strength_words,
    warning_words,
)
from labelwise.facts import Fact, kind_of
from labelwise.present.facts import flat_row

_ASIDE = {"kind", "set_id", "drug_name"}


def fact_words(fact: Fact) -> str:
    """Return a fact in words; a kind without words of its own as its fields."""
    phrase = _PHRASES.get(kind_of(fact))
    if phrase is not None and (text := phrase(fact)):
        return text
    row = flat_row(fact)
    return ", ".join(
        f"{name}: {value}"
        for name, value in row.items()
        if value not in (None, "", False) and name not in _ASIDE and not name.startswith("citation_")
    )


def _product(fact: Any) -> str:
    parts = [fact.name or "", fact.form or "", strength_words(fact), fact.route or "", fact.labeler or ""]
    return ", ".join(p for p in parts if p)


def _indication(fact: Any) -> str:
    return ("not for " if fact.limitation else "") + indication_words(fact)


def _reaction(fact: Any) -> str:
    aside = [p for p in (fact.arm_label, fact.arm_dose, fact.severity, fact.study) if p]
    return f"{fact.term}: {rate_words(fact)}" + (f" ({'; '.join(aside)})" if aside else "")


_PHRASES: dict[str, Callable[[Any], str]] = {
    "product": _product,
    "pharmacologic_class": lambda f: f"{f.name} [{f.scheme}]",
    "indication": _indication,
    "contraindication": lambda f: f.condition,
    "mechanism": lambda f: "; ".join((*f.terms, *(f"at: {s}" for s in f.site))),
    "dose": lambda f: f"{f.role}: {dose_words(f)}",
    "duration": duration_words,
    "dose_adjustment": adjustment_words,
    "efficacy": efficacy_words,
    "adverse_reaction": _reaction,
    "warning": lambda f: f"{'boxed: ' if f.boxed else ''}{f.title}: {warning_words(f)}",
    "interaction": lambda f: f"with {f.object}: {interaction_words(f)}",
    "population": lambda f: f"{f.group}: {population_words(f)}",
    "pharmacokinetics": lambda f: f"{f.parameter.replace('_', ' ')}: {parameter_words(f)}",
    "not_understood": lambda f: f"on {f.about.replace('_', ' ')}: {f.reason.value}",
}
