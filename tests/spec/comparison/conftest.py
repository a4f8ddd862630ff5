"""Small label facts to compare: a drug with a few facts, in a line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zlib import crc32

import pytest

from labelwise.codes import SectionCode, SetId
from labelwise.comparison import Cell, Comparison, DrugMaterial
from labelwise.facts import (
    KINDS,
    Account,
    Citation,
    CuratedFact,
    Drug,
    LabelFacts,
    LabelHead,
    SectionPresence,
)

FULL = (
    "indications_and_usage", "dosage_and_administration", "contraindications", "warnings_and_cautions",
    "adverse_reactions", "drug_interactions", "use_in_specific_populations", "clinical_pharmacology",
    "clinical_studies", "description", "how_supplied", "spl_product_data_elements",
)  # fmt: skip
_CODES = {"indication": "34067-9", "contraindication": "34070-3", "interaction": "34073-7", "dose": "34068-7"}

LabelMaker = Callable[..., LabelFacts]
DrugMaker = Callable[..., DrugMaterial]
CellOf = Callable[[Comparison, str, str, str], Cell]


@pytest.fixture
def label() -> LabelMaker:
    """Make a label of a drug; facts are (kind, fields) pairs. Every kind counts as read unless `reads` says not."""

    def make(
        name: str,
        *facts: tuple[str, dict[str, Any]],
        number: int = 1,
        sections: tuple[str, ...] = FULL,
        reads: tuple[str, ...] = tuple(KINDS),
        route: tuple[str, ...] = ("oral",),
        **head: Any,
    ) -> LabelFacts:
        set_id = SetId(f"{number:08d}-0000-4000-8000-{crc32(name.encode()):012d}")
        drug = Drug(name=name, route=route)

        def fact(kind: str, fields: dict[str, Any]) -> Any:
            code = SectionCode(_CODES.get(kind, "34071-1"))
            cited = Citation(set_id=set_id, document_id="d", section=code, section_name="A section")
            return KINDS[kind](set_id=set_id, drug=drug, citation=cited, **fields)

        return LabelFacts(
            head=LabelHead(
                set_id=set_id,
                document_id="d",
                drug=drug,
                drug_key=name,
                generic_names=(name,),
                labeler=head.pop("labeler", "A Firm"),
                sections=tuple(SectionPresence(s) for s in sections),
                account=tuple(Account(k, 1, 1, 0) for k in reads),
                **head,
            ),
            facts=tuple(fact(kind, fields) for kind, fields in facts),
        )

    return make


@pytest.fixture
def drug(label: LabelMaker) -> DrugMaker:
    """Make a drug with one label of these facts, or with the labels given."""

    def make(
        name: str, *facts: tuple[str, dict[str, Any]], labels: tuple[LabelFacts, ...] = (), **more: Any
    ) -> DrugMaterial:
        curated = more.pop("curated", ())
        note = more.pop("note", None)
        made = labels or (label(name, *facts, **more),)
        return DrugMaterial(name=name, asked=name, note=note, labels=made, curated=curated)

    return make


@pytest.fixture
def curated() -> Callable[..., CuratedFact]:
    """Make a curated fact taken from an article."""

    def make(name: str, kind: str, fields: dict[str, Any], *, says: str = "", label_says: str = "") -> CuratedFact:
        cited = Citation(source="article", source_id="An article", method="curated")
        fact: Any = KINDS[kind](set_id=None, drug=Drug(name=name), citation=cited, **fields)
        standing: Any = "conflict" if label_says else "stated"
        return CuratedFact(ingredient=name, fact=fact, says=says, standing=standing, label_says=label_says)

    return make


@pytest.fixture
def cell() -> CellOf:
    """Find a cell by facet, row and drug."""

    def find(comparison: Comparison, facet: str, row: str, drug_name: str) -> Cell:
        rows = {r.id: r for r in comparison.facet(facet).rows}
        assert row in rows, f"no row {row}; rows are {list(rows)}"
        return next(c for c in rows[row].cells if c.drug == drug_name)

    return find
