"""Whom the list is for. Everything is optional; what is missing is named by the check that lacks it."""

from __future__ import annotations

from typing import Literal

import msgspec

ChildPugh = Literal["A", "B", "C"]


class Patient(msgspec.Struct, frozen=True, kw_only=True):
    """`age` years, `weight` kg, `crcl` and `egfr` mL/min (never interchanged), `conditions` as people name them.

    `pregnant` and `lactating` are None where nothing was said.
    """

    age: float | None = None
    weight: float | None = None
    crcl: float | None = None
    egfr: float | None = None
    child_pugh: ChildPugh | None = None
    pregnant: bool | None = None
    lactating: bool | None = None
    conditions: tuple[str, ...] = ()
