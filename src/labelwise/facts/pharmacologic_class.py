"""Fact kind `pharmacologic_class`: the class a drug belongs to."""

from __future__ import annotations

from typing import Literal

from labelwise.facts.base import Fact


class PharmacologicClassFact(Fact, frozen=True, kw_only=True, tag="pharmacologic_class"):
    """A class: `scheme` EPC (established pharmacologic class), MoA, PE (physiologic effect) or CS (chemical structure).

    `code` is the NUI or NCIt code where the source gives one; a class read from the label's own words is EPC without
    code.
    """

    scheme: Literal["EPC", "MoA", "PE", "CS"]
    name: str
    code: str | None = None
