"""Fact kind `interaction`: what the label says of taking the drug with something else."""

from __future__ import annotations

from typing import Literal

from labelwise.facts.base import Fact

InteractionAction = Literal[
    "contraindicated", "avoid", "adjust", "separate", "monitor", "caution", "not_advised", "none_expected", "unstated"
]


class InteractionFact(Fact, frozen=True, kw_only=True, tag="interaction"):
    """One named object: a drug, class, substance or food.

    `member_of` is the class it is an example of. `action` `unstated`: the risk is named and nothing is advised;
    `none_expected`: the label says none, within `scope`. `washout_direction` `after_object`: stop the object, wait,
    start this drug; `after_drug`: the other way; `both` only where the label gives one interval for both.
    """

    object: str
    member_of: str | None = None
    object_kind: Literal["drug", "class", "substance", "food"] = "drug"
    action: InteractionAction = "unstated"
    scope: str | None = None
    effect: str | None = None
    washout_days: float | None = None
    washout_text: str | None = None
    washout_direction: Literal["after_object", "after_drug", "both"] | None = None
    mechanism: str | None = None
