"""Fact kind `contraindication`: a disease, a state or a hypersensitivity in which the drug must not be used."""

from __future__ import annotations

from labelwise.facts.base import Fact

NONE_STATED = "none (the label says that there are none)"
"""The `condition` of the one fact that stands for a section that says "None."; a silent label has no fact at all."""


class ContraindicationFact(Fact, frozen=True, kw_only=True, tag="contraindication"):
    """One condition. A drug or class that must not be combined is an `interaction` with action contraindicated."""

    condition: str
