"""Pairs that a section on contraindications forbids together in people with a condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from labelwise.checks.combinations import combined_with
from labelwise.checks.conditions import same_condition
from labelwise.checks.finding import Evidence, Finding
from labelwise.checks.medication import Medication
from labelwise.checks.patient import Patient
from labelwise.checks.reach import reach
from labelwise.facts import ContraindicationFact


def check_combinations(medications: Sequence[Medication], patient: Patient) -> Iterator[Finding]:
    """Yield pairs that a section on contraindications forbids together in people with a condition of this person."""
    current = [m for m in medications if m.current]
    for drug in current:
        for fact in drug.facts(ContraindicationFact):
            both = combined_with(fact.condition)
            if both is None:
                continue
            mine = next((c for c in patient.conditions if same_condition(c, both.state) == "includes"), None)
            for other in (m for m in current if m is not drug and mine is not None):
                if any(reach(words, other) is not None for words in both.others):
                    yield Finding(
                        kind="interaction",
                        drugs=tuple(sorted((drug.name, other.name))),
                        action="contraindicated",
                        summary=f"{drug.name} with {other.name}: contraindicated in people with {mine}",
                        evidence=(Evidence(f"{drug.name}, contraindicated: {fact.condition}", fact.citation),),
                    )
