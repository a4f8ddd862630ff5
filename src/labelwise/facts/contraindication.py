"""Fact kind `contraindication`: a disease, a state or a hypersensitivity in which the drug must not be used."""

from __future__ import annotations

from labelwise.facts.base import Fact


class ContraindicationFact(Fact, frozen=True, kw_only=True, tag="contraindication"):
    """One condition. A drug or class that must not be combined is an `interaction` with action contraindicated."""

    condition: str
