"""The figures of one reaction sorted into trials, so that drug and placebo of one trial are never parted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from labelwise.comparison.piece import normal
from labelwise.facts import AdverseReactionFact

_BESIDE = ("placebo", "active_comparator", "other")
_WORDS = frozenset({"rare", "infrequent", "frequent", "common", "uncommon", "reported"})


class Trial(NamedTuple):
    """The figures of one term, at one severity, from one table's study or one sentence; drug arms from low to high."""

    drug: tuple[AdverseReactionFact, ...]
    beside: tuple[AdverseReactionFact, ...]

    @property
    def first(self) -> AdverseReactionFact:
        """A figure that tells the study, severity and setting of all."""
        return (self.drug or self.beside)[0]

    @property
    def placebo(self) -> AdverseReactionFact | None:
        """The placebo arm where there is exactly one."""
        found = [f for f in self.beside if f.arm_role == "placebo"]
        return found[0] if len(found) == 1 else None

    @property
    def size(self) -> int:
        """How many people all arms held, as far as it is known."""
        return sum(f.arm_n or 0 for f in (*self.drug, *self.beside))


def is_figure(fact: AdverseReactionFact) -> bool:
    """Whether a fact holds a number: a percentage, a bound or a range, no frequency word."""
    return (fact.value is not None or fact.low is not None or fact.high is not None) and fact.op not in _WORDS


def trials(facts: Iterable[AdverseReactionFact]) -> list[Trial]:
    """Return the figures by trial: with a placebo arm before those without, tables before prose, larger first."""
    groups: dict[tuple[object, ...], list[AdverseReactionFact]] = {}
    for fact in facts:
        if is_figure(fact):
            groups.setdefault(_key(fact), []).append(fact)
    if len(groups) < 2:
        return [_trial(group) for group in groups.values()]
    kept: dict[tuple[object, ...], Trial] = {}
    for trial in sorted((_trial(group) for group in groups.values()), key=_rank):
        kept.setdefault(_figures(trial), trial)
    return list(kept.values())


def _figures(trial: Trial) -> tuple[object, ...]:
    """What two tables that repeat one trial have in common: every arm's dose, size and figure. Without sizes, no more
    than the place tells them apart."""
    arms = tuple((f.arm_role, f.arm_dose, f.arm_n, f.op, f.value, f.low, f.high) for f in (*trial.drug, *trial.beside))
    known = all(f.arm_n for f in (*trial.drug, *trial.beside))
    return (*arms, trial.first.severity, normal(trial.first.term), None if known else _key(trial.first))


def _key(fact: AdverseReactionFact) -> tuple[object, ...]:
    """What one trial's figures share. Of prose it is the sentence, which has no name for its study."""
    place = fact.citation.locator
    sentence = (place.part, place.start) if place is not None and fact.source == "prose" else None
    where = (fact.set_id, fact.citation.source_id, fact.table_index, fact.source, sentence)
    return (*where, fact.study, fact.severity, fact.trial_population, fact.background, normal(fact.term))


def _trial(group: list[AdverseReactionFact]) -> Trial:
    drug = [f for f in group if f.arm_role not in _BESIDE]
    if len(drug) == len(group) == 1:
        return Trial(tuple(drug), ())
    return Trial(tuple(sorted(drug, key=dose_of)), tuple([f for f in group if f.arm_role in _BESIDE]))


def _rank(trial: Trial) -> tuple[bool, bool, bool, int]:
    return (trial.first.severity is not None, trial.placebo is None, trial.first.source != "table", -trial.size)


def dose_of(fact: AdverseReactionFact) -> float:
    """Return the first number of an arm's dose; 0 where it names none."""
    return _first_number(fact.arm_dose) if fact.arm_dose else 0.0


@lru_cache(maxsize=4096)
def _first_number(text: str) -> float:
    digits = ""
    for sign in text.replace(",", ""):
        if sign.isdigit() or (sign == "." and digits):
            digits += sign
        elif digits:
            break
    return float(digits.rstrip(".")) if digits and digits.count(".") < 2 else 0.0
