"""Fact kind `adverse_reaction`: how often a reaction came up."""

from __future__ import annotations

from typing import Literal

from labelwise.facts.base import Fact

ArmRole = Literal["drug", "placebo", "active_comparator", "other"]
IncidenceOp = Literal[
    "=", "<", "<=", ">", ">=", "range", "rare", "infrequent", "frequent", "common", "uncommon", "reported"
]


class AdverseReactionFact(Fact, frozen=True, kw_only=True, tag="adverse_reaction"):
    """One term in one arm of one study at one severity.

    `term` as printed without marks, `concept` the project's effect id (None: not in the vocabulary), `group` the body-
    system row. `value`, `low`, `high` are percentages as printed; `op` `range` uses low and high; a word (`rare` ...)
    has no number. `arm_n` is the denominator. `table_index` counts the tables of the top-level section from 0.
    `threshold` is the percentage at or above which the table lists reactions. `derived` is true where the label prints
    the count and the size of the arm alone, and `value` was computed from them.
    """

    term: str
    concept: str | None = None
    group: str | None = None
    study: str | None = None
    arm_label: str | None = None
    arm_role: ArmRole | None = None
    arm_dose: str | None = None
    arm_n: int | None = None
    severity: str | None = None
    op: IncidenceOp
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = "%"
    count: int | None = None
    source: Literal["table", "prose"]
    table_index: int | None = None
    setting: Literal["trial", "postmarketing", "class", "unknown"] = "unknown"
    trial_population: str | None = None
    trial_duration: str | None = None
    threshold: str | None = None
    background: str | None = None
    footnotes: tuple[str, ...] = ()
    derived: bool = False
