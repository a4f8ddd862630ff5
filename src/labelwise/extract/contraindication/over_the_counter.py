"""Contraindications of a medicine sold without prescription: what its panel lists behind "Do not use"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.cite import cite_passage, drug_of, not_understood
from labelwise.extract.extracted import Extracted
from labelwise.facts import ContraindicationFact, Fact, Reason
from labelwise.label import Label, Passage

_PANEL = ("do_not_use", "ask_doctor", "ask_doctor_or_pharmacist", "purpose", "when_using", "stop_use")
_CUE = re.compile(r"\bDo\s+not\s+use\b(?!\s+more\b)(?:\s+this\s+product)?\s*:?", re.IGNORECASE)
_NEXT_HEADING = re.compile(
    r"\b(?:Ask\s+(?:a|your)\s+(?:doctor|pharmacist|physician)|When\s+using|Stop\s+(?:use|using)|If\s+pregnant|Keep\s+out"
    r"|Directions|Uses?\s*:|Other\s+information|Inactive|(?:Liver|Allergy|Stomach\s+bleeding|Sore\s+throat)\s+(?:warning|alert)"
    r"|Symptoms\s+may\s+include|(?:These|This)\s+(?:may|could)\s+be\s+(?:an?\s+)?signs?|See\s+(?:a|your)\s+doctor|[Yy]ou\s+may\s+report|[A-Za-z]+\s+may\s+cause"
    r"|Warnings?\b|Do\s+not\s+use\b)"
)
_ITEM = re.compile(
    r"[•●▪■◦*]|\s[-–]\s|[.;]\s+"
    r"|\s(?=(?:if\s+(?:you|the|your|pregnant)|right\s+(?:before|after)|with\s+any|in\s+(?:children|a\s+child|the\s+eyes?)"
    r"|on\s+(?:children|a\s+child|deep|open|broken|irritated|damaged)|for\s+(?:more|longer|children)|to\s+(?:treat|make|sedate))\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:[\s,:]+|(?:(?:and|or|if|when|while|by|for|in|on)\s+(?!or\b))|you\s+(?:have|had|are|are\s+a|were)\b\s*"
    r"|(?:you|ever|been|diagnosed|known|a\s+person|people|patients?|who\s+(?:have|had|are)|with|had|have|an?)\s+)+",
    re.IGNORECASE,
)
# Other facets hold what must not be taken together and for how long; a broken seal is no state of a person.
_TOGETHER = re.compile(r"\b(?:taking|take|containing|contains?|MAOI|drugs?\s+for|with\s+any\s+other)\b", re.IGNORECASE)
_NO_STATE = re.compile(
    r"\b(?:seal\w*|package\w*|blister\w*|carton|bottle|pouch|wrapper|imprint\w*|torn|tampered|expir\w+|not\s+sure|do\s+not\s+know"
    r"|more\s+than|longer\s+than|ask\s+a|consult|call|discontinue|stop|experience|adverse|directed|sleepy|sedate|dose)\b|^to\s|\bnot\b",
    re.IGNORECASE,
)
_UNLESS = re.compile(r"\s*,?\s*\b(?:unless|because|except)\b.*$|\s*\(.*$", re.IGNORECASE)
_MOST_WORDS = 15
_LONGEST = 900  # characters behind the cue in which its items are looked for


def over_the_counter(label: Label) -> Extracted:
    """Read what stands behind "Do not use"; a list in which no state could be told apart is counted."""
    facts: list[Fact] = []
    candidates = 0
    for passage, start, end in _lists(label):
        candidates += 1
        facts.extend(_facts(label, passage, start, end))
    seen: dict[object, Fact] = {}
    for fact in facts:
        seen.setdefault(fact.condition.lower() if isinstance(fact, ContraindicationFact) else fact, fact)
    return Extracted(tuple(seen.values()), max(candidates, len(seen)))


def _lists(label: Label) -> Iterator[tuple[Passage, int, int]]:
    """Yield each list with the place of its first item and its end."""
    own = list(label.passages("do_not_use"))
    panel = "OTC" in (label.product_type or "").upper() or any(label.has(k) for k in _PANEL)
    for passage in own or (label.passages("warnings") if panel else ()):
        cues = list(_CUE.finditer(passage.text))
        starts = [m.end() for m in cues] or ([0] if own else [])
        for start in starts:
            stop = _NEXT_HEADING.search(passage.text, start)
            yield passage, start, min(stop.start() if stop else len(passage.text), start + _LONGEST)


def _facts(label: Label, passage: Passage, start: int, end: int) -> Iterator[Fact]:
    told = False
    for low, high in _items(passage.text, start, end):
        words = passage.text[low:high]
        if _TOGETHER.search(words):
            told = True
            continue
        state = " ".join(_LEAD.sub("", _UNLESS.sub("", words)).split()).strip(" .,;:")
        if _NO_STATE.search(words) or len(state) <= 3 or len(state.split()) > _MOST_WORDS:
            continue
        told = True
        yield ContraindicationFact(
            set_id=label.set_id,
            drug=drug_of(label),
            citation=cite_passage(label, passage, low, high),
            condition=state,
        )
    if not told:
        citation = cite_passage(label, passage, start if start < end else 0, max(end, 1))
        yield not_understood(label, citation, "contraindication", Reason.NO_CONDITION_FOUND)


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of the items of a list, blanks left out."""
    at = start
    for m in [*_ITEM.finditer(text, start, end), None]:
        stop = m.start() if m else end
        words = text[at:stop]
        if words.strip(" .,;:"):
            low = at + len(words) - len(words.lstrip())
            yield low, low + len(words.strip())
        at = m.end() if m else end
