"""Fact kind `dose`."""

from __future__ import annotations

from typing import Literal

from labelwise.facts.base import Fact

DoseRole = Literal["loading", "starting", "titration", "usual", "maintenance", "maximum"]
DoseBasis = Literal[
    "per_dose",
    "per_day",
    "per_kg_dose",
    "per_kg_day",
    "per_m2_dose",
    "per_m2_day",
    "per_hour",
    "per_kg_hour",
    "per_kg_min",
]
Schedule = Literal["daily", "weekly", "every_other_day", "cycle", "as_needed", "once", "monthly", "interval"]


class DoseFact(Fact, frozen=True, kw_only=True, tag="dose"):
    """One dose statement.

    `unit` is UCUM and of the amount alone (`mg`); `basis` says per what. `times_per_day` is None unless the dose is
    taken daily; `every_days` is 7, 28 ... (of a titration: the step's wait). `limit` and `per` belong to a maximum.
    `cap` is the largest amount of a weight-based dose. `conditions` say when the dose or maximum applies. `substance`
    is the salt or base the amount is of. `derived` is true where the amount was computed from the label's parts.
    """

    role: DoseRole
    limit: Literal["maximum", "not_recommended_above"] | None = None
    population: str | None = None
    indication: str | None = None
    amount_low: float | None = None
    amount_high: float | None = None
    unit: str | None = None
    basis: DoseBasis | None = None
    times_per_day: float | None = None
    schedule: Schedule | None = None
    every_days: float | None = None
    per: Literal["dose", "day", "week", "month", "course"] | None = None
    cap: float | None = None
    conditions: tuple[str, ...] = ()
    substance: str | None = None
    derived: bool = False
    route: str | None = None
