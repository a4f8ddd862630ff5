"""Fact kind `dose_adjustment`: what kidney or liver function changes."""

from __future__ import annotations

from typing import Literal

from labelwise.facts.base import Fact

Organ = Literal["renal", "hepatic"]
Measure = Literal[
    "CrCl", "eGFR", "serum_creatinine", "Child-Pugh", "severity", "dialysis", "bilirubin", "transaminases", "any"
]
Bound = Literal["<", "<=", ">", ">=", "between", "=", "any"]
AdjustmentAction = Literal[
    "contraindicated",
    "avoid",
    "reduce",
    "extend_interval",
    "adjust",
    "caution",
    "monitor",
    "no_adjustment",
    "not_studied",
]


class DoseAdjustmentFact(Fact, frozen=True, kw_only=True, tag="dose_adjustment"):
    """One rule. CrCl and eGFR (mL/min) are never interchanged, nor `<` and `<=`.

    `severity` is mild, moderate, severe or any; Child-Pugh A, B and C are these, one fact each. A rule that combines
    conditions is one fact whose `dose` names them.
    """

    organ: Organ
    measure: Measure = "any"
    op: Bound = "any"
    low: float | None = None
    high: float | None = None
    severity: Literal["mild", "moderate", "severe", "any"] | None = None
    indication: str | None = None
    route: str | None = None
    action: AdjustmentAction
    dose: str | None = None
