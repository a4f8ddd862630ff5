"""Pairs: what the labels of each of two drugs say of the other, and what they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from labelwise.checks import action
from labelwise.checks.coverage import pair_coverage
from labelwise.checks.finding import Coverage, Evidence, Finding, distinct, is_curated
from labelwise.checks.medication import Medication
from labelwise.checks.reach import Reach, reach
from labelwise.checks.words import interaction_words, once
from labelwise.facts import InteractionFact
from labelwise.vocab import classes as book

# Two drugs of one of these add up; no label has to name the pair.
SHARED = {
    "cns_depressant": "both depress the central nervous system: effects may add up",
    "serotonergic": "both are serotonergic: the risk of serotonin syndrome may rise",
    "qt_prolonging": "both prolong the QT interval: the effects may add up",
}


class Hit(NamedTuple):
    """A fact of `owner` that reaches the other drug, and how."""

    owner: Medication
    fact: InteractionFact
    reach: Reach

    @property
    def action(self) -> str:
        """The action as far as it holds for this pair."""
        told = told_action(self.fact)
        return action.at_most_caution(told) if self.reach.doubtful else told


def told_action(fact: InteractionFact) -> str:
    """Return what a fact tells the reader to do; the headings of Drug Facts say it where the sentence does not."""
    heading = (fact.citation.section_name or "").lower()
    if fact.action == "unstated" and heading.startswith("ask doctor"):
        return "ask_first"
    return "avoid" if fact.action == "unstated" and heading.startswith("do not use") else fact.action


def check_pairs(medications: Sequence[Medication]) -> tuple[list[Finding], list[Coverage]]:
    """Return the findings and the coverage of every pair of current drugs."""
    findings: list[Finding] = []
    coverage: list[Coverage] = []
    for one, other in combinations([m for m in medications if m.current], 2):
        a, b = sorted((one, other), key=lambda m: (m.name, m.asked))
        if a.shares_ingredient(b):
            continue
        hits = [*hits_of(a, b), *hits_of(b, a)]
        findings.extend(_finding(a, b, hits))
        coverage.append(pair_coverage(a, b, hits))
    return findings, coverage


def hits_of(owner: Medication, other: Medication) -> Iterator[Hit]:
    """Yield the facts of a drug's labels that speak of the other."""
    for fact in owner.facts(InteractionFact):
        found = reach(fact.object, other)
        if found is not None:
            yield Hit(owner, fact, found)


def _finding(a: Medication, b: Medication, hits: Sequence[Hit]) -> Iterator[Finding]:
    positive = [h for h in hits if h.fact.action != "none_expected"]
    negative = [h for h in hits if h.fact.action == "none_expected"]
    shared = list(_shared(a, b))
    if not positive and not shared:
        return
    acts = [h.action for h in positive] or ["caution"]
    lead = action.strongest(acts)
    hits = sorted([*positive, *negative], key=_order)
    evidence = distinct([*(_evidence(h) for h in hits), *(e for _, e in shared)])
    yield Finding(
        kind="interaction",
        drugs=(a.name, b.name),
        action=lead,
        summary=_summary(a, b, positive, lead) if positive else _inferred(a, b, shared[0][0]),
        evidence=evidence,
        inferred=not positive or all(h.reach.doubtful for h in positive),
        curated=bool(positive) and all(is_curated(h.fact.citation) for h in positive if h.action == lead),
    )


def _order(hit: Hit) -> tuple[int, bool, bool, str, str, str]:
    """Sort by strength, what names the drug before what names a class; the order of a list does not matter."""
    cited = hit.fact.citation
    by_class = hit.reach.class_name is not None
    return (
        action.rank(hit.action), hit.reach.doubtful, by_class, hit.owner.name, hit.fact.object, str(cited.set_id or "")
    )  # fmt: skip


_GENERAL = frozenset(book.classes()[ident].name for ident in SHARED)


def _telling(hit: Hit) -> tuple[bool, bool, bool, bool, tuple[int, bool, bool, str, str, str]]:
    """Sort by how well a fact tells the pair: by name, by a class of few, by what drugs of many classes do."""
    by = hit.reach.class_name
    return (hit.reach.doubtful, by in _GENERAL, by is not None, not hit.fact.effect, _order(hit))


def _summary(a: Medication, b: Medication, hits: Sequence[Hit], lead: str) -> str:
    best = sorted(
        (h for h in hits if h.action == lead),
        key=_telling,
    )
    first = best[0]
    text = f"{a.name} with {b.name}: {action.WORDS.get(lead, lead)}"
    effects = sorted({str(h.fact.effect or h.fact.mechanism) for h in best[:1] if h.fact.effect or h.fact.mechanism})
    if effects:
        text += f" ({once('; '.join(effects))})"
    if first.reach.doubtful:
        text += f". Inferred: {first.reach.why}"
    elif first.reach.class_name:
        told = "A hand-entered source on" if is_curated(first.fact.citation) else "The label of"
        text += f". {told} {first.owner.name} speaks of {first.fact.object}"
    elif is_curated(first.fact.citation):
        text += f". Told by a hand-entered source on {first.owner.name}"
    if any(h.fact.action == "none_expected" for h in hits):
        text += ". Labels disagree"
    return text


def _inferred(a: Medication, b: Medication, class_id: str) -> str:
    return f"{a.name} with {b.name}: {SHARED[class_id]}. Inferred: no label read here names the pair"


def _evidence(hit: Hit) -> Evidence:
    told = f"{hit.owner.name}, of {hit.fact.object}: {interaction_words(hit.fact)}"
    why = f" ({hit.reach.why})" if hit.reach.why else ""
    return Evidence(told + why, hit.fact.citation)


def _shared(a: Medication, b: Medication) -> Iterator[tuple[str, Evidence]]:
    """Yield the mechanisms that both share, with one piece of evidence a drug."""
    if a.is_local or b.is_local:
        return
    for ident in SHARED:
        mine, theirs = a.is_in(ident), b.is_in(ident)
        if mine is not None and theirs is not None:
            for drug, why in ((a, mine), (b, theirs)):
                yield ident, Evidence(f"inferred: {drug.name} counts among the {why.name}: {why.why}", why.citation)
