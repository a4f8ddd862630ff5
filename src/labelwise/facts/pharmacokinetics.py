"""Fact kind `pharmacokinetics`."""

from __future__ import annotations

from typing import Literal

from labelwise.facts.base import Fact


class PharmacokineticsFact(Fact, frozen=True, kw_only=True, tag="pharmacokinetics"):
    """One parameter with its range; `unit` is UCUM (`h`, `d`, `%`)."""

    parameter: Literal["half_life", "tmax", "bioavailability", "protein_binding", "excretion_renal"]
    low: float | None = None
    high: float | None = None
    unit: str | None = None
