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

# What a percentage is of when it is no share with a reaction; each is looked for only where its stem stands.
_EXCLUDED = tuple(
    (stems, re.compile(pattern, re.I))
    for stems, pattern in (
        (("discontinu",), r"\bdiscontinu(?:ed|ation|ations|ing|e)\b"),
        (("withdr",), r"\bwithdr(?:ew|awals?|awn)\b(?! (?:symptoms?|syndrome|reactions?|bleeding))"),
        (("drop",), r"\bdrop(?:ped)?[- ]?outs?\b"),
        (
            ("dos",),
            r"\bdos(?:e|age|ing)[- ](?:\w+ ){0,2}?(?:reduc|interrupt|modif|delay|adjust|held|hold|omission)"
            r"|\bdose[- ]reduced\b",
        ),
        (("interrupt",), r"\binterrupt(?:ed|ion)"),
        (("led to", "leading to"), r"\b(?:led|leading) to (?!hosp)"),
        (
            ("resulted in", "resulting in"),
            r"\bresult(?:ed|ing) in (?:\w+ ){0,3}(?:discontin|withdraw|interrup|hospital)",
        ),
        (("hospitali",), r"\bhospitali[sz]ed\b"),
        (("permanently",), r"\bpermanently\b"),
        (("respon",), r"\b(?:response rate|responders?)\b"),
        (
            ("remission", "survival", "efficacy", "cure rate", "confidence", "half-life", "excreted"),
            r"\b(?:remission|survival|efficacy|cure rate|confidence interval|half-life|excreted)\b",
        ),
        (("virologic",), r"\bvirologic (?:failure|response)\b"),
        (("bioavailab", "protein"), r"\b(?:bioavailab|protein[- ]bound)\b"),
        (("laborator",), r"\blaborator(?:y|ies) (?:abnormalit|test|value|param|find)"),
        (("upper limit", "uln"), r"\bupper limit of normal\b|\bULN\b"),
        (("antibod",), r"\banti-?\w* antibod|\bantibod(?:y|ies)\b"),
        (("seroconver", "neutrali", "immunogenic"), r"\bseroconver|\bneutrali[sz]ing\b|\bimmunogenic"),
        (("median",), r"\bmedian (?:age|duration|time|exposure)\b"),
        (("mean",), r"\bmean (?:age|duration|change|increase|decrease|time)\b"),
        (("exposed",), r"\bwere exposed\b|\bexposed (?:to|for)\b"),
        (("safety",), r"\bsafety (?:of|was) .{0,60}(?:evaluated|established)"),
        (
            ("table",),
            r"\b(?:shown|listed|presented|summarized|described|provided) in tables?\b|\btables? \d+ (?:shows|lists"
            r"|summari|presents|provides|describes|displays|includes|enumerates|below)",
        ),
        (("death",), r"\bdeaths?\b(?! (?:in|of)\b.*%)"),
        (
            ("relapse", "at baseline", "follow-up)", "resolved", "recovered", "recurren"),
            r"\brelapse|\bat baseline\b|\bfollow-up\)|\bresolved\b|\brecovered\b|\brecurren",
        ),
        (("range",), r"\brange[ds]?:? \d+ to \d+ (?:years|months)"),
        (
            ("of the", "of those", "of whom", "of patients with"),
            r"\bof (?:these|those(?! (?:receiv|treat|given|taking|on|who receiv|in the))|whom|the \d+"
            r"|patients with)\b",
        ),
        (("among",), r"\bamong (?:patients|subjects) (?:with|who (?:had|experienced))\b"),
        (("three times",), r"\bthree times\b"),
        (("twice",), r"\btwice\b.{0,30}\bplacebo\b.{0,20}\bincidence\b.*\bno\b"),
        # Who was in the trial.
        (
            ("male", "white", "black", "asian", "hispanic", "caucasian"),
            r"\b(?:were|was)\s+(?:\w+\s+)?(?:female|male|white|black|asian|hispanic|caucasian)\b"
            r"|\b(?:female|male|White|Black|Asian|Hispanic|Caucasian)s?\b\s*[;,(]|\byears of age\b.*\bfemale\b"
            r"|\d\s*%\s+(?:were\s+)?(?:fe)?male",
        ),
        (
            ("latino", "men", "age", "year", "≥", "younger", "older", "predominantly"),
            r"\b(?:were|was)\s+(?:\w+\s+)?(?:latino|women|men|aged|age|\d+ years|≥|younger|older|predominantly)\b",
        ),
        # Reactions prevented, and none seen.
        (("reduc",), r"\breduc(?:ed|es|tions? in|ing) (?:the )?(?:incidence|risk|rates?|frequency)\b"),
        (
            ("no",),
            r"\b(?:no|not|none)\b[^.;]{0,40}\b(?:reported|observed|occurred|adverse)\b",
        ),
    )
)


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
    lowered = text.lower()
    for stems, pattern in _EXCLUDED:
        for stem in stems:
            if stem in lowered:
                if pattern.search(text):
                    return True
                break
    return False


def _severity(text: str) -> str:
    serious = _SERIOUS.search(text)
    if serious:
        return serious["word"].lower()
    graded = _GRADED.search(text)
    if graded and re.search(r"adverse|reactions|events|toxicit", text[graded.start() : graded.end() + 40], re.I):
        severity = grade_of(text[max(0, graded.start() - 2) : graded.end() + 14])
        return severity[0] if severity else ""
    return ""
