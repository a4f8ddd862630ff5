"""Fact kind `population`: pregnancy, lactation, children, older people."""

from __future__ import annotations

from typing import Literal

from labelwise.facts.base import Fact


class PopulationFact(Fact, frozen=True, kw_only=True, tag="population"):
    """A short statement about a group; ages in years."""

    group: Literal["pregnancy", "lactation", "pediatric", "geriatric", "reproductive_potential"]
    statement: str
    age_low: float | None = None
    age_high: float | None = None
