"""Whose the percentages of a clause are: each with its own words, or in rows with a list of arms."""

from __future__ import annotations

import re

from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.percents import Percent
from labelwise.extract.adverse_reaction.prose_arm_list import arms_after, arms_before
from labelwise.extract.adverse_reaction.prose_arms import PLACEBO, ProseArm, arm_in, comparator_in
from labelwise.extract.adverse_reaction.prose_finding import DRUG

_ROW = re.compile(r"\s*(?:[,;/]|,?\s*(?:and|or|to|vs\.?|versus|compared (?:to|with)|against)|\s*,\s*and)?\s*", re.I)
_COMPARED = re.compile(r"\b(?:versus|vs\.?|compared (?:to|with)|against)\b|/", re.I)
_LED = re.compile(r"\s*[)\]]?\s*,?\s*(?:of|for|in|with|on|among|when|after|to|at|were|receiv\w+)\b", re.I)
_CLAUSE_END = re.compile(r"[;:]|,\s*(?:while|whereas|but|and)\b|\.\s")
_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)

# Whose a figure is where trials, ages or times are told apart: `in 5% of children and 2% of adults`.
_STRATUM = re.compile(
    r"\s*(?:\(\d+\)|[)\]])?\s*(?:of|in|among|at|during|by|through|after)\s+(?:the\s+|all\s+)?(?:first\s+|second\s+|third\s+)?"
    r"(?:(?:(?:pediatric|adult|adolescent|elderly|geriatric|younger|older|male|female|[A-Z]{2,}(?:/[A-Z]+)*)\s+)+"
    r"(?:patients|subjects|participants)|(?:patients|subjects|participants)\s+(?:with|without|aged?|[≥<>]|\d|under|over"
    r"|younger|older"
    r"|in (?:the )?(?:\w+ ){0,3}?(?:Stud(?:y|ies)|Trials?|studies|trials|analys[ei]s|population|phase|period))"
    r"|men|women|males|females|children|adults|adolescents|infants|Stud(?:y|ies)|Trials?|Weeks?|Months?"
    r"|Year|Cycle|\d+ (?:weeks|months|years|days)|(?:weeks?|months?|years?)\s+\d)\b"
    r"(?![^;]*\b(?:receiv\w+|treated|given|taking|arms?|groups?|assigned|randomi[sz]ed|alone)\b)"
)
_OTHER_ARM = re.compile(
    r"placebo|vehicle|\bcontrols?\b|comparator|\bversus\b|\bvs\b|compared|respectively|\bthan\b|chemotherapy"
    r"|\bcombination\b|\bmonotherapy\b",
    re.I,
)

Paired = list[tuple[Percent, ProseArm]]


def arms_of_values(
    text: str, values: list[Percent], start: int, end: int, names: OwnNames, placebo: bool
) -> Paired | None:
    """Give each of several percentages in `text[start:end]` its arm; None when one of them has none.

    `placebo`: what is compared is said to be placebo, so that the second of a bare pair is placebo's.
    """
    rows = _rows(text, values)
    stops = [start, *(row[-1].end for row in rows)]
    nexts = [*(row[0].start for row in rows[1:]), end]
    before = [text[a : row[0].start] for a, row in zip(stops, rows, strict=False)]
    after = [text[row[-1].end : b] for row, b in zip(rows, nexts, strict=True)]
    singles: list[ProseArm | None] = []
    if all(len(row) == 1 for row in rows):
        singles = _single_arms(text, rows, before, after, names)
        return _complete([row[0] for row in rows], singles)
    found: Paired = []
    for i, row in enumerate(rows):
        arms = [arm_in(_clause(after[i]), names)] if len(row) == 1 else _of_row(text, row, before[i], after[i], names)
        against = arm_in(_clause(after[i]), names) if not arms and len(row) == 2 else None
        if against is not None and against.role != "drug" and _COMPARED.search(text[row[0].end : row[1].start]):
            arms = [DRUG, against]
        if not arms and len(row) == 2 and placebo and _COMPARED.search(text[row[0].end : row[1].start]):
            arms = [DRUG, ProseArm("placebo", "placebo")]
        if len(arms) != len(row):
            return None
        found += [(v, a) for v, a in zip(row, arms, strict=True) if a is not None]
    return found if len(found) == len(values) else None


def _rows(text: str, values: list[Percent]) -> list[list[Percent]]:
    """Percentages that stand next to each other with a comma or `and` between make a row."""
    rows = [[values[0]]]
    for value in values[1:]:
        if _ROW.fullmatch(text[rows[-1][-1].end : value.start]):
            rows[-1].append(value)
        else:
            rows.append([value])
    return rows


def _of_row(text: str, row: list[Percent], before: str, after: str, names: OwnNames) -> list[ProseArm | None]:
    count = len(row)
    said = _RESPECTIVELY.search(after)
    if said or _LED.match(after):
        arms = arms_after(after, count, names)
        if arms:
            return [*arms]
    if said and said.start() < 12:
        return [*arms_before(before, count, names)]
    return []


def _single_arms(
    text: str, rows: list[list[Percent]], before: list[str], after: list[str], names: OwnNames
) -> list[ProseArm | None]:
    """The arm of each percentage that stands alone: the words behind it, or before it where it is in brackets."""
    if len(rows) > 1 and all(_bracketed(text, row[0]) for row in rows):
        arms = [_last_arm(b, names) for b in before]
        if all(a is not None for a in arms):
            return arms
    found = [arm_in(_clause(a), names) for a in after]
    if not all(found) and all(a is None or a.role == "drug" for a in found) and not _OTHER_ARM.search(text):
        strata = [a or (DRUG if _STRATUM.match(_clause(t)) else None) for a, t in zip(found, after, strict=True)]
        if all(strata):
            return strata
    if len(found) > 1 and any(a is not None and a.role == "drug" and a.label for a in found):
        return [a or comparator_in(_clause(t)) for a, t in zip(found, after, strict=True)]
    return found


def _bracketed(text: str, value: Percent) -> bool:
    return text[: value.start].rstrip()[-1:] in ("(", "[") and text[value.end :].lstrip()[:1] in (")", "]", "")


def _last_arm(text: str, names: OwnNames) -> ProseArm | None:
    found = arms_before(text, 1, names)
    return found[0] if found else None


def _complete(values: list[Percent], arms: list[ProseArm | None]) -> Paired | None:
    named = [a for a in arms if a is not None]
    if len(named) < len(arms):
        pair = len(arms) == 2 and len(named) == 1 and arms[1] is not None and arms[1].role == "placebo"
        if not pair:
            return None
    return [(v, a or DRUG) for v, a in zip(values, arms, strict=True)]


def _clause(text: str) -> str:
    """The words that belong to a percentage: up to the next full clause."""
    cut = _CLAUSE_END.search(text)
    return text[: cut.start()] if cut else text


def says_placebo(text: str) -> bool:
    """Whether a text speaks of a placebo arm."""
    return ("lacebo" in text or "ehicle" in text or "PLACEBO" in text) and PLACEBO.search(text) is not None
