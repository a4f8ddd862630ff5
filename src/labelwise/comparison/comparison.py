"""What a comparison is: facets of rows, a cell a drug, each with a state and citations. Its JSON form is stable."""

from __future__ import annotations

from typing import Any

import msgspec

from labelwise.codes import SetId
from labelwise.facts import Citation, State

LONGEST_CELL = 600
"""Characters: a cell is an answer, not a section poured out."""

FACETS = {
    "summary": "Summary",
    "identity": "What it is",
    "forms": "Forms and strengths",
    "approved_uses": "Approved uses",
    "contraindications": "Contraindications",
    "mechanism": "How it works",
    "dosing": "Dosing",
    "effectiveness": "How well it works",
    "side_effects": "Side effects",
    "serious": "Serious warnings",
    "interactions": "Interactions",
    "populations": "Pregnancy, breast-feeding, age",
    "pharmacokinetics": "What the body does with it",
}
"""Facet ids in their order, with titles."""


class Cell(msgspec.Struct, frozen=True):
    """What is known of one drug in one row. `value` holds the facts' own fields, for programs."""

    drug: str
    state: State
    text: str
    value: Any = None
    citations: tuple[Citation, ...] = ()


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """One question, answered for every drug in the order of the comparison's drugs.

    `group` is the heading that rows of a long facet stand under; left out of the JSON form where there is none.
    """

    id: str
    title: str
    cells: tuple[Cell, ...]
    group: str = ""


class Facet(msgspec.Struct, frozen=True):
    """Rows on one subject; no rows where nothing is known of any drug."""

    id: str
    title: str
    rows: tuple[Row, ...]


class Difference(msgspec.Struct, frozen=True):
    """One difference in plain words."""

    text: str
    citations: tuple[Citation, ...]


class LabelMark(msgspec.Struct, frozen=True):
    """A label that was used: enough to find and date it."""

    set_id: SetId
    document_id: str
    version: int | None
    effective_time: str | None
    labeler: str | None
    partial: bool


class ComparedDrug(msgspec.Struct, frozen=True, kw_only=True):
    """A drug as compared: the presentation taken, the label that speaks for it, and what was left out.

    `reference` is None where only curated facts are at hand. `others` name presentations that were not mixed in.
    """

    name: str
    asked: str
    route: str | None
    release: str | None
    forms: tuple[str, ...] = ()
    reference: LabelMark | None = None
    labels: tuple[LabelMark, ...] = ()
    others: tuple[str, ...] = ()
    note: str | None = None


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Drugs side by side. `condition` is the one asked for, `notices` what a reader must know of the whole."""

    drugs: tuple[ComparedDrug, ...]
    condition: str | None = None
    facets: tuple[Facet, ...]
    differences: tuple[Difference, ...] = ()
    notices: tuple[str, ...] = ()

    def facet(self, name: str) -> Facet:
        """Return a facet by its id; KeyError when there is none."""
        for facet in self.facets:
            if facet.id == name:
                return facet
        raise KeyError(name)
