"""One spelling for the classes that labels write in several ways, so that their rows meet."""

from __future__ import annotations

import re
from functools import lru_cache

# What stands at the left is written as what stands at the right. Longest first: parts of one are spelled like another.
_SPELLINGS = (
    (r"monoamine oxidase(?: \(mao\))? inhibitors?(?: \(maois?\))?|\bmaois?\b", "MAO inhibitors"),
    (r"selective serotonin re-?uptake inhibitors?(?: \(ssris?\))?|\bssris?\b", "SSRIs"),
    (r"serotonin(?: and)?[- /]norepinephrine re-?uptake inhibitors?(?: \(snris?\))?|\bsnris?\b", "SNRIs"),
    (r"tricyclic antidepressants?(?: \(tcas?\))?|\btcas?\b", "tricyclic antidepressants"),
    (r"central nervous system(?: \(cns\))? depressants?|\bcns depressants?\b", "CNS depressants"),
    (r"non-?steroidal anti-?inflammatory (?:drugs|agents)(?: \(nsaids?\))?|\bnsaids?\b", "NSAIDs"),
    (r"angiotensin[- ]converting enzyme(?: \(ace\))? inhibitors?|\bace inhibitors?\b", "ACE inhibitors"),
    (r"(?:alcohol|ethanol)(?: \(ethanol\))?", "alcohol"),
    (r"opioids?(?: analgesics?| agonists?)?", "opioids"),
    (r"benzodiazepines?", "benzodiazepines"),
)
_COMPILED = tuple((re.compile(rf"(?:other |concomitant )?(?:{p})", re.IGNORECASE), name) for p, name in _SPELLINGS)


@lru_cache(maxsize=4096)
def object_name(text: str) -> str:
    """Return an object's common spelling where the whole text is one of its spellings, else the text itself."""
    words = " ".join(text.split())
    for pattern, name in _COMPILED:
        if pattern.fullmatch(words):
            return name
    return words
