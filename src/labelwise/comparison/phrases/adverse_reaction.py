"""How often a reaction came up, in words: drug and placebo of one trial stay together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from labelwise.comparison.contrast import Contrast, contrasts
from labelwise.comparison.phrases.numbers import number
from labelwise.comparison.piece import normal
from labelwise.comparison.trials import Trial, is_figure, trials
from labelwise.facts import AdverseReactionFact

_LONGEST_STUDY = 60  # characters
_LONGEST_ARM = 40
_MOST_TRIALS = 2
_MOST_ARMS = 4
_SIGNS = {"<": "less than ", "<=": "at most ", ">": "more than ", ">=": "at least ", "=": ""}
_CAPTION = re.compile(r"^Table\s*(?P<number>\w{1,4}?)\s*[.:\s–-]", re.IGNORECASE)


def rate_words(fact: AdverseReactionFact) -> str:
    """Return a rate: `29%`, `10 to 63%`, `less than 1%`, `rare`. A word is never turned into a number.

    A share that the label does not print is marked: `7.5% (computed: 9 of 120)`.
    """
    if fact.op == "range":
        return f"{number(fact.low or 0)} to {number(fact.high or 0)}%" if fact.high is not None else "reported"
    if fact.op in _SIGNS:
        value = fact.value if fact.value is not None else fact.low if fact.low is not None else fact.high
        if value is None:
            return f"{fact.count} reports" if fact.count is not None else "reported"
        counted = f" (computed: {fact.count} of {fact.arm_n})" if fact.derived and fact.count is not None else ""
        return f"{_SIGNS[fact.op]}{number(value)}%{counted}"
    return fact.op


class Told(NamedTuple):
    """A trial and what is computed of it."""

    trial: Trial
    derived: list[Contrast]


def told_trials(facts: Iterable[AdverseReactionFact]) -> list[Told]:
    """Return the trials of one reaction, each with what is computed of it; reports after marketing are none."""
    return [Told(t, contrasts(t)) for t in trials(f for f in facts if f.setting != "postmarketing")]


def reaction_words(facts: Sequence[AdverseReactionFact], *shown: str, listed: Sequence[Told] | None = None) -> str:
    """Return what is said of one reaction: figures by trial, a range where there are several, else the label's word.

    `shown` are the row's own names for it; the label's word leads where it is another. `listed` are the facts' trials,
    where they are made already.
    """
    known = {normal(name) for name in shown}
    named = list(dict.fromkeys(f.term for f in facts if normal(f.term) not in known))
    lead = f"{', '.join(named[:2])}: " if named else ""
    listed = told_trials(facts) if listed is None else listed
    parts = [*_figures(listed), *_words_alone(facts, numbers=bool(listed))]
    return lead + "; ".join(dict.fromkeys(parts))


def _figures(listed: Sequence[Told]) -> list[str]:
    whole = [t for t in listed if t.trial.first.severity is None]
    graded = [t for t in listed if t.trial.first.severity is not None]
    if len(whole) > _MOST_TRIALS:
        return [_range([t.trial for t in whole]), *_leading(whole), *_graded(graded, names=False)]
    return [*(_trial(t) for t in whole), *_graded(graded, names=not whole)]


def _leading(whole: Sequence[Told]) -> list[str]:
    """Return the first trial in full: with a placebo arm and the most people, if any has one."""
    first = whole[0].trial
    return [f"for instance {_trial(whole[0])}"] if first.drug and first.placebo else []


def _range(listed: Sequence[Trial]) -> str:
    """Return `3 to 12% in 5 trials (placebo 1 to 4%)`: of trials that were not run against each other."""
    drug = _span([f for t in listed for f in t.drug])
    beside = _span([f for t in listed for f in t.beside if f.arm_role == "placebo"])
    where = f"in {len(listed)} trials or tables"
    return f"{drug} {where}{f' (placebo {beside})' if beside else ''}" if drug else f"{where}: placebo {beside}"


def _span(facts: Iterable[AdverseReactionFact]) -> str:
    ends = [v for f in facts for v in (f.low, f.value, f.high) if v is not None]
    if not ends:
        return ""
    return f"{number(min(ends))}%" if min(ends) == max(ends) else f"{number(min(ends))} to {number(max(ends))}%"


def _graded(listed: Sequence[Told], *, names: bool) -> list[str]:
    """Return the figures by severity, a range where there are several."""
    by_severity: dict[str, list[Told]] = {}
    for told in listed:
        by_severity.setdefault(told.trial.first.severity or "", []).append(told)
    parts = []
    for severity, group in by_severity.items():
        one = len(group) == 1
        words = (_trial(group[0]) if names else _arms(group[0].trial)) if one else _range([t.trial for t in group])
        parts.append(f"{severity}: {words}")
    return parts


def _trial(told: Told) -> str:
    first = told.trial.first
    people = first.trial_population if (first.trial_population or "").lower() != "patients" else None
    marks = [m for m in (_study_name(first), people, _setting(first)) if m]
    return _arms(told.trial) + (f" ({'; '.join(marks)})" if marks else "") + _derived(told.derived)


def _arms(trial: Trial) -> str:
    """Return the drug arms against the others. Of many doses the lowest and the highest; the cell's value holds all."""
    dosed = [f for f in trial.drug if f.arm_dose]
    shown = dosed or trial.drug  # all doses together say no more than the doses
    several = len(shown) > 1
    apart = len({f.arm_dose for f in shown}) == len(shown)
    if len(shown) > _MOST_ARMS:
        between = f"{len(shown) - 2} more arms{' between' if dosed else ''}"
        ends = [_arm(f, several=True, dosed=apart) for f in (shown[0], shown[-1])]
        listed = [ends[0], between, ends[1]]
    else:
        listed = [_arm(f, several=several, dosed=apart) for f in shown]
    text = ", ".join(dict.fromkeys(listed))
    if trial.beside:
        text += (" against " if text else "") + ", ".join(dict.fromkeys(map(_other, trial.beside)))
    return text


def _study_name(fact: AdverseReactionFact) -> str | None:
    """Return a study's name: of a table's title its number and what tells its parts apart; the fact keeps it whole."""
    study = fact.study
    if study is None:
        return None
    caption = _CAPTION.match(study)
    if caption:
        part = study.rsplit(" | ", 1)[1] if " | " in study else ""
        return f"Table {caption['number']}" + (f", {_short(part)}" if part else "")
    return _short(study)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_STUDY else text[:_LONGEST_STUDY].rsplit(" ", 1)[0] + " …"


def _arm(fact: AdverseReactionFact, *, several: bool, dosed: bool) -> str:
    """Return an arm's rate with its dose; of several arms that no dose tells apart (not `dosed`) with its label."""
    if fact.arm_dose and (dosed or not fact.arm_label):
        return f"{rate_words(fact)} at {fact.arm_dose}"
    label = fact.arm_label or ""
    return rate_words(fact) + (f" ({label[:_LONGEST_ARM]})" if several and label else "")


def _other(fact: AdverseReactionFact) -> str:
    name = "placebo" if fact.arm_role == "placebo" else (fact.arm_label or "the comparison group")[:_LONGEST_ARM]
    return f"{rate_words(fact)} on {name}"


def _derived(found: Sequence[Contrast]) -> str:
    """Return what was computed, marked so: of several arms the one of the highest dose, which stands last."""
    if not found:
        return ""
    last = found[-1]
    at = f" at {last.arm_dose}" if len(found) > 1 and last.arm_dose else ""
    if len(found) > 1 and (not last.arm_dose or len({c.arm_dose for c in found}) < len(found)):
        return ""  # arms that no dose tells apart: the cell's value holds them all
    text = f"{_more(last.difference)} in 100{at} than on placebo"
    if last.low is not None and last.high is not None:
        text += f" (95% interval {_bounds(last.low, last.high)})"
    if last.needed_to_harm is not None:
        text += f"; number needed to harm {last.needed_to_harm} over {last.over}"
    return f" [derived: {text}]"


def _more(points: float) -> str:
    rounded = round(points, 1)
    if rounded == 0:
        return "0 more"
    return f"{number(abs(rounded))} {'more' if rounded > 0 else 'fewer'}"


def _bounds(low: float, high: float) -> str:
    """Return both bounds, with a word each where they differ in sign: `1.2 fewer to 8 more`, `2 to 8 more`."""
    words = [_bound(low), _bound(high)]
    same = round(low, 1) > 0
    return f"{words[0].removesuffix(' more') if same else words[0]} to {words[1]}"


def _bound(points: float) -> str:
    rounded = round(points, 1)
    return "0" if rounded == 0 else f"{number(abs(rounded))} {'more' if rounded > 0 else 'fewer'}"


def _words_alone(facts: Sequence[AdverseReactionFact], *, numbers: bool) -> list[str]:
    """Return frequency words, and figures from after marketing; a bare `reported` only where nothing else is said."""
    later = [f for f in facts if f.setting == "postmarketing"]
    plain = [f for f in facts if not is_figure(f) and f.setting != "postmarketing"]
    words = [rate_words(f) + _where(f) for f in plain if f.op != "reported" or (not numbers and f.count is not None)]
    if not words and not numbers:
        words = ["reported, no number" + _where(f) for f in plain[:1]]
    if later:
        told = [rate_words(f) for f in later if f.op != "reported" or f.count is not None]
        words.append(", ".join(dict.fromkeys([*told[:2], "reported after marketing"])))
    return words


def _where(fact: AdverseReactionFact) -> str:
    return f" ({_setting(fact)})" if fact.setting == "class" else ""


def _setting(fact: AdverseReactionFact) -> str | None:
    return {"postmarketing": "reported after marketing", "class": "reported with the class"}.get(fact.setting)
