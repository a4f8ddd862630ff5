"""One spelling for the classes that labels write in several ways, so that their rows meet."""

from __future__ import annotations

import re
from functools import lru_cache

# A common spelling and the others, in lower case, singular, without brackets.
_SPELLINGS = {
    "MAO inhibitors": ("monoamine oxidase inhibitor", "mao inhibitor", "maoi", "monoamine oxidase a inhibitor"),
    "SSRIs": ("selective serotonin reuptake inhibitor", "selective serotonin re-uptake inhibitor", "ssri"),
    "SNRIs": (
        "serotonin norepinephrine reuptake inhibitor",
        "serotonin and norepinephrine reuptake inhibitor",
        "serotonin-norepinephrine reuptake inhibitor",
        "snri",
    ),
    "tricyclic antidepressants": ("tricyclic antidepressant", "tca", "tricyclic"),
    "CNS depressants": ("central nervous system depressant", "cns depressant", "cns depressant drug"),
    "NSAIDs": (
        "nonsteroidal anti-inflammatory drug",
        "non-steroidal anti-inflammatory drug",
        "nonsteroidal anti-inflammatory agent",
        "nonsteroidal antiinflammatory drug",
        "nsaid",
    ),
    "ACE inhibitors": (
        "angiotensin converting enzyme inhibitor",
        "angiotensin-converting enzyme inhibitor",
        "ace inhibitor",
    ),
    "alcohol": ("alcohol", "ethanol"),
    "opioids": ("opioid", "opioid analgesic", "opioid agonist"),
    "benzodiazepines": ("benzodiazepine",),
}
_COMMON = {spelling: name for name, spellings in _SPELLINGS.items() for spelling in spellings}
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_TRAILING = re.compile(r"(?:[\s,;]+(?:or|and))+$|[,;]+$")
_LEADING = ("other ", "concomitant ")


@lru_cache(maxsize=4096)
def object_name(text: str) -> str:
    """Return an object's common spelling where the whole text is one of its spellings, else the text itself."""
    words = _TRAILING.sub("", " ".join(text.split()))
    plain = _BRACKETS.sub("", words.lower())
    for lead in _LEADING:
        plain = plain.removeprefix(lead)
    return _COMMON.get(plain) or _COMMON.get(plain.removesuffix("s")) or words
