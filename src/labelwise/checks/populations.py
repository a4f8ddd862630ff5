"""Pregnancy, breastfeeding and age: what labels say for this person. "Insufficient" is not "safe"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from labelwise.checks import action
from labelwise.checks.ages import age_bound
from labelwise.checks.applies import ADULT, OLD
from labelwise.checks.finding import Evidence, Finding, Missing, distinct
from labelwise.checks.medication import Medication
from labelwise.checks.patient import Patient
from labelwise.codes import SectionCode
from labelwise.facts import ContraindicationFact, Fact, PopulationFact, WarningFact

# What a statement tells the reader to do, by its words; the first that is met.
_ACTIONS: tuple[tuple[str, str], ...] = (
    (r"\bcontraindicated\b", "contraindicated"),
    (r"\bnot recommended\b|\bshould not\b|\bdo not use\b", "not_advised"),
    (r"\blower dose\b|\bslower increase\b", "adjust"),
    (r"\bmonitor\b|\bwatch\b", "monitor"),
    (r"\bask (?:a|your) (?:doctor|health)", "ask_first"),
    (r"\bcaution\b|\bonly if\b|\bweigh\b|\bdecide whether\b|\bmore sensitive\b", "caution"),
)
# What says that nothing was seen, or only that the drug was looked at: no ground for a finding.
_QUIET = re.compile(
    r"^(?:no (?:harm|overall|dose)|human data show no|studied in|not absorbed|safety and effectiveness in children est)"
)
_TOPICS = {"pregnancy": "embryo_fetal_toxicity", "lactation": "lactation_risk"}
_NAMES = {"pregnancy": "pregnancy", "lactation": "breastfeeding", "pediatric": "age", "geriatric": "age"}
_CONDITIONS = {
    "pregnancy": re.compile(r"\bpregnan", re.IGNORECASE),
    "lactation": re.compile(r"\blactat|\bbreast.?feed|\bnursing", re.IGNORECASE),
}
_CONTRAINDICATIONS = SectionCode("34070-3")
_STRONG = frozenset({"contraindicated", "not_advised", "avoid"})
_WARNED = {
    "contraindicated": "contraindicated",
    "avoid": "avoid",
    "stop": "stop",
    "monitor": "monitor",
    "caution": "caution",
}


def check_populations(medications: Sequence[Medication], patient: Patient) -> tuple[list[Finding], list[Missing]]:
    """Return what labels say for pregnancy, breastfeeding and age, and what they say that lacks an input."""
    findings: list[Finding] = []
    missing: list[Missing] = []
    for drug in (m for m in medications if m.current):
        for group, given in _groups(patient):
            told = [(f, a) for f, a in _told(drug, group, patient) if a is not None]
            if given:
                findings.extend(_finding(drug, group, told))
            elif given is None:
                missing.extend(_missing(drug, group, told))
    return findings, missing


def _groups(patient: Patient) -> Iterator[tuple[str, bool | None]]:
    yield "pregnancy", patient.pregnant
    yield "lactation", patient.lactating
    yield "pediatric", None if patient.age is None else patient.age < ADULT
    yield "geriatric", None if patient.age is None else patient.age >= OLD


def _told(drug: Medication, group: str, patient: Patient) -> Iterator[tuple[Fact, str | None]]:
    """Yield facts on a group with the action they state; None where they state only that nothing was seen."""
    for fact in drug.facts(PopulationFact):
        if fact.group == group and _for_age(fact, patient.age):
            yield fact, "contraindicated" if _in_contraindications(fact, group) else _action_of(fact.statement)
    for warning in drug.facts(WarningFact):
        if warning.topic == _TOPICS.get(group):
            yield warning, _WARNED.get(warning.action or "", "unstated")
    named = _CONDITIONS.get(group)
    for condition in drug.facts(ContraindicationFact):
        if named is not None and named.search(condition.condition):
            yield condition, "contraindicated"
        bound = age_bound(condition.condition) if group == "pediatric" else None
        if bound is not None and (patient.age is None or patient.age < bound.below):
            # Where more is asked of the child (an operation, a disease), the age alone does not forbid it.
            yield condition, "contraindicated" if bound.alone else "caution"


def _for_age(fact: PopulationFact, age: float | None) -> bool:
    """Whether a statement on an age range is for this age; "established from 12 years" is not for a child of 8."""
    if age is None or (fact.age_low is None and fact.age_high is None):
        return True
    return (fact.age_low is None or age >= fact.age_low) and (fact.age_high is None or age <= fact.age_high)


def _in_contraindications(fact: Fact, group: str) -> bool:
    """Whether the section on contraindications itself names pregnancy or breastfeeding, in whatever words."""
    return group in _CONDITIONS and fact.citation.section == _CONTRAINDICATIONS


def _action_of(statement: str) -> str | None:
    if _QUIET.search(statement):
        return None
    return next((act for words, act in _ACTIONS if re.search(words, statement)), "unstated")


def _finding(drug: Medication, group: str, told: Sequence[tuple[Fact, str]]) -> Iterator[Finding]:
    if not told:
        return
    lead = action.strongest([a for _, a in told])
    first = next(f for f, a in told if a == lead)
    yield Finding(
        kind="population",
        drugs=(drug.name,),
        action=lead,
        summary=f"{drug.name}, {_NAMES[group]}: {_words(first)}",
        evidence=distinct(Evidence(_words(f), f.citation) for f, _ in told),
    )


def _missing(drug: Medication, group: str, told: Sequence[tuple[Fact, str]]) -> Iterator[Missing]:
    """Yield what only matters if the person is of the group: named only where a label says not to use the drug then."""
    strong = [f for f, a in told if a in _STRONG]
    if strong:
        name = {"pregnancy": "pregnant", "lactation": "lactating"}.get(group, "age")
        yield Missing((drug.name,), "population", name, _words(strong[0]), strong[0].citation)


def _pregnancy_words(fact: WarningFact) -> str:
    told = f": {action.WORDS[fact.action]}" if fact.action in action.WORDS else ""
    return f"warns of: {fact.title}{' (boxed)' if fact.boxed else ''}{told}"


def _words(fact: Fact) -> str:
    if isinstance(fact, PopulationFact):
        ages = [f"{a:g}" for a in (fact.age_low, fact.age_high) if a is not None]
        return fact.statement + (f" ({' to '.join(ages)} years)" if ages else "")
    if isinstance(fact, WarningFact):
        return _pregnancy_words(fact)
    return f"contraindicated: {fact.condition}" if isinstance(fact, ContraindicationFact) else ""
