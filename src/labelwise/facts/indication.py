"""Fact kind `indication`: what the label says the drug is for, or is not for."""

from __future__ import annotations

from labelwise.facts.base import Fact


class IndicationFact(Fact, frozen=True, kw_only=True, tag="indication"):
    """One condition, a noun phrase of at most 15 words.

    `population` who it is for; `adjunct_to` what it is used together with; `relieves` the signs named; `qualifier` a
    short reserve such as "may be of some value"; `limitation` true when the label says that the drug is *not* for this.
    """

    condition: str
    population: str | None = None
    adjunct_to: tuple[str, ...] = ()
    relieves: tuple[str, ...] = ()
    qualifier: str | None = None
    limitation: bool = False
