"""The condition that a heading of the dosage section names."""

from __future__ import annotations

import re
from functools import lru_cache

_NUMBERED = re.compile(r"^[\d.]+\s+")
_DOSING = re.compile(
    r"\b(?:dos(?:e|es|age|ages|ing)|regimens?|schedules?|administration|therapy|treatment|use|directions?)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:for|in|of)\s+(?:the\s+)?(?:(?:treatment|management|prevention|prophylaxis|reduction)\s+(?:of|in)\s+)?"
    r"(?:(?:adults?|pediatric|adolescents?|patients?|children|infants?|and|women|men|older|geriatric|elderly|aged?"
    r"|years?|of|age|to|through|less|than|or|\d+|≥|<|>|,|\([^)]*\))\s+)*(?:with\s+|for\s+)?(?P<what>.+)$",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:information|instructions?|considerations?|general|important|monitoring|testing|preparation|overview|method|guidelines?"
    r"|recommendations?|recommended|usual|initial|starting|maintenance|maximum|titration|patient\s+selection|concentrations?"
    r"|tablets?|capsules?|injection|solution|suspension|cream|ointment|gel|highlights|table|warnings?|directions?|step|day|week"
    r"|adjust\w*|limits?|indications?|storage|expiration|concomitant|inhibitors?|inducers?|populations?|administ\w+|dos\w*|schedule|route|intravenous|oral|topical)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"^(?:(?:adults?|pediatrics?|adolescents?|patients?|children|infants?|neonates?|women|men|older|geriatric|elderly|use|and|or"
    r"|in|aged?|years?|of|age|to|through|less|than|over|under|\d+|[≥<>,()-])\s*)+$",
    re.IGNORECASE,
)


_NO_CONDITION = re.compile(
    r"^(?:(?:concomitant\s+)?use|co-?administration|administration|in\s+combination|combination|taking|receiving)\s+with\b"
    r"|^taking\b|\b(?:inhibitors?|inducers?|body\s+(?:weight|surface)|BSA|combination\s+therapy|monotherapy)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\[[^\]]*(?:\]|$)")
# What a title that stands inline may have taken along of the sentence after it.
_OVERRUN = re.compile(
    r"\s+(?:(?:in\s+)?(?:adults?|pediatrics?|children|patients?)\s*[—–-]?|initiate|determine|administer|start|take|use|the|for|in"
    r"|select|begin|give|prior|before|treatment|treat)$",
    re.IGNORECASE,
)
_LAST_FOR = re.compile(r"^.*\b(?:use|needed|taken)\s+(?:for|in)\s+(?:the\s+)?", re.IGNORECASE)
_WHO = re.compile(
    r"^(?:(?:adults?|pediatrics?|adolescents?|patients?|children|and|women|men)\s+)+(?:with|for)\s+", re.IGNORECASE
)


@lru_cache(maxsize=64)  # every amount under a heading asks
def indication_of(title: str, own: frozenset[str]) -> str | None:
    """Return the condition that a heading names, None where it names a group, the drug or nothing but dosing."""
    title = _OVERRUN.sub("", _NUMBERED.sub("", _ASIDE.sub("", title)).strip(" :•.-–—"))
    named = _FOR.search(title) if _DOSING.search(title) else None
    what = (named["what"] if named else title).strip(" :•.-–,")
    what = _WHO.sub("", _LAST_FOR.sub("", what))
    what = re.sub(
        r"\s+in\s+(?:adults?|pediatrics?|patients|children|adolescents|women|men)\b.*$", "", what, flags=re.IGNORECASE
    )
    if named is None and _GENERAL.search(title):
        return None
    if not 3 < len(what) <= 90 or len(what.split()) > 12 or _GROUP.match(what) or what.isupper():
        return None
    words = {word.lower() for word in re.findall(r"[A-Za-z]{4,}|\b[A-Z]{2,}\b", what)}
    if (
        _NO_CONDITION.search(what)
        or words & own
        or _GENERAL.fullmatch(what)
        or not words
        or re.search(r"^(?:dos|admin)", what, re.IGNORECASE)
    ):
        return None
    return what
