"""Fact kind `mechanism`: how the label says the drug works."""

from __future__ import annotations

from labelwise.facts.base import Fact


class MechanismFact(Fact, frozen=True, kw_only=True, tag="mechanism"):
    """`terms` are short phrases for the action, `site` short phrases for where it acts."""

    terms: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
