"""How long: what was entered against the longest time that a label gives."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.checks.finding import Evidence, Finding, Missing, distinct
from labelwise.checks.medication import Medication
from labelwise.checks.words import days_words
from labelwise.facts import DurationFact

_LIMITS = {"maximum": "avoid", "not_established_beyond": "caution"}


def check_durations(medications: Sequence[Medication]) -> tuple[list[Finding], list[Missing]]:
    """Return drugs taken longer than their label says, and those with a limit of which it is not known how long."""
    findings: list[Finding] = []
    missing: list[Missing] = []
    for drug in (m for m in medications if m.current):
        limits = [f for f in drug.facts(DurationFact) if f.limit in _LIMITS and f.max_days is not None]
        if not limits:
            continue
        taken = drug.intake.days if drug.intake else None
        if taken is None:
            first = limits[0]
            missing.append(
                Missing((drug.name,), "duration", f"how long {drug.name} is taken", _words(first), first.citation)
            )
            continue
        over = [f for f in limits if f.max_days is not None and taken > f.max_days]
        if over:
            findings.append(_finding(drug, taken, over))
    return findings, missing


def _finding(drug: Medication, taken: float, over: Sequence[DurationFact]) -> Finding:
    first = min(over, key=lambda f: (f.limit != "maximum", f.max_days or 0))
    return Finding(
        kind="duration",
        drugs=(drug.name,),
        action=_LIMITS[first.limit],
        summary=f"{drug.name} for {days_words(taken)}: {_words(first)}",
        evidence=distinct(Evidence(_words(f), f.citation) for f in over),
    )


def _words(fact: DurationFact) -> str:
    lead = "at most" if fact.limit == "maximum" else "not established beyond"
    text = fact.text or days_words(fact.max_days or 0)
    notes = [n for n in (fact.population, fact.indication and f"for {fact.indication}") if n]
    return f"the label says {lead} {text}" + (f" ({'; '.join(notes)})" if notes else "")
