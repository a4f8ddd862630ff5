"""Fact kind `duration`: how long."""

from __future__ import annotations

from typing import Literal

from labelwise.facts.base import Fact

DurationLimit = Literal["maximum", "course", "minimum", "not_established_beyond", "reassess", "stop_if_no_response"]


class DurationFact(Fact, frozen=True, kw_only=True, tag="duration"):
    """How long a drug is given; days; `text` is a short phrase."""

    limit: DurationLimit
    indication: str | None = None
    population: str | None = None
    max_days: float | None = None
    min_days: float | None = None
    text: str = ""
