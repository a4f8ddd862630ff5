"""All reactions together as what a figure is of: `Serious adverse reactions occurred in 26% of patients`."""

from __future__ import annotations

import re

from labelwise.extract.adverse_reaction.prose_finding import Finding
from labelwise.extract.adverse_reaction.prose_terms import Term

_KIND = (
    r"(?:serious|fatal|severe|life-threatening|treatment[- ]emergent|treatment[- ]related|drug[- ]related|local"
    r"|systemic|mild|moderate|common|other)"
)
_WHAT = r"(?:adverse (?:drug )?(?:reactions?|events?|experiences?)|side effects?|TEAEs?|SAEs?|AEs?)"
_NAME = rf"(?:{_KIND}(?:,? (?:and/or |and |or )?))*{_WHAT}"
_SUBJECT = re.compile(
    r"\s*(?:(?:the|overall,?|an?|any|all|at least (?:one|1)|one or more|≥\s?1|patients with|incidences? of|rates? of"
    r"|frequency of|proportion of (?:patients|subjects) with|grades? [≥>]?\s?\d(?:\s?(?:-|–|to|or|and|/)\s?(?:\d|higher"
    rf"|greater|above))?)\s+)*(?P<name>{_NAME})(?:\s+\((?:SAEs?|AEs?|TEAEs?|all grades|any grade)\))?"
    r"(?P<tail>\s+(?:within|in|during|among|with|from|of any (?:grade|severity))\b[^,;:%()]{0,70})?\s*",
    re.I,
)
_OTHER_TAIL = re.compile(r"\b(?:result|lead|led|requir|caus|death|fatal|outcome|such as)", re.I)
_TOTAL = re.compile(_NAME, re.I)


def _may_be(text: str) -> bool:
    """Whether a text can hold such a name."""
    return "dverse" in text or "AE" in text or "ide effect" in text or "DVERSE" in text


def total_in(text: str, start: int) -> Term | None:
    """Return what a subject calls all reactions, with its place; None when it names anything else.

    `start` is where `text` stands in the sentence.
    """
    if not _may_be(text):
        return None
    found = _SUBJECT.fullmatch(text)
    if found is None or (found["tail"] and _OTHER_TAIL.search(found["tail"])):
        return None
    return Term(found["name"], start + found.start("name"), start + found.end("name"))


_NO_SHARE = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:reported|occurring|seen|observed|noted|experienced|which|that)\b", re.I
)
_FOR_ONE = re.compile(
    r"\s*(?:each\s+)?(?:for|with)\s+(?!.{0,60}(?:placebo|respectively|patients|subjects|group))", re.I
)


def counts_all(text: str, found: Finding) -> bool:
    """Whether a figure is the share of all who had a reaction, and no limit for the reactions that a list goes on to.

    `Adverse reactions reported in 1% to 10% of patients were ...` is a limit.
    """
    return (
        found.percent.op == "="
        and not _NO_SHARE.match(text, found.term.end)
        and not _FOR_ONE.match(text, found.percent.end)
    )


def is_total(term: str) -> bool:
    """Whether a term is a name of all reactions together."""
    return _may_be(term) and _TOTAL.fullmatch(term) is not None
