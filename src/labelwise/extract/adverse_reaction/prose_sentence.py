"""One sentence to its incidences: which term, how often, in which arm."""

from __future__ import annotations

import re

from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.percents import Percent, percents
from labelwise.extract.adverse_reaction.prose_brackets import from_groups, groups_of, is_one_term
from labelwise.extract.adverse_reaction.prose_excluded import without_excluded
from labelwise.extract.adverse_reaction.prose_finding import Finding, is_plain_phrase
from labelwise.extract.adverse_reaction.prose_runs import from_figures_for, from_list_in_order, from_pairs, from_runs
from labelwise.extract.adverse_reaction.prose_terms import Term, is_known
from labelwise.extract.adverse_reaction.prose_totals import is_total
from labelwise.extract.adverse_reaction.prose_verbs import from_verbs
from labelwise.extract.adverse_reaction.severity import grade_of

_SERIOUS = re.compile(
    r"\b(?:(?P<word>serious|fatal|severe)\s+(?:\w+\s+)?(?:adverse (?:reactions?|events?)|reactions|side effects)"
    r"|(?P<sae>SAEs?))\b",
    re.I,
)


_SEVERE_STEMS = ("erious", "evere", "atal", "SAE", "SERIOUS", "SEVERE", "FATAL")
_GRADED = re.compile(r"(?<!ncluding )\b(?:≥\s*)?grades?\s*[≥>]?\s*[1-5]", re.I)


_LED = re.compile(r"(?:with|in|of|by|for|to|and|or|than|from|on|at)\b", re.I)
_GRADE_AHEAD = re.compile(r"(?:[≥>]\s*)?\bgrades?\s*[≥>]?\s*[1-5](?:\s*(?:[-–/]|or|and|to)\s*[1-5])?\s*$", re.I)
_NOT_ONE_TERM = re.compile(r"[\[\]•:%]|\badverse\b", re.I)


def read_sentence(text: str, names: OwnNames, placebo_before: bool = False) -> list[Finding]:
    """Return the incidences of a sentence. `placebo_before`: the paragraph speaks of a comparison with placebo."""
    if not percents(text):
        return []
    text = without_excluded(text)
    values = [v for v in percents(text) if not text.endswith("not exceed ", 0, v.start)]
    if not values:
        return []
    values = [v for i, v in enumerate(values) if not (i and _is_said_twice(text, values[i - 1], v))]
    groups, values = groups_of(text, values)
    inside = {v.start for g in groups for v in g.values}
    found, left = from_groups(text, groups, names, placebo_before)
    loose = sorted([*left, *(v for v in values if v.start not in inside)])
    if loose:
        found += from_verbs(text, loose, names, placebo_before) or ([] if found else _listed(text, loose))
    # What is serious is said before the reactions are named.
    ahead = min((f.term.start for f in found if not is_total(f.term.text)), default=0)
    severity = severity_of_text(text[statement_start(text, ahead) : ahead])
    if severity:
        found = [f if f.severity or is_total(f.term.text) else f._replace(severity=severity) for f in found]
    return [_graded(text, f) for f in _trusted(text, found)]


def _is_said_twice(text: str, one: Percent, other: Percent) -> bool:
    """Whether a figure in brackets is the one in words before it: `three percent (3%)`."""
    return one.value is not None and one.value == other.value and text[one.end : other.start] == " ("


def _graded(text: str, found: Finding) -> Finding:
    """Give a finding the grade that stands right before its term: `Grade 3-4 rash occurred in 5%`."""
    ahead = _GRADE_AHEAD.search(text[max(0, found.term.start - 18) : found.term.start])
    graded = grade_of(ahead.group().replace("–", "-")) if ahead and not found.severity else None
    return found._replace(severity=graded[0]) if graded else found


def _listed(text: str, values: list[Percent]) -> list[Finding]:
    if len(values) > 2 and values[0].op != "=" and all(v.op == "=" for v in values[1:]):
        values = values[1:]  # "in at least 1% of patients were rash 5%, cough 3%"
    return (
        from_runs(text, values)
        or from_figures_for(text, values)
        or from_pairs(text, values)
        or from_list_in_order(text, values)
    )


# "ALT elevations (≥3 times the upper limit of normal)": a value of the laboratory.
_MULTIPLE = re.compile(r"\s*[(\[][^()]*(?:\bULN\b|upper limit)", re.I)
_AMOUNT = re.compile(r"\s*[(\[][^()]*\d\s*(?:mg/dL|mmol/L|mEq/L|g/dL)", re.I)
_CHANGE = re.compile(r"elevat|increase|decrease|rise\b|reduc", re.I)


def _is_measured(text: str, term: Term) -> bool:
    """Whether a limit of a laboratory value stands behind a term."""
    if text[term.end : term.end + 2].lstrip()[:1] not in ("(", "["):
        return False
    amount = _CHANGE.search(term.text) is not None and _AMOUNT.match(text, term.end) is not None
    return amount or _MULTIPLE.match(text, term.end) is not None


def _trusted(text: str, found: list[Finding]) -> list[Finding]:
    """Leave out terms that the vocabulary does not know, unless they are short and stand beside one that it knows."""
    totals = [f for f in found if is_total(f.term.text)]
    found = [f for f in found if not _is_measured(text, f.term)]
    found = [
        f for f in found if f not in totals and not _NOT_ONE_TERM.search(f.term.text) and not _LED.match(f.term.text)
    ]
    known = any(is_known(f.term.text) for f in found)
    return totals + [
        f
        for f in found
        if is_known(f.term.text)
        or is_plain_phrase(f.term.text)
        or is_one_term(f.term.text)
        or (
            known
            and len(f.term.text.split()) <= 5
            and f.term.text[0].isalpha()
            and not _DRUG_NAME.fullmatch(f.term.text)
        )
    ]


_DRUG_NAME = re.compile(
    r"(?:[\w-]+ )?\w+(?:mab|nib|pril|sartan|statin|cillin|mycin|azole|olol|dipine|tidine|platin|taxel|virine?|vir|tecan"
    r"|rubicin|citabine|trexate|gliptin|flozin|prazole|formin|parin|xaban|lukast|triptan|setron|semide|thiazide)",
    re.I,
)
_POINTER = re.compile(r"\]\W*(?=[A-Z])")


def statement_start(text: str, at: int) -> int:
    """Where the statement around a place begins: behind the last pointer to another section."""
    return max((m.end() for m in _POINTER.finditer(text, 0, at)), default=0)


def severity_of_text(text: str) -> str:
    """Return the severity that a sentence gives to all its reactions; empty when it gives none."""
    serious = _SERIOUS.search(text) if any(stem in text for stem in _SEVERE_STEMS) else None
    if serious:
        return "serious" if serious["sae"] else serious["word"].lower()
    graded = _GRADED.search(text) if "rade" in text or "RADE" in text else None
    if graded and re.search(
        r"adverse|reactions|events|toxicit", text[max(0, graded.start() - 30) : graded.end() + 40], re.I
    ):
        severity = grade_of(text.replace("–", "-")[max(0, graded.start() - 2) : graded.end() + 14])
        return severity[0] if severity else ""
    return ""
