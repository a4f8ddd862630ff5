"""The extractors, one a fact kind, in the order in which facts are listed. A new kind is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable

from labelwise.extract.adverse_reaction import adverse_reactions
from labelwise.extract.contraindication import contraindications
from labelwise.extract.dose.doses import doses
from labelwise.extract.duration.durations import durations
from labelwise.extract.extracted import Extracted
from labelwise.extract.indication import indications
from labelwise.extract.interaction.interactions import interactions
from labelwise.extract.mechanism import mechanisms
from labelwise.extract.organ.adjustments import dose_adjustments
from labelwise.extract.pharmacokinetics.parameters import pharmacokinetics
from labelwise.extract.pharmacologic_class import pharmacologic_classes
from labelwise.extract.population.populations import populations
from labelwise.extract.product import products
from labelwise.extract.warning.warnings import warnings
from labelwise.facts import Fact
from labelwise.label import Label

Extractor = Callable[[Label], Extracted]

EXTRACTORS: dict[str, Extractor] = {
    "product": products,
    "pharmacologic_class": pharmacologic_classes,
    "indication": indications,
    "contraindication": contraindications,
    "mechanism": mechanisms,
    "adverse_reaction": adverse_reactions,
    "interaction": interactions,
    "dose": doses,
    "duration": durations,
    "dose_adjustment": dose_adjustments,
    "warning": warnings,
    "population": populations,
    "pharmacokinetics": pharmacokinetics,
}


def extract_label(label: Label) -> dict[str, Extracted]:
    """Return what every extractor read from a label, by extractor."""
    return {name: extractor(label) for name, extractor in EXTRACTORS.items()}


def extract_facts(label: Label) -> list[Fact]:
    """Return every fact of a label, what was not understood included."""
    return [fact for extracted in extract_label(label).values() for fact in extracted.facts]
