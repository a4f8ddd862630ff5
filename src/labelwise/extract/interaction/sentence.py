"""Which sentences of which sections speak of an interaction, by their words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from labelwise.extract.interaction.clauses import action_in
from labelwise.extract.interaction.lower_case import of_lower
from labelwise.extract.stems import holds

Speaks = Literal["strong", "weak", "no"]

_STRONG = of_lower(
    r"\bconcomitant\w*|\bconcurrent\w*|\bsimultaneous\w*|\bco-?\s?administ\w+|\bcoadmin\w+|\bco-?prescri\w+"
    r"|\bin\s+combination\s+with|\bcombin(?:ed|ing)\b|\bcombined\s+(?:with|use)|\bcombination\s+(?:of|with|use)"
    r"|\btogether\s+with|\binteract\w*"
    r"|\b(?:used|taken|given|administered)\s+(?:\w+\s+)?(?:with|at\s+the\s+same\s+time)|\badditive\b"
    r"|\bpotentiat\w*|\bsynerg\w*|\b(?:enhanc|increas|intensif|prolong|diminish|antagoni[sz]|reduc"
    r"|affect)\w*\s+(?:the\s+)?(?:\w+\s+){0,3}effects?\s+of|\bnot\s+(?:be\s+)?(?:used|taken|given"
    r"|administered)\s+with|\bsame\s+(?:intravenous\s+)?line"
    r"|\bwithin\s+(?:the\s+(?:last|past|previous|preceding)\s+)?\w+(?:-\w+)?\s+(?:\(\d+\)\s+)?(?:days|weeks|hours)\b|\bat\s+least\s+\w+\s+(?:\(\d+\)\s+)?(?:days|weeks|hours)\s+(?:before|after|prior)|\bdays?\s+(?:should|must)\s+elapse"
    r"|\bwash-?out\b"
)
_STRONG_STEMS = (
    "concomit",
    "concurr",
    "simultan",
    "administ",
    "prescri",
    "combin",
    "together",
    "interact",
    " with ",
    "additive",
    "potentiat",
    "synerg",
    "effect",
    "same ",
    "within",
    "elapse",
    "at least",
    "wash",
    "at the same",
)
_WEAK = of_lower(
    r"\btaking\b|\bpresence\s+of\b|\bamounts\s+of\b|\breceiv\w+|\btreated\s+with|\btreatment\s+with|\btherapy\s+with|\buse\s+of\b|\buse\s+with"
    r"|\bdrugs?\s+(?:such\s+as|that|known|including|which)|\bmedications?\s+(?:such\s+as|that|known|including"
    r"|which)|\bagents?\s+(?:such\s+as|that|which)|\bexposure\s+to|\balcohol\w*|\bgrapefruit|\brisk\s+factors?"
)
_NOT_OF_IT = of_lower(
    r"\b(?:false[\s-]positive|immunoassay|urine\s+(?:drug\s+)?screen\w*|urine\s+test\w*|laborator\w+\s+tests?"
    r"|cross-?(?:react|sensitiv|resist|hypersens)\w*|\b(?:rats?|mice|monkeys?|rabbits?|dogs?)\b|overdos\w+|overuse"
    r"|clinical\s+studies\s+section|anaphyla\w+\s+to|premedicat\w*|allerg\w+\s+to|hypersensitiv\w+\s+to"
    r"|class\s+of\s+drugs|randomi[sz]ed|enrolled|allergic[\s-]type|urticaria)\b"
)
_NOT_OF_IT_STEMS = (
    "false",
    "immunoassay",
    "urine",
    "laborat",
    "cross",
    "rat",
    "mice",
    "monkey",
    "rabbit",
    "dog",
    "overdos",
    "overuse",
    "anaphyla",
    "premedic",
    "allerg",
    "hypersens",
    "class of",
    "random",
    "enrolled",
    "urticaria",
)
_NOT_IN_WARNINGS_STEMS = (
    "random",
    "placebo",
    "trial",
    "versus",
    "vs",
    "compared",
    "pooled",
    "ratio",
    "confidence",
    "incidence",
    "reported in",
    "observational",
    "retrospective",
    "breakthrough",
    "naloxone",
    "disorder",
    "assisted",
    "registry",
    "%",
    "n=",
    "n =",
    "birth def",
    "malformation",
    "in utero",
    "suicid",
    "pregnan",
    "management of",
    "risk estim",
)
_NOT_IN_WARNINGS = of_lower(
    r"\b(?:randomi[sz]ed|placebo|clinical\s+trials?|versus|\bvs\b|compared\s+(?:with|to)|pooled|hazard\s+ratio"
    r"|confidence\s+interval|incidence|were\s+reported\s+in|observational|retrospective|breakthrough|naloxone\s+or"
    r"|opioid\s+use\s+disorder|medication-assisted|registry|suicid\w+|birth\s+defects?|malformations?|in\s+utero"
    r"|pregnan\w+|management\s+of|risk\s+estimates)\b|\b\d+(?:\.\d+)?%|\bn\s?=\s?\d"
)
_UNSTUDIED = of_lower(
    r"\b(?:no|not|never|limited|insufficient)\s+(?:\w+\s+){0,3}?(?:studied|evaluated|investigated|data|experience"
    r"|studies|information|tested|conducted|performed)\b(?![^.;]{0,40}[,;]\s+(?:but|however)\b)"
)
_REGIMEN = of_lower(
    r"\b(?:in\s+combination\s+with|administered\s+(?:\w+\s+){0,2}(?:with|prior\s+to|after)|followed\s+by|regimen"
    r"|cycle|mg/m\s?2|indicated|when\s+used\s+with|as\s+part\s+of|combined\s+with|adjunct\w*|plus)\b"
)
_DOSAGE_CUE = of_lower(
    r"\bconcomitant\w*|\bconcurrent\w*|\bco-?\s?administ\w+|\bcoadmin\w+|\binteract\w*|\btaking\b|\breceiving\b"
    r"|\bwithin\s+(?:the\s+(?:last|past|previous|preceding)\s+)?\w+(?:-\w+)?\s+(?:\(\d+\)\s+)?(?:days|weeks|hours)\b|\belapse\b|\b(?:MAOIs?|inhibitors?"
    r"|inducers?)\b|\bhours?\s+(?:before|after)|\bseparat|\bavoid|\bgrapefruit"
)


def action_or_wait(text: str) -> bool:
    """Whether a sentence advises something, or gives an interval to keep."""
    return action_in(text) is not None or any(w in text for w in ("elapse", "at least", "within", "llow at least"))


class Kind(NamedTuple):
    """How a section is read: whether all names count, and which sentences are left aside."""

    whole: bool
    dosage: bool = False
    warning: bool = False


@lru_cache(maxsize=16384)
def speaks(kind: Kind, text: str) -> Speaks:
    """Return whether a sentence with names speaks of interactions: of all that it names, or of what "taking" leads."""
    lowered = text.lower()
    if holds(lowered, _NOT_OF_IT_STEMS) and _NOT_OF_IT.search(lowered):
        return "no"
    if kind.whole:
        return "no" if _UNSTUDIED.search(lowered) and action_in(text) is None else "strong"
    if kind.dosage and not ((_DOSAGE_CUE.search(lowered)) and action_or_wait(text)):
        return "no"
    if kind.dosage and _REGIMEN.search(lowered) and not re.search(r"inhibitor|inducer|MAO", text):
        return "no"
    if kind.warning and holds(lowered, _NOT_IN_WARNINGS_STEMS) and _NOT_IN_WARNINGS.search(lowered):
        return "no"
    if holds(lowered, _STRONG_STEMS) and _STRONG.search(lowered):
        return "no" if _UNSTUDIED.search(lowered) and action_in(text) is None else "strong"
    return "weak" if _WEAK.search(lowered) else "no"
