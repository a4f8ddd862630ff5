"""Washouts: a drug that was stopped on a date, and from when its partner may be started."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence

from labelwise.checks import action
from labelwise.checks.coverage import pair_coverage
from labelwise.checks.finding import Coverage, Evidence, Finding, Missing, distinct, is_curated
from labelwise.checks.medication import Medication
from labelwise.checks.pairs import Hit, hits_of
from labelwise.checks.words import interaction_words
from labelwise.facts import InteractionFact

_STRONG = frozenset({"contraindicated", "avoid", "not_advised"})


def check_washouts(medications: Sequence[Medication]) -> tuple[list[Finding], list[Missing], list[Coverage]]:
    """Return, for each stopped drug and each current one, from when the label's interval is over.

    A finding stands unless the date of starting is known and late enough.
    """
    findings: list[Finding] = []
    missing: list[Missing] = []
    coverage: list[Coverage] = []
    for stopped in (m for m in medications if not m.current):
        for other in (m for m in medications if m.current):
            if stopped.shares_ingredient(other):
                continue
            hits = list(_waits(stopped, other))
            findings.extend(_findings(stopped, other, hits))
            missing.extend(_unclear(stopped, other, hits))
            a, b = sorted((stopped, other), key=lambda m: (m.name, m.asked))
            said = [*hits_of(a, b), *hits_of(b, a)]
            missing.extend(_without_interval(a, b, said) if not hits else ())
            if not any(h.fact.washout_direction for h in hits):
                findings.extend(_without_wait(stopped, other, said))
            coverage.append(pair_coverage(a, b, said))
    return findings, missing, coverage


def _waits(stopped: Medication, other: Medication) -> Iterator[Hit]:
    """Yield the facts with an interval between stopping the one and starting the other."""
    for hit in hits_of(other, stopped):
        if hit.fact.washout_days is not None and hit.fact.washout_direction != "after_drug":
            yield hit
    for hit in hits_of(stopped, other):
        if hit.fact.washout_days is not None and hit.fact.washout_direction != "after_object":
            yield hit


def _findings(stopped: Medication, other: Medication, hits: Sequence[Hit]) -> Iterator[Finding]:
    directed = [h for h in hits if h.fact.washout_direction is not None]
    if not directed or stopped.stopped is None:
        return
    longest = max(directed, key=lambda h: h.fact.washout_days or 0)
    free, counted = _free(stopped, stopped.stopped, longest.fact)
    if other.starting is not None and (other.starting > free or (other.starting == free and not counted)):
        return
    began = f" (start given: {other.starting})" if other.starting else ""
    evidence = [
        Evidence(f"{h.owner.name}, of {h.fact.object}: {interaction_words(h.fact)}", h.fact.citation) for h in hits
    ]
    yield Finding(
        kind="washout",
        drugs=tuple(sorted((other.name, stopped.name))),
        action=action.strongest([h.action for h in directed]),
        summary=f"{other.name} from {free}: {stopped.name} was stopped on {stopped.stopped}{began}{counted}",
        evidence=distinct(evidence),
        inferred=all(h.reach.doubtful for h in directed),
        curated=all(is_curated(h.fact.citation) for h in directed),
    )


def _free(stopped: Medication, on: datetime.date, fact: InteractionFact) -> tuple[datetime.date, str]:
    """Return the day on which the wait is over, and how the hours count where that day alone does not tell it."""
    if stopped.stopped_at is not None:
        over = stopped.stopped_at + datetime.timedelta(days=fact.washout_days or 0)
        return over.date(), f"; not before {over:%H:%M} of that day" if over.time() > datetime.time() else ""
    free = on + datetime.timedelta(days=math.ceil(fact.washout_days or 0))
    if "hour" not in (fact.washout_text or ""):
        return free, ""
    return free, f"; the {fact.washout_text} count from the hour of the last dose, which was not given"


def _without_wait(stopped: Medication, other: Medication, said: Sequence[Hit]) -> Iterator[Finding]:
    """Yield a pair that must not meet and of which no readable wait was found: what was stopped may still act."""
    told = [h for h in said if h.action == "contraindicated"]
    if not told:
        return
    evidence = [
        Evidence(f"{h.owner.name}, of {h.fact.object}: {interaction_words(h.fact)}", h.fact.citation) for h in told
    ]
    yield Finding(
        kind="washout",
        drugs=tuple(sorted((other.name, stopped.name))),
        action="caution",
        summary=f"{other.name} after {stopped.name} (stopped on {stopped.stopped}): the two are contraindicated "
        "together, and how long to wait is not clear from what was read",
        evidence=distinct(evidence),
        curated=all(is_curated(h.fact.citation) for h in told),
    )


def _unclear(stopped: Medication, other: Medication, hits: Sequence[Hit]) -> Iterator[Missing]:
    """Yield an interval whose direction the label's words did not give."""
    if hits and all(h.fact.washout_direction is None for h in hits):
        first = hits[0]
        text = f"{first.owner.name}, of {first.fact.object}: {interaction_words(first.fact)}"
        names = tuple(sorted((other.name, stopped.name)))
        yield Missing(names, "washout", "direction of the interval", text, first.fact.citation)


def _without_interval(a: Medication, b: Medication, said: Sequence[Hit]) -> Iterator[Missing]:
    """Yield what labels say against the pair where no waiting time was read: there may be one."""
    strong = [h for h in said if h.action in _STRONG]
    if strong:
        first = min(strong, key=lambda h: (action.rank(h.action), h.owner.name, h.fact.object))
        text = f"{first.owner.name}, of {first.fact.object}: {interaction_words(first.fact)}"
        yield Missing((a.name, b.name), "washout", "a waiting time: none was read", text, first.fact.citation)
