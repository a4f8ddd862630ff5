"""Side effects in plain sentences: how many in 100 had it, beside placebo. Words of a label stay words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from labelwise.comparison import Cell, Row
from labelwise.comparison.phrases import rate_words
from labelwise.comparison.phrases.numbers import number
from labelwise.facts import AdverseReactionFact, State
from labelwise.present.facts_of import facts_of
from labelwise.present.fullest import fullest_rows
from labelwise.present.plain.sentence import Sentence, sentence
from labelwise.present.plain.words import plain
from labelwise.vocab.effects.by_id import effect_of

MOST_EFFECTS = 12
_BESIDE = ("placebo", "active_comparator", "other")
_TOLD = (State.STATED, State.CONFLICT)


def effect_rows(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that a plain comparison tells."""
    return [row for row in fullest_rows(rows, MOST_EFFECTS) if row.id != "dependence"]


def effect_sentences(row: Row, cell: Cell) -> Iterator[Sentence]:
    """Yield one drug's sentence on one effect; none where its label says nothing of it."""
    facts = list(facts_of(cell, AdverseReactionFact))
    if not facts or cell.state not in _TOLD:
        return
    said, used = _how_often(facts)
    yield sentence(f"{_name(row, facts[0])}: {said}", [fact.citation for fact in used])


def _name(row: Row, fact: AdverseReactionFact) -> str:
    name = effect_of(fact.concept).plain_name if fact.concept else row.title.partition(" (")[0]
    return plain(name)


def _how_often(facts: Sequence[AdverseReactionFact]) -> tuple[str, list[AdverseReactionFact]]:
    """Return how often, and the facts that say so: one trial beside placebo, else one trial, else the label's word."""
    trials: dict[tuple[object, ...], list[AdverseReactionFact]] = {}
    for fact in facts:
        if fact.op == "=" and fact.value is not None and fact.unit in (None, "%") and fact.setting != "postmarketing":
            trials.setdefault((fact.source, fact.table_index, fact.study, fact.severity, fact.term), []).append(fact)
    with_drug = [found for found in trials.values() if any(f.arm_role not in _BESIDE for f in found)]
    beside = [found for found in with_drug if sum(f.arm_role == "placebo" for f in found) == 1]
    if with_drug:
        return _figures((beside or with_drug)[0])
    for fact in facts:
        if fact.arm_role not in _BESIDE and fact.op not in ("=", "reported"):
            words = rate_words(fact)
            return (_in_100(words) if "%" in words else f"the label’s word is “{words}”"), [fact]
    return "it has been reported, with no number", list(facts[:1])


def _figures(found: Sequence[AdverseReactionFact]) -> tuple[str, list[AdverseReactionFact]]:
    arms = [f for f in found if f.arm_role not in _BESIDE and f.value is not None]
    placebo = [f for f in found if f.arm_role == "placebo" and f.value is not None]
    values = sorted({f.value for f in arms if f.value is not None})
    one = len(values) == 1
    share = number(values[0]) if one else f"{number(values[0])} to {number(values[-1])}"
    text = f"{share} in 100 people had it"
    if len(placebo) == 1 and placebo[0].value is not None:
        text += f" ({number(placebo[0].value)} in 100 on placebo)"
    if found[0].severity:
        text += f". This counts {plain(found[0].severity)} cases"
    return text + ("" if one else ". It was not the same for each dose or group"), [*arms, *placebo]


def _in_100(words: str) -> str:
    """Return `5 to 15 in 100 people had it` of `5 to 15%`; less than, at most ... stay."""
    return f"{words.replace('%', '')} in 100 people had it"
