"""What a statement is put under in its own sentence: `Otitis media: 40 mg`, `Prevention of Gout The usual dose is`."""

from __future__ import annotations

import re

_REACH = 160  # characters before an amount in which its lead is looked for
# The nearest `...:` before the amount; what stands before it begins at a bullet, a full stop or the sentence's start.
_COLON = re.compile(r"(?:^|[.;•●▪]\s|\)\s)\s*(?P<lead>[A-Z][^.:;•●▪]{2,90}?)\s*:\s[^:]*$")
_WORD = r"(?:[A-Z][\w/’'-]*|\([A-Z][^()]{0,70}\)|of|or|and|in|for|the|with|to|due|by|after|following|from),?"
# Words with capitals that run into the sentence: a heading that the flattened text left without a mark.
_TITLE = re.compile(
    rf"^\s*(?:[•●▪]\s*)?(?P<lead>[A-Z]\w+(?:\s+{_WORD}){{1,15}})\s+"
    r"(?=(?:The|In|For|Recommended|Usual|Adults?|Dosage)\s+(?:\w+\s+){0,2}?"
    r"(?:recommended|usual|initial|starting|dos(?:e|age)|oral|adults?|maximum|patients|children)\b)"
)
# A title right before the amount: `Intractable Hiccups 25 mg`.
_RIGHT_BEFORE = re.compile(
    r"^\s*(?:[•●▪]\s*)?"
    r"(?P<lead>(?!(?:Take|Give|Administer|Apply|Inject|Start|Use|Initiate|Begin|Usual|Recommended|Dose|Oral)\b)"
    r"[A-Z][\w/’'-]+(?:\s+(?:[A-Z][\w/’'-]*|of|and|or|in|with|due|to)){0,5}\s+[A-Z][\w/’'-]*)\s+$"
)
_SECTION = re.compile(r"\s*\d*\.?\s*DOSAGE\s*(?:AND|&)\s*ADMINISTRATION:?\s+")
_NO_NAME = re.compile(
    r"\d|\bkg\b|^(?:note|caution|alternatively|important|example|see|or|and|week|day|step|increase|titrate|patients?\s+weighing)\b",
    re.IGNORECASE,
)


def lead_of(sentence: str, at: int) -> str | None:
    """Return the words that an amount of a sentence is put under, None where there are none or they hold a number."""
    section = _SECTION.match(sentence)
    if section is not None and section.end() <= at:
        sentence, at = sentence[section.end() :], at - section.end()
    low = max(0, at - _REACH)
    found = _COLON.search(sentence[low:at]) if ":" in sentence[low:at] else None
    if found is None or (low and found.start() == 0):
        found = _TITLE.match(sentence) or _RIGHT_BEFORE.match(sentence[:at])
        if found is not None and found.end() > at:
            return None
    if found is None:
        return None
    lead = " ".join(found["lead"].split())
    return None if _NO_NAME.search(lead) else lead
