"""Fact kind `efficacy`: results of trials."""

from __future__ import annotations

from labelwise.facts.adverse_reaction import ArmRole
from labelwise.facts.base import Fact


class EfficacyFact(Fact, frozen=True, kw_only=True, tag="efficacy"):
    """One endpoint in one arm; never a verdict."""

    endpoint: str
    arm_label: str | None = None
    arm_role: ArmRole | None = None
    arm_n: int | None = None
    value: float | None = None
    unit: str | None = None
    comparison: str | None = None
    study: str | None = None
