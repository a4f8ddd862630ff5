"""What one table of an adverse-reaction section gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from labelwise.extract.adverse_reaction.arm import Arm
from labelwise.extract.adverse_reaction.form import Incidence
from labelwise.extract.adverse_reaction.kind import Kind
from labelwise.extract.adverse_reaction.rows import Entry
from labelwise.facts import Reason
from labelwise.label import Cell


class Reading(NamedTuple):
    """One value of one arm, ready to become a fact."""

    entry: Entry
    arm: Arm
    cell: Cell
    incidence: Incidence
    severity: str
    study: str
    n: int | None


@dataclass(frozen=True)
class Outcome:
    """What a table gave. `rows` counts rows of terms with values, `unread` are the grid rows that gave nothing."""

    kind: Kind
    readings: tuple[Reading, ...] = ()
    reason: Reason | None = None
    rows: int = 0
    unread: tuple[int, ...] = ()
    arms: tuple[Arm, ...] = ()
    notes: tuple[str, ...] = ()
