"""The study a sentence tells of: its name, or its design in few words."""

from __future__ import annotations

import re
from functools import lru_cache

_STUDY = r"(?:[Tt]rials?|[Ss]tud(?:y|ies)|TRIALS?|STUD(?:Y|IES))"
_NAME = r"(?:[A-Z]{1,12}[\w-]*\d[\w./-]*|[A-Z]{4,14}(?:-[A-Z\d]+)*|\d{1,3}[A-Za-z]?|[A-Z]{1,3}(?:-?\d+)?|I{1,3}|IV)"
_AND = r"(?:,?\s+and\s+|\s*/\s*|\s*&\s*|\s*[–-]\s*|\s+(?:to|through)\s+)"
_LIST = rf"{_NAME}(?:(?:,\s*{_NAME})*{_AND}(?:(?:Trial|Study)\s+)?{_NAME})?"
_WORD = (
    r"(?:\d+[- ](?:week|month|year|day)s?(?:[- ]long)?|[Oo]pen[- ]label|(?:active[- ]|vehicle[- ]|placebo[- ]"
    r"|comparator[- ])+(?:and\s+"
    r"(?:active|placebo)[- ])?controlled|controlled|uncontrolled|[Dd]ouble[- ](?:blind|masked)(?:ed)?"
    r"|[Rr]andomi[sz]ed|pooled|pivotal"
    r"|long[- ]term|short[- ]term|single[- ]arm|multi-?cent(?:er|re)|extension|fixed[- ]dose|flexible[- ]dose"
    r"|dose[- ](?:ranging|response"
    r"|finding)|monotherapy|adjunctive(?:[- ]therapy)?|add-on|adjuvant|neoadjuvant|combination|maintenance|induction"
    r"|crossover|pre-?marketing|post-?marketing"
    r"|observational|retrospective|prospective|epidemiologic(?:al)?|clinical|safety|efficacy|comparative"
    r"|phase\s+(?:[1-4]|I{1,3}V?)[ab]?|Phase\s+(?:[1-4]|I{1,3}V?)[ab]?"
    r"|adult|pediatric|adolescent|geriatric|domestic|foreign|U\.?S\.?|premarketing|large|small)"
)
_POPULATION = (
    r"(?:\s+(?:of|in|involving)\s+(?:(?!(?:in|of|which|who|treated|receiving|where|the|and|to|was|were|that|study"
    r"|trial|are|is"
    r"|has|have|on|at|by|from|for|as|reported|conducted|including|these|those|with|given|taking"
    r"|an?)\b)[A-Za-z][\w'’-]*\s+){0,3}"
    r"(?:patients|subjects|adults|adolescents|children|infants|women|men|participants|volunteers)\b"
    r"(?:\s+with\s+(?:(?!(?:in|of|which|who|treated|receiving|the|and|to|was|were|that|are|is|has|have|on|at|by|from"
    r"|for|as"
    r"|reported|given|taking|an?)\b)[A-Za-z][\w'’-]*[ ]?){1,5})?)?"
)
_NAMED = re.compile(
    rf"\b(?:{_STUDY}\s+{_LIST}(?![\w-])"
    rf"|(?:the\s+)(?P<short>[A-Z][A-Z0-9]{{2,}}(?:-[A-Z0-9]+)*(?:\s+\d+)?)\s+{_STUDY}\b)"
)
_DESIGN = re.compile(
    rf"(?<![\w-])(?:{_WORD})(?:,?\s+(?:and\s+)?{_WORD})*\s+{_STUDY}\b(?:\s+{_LIST}(?![\w-]))?{_POPULATION}"
)
_TRAIL = re.compile(r"[\s,;:]+(?:and|or|with|of|in|for|involving)?\s*$")
_SAYS_LITTLE = re.compile(rf"(?:clinical|adult|pediatric|safety|efficacy|large|small|the)?\s*{_STUDY}", re.I)
_LONGEST = 120


@lru_cache(maxsize=64)
def study_of(sentence: str) -> str | None:
    """Return the name or design of the study a sentence tells of, at most 120 characters; None where it tells none."""
    if "rial" not in sentence and "tud" not in sentence and "TUD" not in sentence and "RIAL" not in sentence:
        return None
    design = _DESIGN.search(sentence)
    named = _NAMED.search(sentence)
    parts = [m.group("short") if m is named and m["short"] else m.group() for m in (named, design) if m is not None]
    if design is not None and named is not None and (design.start() <= named.start() < design.end()):
        parts = [design.group()]
    parts = [p for p in parts if not _SAYS_LITTLE.fullmatch(p)]
    told = ", ".join(_TRAIL.sub("", " ".join(p.split())) for p in parts)
    if len(told) > _LONGEST:
        told = told[:_LONGEST].rsplit(" ", 1)[0]
    return told or None
