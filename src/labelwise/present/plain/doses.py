"""How much, how long, and what weak kidneys or a weak liver change, in plain sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from labelwise.comparison import Cell
from labelwise.comparison.phrases import adjustment_words, dose_words, duration_words
from labelwise.facts import DoseAdjustmentFact, DoseFact, DurationFact
from labelwise.present.facts_of import facts_of
from labelwise.present.plain.sentence import Sentence, sentence
from labelwise.present.plain.words import plain

_ROLES = {
    "loading": "The large first dose is",
    "starting": "The first dose is",
    "titration": "A next step is",
    "usual": "The usual dose is",
    "maintenance": "The dose to stay on is",
}
_EVERYDAY = (
    (re.compile(r"/kg\b(?: per dose)?"), " for each kg of weight"),
    (re.compile(r"/m²(?: per dose)?"), " for each square meter of skin"),
    (re.compile(r"\bper (day|hour|minute|week|month|course|dose)\b"), r"a \1"),
    (re.compile(r"\bonce daily\b"), "once a day"),
    (re.compile(r"\bdaily\b"), "a day"),
    (re.compile(r"\ba (hour)\b"), r"an \1"),
)
_LIMITS = {
    "maximum": "Use it for at most",
    "course": "It is used for",
    "minimum": "Use it for at least",
    "not_established_beyond": "It was not shown how it works when used longer than",
    "reassess": "Your doctor should look again after",
    "stop_if_no_response": "It should be stopped if it does not help after",
}
_LEADS = {"reassess": "Your doctor should look again", "maximum": "The longest:"}
_DO = {
    "contraindicated": "do not use it",
    "avoid": "avoid it",
    "reduce": "the dose is lower",
    "extend_interval": "it is taken less often",
    "adjust": "the dose is changed",
    "caution": "it is used with care",
    "monitor": "it needs checks",
    "no_adjustment": "the label says the dose stays the same",
    "not_studied": "it was not tested",
}
_ORGANS = {"renal": "kidney", "hepatic": "liver"}


def dose_sentences(cell: Cell) -> Iterator[Sentence]:
    """Yield doses, equal ones told once: the amount, then all whom and what it is for."""
    found: dict[str, list[DoseFact]] = {}
    for fact in facts_of(cell, DoseFact):
        lead = _dose(fact)
        if lead:
            found.setdefault(lead, []).append(fact)
    for lead, same in found.items():
        # A dose named without a reserve covers the same dose for one use.
        whom = [] if any(not _whom(f) for f in same) else list(dict.fromkeys(map(_whom, same)))
        told = [lead, *([f"This is for {'; or for '.join(whom)}"] if whom else [])]
        told += ["We worked this out from the label’s steps"] if all(f.derived for f in same) else []
        yield sentence(". ".join(told), [f.citation for f in same])


def _dose(fact: DoseFact) -> str:
    bare = msgspec.structs.replace(fact, population=None, indication=None, conditions=())
    amount = _everyday(dose_words(bare))
    if not amount or fact.role != "maximum":
        return f"{_ROLES[fact.role]} {amount}" if amount else ""
    if fact.limit == "not_recommended_above":
        return f"More than {amount.removeprefix('not recommended above ')} is not advised"
    return f"The most is {amount.removeprefix('at most ')}"


def _whom(fact: DoseFact) -> str:
    use = fact.indication
    if use and fact.population:
        use = f"for {use}"
    return plain(", ".join(part for part in (fact.population, use, *fact.conditions) if part))


def _everyday(text: str) -> str:
    for pattern, words in _EVERYDAY:
        text = pattern.sub(words, text)
    return text


def duration_sentences(cell: Cell) -> Iterator[Sentence]:
    """Yield how long."""
    for fact in facts_of(cell, DurationFact):
        bare = msgspec.structs.replace(fact, population=None, indication=None)
        words = f"{_LEADS.get(fact.limit, 'How long:')} {plain(duration_words(bare))}"
        if fact.text and fact.text[0].isdigit():
            words = f"{_LIMITS[fact.limit]} {fact.text}"
        told = [words, *(f"This is for {plain(part)}" for part in (fact.population, fact.indication) if part)]
        yield sentence(". ".join(told), [fact.citation])


def organ_sentences(cell: Cell) -> Iterator[Sentence]:
    """Yield rules for weak kidneys or liver, with their bounds. CrCl and eGFR stay what they are."""
    for fact in facts_of(cell, DoseAdjustmentFact):
        told = [f"{_measure(fact)}: {_DO[fact.action]}"]
        told += [f"The label says: {plain(fact.dose).rstrip(' .')}"] if fact.dose else []
        told += [f"This is for {plain(fact.indication)}"] if fact.indication else []
        yield sentence(". ".join(told), [fact.citation])


def _measure(fact: DoseAdjustmentFact) -> str:
    organ = _ORGANS[fact.organ]
    if fact.measure == "dialysis":
        return "On dialysis"
    if fact.measure in ("severity", "any", "Child-Pugh"):
        grade = fact.severity if fact.severity not in (None, "any") else ""
        scale = " (Child-Pugh scale)" if fact.measure == "Child-Pugh" else ""
        return f"With {grade} {organ} problems{scale}"
    test = " (a kidney test)" if fact.organ == "renal" else " (a liver test)"
    words = adjustment_words(fact).partition(":")[0]
    return f"If {words}{test}"
