"""The prose of the adverse-reactions section: every incidence in a sentence, every list under a threshold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.percents import Percent
from labelwise.extract.adverse_reaction.prose_arms import ProseArm, arm_in
from labelwise.extract.adverse_reaction.prose_excluded import is_excluded
from labelwise.extract.adverse_reaction.prose_finding import DRUG
from labelwise.extract.adverse_reaction.prose_lists import Listed, band_of, band_terms, plain_list, system_lists
from labelwise.extract.adverse_reaction.prose_sentence import read_sentence, severity_of_text, statement_start
from labelwise.extract.adverse_reaction.prose_setting import Settings
from labelwise.extract.adverse_reaction.prose_study import study_of
from labelwise.extract.adverse_reaction.prose_terms import Term
from labelwise.extract.adverse_reaction.prose_totals import is_total
from labelwise.extract.adverse_reaction.prose_values import says_placebo
from labelwise.extract.sentences import sentences

_LIST_FOLLOWS = re.compile(
    r"(?:below|following|follows|include[sd]?|by body system|are|were|system organ class)\b[^.]{0,80}[:.]?\s*$"
    r"|:\s*$",
    re.I,
)
_LIST_SENTENCE = re.compile(r"(?:[•●▪◦]\s*)?[A-Z][A-Za-z,/&() -]{2,80}\s*[:–—]\s*\S")
# A footnote that says what a term of a table holds is no list of reactions.
_FOOTNOTE = re.compile(
    r"\bincludes? (?:the |following|both\b)|\bpreferred terms?\b|\bgrouped\b|\bdefined as\b|[†‡§]", re.I
)
_TITLED_LIST = re.compile(r"[A-Z][A-Za-z -]{2,40} (?:were|was|are|is) (?!\w+ed\b)[^:]*\d%")
_RUN_TOGETHER = 500  # characters: a longer sentence is several run together
_NEAR = 150  # characters around a figure in which its study can be named then
_PLACEBO_REACH = 8  # sentences for which a comparison with placebo stays in mind


class ProseReading(NamedTuple):
    """One incidence of the prose: the term at its place in the passage, how often, whose, and in what setting.

    `listed`: it stands in a list under a threshold or a word, and gives way to a figure of its own elsewhere.
    """

    term: Term
    op: str
    percent: Percent | None
    arm: ProseArm
    severity: str
    group: str
    setting: str
    sentence: tuple[int, int]
    listed: bool = False
    study: str | None = None


def read_prose(text: str, names: OwnNames) -> Iterator[ProseReading]:
    """Yield the incidences of a passage, in the order of the text."""
    spans = list(_spans(text))
    settings = Settings(text)
    placebo = listed_to = 0
    stopped = False
    for i, (start, end) in enumerate(spans):
        sentence = text[start:end]
        # A list of reactions for which treatment was stopped goes on in its bullets.
        if stopped and (sentence[0] in "•●▪◦‣" or _TITLED_LIST.match(sentence)):
            continue
        stopped = (sentence.endswith((":", "were", "are")) or " for: " in sentence) and is_excluded(sentence)
        found = read_sentence(sentence, names, placebo > 0)
        for f in found:
            setting = settings.at(start + f.term.start, sentence, True)
            term = _moved(f.term, start)
            study = study_of(
                sentence
                if end - start < _RUN_TOGETHER
                else text[max(start, term.start - _NEAR) : f.percent.end + start + _NEAR]
            )
            yield ProseReading(term, f.percent.op, f.percent, f.arm, f.severity, "", setting, (start, end), study=study)
        placebo = _PLACEBO_REACH if says_placebo(sentence) else placebo - 1
        if start < listed_to or (found and not all(is_total(f.term.text) for f in found)):
            continue
        for r in _lists(text, spans, i, names, settings):
            listed_to = max(listed_to, r.term.end)
            yield r._replace(
                setting=settings.at(r.term.start, sentence, r.percent is not None), study=study_of(sentence)
            )


# "( 6.1 ) Maintenance (≥3%): ...": a pointer ends a statement as a full stop does.
_POINTER_END = re.compile(r"\(\s*\d(?:\.\d+)?\s*\)\s+(?=[A-Z][\w'’ ,-]{3,80}(?:\([^()]*%[^()]*\)\s*)?:)")


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for start, end in sentences(text):
        at = start
        if "%" in text[start:end] and ")" in text[start:end]:
            for found in _POINTER_END.finditer(text, start, end):
                if found.start() > at:
                    yield at, found.end() - 1
                    at = found.end()
        yield at, end


def _moved(term: Term, by: int) -> Term:
    return Term(term.text, term.start + by, term.end + by)


def _lists(
    text: str, spans: list[tuple[int, int]], at: int, names: OwnNames, settings: Settings
) -> Iterator[ProseReading]:
    """The lists that a sentence opens: in itself, or by body system behind it."""
    start, end = spans[at]
    sentence = text[start:end]
    colon = sentence.find(":")
    band = None
    if _may_be_band(sentence):
        follow = "%" in sentence and at + 1 < len(spans) and _LIST_SENTENCE.match(text, *spans[at + 1]) is not None
        band = band_of(sentence, follow)
    if band is None and colon < 0 and (_stop(text, spans, at) == end or not _LIST_FOLLOWS.search(sentence[-120:])):
        return
    lead = sentence[: band.end] if band is not None else sentence[: colon if colon >= 0 else None]
    if band is not None:
        lead = lead[statement_start(lead, len(lead)) :]
    if is_excluded(lead) or _FOOTNOTE.search(lead):
        return
    if band is not None:
        arm = arm_in(lead, names) or DRUG
        terms = band_terms(sentence, band)
        severity = severity_of_text(lead[-_NEAR:]) if band.percent is not None else ""
        for listed in terms:
            yield _listed(listed, start, arm if arm.role == "drug" else DRUG, (start, end), severity)
        if terms:
            return
    stop = _stop(text, spans, at)
    if colon < 0 and stop == end and (band is None or band.percent is None):
        return
    listed_any = False
    for listed in system_lists(text, start, stop, band):
        listed_any = True
        yield _listed(listed, 0, DRUG, (start, stop))
    if not listed_any and settings.at(start, sentence, False) == "postmarketing":
        for term in plain_list(sentence):
            yield _listed(Listed(term, "", None, None), start, DRUG, (start, end))


def _may_be_band(sentence: str) -> bool:
    """Whether a sentence holds a figure or a word of frequency (a chain of `in` is the quickest)."""
    return (
        "%" in sentence
        or "common" in sentence
        or "requent" in sentence
        or "rare" in sentence
        or "Rare" in sentence
        or "Common" in sentence
        or "ccasional" in sentence
        or "percent" in sentence
    )


def _stop(text: str, spans: list[tuple[int, int]], at: int) -> int:
    """Where the lists that a sentence opens end at the latest: its own end.

    Or the end of list sentences that follow.
    """
    stop = spans[at][1]
    for start, end in spans[at + 1 : at + 30]:
        if not _LIST_SENTENCE.match(text, start, end):
            break
        stop = end
    return stop


def _listed(listed: Listed, by: int, arm: ProseArm, sentence: tuple[int, int], severity: str = "") -> ProseReading:
    op = listed.percent.op if listed.percent is not None else (listed.word or "reported")
    governed = op != "="  # a figure of its own gives way to no other
    return ProseReading(
        _moved(listed.term, by), op, listed.percent, arm, severity, listed.group, "unknown", sentence, governed
    )
