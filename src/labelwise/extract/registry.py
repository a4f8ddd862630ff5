"""The extractors, one a fact kind, in the order in which facts are listed. A new kind is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import cast

from labelwise.extract.extracted import Extracted
from labelwise.facts import Fact
from labelwise.label import Label

Extractor = Callable[[Label], Extracted]


class Named:
    """An extractor by the module and name of its function. It is imported when it is first needed: patterns are many,
    and a process pays only for those of the kinds that it reads.
    """

    def __init__(self, module: str, name: str) -> None:
        self.module = f"labelwise.extract.{module}"
        self.name = name

    @cached_property
    def function(self) -> Extractor:
        """The function itself."""
        return cast(Extractor, getattr(import_module(self.module), self.name))

    def __call__(self, label: Label) -> Extracted:
        """Return what the function reads from a label."""
        return self.function(label)


EXTRACTORS: dict[str, Extractor] = {
    "product": Named("product", "products"),
    "pharmacologic_class": Named("pharmacologic_class", "pharmacologic_classes"),
    "indication": Named("indication", "indications"),
    "contraindication": Named("contraindication", "contraindications"),
    "mechanism": Named("mechanism", "mechanisms"),
    "adverse_reaction": Named("adverse_reaction", "adverse_reactions"),
    "interaction": Named("interaction.interactions", "interactions"),
    "dose": Named("dose.doses", "doses"),
    "duration": Named("duration.durations", "durations"),
    "dose_adjustment": Named("organ.adjustments", "dose_adjustments"),
    "warning": Named("warning.warnings", "warnings"),
    "population": Named("population.populations", "populations"),
    "pharmacokinetics": Named("pharmacokinetics.parameters", "pharmacokinetics"),
    "efficacy": Named("efficacy", "efficacy"),
}


def load() -> None:
    """Import every extractor now: before a process forks, so that all that come of it share them."""
    for extractor in EXTRACTORS.values():
        if isinstance(extractor, Named):
            extractor.function  # noqa: B018 - it is imported by being named


def extract_label(label: Label) -> dict[str, Extracted]:
    """Return what every extractor read from a label, by extractor."""
    return {name: extractor(label) for name, extractor in EXTRACTORS.items()}


def extract_facts(label: Label) -> list[Fact]:
    """Return every fact of a label, what was not understood included."""
    return [fact for extracted in extract_label(label).values() for fact in extracted.facts]
