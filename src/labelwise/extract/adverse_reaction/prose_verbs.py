"""Percentages outside brackets: `nausea occurred in 5% of patients`, `5% of patients reported nausea`."""

from __future__ import annotations

import re
from typing import NamedTuple

from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.percents import Percent
from labelwise.extract.adverse_reaction.prose_arm_list import arms_before
from labelwise.extract.adverse_reaction.prose_arms import ProseArm, arm_in
from labelwise.extract.adverse_reaction.prose_finding import CLAUSE_START, DRUG, VERB, Finding, arm_of_sentence
from labelwise.extract.adverse_reaction.prose_subject import subject_terms
from labelwise.extract.adverse_reaction.prose_terms import Term, is_known, terms_of
from labelwise.extract.adverse_reaction.prose_totals import counts_all, is_total
from labelwise.extract.adverse_reaction.prose_values import arms_of_values, says_placebo

_PEOPLE = (
    r"(?:patients?|subjects?|participants|women|men|children|infants|individuals|cases|those|adults|adolescents"
    r"|volunteers|recipients|males|females|people|persons|vaccinees)"
)
_PATIENTS_DID = re.compile(
    r"^\s*(?:\(\s*[^()]{0,60}\)\s*)?(?:of\s+)?(?:the\s+|all\s+|adult\s+|pediatric\s+|those\s+|elderly\s+|geriatric\s+"
    rf")*(?:[\w™®-]+[- ]treated\s+)?{_PEOPLE}?\b(?P<arm>(?:\([^()]*\)|[^.;:%()])"
    r"{0,140}?)\b(?:reported|experienced|experiencing"
    r"|developed|had|complained of|reporting|exhibited|showed|suffered(?: from)?|reported having)\s+(?P<rest>.+)",
    re.I,
)
_OF_TERM = re.compile(
    r"\b(?:(?:incidences?|frequency|frequencies|rates?|occurrence|prevalence)\s+of"
    rf"|(?:proportion|percentage|number)s? of (?:[\w-]+ ){{0,3}}?{_PEOPLE}\b[^.,;%]{{0,60}}? (?:with"
    rf"|who (?:experienced|developed"
    r"|reported|had)|experiencing|reporting|developing))"
    r"\s+(?P<term>.+?)\s+(?:was|were|is|are|in|among|has been|occurred|ranged|for|with)\b",
    re.I,
)
_NEW_CLAUSE = re.compile(
    r";\s*(?:and\s+)?|,\s+with\s+(?=(?:[\w/-]+\s+){1,6}(?:occurring|reported|experiencing)\b)|,?\s+(?:while|whereas|but)\s+"
    r"|,?\s+and\s+(?=(?:the\s+)?(?:incidences?|rates?|frequency)\s+of\b"
    r"|(?!(?:was|were|occurred)\b)[^,;:%()\d]{3,60}?\s(?:was|were|occurred|developed)\b)"
    r"|\.\s+(?=[A-Z])"
)
_SUB_GROUP = re.compile(r",\s*(?:including|of (?:which|whom|these))\b", re.I)
# A term can stand as a title before its figures: `Myalgia: 3% and 4% for placebo and X, respectively`.
_TITLE = re.compile(r"(?:^|[.:;•]\s*)(?P<term>[A-Za-z][\w /-]{2,50}?)\s?:\s*(?=[\d<>≤≥]*$|[\d<>≤≥])")
_IN_BOTH = re.compile(
    r"\s*(?:of patients |of subjects )?(?:in|of|for) both\b[^,.;%]{0,60}\b"
    r"(?:and (?:placebo|vehicle)|(?:placebo|vehicle)-? and)\b",
    re.I,
)
_EXAMPLES_FIRST = re.compile(r",\s*(?:including|such as|like)\b", re.I)
_NO_SUBJECT = 12  # characters: more before a clause's verb are a subject of its own
_REACH = 260  # characters from a verb to its percentage
_NOT_BETWEEN = re.compile(r"[:;]|\b(?:was|were|reported|which|who(?! (?:received|were|took|had received|are|was)\b))\b")
_PEOPLE_END = re.compile(
    r"\b(?:patients?|subjects?|participants|women|men|those)(?:\s*\([^()]*\))?\s*(?:who\s)?$|%\s*\)?\s*$", re.I
)
_OBJECT_END = re.compile(
    r"[;:.]|\b(?:compared|versus|vs|while|whereas|during|when|after|in|with|on|at|which|that|as|within|and \d"
    r"|\(|than|following)\b|\d|\(",
    re.I,
)


_AT_LEAST_ONE = re.compile(
    r"(?:at least (?:one|1)\s+|≥\s?1\s+|an?\s+)?"
    r"(?:grades?\s+[≥>]?\s?\d(?:\s?(?:-|–|or|to)\s?(?:\d|higher|greater))?\s+)?",
    re.I,
)


class Clause(NamedTuple):
    """`text[start:end]` of a sentence: its terms, and where the percentages of the terms begin."""

    start: int
    end: int
    terms: list[Term]
    values_from: int


def from_verbs(text: str, loose: list[Percent], names: OwnNames, placebo_before: bool) -> list[Finding]:
    """Return the incidences of a sentence clause by clause.

    A clause without a term of its own goes on about the last one when it names another arm.
    """
    found: list[Finding] = []
    terms: list[Term] = []
    placebo = placebo_before or says_placebo(text)
    for start, end in _clauses(text, loose):
        values = [v for v in loose if start <= v.start < end]
        if not values:
            terms = []
            continue
        clause = _read_clause(text, start, end, values)
        if clause is None:
            own = VERB.search(text, start, values[0].start)
            if not terms or arm_in(text[start:end], names) is None or (own and own.start() - start > _NO_SUBJECT):
                terms = []
                continue
            clause = Clause(start, end, terms, start)
        terms = clause.terms
        found += _findings(text, clause, values, names, placebo, len(values) == len(loose))
    return [f for f in found if not is_total(f.term.text) or counts_all(text, f)]


def _clauses(text: str, loose: list[Percent]) -> list[tuple[int, int]]:
    """Cut a sentence where a new statement begins; a cut needs a percentage on both its sides."""
    cuts = [m.span() for m in _NEW_CLAUSE.finditer(text)] if len(loose) > 1 else []
    found: list[tuple[int, int]] = []
    at = 0
    for cut, then in cuts:
        if any(at <= v.start < cut for v in loose) and any(v.start >= then for v in loose):
            found.append((at, cut))
            at = then
    return [*found, (at, len(text))]


def _read_clause(text: str, start: int, end: int, values: list[Percent]) -> Clause | None:
    value = values[0]
    titled = _TITLE.search(text, start, value.start)
    if titled is not None and titled.end() == value.start and is_known(titled["term"]):
        return Clause(start, end, [Term(titled["term"], titled.start("term"), titled.end("term"))], value.start)
    of = _OF_TERM.search(text, start, end)
    if of and of.end("term") <= value.start:
        terms = subject_terms(of["term"], of.start("term"))
        return Clause(start, end, terms, of.end("term")) if terms else None
    verbs = [
        v for v in VERB.finditer(text, start, min(end, value.end + 2)) if v.start() < value.start < v.end() + _REACH
    ]
    if verbs:
        verb = verbs[-1]
        subject = text[start : verb.start()]
        if (
            not subject.rstrip().endswith("(")
            and not _PEOPLE_END.search(subject)
            and not _NOT_BETWEEN.search(text[verb.end() : value.start])
        ):
            cut = max((m.end() for m in CLAUSE_START.finditer(subject)), default=0)
            rough = text[value.start : value.start + 1].isalpha()  # "about 5%"
            listed = "," in subject[cut:] or " and " in subject[cut:]
            shared = _sharing(subject[cut:], start + cut, values, rough) if listed else []
            terms = shared or subject_terms(subject[cut:], start + cut)
            return Clause(start, end, terms, verb.end()) if terms else None
    for value in (values[0], values[-1]):
        terms = _object(text[:end], value)
        if terms:
            return Clause(start, end, terms, start)
    return None


def _sharing(text: str, start: int, values: list[Percent], rough: bool) -> list[Term]:
    """A list of reactions that shares one band or limit: `Rash, cough and fever were reported in 1% to 10%`."""
    exact = values[0].op == "=" and not rough
    if len(values) > 1 or exact or _EXAMPLES_FIRST.search(text) or ("," not in text and is_known(text.strip())):
        return []
    terms = terms_of(text, start)
    return terms if len(terms) > 1 and sum(is_known(t.text) for t in terms) >= 0.7 * len(terms) else []


def _object(text: str, value: Percent) -> list[Term]:
    """The term after `5% of patients reported`; empty when nothing is reported."""
    did = _PATIENTS_DID.match(text[value.end :])
    if not did:
        return []
    at_least = _AT_LEAST_ONE.match(did["rest"])
    cut = _OBJECT_END.search(did["rest"], at_least.end() if at_least else 0)
    term = did["rest"][: cut.start()] if cut else did["rest"]
    return subject_terms(term, value.end + did.start("rest"))


def _findings(
    text: str, clause: Clause, values: list[Percent], names: OwnNames, placebo: bool, alone: bool
) -> list[Finding]:
    aside = _SUB_GROUP.search(text, values[0].end, clause.end)
    if aside is not None:
        values = [v for v in values if v.start < aside.start()]
    if len(values) > 1:
        pairs = arms_of_values(text, values, clause.values_from, clause.end, names, placebo)
        return [Finding(t, v, a) for t in clause.terms for v, a in pairs or []]
    value = values[0]
    if _IN_BOTH.match(text, value.end):
        return [Finding(t, value, a) for t in clause.terms for a in (DRUG, ProseArm("placebo", "placebo"))]
    arm = arm_in(_until_next(text[value.end : clause.end]), names)
    if arm is None and alone:
        ahead = text[clause.start : value.start]
        lead = next(iter(arms_before(ahead, 1, names)), None) if " than " in ahead else arm_in(ahead, names)
        arm = (lead if lead and lead.role != "placebo" else None) or arm_of_sentence(text, names)
    elif arm is None:
        arm = arm_of_sentence(text[clause.start : clause.end], names)
    if value.op in (">", ">=") and arm.role == "placebo":
        arm = DRUG  # "in at least 5% and twice as often as with placebo"
    return [Finding(t, value, arm) for t in clause.terms]


def _until_next(text: str) -> str:
    cut = re.search(r"[;:]|,\s*(?:while|whereas|but|and)\b|\band (?:was|were|occurred)\b|\.\s", text)
    return text[: cut.start()] if cut else text
