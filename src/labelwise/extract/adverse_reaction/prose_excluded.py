"""What a percentage is of when it is no share of patients with a reaction: treatment stopped, who was in the trial."""

from __future__ import annotations

import re
from functools import lru_cache

from labelwise.extract.adverse_reaction.percents import percents

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
        (("ejection", "lvef"), r"\b(?:ejection fraction|LVEF)\W{0,3}(?:[<>≤≥]|(?:of|to|below)\b)"),
        (("died",), r"\bdied\b"),
        (("death",), r"(?<!sudden )(?<!cardiac )(?<!fetal )(?<!cell )\bdeaths?\b(?! (?:in|of)\b.*%)"),
        (
            ("relapse", "at baseline", "resolved", "recovered", "recurren"),
            r"\brelapse|(?:^\W*|\bhad\b[^,%]*)\bat baseline\b|%[^,;]*\bat baseline\b|\bresolved\b|\brecovered\b"
            r"|\brecurrence (?:rate|of)|\brecurred",
        ),
        (("range",), r"\brange[ds]?:? \d+ to \d+ (?:years|months)"),
        (
            ("of the", "of those", "of whom", "of patients with", " events", " reports"),
            r"\bof (?:these|those(?! (?:receiv|treat|given|taking|on|who receiv|in the))|whom)\b|^\W*of (?:the \d"
            r"|patients with|\d+ (?:events|reports))"
            r"|\bof (?:the )?\d*\s*(?:patients|subjects) (?:with|who (?:had|experienced|developed"
            r"|reported))\b(?!.{0,60}\b(?:treated|receiv|taking|on)\b)",
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
            r"\b(?:no|not(?! (?:previously|included|listed|described|already|mentioned|shown|in table))"
            r"|none)\b[^.;]{0,40}\b(?:reported|observed|occurred|adverse)\b",
        ),
    )
)


# Where a sentence goes on to tell of something else.
_TURN = re.compile(
    r";|\.\s|,\s*(?:which|with|but|while|whereas|of (?:which|whom|these|those)|leading|resulting|requiring|and)\s"
    r"|\s(?:and (?=(?:led|resulted|required|was|were|discontinu\w+|withdr\w+|resolved|recovered)\b)|of (?:which|whom"
    r"|these)\s)"
)
_ASIDE = re.compile(r"\((?![^()]*(?:discontinu|withdr))[^()%]*\)")


@lru_cache(maxsize=64)
def without_excluded(text: str) -> str:
    """Return a sentence up to where it turns to percentages of something else; empty where it is all about them."""
    for _ in range(3):
        at = _excluded_at(text)
        if at is None:
            return text
        turn = max((m.start() for m in _TURN.finditer(text, 0, at + 1)), default=0)
        text = text[:turn]
        if not percents(text):
            return ""
    return ""


def is_excluded(text: str) -> bool:
    """Whether a text speaks of something else than how often reactions came up."""
    return _excluded_at(text) is not None


@lru_cache(maxsize=64)
def _excluded_at(text: str) -> int | None:
    """Where a text first speaks of something else, None when it does not; what stands in brackets does not count."""
    text = _ASIDE.sub(lambda m: " " * len(m.group()), text) if "(" in text else text
    lowered = text.lower()
    first: int | None = None
    for stems, pattern in _EXCLUDED:
        if any(stem in lowered for stem in stems):
            found = pattern.search(text)
            if found and (first is None or found.start() < first):
                first = found.start()
    return first
