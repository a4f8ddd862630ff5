"""How often a reaction came up, in words: drug and placebo of one trial stay together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from labelwise.comparison.phrases.numbers import number
from labelwise.facts import AdverseReactionFact

_LONGEST_STUDY = 70  # characters
_LONGEST_ARM = 40
_BESIDE = ("placebo", "active_comparator", "other")
_SIGNS = {"<": "less than ", "<=": "at most ", ">": "more than ", ">=": "at least ", "=": ""}


def rate_words(fact: AdverseReactionFact) -> str:
    """Return a rate: `29%`, `10 to 63%`, `less than 1%`, `rare`. A word is never turned into a number."""
    if fact.op == "range":
        return f"{number(fact.low or 0)} to {number(fact.high or 0)}%" if fact.high is not None else "reported"
    if fact.op in _SIGNS:
        value = fact.value if fact.value is not None else fact.low if fact.low is not None else fact.high
        if value is None:
            return f"{fact.count} reports" if fact.count is not None else "reported"
        return f"{_SIGNS[fact.op]}{number(value)}%"
    return fact.op


def reaction_words(facts: Sequence[AdverseReactionFact], shown: str) -> str:
    """Return all rates of one reaction, a trial after another; `shown` is the row's title.

    The label's own word leads where it is another than the row's.
    """
    studies: dict[tuple[object, ...], list[AdverseReactionFact]] = {}
    for fact in facts:
        studies.setdefault((fact.study, fact.severity, fact.table_index, fact.source), []).append(fact)
    parts = list(dict.fromkeys(_study(group) for group in studies.values()))
    named = list(dict.fromkeys(f.term for f in facts if f.term.lower() != shown.lower()))
    lead = f"{', '.join(named[:2])}: " if named else ""
    return lead + "; ".join(parts)


def _study(facts: Iterable[AdverseReactionFact]) -> str:
    listed = list(facts)
    drug = [f for f in listed if f.arm_role not in _BESIDE]
    if len(drug) > 1:
        drug.sort(key=_dose)
    rest = [f for f in listed if f.arm_role in _BESIDE]
    text = ", ".join(_arm(f, several=len(drug) > 1) for f in drug)
    if rest:
        text += (" against " if text else "") + ", ".join(_other(f) for f in rest)
    first = listed[0]
    marks = [m for m in (first.severity, _short(first.study), _setting(first)) if m]
    if first.threshold and "not" not in text:
        marks.append(f"listed {_threshold(first.threshold)}")
    return text + (f" ({'; '.join(marks)})" if marks else "")


def _dose(fact: AdverseReactionFact) -> float:
    """The number of an arm's dose, so that doses stand from low to high."""
    found = re.search(r"\d+(?:\.\d+)?", (fact.arm_dose or "").replace(",", ""))
    return float(found[0]) if found else 0.0


def _short(study: str | None) -> str | None:
    """Return a study's name, a long caption cut at a word: the fact keeps it whole."""
    if study is None or len(study) <= _LONGEST_STUDY:
        return study
    return study[:_LONGEST_STUDY].rsplit(" ", 1)[0] + " …"


def _threshold(text: str) -> str:
    """Return a table's threshold in words: `at or above 5%`, `above 5%`."""
    number = text.strip(" ≥>=")
    return f"above {number}" if ">" in text and "=" not in text else f"at or above {number}"


def _arm(fact: AdverseReactionFact, *, several: bool) -> str:
    """Return an arm's rate with its dose; of several arms without one its label tells them apart."""
    if fact.arm_dose:
        return f"{rate_words(fact)} at {fact.arm_dose}"
    label = fact.arm_label or ""
    return rate_words(fact) + (f" ({label[:_LONGEST_ARM]})" if several and label else "")


def _other(fact: AdverseReactionFact) -> str:
    name = "placebo" if fact.arm_role == "placebo" else fact.arm_label or "the comparison group"
    return f"{rate_words(fact)} on {name}"


def _setting(fact: AdverseReactionFact) -> str | None:
    return {"postmarketing": "reported after marketing", "class": "reported with the class"}.get(fact.setting)
