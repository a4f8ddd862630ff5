"""Conditions: what a person has, against what labels say must not be, needs care, or the drug is not for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from labelwise.checks import action
from labelwise.checks.combinations import combined_with
from labelwise.checks.finding import Evidence, Finding, distinct
from labelwise.checks.medication import Medication
from labelwise.checks.patient import Patient
from labelwise.facts import ContraindicationFact, IndicationFact, WarningFact
from labelwise.vocab.conditions import ancestors, find_conditions, look_up_condition, relate
from labelwise.vocab.topics import topics_in

Likeness = Literal["includes", "narrower"]
_HITS = frozenset({"includes", "narrower"})
_WARNED = frozenset({"contraindicated", "avoid", "monitor", "caution", "stop"})
_STRONG = frozenset({"contraindicated", "avoid", "stop"})
_WHO_TAKE = r"\W+(?:who|that)\s+(?:are\s+)?(?:also\s+)?(?:receiv|tak|treated|using|on\b)"
_WORD = re.compile(r"[a-z]{4,}")


def check_conditions(medications: Sequence[Medication], patient: Patient) -> Iterator[Finding]:
    """Yield a finding for each drug and condition of which a label speaks."""
    for drug in (m for m in medications if m.current):
        for condition in patient.conditions:
            told = [*_contraindicated(drug, condition), *_limited(drug, condition), *_warned(drug, condition)]
            told.sort(key=lambda t: action.rank(t[0]))
            if told:
                lead, first = told[0]
                yield Finding(
                    kind="condition",
                    drugs=(drug.name,),
                    action=lead,
                    summary=f"{drug.name} with {condition}: {first.text}",
                    evidence=distinct(e for _, e in told),
                )


def _contraindicated(drug: Medication, condition: str) -> Iterator[tuple[str, Evidence]]:
    for fact in drug.facts(ContraindicationFact):
        if combined_with(fact.condition) is not None:
            continue
        like = same_condition(condition, fact.condition)
        if like == "includes":
            yield "contraindicated", Evidence(f"contraindicated: {fact.condition}", fact.citation)
        elif like == "narrower":
            # A kind of what was named: whether the person has that kind is not known.
            yield "caution", Evidence(f"contraindicated in a kind of it: {fact.condition}", fact.citation)


def _limited(drug: Medication, condition: str) -> Iterator[tuple[str, Evidence]]:
    for fact in drug.facts(IndicationFact):
        if fact.limitation and relate(condition, fact).kind in _HITS:
            yield "not_advised", Evidence(f"the label says it is not for: {fact.condition}", fact.citation)


def _warned(drug: Medication, condition: str) -> Iterator[tuple[str, Evidence]]:
    """Yield warnings that name the condition as whom they are for or what raises the risk, or are about it."""
    about = _topics(condition)
    over_the_counter = {label.head.set_id for label in drug.labels if "OTC" in (label.head.product_type or "").upper()}
    for fact in drug.facts(WarningFact):
        named = [w for w in (fact.group, *fact.raised_by) if w and same_condition(condition, w)]
        # Drug Facts list the conditions of "ask a doctor before use if you have" among what a warning names.
        asks = [] if named or fact.set_id not in over_the_counter else _listed(condition, fact)
        if not named and not asks and fact.topic not in about:
            continue
        if not asks and _is_use(drug, condition) and fact.action not in _WARNED:
            # A warning that only names what the drug is for, and advises nothing.
            continue
        act = "ask_first" if asks else _told(fact, named=bool(named))
        if named and act in _STRONG and _goes_on(fact, named):
            act = "caution"
        named += asks
        whom = f" ({named[0]})" if named else ""
        title = fact.title + (" (boxed)" if fact.boxed else "")
        yield act, Evidence(f"the label warns of: {title}{whom}", fact.citation)


def _is_use(drug: Medication, condition: str) -> bool:
    uses = (f for f in drug.facts(IndicationFact) if not f.limitation)
    return any(relate(condition, use).kind == "includes" for use in uses)


def _goes_on(fact: WarningFact, named: Sequence[str]) -> bool:
    """Whether the sentence goes on to those of the group who take something else too."""
    quote = fact.citation.quote or ""
    return any(re.search(re.escape(words) + _WHO_TAKE, quote, re.IGNORECASE) for words in named)


def _listed(condition: str, fact: WarningFact) -> list[str]:
    return [w for w in fact.signs if same_condition(condition, w)]


def _told(fact: WarningFact, *, named: bool) -> str:
    """Return what a warning tells the reader to do; one that does not name the condition only names a risk."""
    if not named:
        return "unstated"
    return fact.action if fact.action in _WARNED else "caution"


def same_condition(asked: str, words: str) -> Likeness | None:
    """Return how words name a condition: `includes` it (it, or what it is a kind of), or only a `narrower` one."""
    if _is_another(asked, words):
        return None
    kind = relate(asked, _Use(words)).kind
    if kind in ("includes", "narrower"):
        return kind
    wanted = look_up_condition(asked)
    if wanted is None:
        return "includes" if _holds_words(asked, words) else None
    found = [f.condition for f in find_conditions(words)]
    wider = {wanted.id, *(up.id for up in ancestors(wanted))}
    if any(f.id in wider for f in found):
        return "includes"
    return "narrower" if any(up.id == wanted.id for f in found for up in ancestors(f)) else None


def _is_another(asked: str, words: str) -> bool:
    """Whether the words hold the asked name only as a piece of another thing ("respiratory depression")."""
    noun = asked.lower().split()[-1:]
    places = [m.start() for m in re.finditer(re.escape(noun[0]), words.lower())] if noun else []
    own = {topic.id for _, topic in topics_in(asked)}
    others = [m for _, topic in topics_in(words) if topic.id not in own for m in topic.words.finditer(words.lower())]
    return bool(places) and all(any(m.start() < at < m.end() for m in others) for at in places)


def _holds_words(asked: str, words: str) -> bool:
    """Whether every longer word of an unknown condition stands in the label's words."""
    wanted = _WORD.findall(asked.lower())
    return bool(wanted) and all(w in words.lower() for w in wanted)


class _Use:
    """A phrase in the shape that conditions are related by."""

    relieves: tuple[str, ...] = ()
    limitation = False

    def __init__(self, condition: str) -> None:
        self.condition = condition


@lru_cache(maxsize=500)
def _topics(condition: str) -> frozenset[str]:
    """Return the topics of warnings that are about a condition, by its own names and those of what it is a kind of."""
    known = look_up_condition(condition)
    names = [condition]
    if known is not None:
        names += [known.name, *known.synonyms]
    # The topic must be what the name as a whole is about, not one word of it.
    return frozenset(topic.id for name in names for _, topic in topics_in(name)[:1])
