"""Terms in running text: lists of reactions cut into their items, and what cannot be a reaction turned away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from labelwise.extract.adverse_reaction.concept import concept_of

MAX_WORDS = 8
_TAIL_WORDS = 5
_JOINING = frozenset({"to", "of", "in", "with", "the", "a", "an", "by", "and", "or", "for", "from"})
_JOINT = r"[;•●▪◦‣]\s*(?:and\s+)?|,\s*(?:(?:and/or|and|or|as well as)\b)?\s*(?=\S)"
_SPLIT = re.compile(rf"[(\[]|[)\]]|\s+(?:{_JOINT}|(?:and/or|and(?! systemic symptoms)|or|as well as|plus)\s+)|{_JOINT}")
_LEAD = re.compile(
    r"^(?:(?:and|or|including|included|includes|due to|related to|such as|the following|following|the|a|an|of"
    r"|by|also|only"
    r"|mostly|primarily|mainly|namely|e\.g\.,?|i\.e\.,?|cases? of|episodes? of|reports? of|symptoms? of"
    r"|signs? of|development of|occurrence of|incidence of|frequency of|rates? of|occasional"
    r"|transient(?= and\b)|were|was|are|is|in|to|for|both|either|overall|reported|some|other|rare|rarely"
    r"|infrequent(?:ly)?|frequent(?:ly)?|common(?:ly)?|uncommon(?:ly)?|less commonly|less frequently"
    r"|occasionally|events? of|reactions? of|adverse (?:events|reactions) of|treatment[- ]emergent"
    r"|drug[- ]related|confirmed|new[- ]onset|being|associated with|seen|noted|observed|regarding)\s*:?\s+)+",
    re.I,
)
_TAIL = re.compile(
    r"(?:\s*[,;:.–—-]+\s*|\s+(?:was|were|is|are|has been|have been|occurred|occurs|occur|reported|each|all"
    r"|both|also|the most common|events?(?= were)|in|of|at|to|which|that|with|for|and|or|by)"
    r"|\s*\[see\b[^\]]*\]?|\s*\(\s*\)|\s*[*†‡§]+)+$",
    re.I,
)
_TAIL_WORDS_LAST = """
was were is are been occurred occurs occur reported each all both also common in of at to which that with for and or by
"""
_TAIL_LAST = frozenset(_TAIL_WORDS_LAST.split())
_BAD = re.compile(
    r"\b(?:patients?|subjects?|participants|stud(?:y|ies)|trials?|treatments?|treated|therapy|therapies|were"
    r"|was|is|are|be|been|had|have|has|did|does|may|can|should|will|occurr\w*|incidence|adverse|most|following"
    r"|compared|placebo|vehicle|groups?|arms?|clinical|than|those|these|this|who|which|that|when|where|while"
    r"|although|however|women|men|males?|females?|aged?|weeks?|months?|years?|days?|hours?|see|sections?"
    r"|warnings|table|percent|respectively|receiving|received|taking|therefore|information|contact|www|fda"
    r"|labeling|prescribing|dosage|dosing|mg|mcg|reports?|reported|observed|experienc\w*|resulted|resulting"
    r"|led|leading|due|because|discontinu\w*|withdr\w+|interrupt\w*|reduction|rates?|frequenc\w*|more|less"
    r"|least|greater|controlled|randomized|approximately|between|during|after|before|within|except|all|any"
    r"|other|others|each|both|first|second|number|total|common|commonly|frequently|usually|generally|not|no"
    r"|without|white|caucasian|asian|black|hispanic|race|median|mean|baseline|exposure|use|used|administration"
    r"|reactions? (?:reported|occurring|in)|product|drugs?|medications?|sponsor|voluntarily|population"
    r"|estimate|relationship|causal|database|postmarketing|post-marketing|lead|include[sd]?|including"
    r"|consist\w*|intensity|exception|agents?|outlined|uncertain|given|higher)\b",
    re.I,
)
_KEEP_BAD = re.compile(
    r"\b(?:withdrawal (?:symptoms?|syndrome|reactions?|bleeding)|drug (?:eruption|rash|hypersensitivity"
    r"|withdrawal\w*|fever|reaction|interaction|abuse|dependence|ineffective)|male (?:breast|sexual)"
    r"|age[- ]related|total (?:bilirubin|cholesterol)|other infections|weight|treatment[- ]related"
    r"|administration site|drug-induced|without aura|median nerve)\b",
    re.I,
)
_BARE = re.compile(
    r"^(?:reactions?|events?|effects?|symptoms?|signs?|disorders?|conditions?|abnormalit(?:y|ies)"
    r"|infections? and infestations|grade \d.*|severe|mild|moderate|serious|others?|laboratory.*|skin|eye|general"
    r"|body.*|cardiovascular|respiratory|digestive|nervous system|gastrointestinal|central nervous system"
    r"|urogenital|dermatologic|musculoskeletal|psychiatric|hematologic|metabolic.*|investigations|special senses"
    r"|[\w -]{3,40} systems?|(?:injection|infusion|application) site"
    r"|drug|dose|hepatic|renal|local|systemic|class|i|ii|iii|iv|vs|versus)$",
    re.I,
)


# What stands for all reactions together is no reaction.
_TOTAL = re.compile(
    r"(?:(?:any|all|most|more|other|serious|fatal|severe|mild|moderate|common|frequent|drug|adverse|side"
    r"|undesirable|treatment|emergent|related|overall|grade \S+|one|at least|clinical|clinically|significant"
    r"|important|local|systemic|life-threatening|and|or|untoward|unwanted)[\s-]+)*(?:reactions?|events?"
    r"|effects?|experiences?|toxicit(?:y|ies)|teaes?|saes?|aes?|symptoms?|deaths?)",
    re.I,
)


# "Cancers other than X": the words behind are what is not meant.
_LEAVES_OUT = re.compile(
    r"\b(?:other than|excluding|except|without|not|no|use|to treat|treatment of|prior|history|requir\w+|prevent\w*"
    r"|resolution|improvement|(?:patients?|subjects?|adults|children|women|men|those) (?:with|who had))\b",
    re.I,
)
_ASIDE_END = re.compile(r"\s*\((?:including|e\.g|such as|i\.e)[^()]*\)$", re.I)
_REFERENCE = re.compile(
    r"\s*[\[(]\s*(?:see\b[^\])(]*(?:\([^)]*\)[^\])(]*)*|\d+(?:\.\d+)*(?:\s*,\s*\d+(?:\.\d+)*)*|\d+\s*(?:/"
    r"|of)\s*\d+[^()]*|n\s*=\s*\d+)\s*[\])]",
    re.I,
)


_NUMBER = re.compile(r"\d{2}")


class Term(NamedTuple):
    """A term at `text[start:end]` of the text that was cut."""

    text: str
    start: int
    end: int


def cut_list(text: str, start: int = 0) -> Iterator[Term]:
    """Yield the items of a list, brackets kept together; `start` is where `text` stands in the whole."""
    depth, at, pieces = 0, 0, []
    for found in _SPLIT.finditer(text):
        sign = found.group()
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            pieces.append((at, found.start()))
            at = found.end()
    pieces.append((at, len(text)))
    for a, b in pieces:
        term = clean(text[a:b])
        if term:
            offset = text.find(term, a)
            where = offset if offset >= 0 else a
            yield Term(term, start + where, start + where + len(term))


# "As a single agent: fatigue", "Potentially important: heart block".
_TITLE_LEAD = re.compile(r"[A-Z][^:,;()]{1,60}?\s?:\s+(?=[A-Za-z])")


@lru_cache(maxsize=16384)
def clean(text: str) -> str:
    """Return an item without what leads to it and what trails it."""
    text = " ".join(text.split())
    if "(" in text or "[" in text:
        text = _REFERENCE.sub("", text)
    titled = _TITLE_LEAD.match(text) if ":" in text else None
    text = text[titled.end() :] if titled else text
    for _ in range(3):
        before = text
        lead = _LEAD.match(text)
        text = text[lead.end() :] if lead else text
        text = (_TAIL.sub("", text) if _may_trail(text) else text).strip(" ,;:.–—-")
        if text == before:
            break
    if len(text) > 6 and text[-2] == " " and text[-1] in "abcdefgh" and text[-3].islower():
        text = text[:-2]  # the letter of a footnote
    if text.count("(") != text.count(")"):
        text = text.strip("() ") if text.count("(") + text.count(")") == 1 else ""
        if "(" in text or ")" in text:
            return ""
    return text


def _may_trail(text: str) -> bool:
    """Whether `_TAIL` can match at all: most items end in a word that is none of its own."""
    last = text[text.rfind(" ") + 1 :]
    return not last.isalnum() or last.lower() in _TAIL_LAST or "[" in text


@lru_cache(maxsize=16384)
def is_term(text: str) -> bool:
    """Whether a phrase can be a reaction: known to the vocabulary, or short, without verbs, people and studies."""
    if not text or len(text) < 3 or not text[0].isalpha() or _BARE.match(text) or _TOTAL.fullmatch(text):
        return False
    if concept_of(text) is not None:
        return True
    if len(text.split()) > MAX_WORDS or "%" in text or _NUMBER.search(text):
        return False
    return not _BAD.search(_KEEP_BAD.sub(" ", text))


@lru_cache(maxsize=16384)
def is_known(text: str) -> bool:
    """Whether the vocabulary knows a term."""
    return concept_of(text) is not None and not _TOTAL.fullmatch(text) and not _BARE.match(text)


def terms_of(text: str, start: int = 0) -> list[Term]:
    """Return the reactions of a list; empty when a part of it cannot be one.

    So that prose is never taken for a list.
    """
    found = list(cut_list(text, start))
    good = [t for t in found if is_term(t.text)]
    if len(good) < len(found) * 0.75:
        return []
    if len(good) >= 2 and not any(is_known(t.text) for t in good):
        return []
    return good


def last_term(text: str, start: int = 0) -> Term | None:
    """Return the reaction that stands last in a text, None when the last item is none."""
    found = list(cut_list(text, start))
    if not found:
        return None
    last = found[-1]
    if last.text.endswith(")"):
        bare = _ASIDE_END.sub("", last.text)
        last = Term(bare, last.start, last.start + len(bare)) if is_term(bare) else last
    if is_term(last.text):
        return last
    return known_tail(last)


def known_tail(term: Term) -> Term | None:
    """The longest ending of a phrase that the vocabulary knows.

    `with increased rates of headache` ends in `headache`.
    """
    if _LEAVES_OUT.search(term.text):
        return None
    words = term.text.split()
    for i in range(max(1, len(words) - _TAIL_WORDS), len(words)):
        if words[i].lower() in _JOINING:
            continue
        rest = " ".join(words[i:])
        if is_known(rest):
            return Term(rest, term.end - len(rest), term.end)
    return None
