"""The single contraindications of a section.

Its list items, and what its sentences name behind "contraindicated in".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from labelwise.extract.indication.mask import mask, squeeze
from labelwise.extract.indication.runs import runs
from labelwise.extract.indication.segments import segments
from labelwise.extract.stems import holds
from labelwise.vocab.conditions.heads import looks_like_condition


class Item(NamedTuple):
    """One contraindication as printed: its words, without the cue, and the span of the passage that states it.

    `drugs`: it stands in a list of drugs; `cued`: it is named behind "contraindicated in" or its like.
    """

    words: str
    start: int
    end: int
    drugs: bool = False
    cued: bool = False


_CUE = re.compile(
    r"\b(?:(?:is|are|be|also|absolutely)\s+)*contraindicated(?:\s+for\s+use)?\s*(?:only\s+)?(?:(?=in\b|with|for"
    r"|if|when|during"
    r"|to|at|by|:|under|while|after|within|before|following|because|and\s+should)|$)"
    r"|^Contraindicated\s+(?=in|with|for)"
    r"|\b(?:should|must|may|can)\s+not\s+be\s+(?:\w+ly\s+)?(?:used|given|administered|taken|prescribed|employed"
    r"|initiated|started|co-?administered|combined)\b"
    r"|\b[Dd]o\s+not\s+(?:use|administer|give|start|take|initiate|co-?administer|prescribe)\b",
    re.IGNORECASE,
)
_CUE_BEHIND = re.compile(
    r"\b(?:is|are)\s+(?:also\s+)?(?:absolutely\s+)?contraindicated\b|\bContraindications?\s+(?:to|for)\b"
)
_CONTRAINDICATIONS_ARE = re.compile(
    r"\bcontraindications?\b.{0,60}?\b(?:include|includes|are|is)\b\s*:?"
    r"|\bcontraindicated\b.{0,40}?\b(?:following|any\s+of)\b[^:]{0,60}(?=:|$)",
    re.IGNORECASE,
)
_FINITE_WORDS = """
is are was were has have had should may can must will would could does do been include includes included occur occurs
occurred reported increase increases cause causes caused led manifest consider see refer discontinue showed suggest
suggests potentiate potentiates decrease decreases inhibit inhibits prolong prolongs result results appear appears
contains require requires
"""
_FINITE = frozenset(_FINITE_WORDS.split())
_STATE_OPENER_WORDS = """
who whose that which where when whom if because due since as unless until should
"""
_STATE_OPENERS = frozenset(_STATE_OPENER_WORDS.split())
_WORD = re.compile(r"\w+")
_PAREN = re.compile(r"\([^()]*\)")
_OF_A_STATE = re.compile(
    r"\b(?:who|whose|that|which|where|when|in\s+whom|if|because|due\s+to\s+the|since|as\s+(?:it|this|these"
    r"|there)|unless|until|should\s+complete)\b",
    re.IGNORECASE,
)
_SUBJECTLESS = re.compile(
    r"^\W*(?:patients?|individuals?|persons?|people|women|men|children|infants|neonates|adults|those|pediatric"
    r"|in|with|for|known|history|hypersensitivity|hypersensitive|allergy|pregnan\w+|concomitant\w*|concurrent\w*"
    r"|co-?admin\w*|use|"
    r"taking|receiving|who|within|during|severe|acute|active|untreated|uncontrolled|suspected|presence|previous"
    r"|prior|treatment|patients?\s)\b",
    re.IGNORECASE,
)
_DRUG_LIST = re.compile(
    r"\b(?:co-?administ\w+|coadminist\w+|concomitant\w*|combination|concurrent\w*|taking"
    r"|receiving)\b.{0,90}(?:\b(?:drugs?|medications?|medicines|agents|products|classes)\b|\bwith\W*$)"
    r"|\bfollowing\s+(?:drugs|medications|agents)\b",
    re.IGNORECASE,
)
# "These reactions have been reported: ...", "with caution in: ...": no state in which the drug must not be used.
_REPORTED = re.compile(r"\breactions\b.{0,60}\b(?:reported|observed|occurred)\b|\bcaution\b", re.IGNORECASE)
_DRUGS_FOLLOW = re.compile(
    r"\b(?:drugs|medications|agents|medicines)\b[^:]{0,60}\b(?:include|following|are|below)\b", re.IGNORECASE
)
# Whom the items below it are about: "For the treatment of ventricular arrhythmias".
_HEADING = re.compile(r"For\s+the\s+treatment\s+of\s+[^,.]+$")
_MERE_LEAD = re.compile(
    r"^(?:(?:in|for|with|the|any|all|of|to|adult|pediatric|these|who|are|have|has|following|use"
    r"|and)\s+)*(?:patients?|individuals?|persons?|women|men|adults|children|conditions?|situations?"
    r"|circumstances|populations?|following|those|cases)?(?:\s+(?:with|who|who\s+have|who\s+are|in|having|below"
    r"|of|the|any|following|conditions?|for))*$|\b(?:patients?|those)\s+(?:with|who"
    r"|who\s+have)?\s*(?:any\s+of\s+)?(?:the\s+following.*)?$",
    re.IGNORECASE,
)
_IS_ONE = re.compile(r"\s(?:is|are)\s+(?:an?\s+)?(?:absolute\s+|relative\s+)?contraindications?\b")
_PEOPLE_NOT_GIVEN = re.compile(r"^\W*(?:patients|individuals|persons|those|women|children|infants)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"[,;]? (?:and|or|and/or),? (?=(?:also )?(?:in|for|with|during|by|when) (?:the |those |any )?(?:presence|patients?"
    r"|individuals?|persons?|women|children|infants|those|cases|people|pregnan\w+|combination|concomitant|any|known"
    r"|a history|adults|treatment|diseases"
    r"|conditions|situations)\b|(?:patients|individuals|women|those) (?:with|who|taking|receiving)\b)"
    r"|, (?=(?:in|with|for|during|by) (?:patients?|individuals?|persons?|women|children|those|the presence)\b)"
)
_FULL_STOP = re.compile(r"\s\.\s+(?=[A-Za-z])")  # list items that the flattening joined: "A . In patients with B"
_REASON = re.compile(
    r"\b(?:because(?: of)?|due to (?:the |an |its )?(?:potential|risk|increased|possib\w+|lack)|since|as (?:it"
    r"|this|these"
    r"|there|the|such)\b|which (?:may|can|could)|resulting in|leading to|in order|until|pending|unless|except|for whom"
    r"|without adequate|where intensive)\b.*$",
    re.IGNORECASE,
)


_REASONS = (
    "because", "due to ", "since", "as it", "as this", "as the", "as such", "which ", "resulting in", "leading to",
    "in order", "until", "pending", "unless", "except", "for whom", "without adequate", "where intensive",
)  # fmt: skip
"""What each of the reasons begins with: a cheap look first."""


@lru_cache(maxsize=8)
def items(text: str) -> tuple[Item, ...]:
    """Return the items of a passage on contraindications, in order, repetitions included; spans are those of `text`."""
    return tuple(_items(mask(text)))


def _items(text: str) -> Iterator[Item]:
    drugs = reported = False
    for segment in segments(text):
        words = text[segment.start : segment.end]
        reported = _REPORTED.search(words) is not None if segment.colon else reported and segment.opener == "item"
        cue = _cue(words)
        if cue:
            rest = words[cue.end() :].strip(" :,.")
            drugs = bool(_DRUG_LIST.search(words)) and (segment.colon or "following" in words)
            if segment.colon and (drugs or _MERE_LEAD.search(rest)):
                continue
            front = _in_front(words, cue)
            if front:
                yield Item(front, segment.start, segment.end)
            if len(rest) > 3:
                yield from _parts(rest, segment.start, segment.end, cued=True)
            continue
        if "contraindication" in words and (one := _IS_ONE.search(words)):
            yield Item(squeeze(words[: one.start()]), segment.start, segment.end, cued=True)
            continue
        if "ontraindicat" in words and (cue := _CUE_BEHIND.search(words)):
            front = _in_front(words, cue)
            if front:
                yield Item(front, segment.start, segment.end)
            continue
        if (segment.colon and _DRUGS_FOLLOW.search(words)) or _HEADING.match(words):
            drugs = segment.colon
            continue
        if segment.opener != "item":
            drugs = drugs and _reads_as_item(words)
            if not _reads_as_item(words) or not (_SUBJECTLESS.match(words) or looks_like_condition(words)):
                continue
        if reported:
            continue
        for start, end in runs(words):
            if _reads_as_item(words[start:end]):
                yield from _parts(words[start:end], segment.start + start, segment.start + end, drugs)


def _cue(words: str) -> re.Match[str] | None:
    lowered = words.lower()
    said = "contraindicat" in lowered
    return (_CONTRAINDICATIONS_ARE.search(words) if said else None) or (
        _CUE.search(words) if said or "not" in lowered else None
    )


def _in_front(words: str, cue: re.Match[str] | None) -> str:
    """Return the subject of "Concomitant use of X is contraindicated", or the state in "In patients with X, the
    drug is".
    """
    if cue is None or words[: cue.start()].strip() == "":
        return ""
    front = words[: cue.start()].strip()
    if _PEOPLE_NOT_GIVEN.match(front) and re.search(r"given|receive|take", cue.group()):
        return squeeze(front)
    start = re.search(
        r"(?:[Cc]oncomitant|[Cc]oncurrent|[Cc]o-?administration|[Cc]ombined\s+use|[Uu]se\s+of"
        r"|[Aa]dministration\s+of|[Uu]se\s+with).*$",
        front,
    )
    if start and " with " + start.group():
        return squeeze(start.group())
    return ""


def _reads_as_item(words: str) -> bool:
    opens = not _STATE_OPENERS.isdisjoint(_WORD.findall(words.lower()))
    found = _OF_A_STATE.search(words) if opens else None
    own = words[: found.start()] if found and found.start() > 3 else ("" if found else words)
    own = _PAREN.sub("", own) if "(" in own else own
    return _FINITE.isdisjoint(_WORD.findall(own.lower())) and len(own.split()) <= 40


def _parts(words: str, start: int, end: int, drugs: bool = False, cued: bool = False) -> Iterator[Item]:
    for sentence in _FULL_STOP.split(squeeze(words)):
        for part in _NEXT.split(sentence):
            part = squeeze(_REASON.sub("", part) if holds(part.lower(), _REASONS) else part)
            if len(part) > 3:
                yield Item(part, start, end, drugs, cued)
