"""What a warning's text says beside its topic: what to do, who, when, which signs, what raises the risk."""

from __future__ import annotations

import re
from typing import NamedTuple

from labelwise.extract.stems import holds
from labelwise.extract.warning.actions import action_of

# Patterns begin with the set of their first letters: the search skips from one to the next.
_GROUP = re.compile(
    r"[penifoca](?<!\w.)(?:(?<=p)(?:atients?\s+(?:with|who\s+have|who\s+are)\s+(?P<who>[^.,;:()\[\]]{3,130})"
    r"|ediatric\s+(?:and\s+young\s+adult\s+)?patients?|regnant\s+(?:women|patients))|(?<=e)lderly\s+patients?"
    r"|(?<=n)(?:eonates|ewborns?)|(?<=i)nfants|(?<=f)emales\s+of\s+reproductive\s+potential"
    r"|(?<=o)lder\s+(?:adults|patients)|(?<=c)hildren|(?<=a)dolescents)\b"
)
# A list of people is told whole: the first of it alone would read as the only one.
_AND_MORE = re.compile(
    r"(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?:children|adolescents|(?:young|older|elderly)\s+adults?|neonates"
    r"|newborns?|infants|pregnant\s+women|elderly)(?:\s+patients?)?\b)+"
)
_GROUP_ENDS = re.compile(
    r"\s+(?:is|are|was|were|has|have|had|who|where|which|that|may|might|should|can|must|could|treated"
    r"|taking|receiving|to|from"
    r"|in|on|when|because|due|unless|while|if|as|for|at|predisposed|being|and\s+(?:in|who|those|patients))\s.*$"
)
_ONSET = re.compile(
    r"[wabuhs](?<!\w.)(?:(?:(?<=w)ithin|(?<=a)s\s+early\s+as|(?<=b)eginning|(?<=u)(?:sually\s+within|p\s+to))"
    r"\s+(?:the\s+first\s+)?"
    r"(?:\d+|one|two|three|four|several|few|a\s+few)[\s-]*(?:to\s+\w+\s+)?(?:hours?"
    r"|days?|weeks?|months?|minutes?)?"
    r"(?:\s+(?:after|of|following)\s+(?:[\w-]+\s?){1,6})?|(?:(?<=s)tarting\s+hours|(?<=h)ours)\s+to\s+days)"
)
_STARTS = ("occur", "onset", "develop", "appear", "emerg", "begin", "began", "happen")
_SIGNS = re.compile(
    r"[smrec](?<!\w.)(?:(?<=s)(?:igns?|ymptoms?)|(?<=m)anifestations?|(?<=r)eactions?|(?<=e)(?:ffects|vents)"
    r"|(?<=c)omplications)\b[^.;:]{0,60}?"
    r"\b(?:may\s+includ\w+|can\s+includ\w+|includ\w+|such\s+as|are|were"
    r"|characteri[sz]ed\s+by)\s*:?\s*(?P<list>[^.;]{5,260})"
)
_RAISED = re.compile(
    r"[wcit](?<!\w.)(?:(?<=w)hen\s+(?:used|taken|given|administered|combined)\s+(?:in\s+combination\s+)?with"
    r"|(?<=c)(?:oncomitant(?:ly)?\s+(?:use\s+)?(?:with|of)|o-?administ\w+\s+(?:with|of))|(?<=i)n\s+combination\s+with"
    r"|(?<=t)(?:aken\s+with|aking\s+concomitant))\s+"
    r"(?P<list>[^.;()]{3,200})"
)
_RAISING = ("concomitant", "combin", "administ", "taken", "used", "given")
_GOES_ON = re.compile(
    r"\s(?:may|can|is|are|was|were|has|have|should|could|will|increas\w+|result\w*|produc\w+"
    r"|lead\w*)\s.*$"
)
_BRACKETED = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
_SPLIT = re.compile(r",\s*(?:and\s+|or\s+)?|\s+and\s+(?:/or\s+)?|\s+or\s+|;\s*|\s/\s|\s•\s")
_LEAD = re.compile(
    r"^(?:(?:but\s+)?(?:are\s+)?(?:not\s+)?limited\s+to|includ\w+|such\s+as|e\.g\.?,?|the|an?|other"
    r"|any|some|also|certain|use\s+of|with|symptoms\s+of"
    r"|signs\s+of)\s+"
)
_NOISE = re.compile(
    r"\b(?:see|section|warnings?|precautions?|table|percent|patients?|should|shall|can|may|must|is"
    r"|are|was|were|be|been|has|have"
    r"|had|if|when|while|this|these|those|their|which|that|who|it|its|treatment|therapy|trials?"
    r"|stud(?:y|ies)|reported|observed"
    r"|occur\w*|resulting|during|after|before|within|tablets?|capsules?|injection|not|did|do)\b|[\d\[\]()%]"
)


class Said(NamedTuple):
    """What stands in one warning; empty or None for what it does not say."""

    action: str | None
    group: str | None
    onset: str | None
    signs: tuple[str, ...]
    raised_by: tuple[str, ...]


def said_in(text: str, own: frozenset[str]) -> Said:
    """Return what a warning's text says; `own` are the drug's own names, which are no signs and raise nothing."""
    lowered = text.lower()
    return Said(
        action_of(lowered), group_of(lowered), onset_of(lowered), signs_of(lowered, own), raised_by(lowered, own)
    )


def group_of(lowered: str) -> str | None:
    """Return the group concerned, None where the text names none."""
    found = _GROUP.search(lowered, 0, min(len(lowered), 500))
    if found is None:
        return None
    if found["who"] is None:
        more = _AND_MORE.match(lowered, found.end())
        return " ".join((found.group() + (more.group() if more else "")).split())
    if found["who"].startswith(("receiv", "taking", "treated", "on ", "in ", "at ", "and ", "or ", "not ")):
        return None
    words = _GROUP_ENDS.sub("", " ".join(found["who"].split()) + " ").split()
    return f"patients with {' '.join(words)}" if 0 < len(words) <= 7 else None


def onset_of(lowered: str) -> str | None:
    """Return when the effect starts, in the label's few words."""
    if not holds(lowered, _STARTS):
        return None
    for found in _ONSET.finditer(lowered):
        start = max(lowered.rfind(".", 0, found.start()), 0)
        end = lowered.find(".", found.end())
        sentence = lowered[start : end if end >= 0 else len(lowered)]
        if holds(sentence, _STARTS):
            return " ".join(found.group().split()[:10])
    return None


def signs_of(lowered: str, own: frozenset[str]) -> tuple[str, ...]:
    """Return the signs named after `symptoms include` and the like, at most 15, short phrases only."""
    found = _SIGNS.search(lowered) if "includ" in lowered or "such as" in lowered or "symptom" in lowered else None
    items = _items(found["list"], own) if found else ()
    return items if len(items) > 1 else ()


def raised_by(lowered: str, own: frozenset[str]) -> tuple[str, ...]:
    """Return what the effect is said to be more likely with, at most six names."""
    found = _RAISED.search(lowered) if holds(lowered, _RAISING) else None
    return _items(_GOES_ON.sub("", found["list"]), own)[:6] if found else ()


def _items(text: str, own: frozenset[str]) -> tuple[str, ...]:
    text = _BRACKETED.sub(" ", text)
    kept: dict[str, None] = {}
    for item in _SPLIT.split(text):
        words = " ".join(item.split()).strip(" :,()*•-")
        while (shorter := _LEAD.sub("", words)) != words:
            words = shorter
        if len(words) > 2 and len(words.split()) <= 4 and not _NOISE.search(words) and not own & set(words.split()):
            kept[words] = None
    return tuple(kept)[:15]
