"""What a percentage is of when it is no share of patients with a reaction: treatment stopped, who was in the trial."""

from __future__ import annotations

import re
from functools import lru_cache

from labelwise.extract.adverse_reaction.percents import percents

# What a percentage is of when it is no share with a reaction, in lower case; each begins at a word with a plain letter.
_ABOUT = (
    r"discontinu(?:ed|ation|ations|ing|e)\b",
    r"withdr(?:ew|awals?|awn)\b(?! (?:symptoms?|syndrome|reactions?|bleeding))",
    r"drop(?:ped)?[- ]?outs?\b",
    r"dos(?:e|age|ing)[- ](?:\w+ ){0,2}?(?:reduc|interrupt|modif|delay|adjust|held|hold|omission)",
    r"dose[- ]reduced\b",
    r"modifications? (?:of|in|to) [^,;%]{0,40}\bdos(?:e|age|ing)\b",
    r"interrupt(?:ed|ion)",
    r"le(?:d|ading) to (?!hosp)",
    r"result(?:ed|ing) in (?:\w+ ){0,3}(?:discontin|withdraw|interrup|hospital)",
    r"hospitali[sz](?:ed|ations?)\b",
    r"permanently\b",
    r"respon(?:se rate|ders?)\b",
    r"remission\b",
    r"survival\b",
    r"efficacy\b",
    r"cure rate\b",
    r"confidence interval\b",
    r"half-life\b",
    r"excreted\b",
    r"virologic (?:failure|response)\b",
    r"bioavailab",
    r"protein[- ]bound\b",
    r"laborator(?:y|ies) (?:adverse|abnormalit|test|value|param|find)",
    r"upper limit of normal\b",
    r"uln\b",
    r"anti-?\w* antibod",
    r"antibod(?:y|ies)\b",
    r"seroconver",
    r"neutrali[sz]ing\b",
    r"immunogenic",
    r"median (?:age|duration|time|exposure|percent)\b",
    r"mean (?:age|percent|duration|change|increase|decrease|time)\b",
    r"were exposed\b",
    r"exposed for\b",
    r"exposed to [^,;%]{0,60} for (?:at least|more|greater|longer|over|≥|>|up to|\d|one\b|six\b)",
    r"safety (?:of|was) .{0,60}(?:evaluated|established)",
    r"(?:shown|listed|presented|summarized|described|provided) in tables?\b",
    r"tables? \d+ (?:shows|lists|summari|presents|provides|describes|displays|includes|enumerates|below)",
    r"(?:ejection fraction|lvef)\W{0,3}(?:[<>≤≥]|(?:of|to|below)\b)",
    r"died\b",
    r"relapse",
    r"had\b[^,%]*\bat baseline\b",
    r"resolved\b",
    r"recovered\b",
    r"recurrence (?:rate|of)",
    r"recurred",
    r"range[ds]?:? \d+ to \d+ (?:years|months)",
    r"of (?:these|those(?! (?:receiv|treat|given|taking|on|who receiv|in the))|whom)\b",
    r"of the \d*\s*(?:patients|subjects) (?:with|who (?:had|experienced|developed|reported))\b"
    r"(?!.{0,60}\b(?:treated|receiv|taking|on)\b)",
    r"among (?:patients|subjects) (?:with|who (?:had|experienced))\b",
    r"three times\b",
    r"twice\b.{0,30}\bplacebo\b.{0,20}\bincidence\b.*\bno\b",
    # Who was in the trial.
    r"w(?:ere|as)\s+(?:\w+\s+)?(?:female|male|white|black|asian|hispanic|caucasian|latino|women|men|aged|age|\d+ years"
    r"|≥|younger|older|predominantly)\b",
    r"(?:female|male|white|black|asian|hispanic|caucasian)s?\b\s*[;,(]",
    r"years of age\b.*\bfemale\b",
    # Reactions prevented, and none seen.
    r"reduc(?:ed|es|tions? in|ing) (?:the )?(?:incidence|risk|rates?|frequency)\b",
    r"no(?:t(?! (?:previously|included|listed|described|already|mentioned|shown|in table))|ne)?\b[^.;]{0,40}"
    r"\b(?:reported|observed|occurred|adverse)\b",
)
_ABOUT_ELSEWHERE = (
    r"(?<!sudden )(?<!cardiac )(?<!fetal )(?<!cell )\bdeaths?\b(?! (?:in|of)\b.*%)",
    r"^\W*at baseline\b",
    r"%[^,;]*\bat baseline\b",
    r"[>≥]\s*\d+\s*%\s+(?:increases?|decreases?|reductions?) (?:in|from)\b",
    r"\d\s*%\s+(?:were\s+)?(?:fe)?male",
    r"^\W*of (?:the \d[\d,]* (?!(?:patients|subjects) (?:treated|receiving|who received))|patients with"
    r"|\d+ (?:events|reports))",
)


def _by_letter(patterns: tuple[str, ...]) -> str:
    """Put patterns that begin with the same letter together, so that one look turns most words away."""
    rests: dict[str, list[str]] = {}
    for pattern in patterns:
        heads = pattern[3:].split(")", 1)[0].split("|") if pattern.startswith("(?:") else [pattern]
        for head in heads:
            rest = pattern.split(")", 1)[1] if pattern.startswith("(?:") else ""
            rests.setdefault(head[0], []).append(head[1:] + rest)
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(rests.items()))


_EXCLUDED = re.compile(rf"\b(?:{_by_letter(_ABOUT)})|{'|'.join(_ABOUT_ELSEWHERE)}")

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
    found = _EXCLUDED.search(text.lower())
    return found.start() if found else None
