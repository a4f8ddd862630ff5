"""Trials in a line each: arms as `role dose rate/people`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from labelwise.codes import SectionCode, SetId
from labelwise.comparison import Cell, Comparison, DrugMaterial, compare_drugs
from labelwise.facts import KINDS, Account, Citation, Drug, LabelFacts, LabelHead, SectionPresence
from labelwise.label import Locator

SECTIONS = ("adverse_reactions", "warnings_and_cautions", "indications_and_usage", "contraindications")
Facts = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def trial() -> Callable[..., Facts]:
    """Make the facts of one reaction in one trial: `trial("nausea", "drug 10 mg 20/100", "placebo 8/100")`."""

    def make(term: str, *arms: str, concept: str | None = None, **more: Any) -> Facts:
        facts: Facts = []
        for arm in arms:
            role, *dose, rate = arm.split()
            share, _, people = rate.partition("/")
            op = "<" if share.startswith("<") else "="
            number = share.lstrip("<")
            fields: dict[str, Any] = {"term": term, "concept": concept or term, "op": op, "value": float(number)}
            fields |= {"arm_role": role, "arm_dose": " ".join(dose) or None, "arm_n": int(people) if people else None}
            fields |= {"source": "table", "setting": "trial", "table_index": 0}
            facts.append(("adverse_reaction", fields | more))
        return facts

    return make


@pytest.fixture
def drug() -> Callable[..., DrugMaterial]:
    """Make a drug with one label of these facts."""

    def make(name: str, *facts: tuple[str, dict[str, Any]], brands: tuple[str, ...] = ()) -> DrugMaterial:
        set_id = SetId("00000001-0000-4000-8000-000000000001")
        whose = Drug(name=name, route=("oral",))

        def fact(index: int, kind: str, fields: dict[str, Any]) -> Any:
            place = Locator(part=0, start=index * 10, end=index * 10 + 5)
            place = Locator(part=0, start=0, end=5) if fields.get("source") == "table" else place
            cited = Citation(set_id=set_id, document_id="d", section=SectionCode("34084-4"), locator=place)
            return KINDS[kind](set_id=set_id, drug=whose, citation=cited, **fields)

        head = LabelHead(
            set_id=set_id,
            document_id="d",
            drug=whose,
            drug_key=name,
            generic_names=(name,),
            brand_names=brands,
            labeler="A Firm",
            sections=tuple(SectionPresence(s) for s in SECTIONS),
            account=tuple(Account(k, 1, 1, 0) for k in KINDS),
        )
        made = LabelFacts(head=head, facts=tuple(fact(i, kind, fields) for i, (kind, fields) in enumerate(facts)))
        return DrugMaterial(name=name, asked=name, labels=(made,))

    return make


@pytest.fixture
def told(drug: Callable[..., DrugMaterial]) -> Callable[..., Cell]:
    """Compare a drug of these facts with one that says nothing, and return the cell of an effect."""

    def make(effect: str, *facts: tuple[str, dict[str, Any]]) -> Cell:
        made = compare_drugs([drug("alphadrug", *facts), drug("betadrug")])
        return next(r for r in made.facet("side_effects").rows if r.id == effect).cells[0]

    return make


@pytest.fixture
def rows() -> Callable[[Comparison], dict[str, list[str]]]:
    """Return the rows of side effects under their headings."""

    def make(made: Comparison) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in made.facet("side_effects").rows:
            found.setdefault(row.group, []).append(row.title)
        return found

    return make
