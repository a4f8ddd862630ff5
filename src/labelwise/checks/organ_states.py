"""Contraindications that name a disease of the liver or kidney, held against Child-Pugh or a clearance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from labelwise.checks import action
from labelwise.checks.combinations import combined_with
from labelwise.checks.finding import Evidence, Finding, Missing, distinct
from labelwise.checks.medication import Medication
from labelwise.checks.patient import Patient
from labelwise.facts import ContraindicationFact

_STATE = r"(?:disease|impairment|insufficiency|failure|dysfunction|decompensation)s?"
_ORGANS = {
    "hepatic": re.compile(rf"\b(?:liver|hepatic)\s+(?:function\s+)?{_STATE}|\b(?:liver|hepatic)\s+cirrhosis", re.I),
    "renal": re.compile(rf"\b(?:kidney|renal)\s+(?:function\s+)?{_STATE}", re.I),
}
_GRADE = re.compile(r"\b(mild|moderate|severe|end[- ]stage)\b|\bClass(?:es)?\s+|\bChild", re.IGNORECASE)
_MARKED = re.compile(r"\b(?:significant|serious|advanced|marked|active|decompensated)\b", re.IGNORECASE)
# A past disease is none of today; one that stands in brackets or behind "with" is only part of the state.
_OTHER = re.compile(
    r"\bacute\b(?!\s+(?:or|and)\s+chronic)|\bpolycystic\b|\b(?:history|previous|prior|drug|risk|caused|due|associated|preterm|infants?)\b|\d",
    re.IGNORECASE,
)
_CHILD_PUGH = {"A": "mild", "B": "moderate", "C": "severe"}


class Met(NamedTuple):
    """`action` and `inferred` for one contraindication that a figure of the person meets."""

    fact: ContraindicationFact
    action: str
    inferred: bool


def check_organ_states(
    medications: Sequence[Medication], patient: Patient, told: Sequence[Finding]
) -> tuple[list[Finding], list[Missing]]:
    """Return contraindications met by the figures of liver and kidney that no finding in `told` says already."""
    findings: list[Finding] = []
    missing: list[Missing] = []
    strong = {(f.drugs, f.summary.split(": ")[0]) for f in told if f.action == "contraindicated"}
    for drug in (m for m in medications if m.current):
        for organ, name, input_name, grade in _grades(patient):
            facts = [f for f in drug.facts(ContraindicationFact) if _names(f.condition, organ)]
            if grade is None:
                missing.extend(_lacking(drug, input_name, f) for f in facts[:1])
            elif ((drug.name,), f"{drug.name}, {name}") not in strong:
                findings.extend(_finding(drug, name, [m for f in facts for m in _met(f, organ, grade)]))
    return findings, missing


def _grades(patient: Patient) -> Iterator[tuple[str, str, str, str | None]]:
    yield "hepatic", "liver", "child-pugh", _CHILD_PUGH[patient.child_pugh] if patient.child_pugh else None
    value = patient.crcl if patient.crcl is not None else patient.egfr
    # Below 30 mL/min every common division calls it severe; above, a bare word says too little.
    yield "renal", "kidney", "crcl", None if value is None else "severe" if value < 30 else "unknown"


def _names(words: str, organ: str) -> bool:
    return bool(_ORGANS[organ].search(words)) and not _OTHER.search(words) and combined_with(words) is None


def _met(fact: ContraindicationFact, organ: str, grade: str) -> Iterator[Met]:
    named = {m[1].lower() for m in _GRADE.finditer(fact.condition) if m[1]}
    if named:
        if grade in named:
            yield Met(fact, "contraindicated" if organ == "hepatic" else "caution", inferred=organ != "hepatic")
    elif grade == "severe" and organ == "hepatic":
        yield Met(fact, "contraindicated", inferred=False)
    elif grade in ("moderate", "severe") or (grade == "mild" and not _MARKED.search(fact.condition)):
        yield Met(fact, "caution", inferred=True)


def _finding(drug: Medication, name: str, met: Sequence[Met]) -> Iterator[Finding]:
    if not met:
        return
    lead = action.strongest([m.action for m in met])
    first = next(m for m in met if m.action == lead)
    note = ". Inferred: the label gives no figure or grade for it" if first.inferred else ""
    yield Finding(
        kind="organ",
        drugs=(drug.name,),
        action=lead,
        summary=f"{drug.name}, {name}: contraindicated: {first.fact.condition}{note}",
        evidence=distinct(
            Evidence(("inferred: " if m.inferred else "") + f"contraindicated: {m.fact.condition}", m.fact.citation)
            for m in met
        ),
        inferred=first.inferred,
    )


def _lacking(drug: Medication, name: str, fact: ContraindicationFact) -> Missing:
    return Missing((drug.name,), "organ", name, f"contraindicated: {fact.condition}", fact.citation)
