"""One sentence to its incidences: which term, how often, in which arm."""

from __future__ import annotations

import re
from functools import lru_cache

from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.percents import percents
from labelwise.extract.adverse_reaction.prose_brackets import from_groups, groups_of, is_one_term
from labelwise.extract.adverse_reaction.prose_finding import Finding, is_plain_phrase
from labelwise.extract.adverse_reaction.prose_terms import is_known
from labelwise.extract.adverse_reaction.prose_verbs import from_verbs
from labelwise.extract.adverse_reaction.severity import grade_of

_EXCLUDED = re.compile(
    r"\bdiscontinu(?:ed|ation|ations|ing|e)\b|\bwithdr(?:ew|awals?|awn)\b(?! (?:symptoms?|syndrome|reactions?"
    r"|bleeding))|\bdrop(?:ped)?[- ]?outs?\b|\bdos(?:e|age|ing)[- ](?:\w+ ){0,2}?(?:reduc|interrupt|modif"
    r"|delay|adjust|held|hold|omission)|\binterrupt(?:ed|ion)|\bdose[- ]reduced\b"
    r"|\b(?:led|leading) to (?!hosp)|\bresult(?:ed|ing) in (?:\w+ ){0,3}(?:discontin|withdraw|interrup"
    r"|hospital)|\bhospitali[sz]ed\b|\bpermanently\b"
    r"|\b(?:response rate|responders?|remission|survival|efficacy|cure rate|virologic (?:failure|response)"
    r"|confidence interval|bioavailab|half-life|protein[- ]bound|excreted)\b"
    r"|\blaborator(?:y|ies) (?:abnormalit|test|value|param|find)|\bupper limit of normal\b|\bULN\b"
    r"|\banti-?\w* antibod|\bantibod(?:y|ies)\b|\bseroconver|\bneutrali[sz]ing\b|\bimmunogenic"
    r"|\bmedian (?:age|duration|time|exposure)\b|\bmean (?:age|duration|change|increase|decrease|time)\b"
    r"|\bwere exposed\b|\bexposed (?:to|for)\b|\bsafety (?:of|was) .{0,60}(?:evaluated|established)|\b(?:shown"
    r"|listed|presented|summarized|described|provided) in tables?\b|\btables? \d+ (?:shows|lists|summari"
    r"|presents|provides|describes|displays|includes|enumerates|below)|\bdeaths?\b(?! (?:in|of)\b.*%)"
    r"|\brelapse|\bat baseline\b|\bfollow-up\)|\bresolved\b|\brecovered\b|\brecurren"
    r"|\brange[ds]?:? \d+ to \d+ (?:years|months)|\bof (?:these"
    r"|those(?! (?:receiv|treat|given|taking|on|who receiv|in the))"
    r"|whom|the \d+|patients with)\b"
    r"|\bamong (?:patients|subjects) (?:with|who (?:had|experienced))\b|\bthree times\b"
    r"|\btwice\b.{0,30}\bplacebo\b.{0,20}\bincidence\b.*\bno\b",
    re.I,
)


_PREVENTS = re.compile(r"\breduc(?:ed|es|tions? in|ing) (?:the )?(?:incidence|risk|rates?|frequency)\b", re.I)
_PEOPLE = re.compile(
    r"\b(?:were|was)\s+(?:\w+\s+)?(?:female|male|white|black|asian|hispanic|caucasian|latino|women|men|aged|age"
    r"|\d+ years|≥|younger|older|predominantly)\b|\b(?:female|male|White|Black|Asian|Hispanic"
    r"|Caucasian)s?\b\s*[;,(]|\byears of age\b.*\bfemale\b|\d\s*%\s+(?:were\s+)?(?:fe)?male",
    re.I,
)


_NO_HARM = re.compile(r"\b(?:no|not|none)\b[^.;]{0,40}\b(?:reported|observed|occurred|adverse)\b", re.I)


_SERIOUS = re.compile(
    r"\b(?P<word>serious|fatal|severe)\s+(?:\w+\s+)?(?:adverse (?:reactions?|events?)|reactions|side effects)\b", re.I
)


_GRADED = re.compile(r"\b(?:≥\s*)?grades?\s*[≥>]?\s*[1-5]", re.I)


_NOT_ONE_TERM = re.compile(r"[\[\]•:]|\badverse\b", re.I)


def read_sentence(text: str, names: OwnNames, placebo_before: bool = False) -> list[Finding]:
    """Return the incidences of a sentence. `placebo_before`: the paragraph speaks of a comparison with placebo."""
    values = list(percents(text))
    if not values or is_excluded(text):
        return []
    groups, values = groups_of(text, values)
    inside = {v.start for g in groups for v in g.values}
    severity = _severity(text)
    found: list[Finding] = []
    if groups:
        found += from_groups(text, groups, names, placebo_before)
    loose = [v for v in values if v.start not in inside]
    if loose:
        found += from_verbs(text, loose, groups, names)
    if severity:
        found = [f._replace(severity=severity) for f in found]
    return _trusted(found)


def _trusted(found: list[Finding]) -> list[Finding]:
    """Leave out terms that the vocabulary does not know, unless they are short and stand beside one that it knows."""
    found = [f for f in found if not _NOT_ONE_TERM.search(f.term.text)]
    known = any(is_known(f.term.text) for f in found)
    return [
        f
        for f in found
        if is_known(f.term.text)
        or is_plain_phrase(f.term.text)
        or is_one_term(f.term.text)
        or (known and len(f.term.text.split()) <= 5 and f.term.text[0].isalpha())
    ]


@lru_cache(maxsize=16)
def is_excluded(text: str) -> bool:
    """Whether a sentence's percentages are of something else: treatment stopped, who was in the trial.

    Responses, tests.
    """
    return bool(_EXCLUDED.search(text) or _PREVENTS.search(text) or _PEOPLE.search(text) or _NO_HARM.search(text))


def _severity(text: str) -> str:
    serious = _SERIOUS.search(text)
    if serious:
        return serious["word"].lower()
    graded = _GRADED.search(text)
    if graded and re.search(r"adverse|reactions|events|toxicit", text[graded.start() : graded.end() + 40], re.I):
        severity = grade_of(text[max(0, graded.start() - 2) : graded.end() + 14])
        return severity[0] if severity else ""
    return ""
