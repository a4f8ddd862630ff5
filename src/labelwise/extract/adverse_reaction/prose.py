"""The prose of the adverse-reactions section: every incidence in a sentence, every list under a threshold."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.percents import Percent
from labelwise.extract.adverse_reaction.prose_arms import ProseArm, arm_in
from labelwise.extract.adverse_reaction.prose_lists import band_of, band_terms, plain_list, system_lists
from labelwise.extract.adverse_reaction.prose_sentence import is_excluded, read_sentence
from labelwise.extract.adverse_reaction.prose_terms import Term
from labelwise.extract.sentences import sentences

_DRUG = ProseArm("drug", None)
# `trials` marks a heading: only that ends what was reported after marketing.
_MARKER = re.compile(
    r"[PpCc\d](?<!\w[PpCc\d])(?:(?<=[Pp])(?P<post>(?:ost|OST)-?\s?"
    r"(?:[Mm]arketing|MARKETING|[Aa]pproval|[Ii]ntroduction|[Ll]icensure)\b)"
    r"|(?P<trials>(?<=\d)\d?\.\d\s+(?=[A-Z])(?!Post)(?<![(.\d]\d\.\d\s)"
    r"|(?<=C)linical (?:Trials?|Studies) Experience)"
    r"|(?<=[Cc])(?:linical|ontrolled) (?:trials?|studies|Trials?|Studies)\b)"
)
_LIST_FOLLOWS = re.compile(
    r"(?:below|following|follows|include[sd]?|by body system|are|were|system organ class)\b[^.]{0,80}[:.]?\s*$"
    r"|:\s*$",
    re.I,
)
_LIST_SENTENCE = re.compile(r"[A-Z][A-Za-z,/&() -]{2,80}\s*[:–—]\s*\S")
_PLACEBO = re.compile(r"\bplacebo\b", re.I)


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


def read_prose(text: str, names: OwnNames) -> Iterator[ProseReading]:
    """Yield the incidences of a passage, in the order of the text."""
    spans = list(sentences(text))
    settings = _settings(text)
    placebo = 0
    for i, (start, end) in enumerate(spans):
        sentence = text[start:end]
        found = read_sentence(sentence, names, placebo > 0)
        for f in found:
            yield ProseReading(
                _moved(f.term, start),
                f.percent.op,
                f.percent,
                f.arm,
                f.severity,
                "",
                _at(settings, start + f.term.start, True),
                (start, end),
            )
        placebo = 3 if _says_placebo(sentence) else placebo - 1
        if not found:
            for r in _lists(text, spans, i, names, settings):
                setting = _at(settings, r.term.start, r.percent is not None)
                yield r if setting == r.setting else r._replace(setting=setting)


def _says_placebo(sentence: str) -> bool:
    return "placebo" in sentence.lower() and _PLACEBO.search(sentence) is not None


def _moved(term: Term, by: int) -> Term:
    return Term(term.text, term.start + by, term.end + by)


def _settings(text: str) -> list[tuple[int, str]]:
    """Where the text turns to trials or to reports after marketing, as (place, setting)."""
    found: list[tuple[int, str]] = []
    for m in _MARKER.finditer(text):
        post = m["post"] is not None
        if not post and found and found[-1][1] == "postmarketing" and m["trials"] is None:
            continue
        found.append((m.start(), "postmarketing" if post else "trial"))
    return found


def _at(settings: list[tuple[int, str]], place: int, number: bool) -> str:
    """The setting that holds at a place; a figure stands for a trial where nothing else is said."""
    before = bisect_right(settings, place, key=lambda s: s[0])
    return settings[before - 1][1] if before else ("trial" if number else "unknown")


def _lists(
    text: str, spans: list[tuple[int, int]], at: int, names: OwnNames, settings: list[tuple[int, str]]
) -> Iterator[ProseReading]:
    """The lists that a sentence opens: in itself, or by body system behind it."""
    start, end = spans[at]
    sentence = text[start:end]
    colon = ":" in sentence
    band = band_of(sentence) if _may_be_band(sentence) else None
    if band is not None and is_excluded(sentence):
        return
    if band is not None:
        arm = arm_in(sentence[: band.end], names) or _DRUG
        if arm.role != "drug":
            arm = _DRUG
        terms = band_terms(sentence, band)
        for listed in terms:
            yield _listed(listed.term, start, listed.percent, listed.word, arm, "", (start, end))
        if terms:
            return
    stop = _stop(text, spans, at)
    if not colon and (stop == end or (band is None and _LIST_FOLLOWS.search(sentence[-120:]) is None)):
        return
    if band is None and is_excluded(sentence):
        return
    setting = _at(settings, start, False)
    listed_any = False
    for listed in system_lists(text, start, stop, band):
        listed_any = True
        yield _listed(listed.term, 0, listed.percent, listed.word, _DRUG, listed.group, (start, stop))
    if not listed_any and setting == "postmarketing":
        for term in plain_list(sentence):
            yield _listed(term, start, None, None, _DRUG, "", (start, end))


def _may_be_band(sentence: str) -> bool:
    return "%" in sentence or any(w in sentence for w in ("common", "requent", "are", "ccasional", "percent"))


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


def _listed(
    term: Term, by: int, percent: Percent | None, word: str | None, arm: ProseArm, group: str, sentence: tuple[int, int]
) -> ProseReading:
    op = percent.op if percent is not None else (word or "reported")
    return ProseReading(_moved(term, by), op, percent, arm, "", group, "unknown", sentence, True)
