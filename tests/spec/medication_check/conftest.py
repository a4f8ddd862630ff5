"""Small medications to check: a drug with a few facts, in a line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zlib import crc32

import pytest

from labelwise.checks import CheckResult, Medication, MedicationList, Patient, memberships, read_intake, run_check
from labelwise.codes import SectionCode, SetId
from labelwise.facts import KINDS, Citation, Drug, LabelFacts, LabelHead, SectionPresence

DrugMaker = Callable[..., Medication]
Checker = Callable[..., CheckResult]
Facts = tuple[tuple[str, dict[str, Any]], ...]


def label_of(
    name: str, facts: Facts, number: int = 1, sections: tuple[str, ...] = ("drug_interactions",)
) -> LabelFacts:
    """Return a label of an invented drug with these facts."""
    set_id = SetId(f"{number:08d}-0000-4000-8000-{crc32(name.encode()):012d}")
    owner = Drug(name=name, route=("oral",))
    cited = Citation(set_id=set_id, document_id="d", section=SectionCode("34073-7"), section_name="A section")
    made: Any = tuple(KINDS[kind](set_id=set_id, drug=owner, citation=cited, **fields) for kind, fields in facts)
    head = LabelHead(
        set_id=set_id,
        document_id="d",
        drug=owner,
        drug_key=name,
        sections=tuple(SectionPresence(s) for s in sections),
    )
    return LabelFacts(head=head, facts=made)


def medication(name: str, *facts: tuple[str, dict[str, Any]], dose: str = "", **more: Any) -> Medication:
    """Return a drug with one label of these facts (or the `labels` given), taken as `dose` says."""
    labels = more.pop("labels", (label_of(name, facts),))
    ingredients = more.pop("ingredients", (name,))
    return Medication(
        name=name,
        asked=name,
        ingredients=ingredients,
        labels=labels,
        classes=memberships(ingredients, labels),
        route=more.pop("route", "oral"),
        intake=read_intake(dose),
        **more,
    )


@pytest.fixture
def drug() -> DrugMaker:
    """Make a drug; facts are (kind, fields) pairs."""
    return medication


@pytest.fixture
def check() -> Checker:
    """Check drugs for a person."""

    def run(*drugs: Medication, **patient: Any) -> CheckResult:
        return run_check(MedicationList(medications=drugs, patient=Patient(**patient)))

    return run
