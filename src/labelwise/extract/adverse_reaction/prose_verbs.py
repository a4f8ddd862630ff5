"""Percentages outside brackets: `nausea occurred in 5% of patients`, `5% of patients reported nausea`."""

from __future__ import annotations

import re
from itertools import pairwise

from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.percents import Percent
from labelwise.extract.adverse_reaction.prose_arms import ProseArm, arm_in
from labelwise.extract.adverse_reaction.prose_finding import (
    CLAUSE_START,
    RESPECTIVELY,
    VERB,
    Finding,
    Group,
    arm_of_sentence,
    listed_term,
)
from labelwise.extract.adverse_reaction.prose_terms import Term

_PATIENTS_DID = re.compile(
    r"^\s*(?:\(\s*[^()]{0,30}\)\s*)?(?:of\s+)?(?:the\s+|all\s+|adult\s+|pediatric\s+|those\s+"
    r")*(?:[\w™®-]+[- ]treated\s+)?(?:patients?|subjects?|participants|women|men|children|infants|individuals"
    r"|cases|those|adults|adolescents|volunteers)?\b(?P<arm>[^.;:%]{0,120}?)\b(?:reported|experienced"
    r"|experiencing|developed|had|complained of|reporting|exhibited|showed|suffered(?: from)?)\s+(?P<rest>.+)",
    re.I,
)


_OF_TERM = re.compile(
    r"\b(?:incidences?|frequency|frequencies|rates?|occurrence|prevalence)\s+of\s+(?P<term>.+?)\s+(?:was|were|is"
    r"|are|in|among|has been|occurred|ranged|for|with)\b",
    re.I,
)


def from_verbs(text: str, loose: list[Percent], groups: list[Group], names: OwnNames) -> list[Finding]:
    """Percentages outside brackets: `nausea occurred in 5% of patients`, `5% of patients reported nausea`."""
    first = loose[0]
    term_found = _subject(text, first) or _object(text, first)
    if not term_found:
        return []
    terms, after = term_found
    limit = after if after is not None else len(text)
    values = [v for v in loose if v.start < limit]
    if any(
        re.search(r"\b(?:and|but|while|whereas)\b[^%]*\b(?:was|were|occurred|reported)\b", text[a.end : b.start])
        for a, b in pairwise(values)
    ):
        values = values[:1]
    extra = [
        v for g in groups for v in g.values if len(loose) == 1 and 0 <= g.start - loose[0].end < 60 and g.start < limit
    ]
    stops = sorted([*values, *extra])
    arms: list[ProseArm | None] = []
    for i, value in enumerate(stops):
        end = stops[i + 1].start if i + 1 < len(stops) else len(text)
        arms.append(arm_in(_clause(text[value.end : end]), names))
    lead = arm_in(text[: first.start], names) if len(stops) == 1 else None
    if len(stops) == 1:
        arm = arms[0] or (lead if lead and lead.role != "placebo" else None) or arm_of_sentence(text, names)
        return [Finding(t, stops[0], arm) for t in terms]
    named = [a for a in arms if a is not None]
    if len(named) == len(stops):
        return [Finding(t, v, a) for t in terms for v, a in zip(stops, arms, strict=True) if a is not None]
    if len(stops) == 2 and len(named) == 1 and arms[1] is not None and arms[1].role == "placebo":
        said = RESPECTIVELY.search(text, stops[0].start)
        if said is None:
            return [Finding(t, v, a or ProseArm("drug", None)) for t in terms for v, a in zip(stops, arms, strict=True)]
    said = RESPECTIVELY.search(text, stops[-1].end)
    if said:
        arms = [arm_in(p, names) for p in re.split(r",\s*(?:and\s+)?|\s+and\s+", said["list"]) if p.strip()]
        if (
            len(arms) == len(stops)
            and all(a is not None for a in arms)
            and len({(a.role, a.dose, a.label) for a in arms if a}) == len(arms)
        ):
            return [Finding(t, v, a) for t in terms for v, a in zip(stops, arms, strict=True) if a is not None]
    return []


def _clause(text: str) -> str:
    """The words that belong to a percentage: up to the next full clause."""
    cut = re.search(r"[;:]|,\s*(?:while|whereas|but|and)\b|\.\s", text)
    return text[: cut.start()] if cut else text


def _subject(text: str, value: Percent) -> tuple[list[Term], int | None] | None:
    """The terms before the verb or in `the incidence of X was`; None when the subject is none."""
    head = text[: value.start]
    of = _OF_TERM.search(text)
    if of and of.end() <= value.start + 24 and of.end("term") <= value.start:
        terms = listed_term(of["term"], of.start("term"))
        return (terms, None) if terms else None
    verbs = list(VERB.finditer(text[: value.end + 2]))
    verb = next((v for v in reversed(verbs) if v.start() < value.start and value.start - v.end() < 90), None)
    if verb is None or re.search(
        r"\b(?:patients?|subjects?|participants|women|men|\)|%)\s*(?:who\s)?$", head[: verb.start()], re.I
    ):
        return None
    between = text[verb.end() : value.start]
    if re.search(r"[:;]|\b(?:was|were|reported|which|who)\b", between):
        return None
    subject = head[: verb.start()]
    cut = 0
    for joint in CLAUSE_START.finditer(subject):
        cut = joint.end()
    terms = listed_term(subject[cut:], cut)
    return (terms, None) if terms else None


def _object(text: str, value: Percent) -> tuple[list[Term], int | None] | None:
    """The term after `5% of patients reported`; None when nothing is reported."""
    tail = text[value.end :]
    did = _PATIENTS_DID.match(tail)
    if not did:
        return None
    rest = did["rest"]
    cut = re.search(
        r"[;:.]|\b(?:compared|versus|vs|while|whereas|during|when|after|in|with|on|at|which|that|as|within|and \d"
        r"|\(|than|following)\b|\d",
        rest,
    )
    term = rest[: cut.start()] if cut else rest
    terms = listed_term(term, value.end + did.start("rest"))
    return (terms, None) if terms else None
