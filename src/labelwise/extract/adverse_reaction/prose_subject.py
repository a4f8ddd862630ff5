"""What a clause is about: its subject cut down to the reaction it names."""

from __future__ import annotations

import re

from labelwise.extract.adverse_reaction.prose_finding import listed_term
from labelwise.extract.adverse_reaction.prose_terms import Term, is_known
from labelwise.extract.adverse_reaction.prose_totals import total_in

_LEAD = re.compile(
    r"^(?:(?:the|a|an)\s+)?(?:(?:overall|cumulative|reported|higher|lower|greater|increased|similar|observed|most"
    r"|total|crude"
    r"|combined|adverse|serious|treatment-emergent|drug-related|reactions?|events?|cases?|episodes?|reports?"
    r"|symptoms?|signs?"
    r"|incidences?|frequenc(?:y|ies)|rates?|occurrences?|prevalence|risk|development|either)\s+)*"
    r"(?:incidences?|frequenc(?:y|ies)|rates?|occurrences?|prevalence|risk|reactions?|events?|cases?|episodes?|reports?"
    r"|symptoms?|signs?|development)\s+of\s+",
    re.I,
)
_WORD_LEAD = re.compile(
    r"^(?:the|an?|either|reported|observed|at least one|one or more|some|any|episodes? of|new)\s+(?=\w)", re.I
)
_EXAMPLES = re.compile(
    r",?\s+(?:including|such as|primarily|mainly|mostly|predominantly|sometimes|usually|generally|excluding|defined"
    r"|especially"
    r"|associated with|consisting|most of which|some of which)\b[^\[\]:]*$",
    re.S,
)
_TRAIL = re.compile(
    r"(?:\s+(?:incidences?|rates?|frequency|overall)"
    r"|\s+(?:(?:was|were)\s+)?(?:reported\s+)?as (?:an? )?(?:serious )?(?:adverse )?(?:reactions?|events?))\s*$",
    re.I,
)
_REACTIONS_TAIL = re.compile(r"\s+(?:treatment-emergent )?adverse (?:reactions?|events?)\s*$")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*,?\s*$")


def _may_cut(pattern: re.Pattern[str], text: str, at: int) -> bool:
    """Whether a subject is cut there: a bracket always, `heart rate` never."""
    if pattern is _ASIDE:
        return True
    return not is_known(text) and (
        pattern is _EXAMPLES or is_known(text[:at]) or text.endswith(("events", "reactions"))
    )


def subject_terms(text: str, start: int) -> list[Term]:
    """Return the terms a subject names, with their places; `start` is where `text` stands in the sentence."""
    total = total_in(text, start)
    if total is not None:
        return [total]
    tail = _REACTIONS_TAIL.search(text) if "adverse" in text else None
    if tail is not None and is_known(text[: tail.start()].strip()):
        text = text[: tail.start()]
    begin, end = 0, len(text)
    for _ in range(3):
        held = text[begin:end]
        stripped = held.strip(' ,;“”"')
        begin += held.find(stripped) if stripped else 0
        end = begin + len(stripped)
        lead = _LEAD.match(text[begin:end]) or _WORD_LEAD.match(text[begin:end])
        if lead and not is_known(text[begin:end]):
            begin += lead.end()
        for pattern in (_TRAIL, _ASIDE, _EXAMPLES):
            tail = pattern.search(text[begin:end])
            if tail and tail.start() > 2 and _may_cut(pattern, text[begin:end], tail.start()):
                end = begin + tail.start()
    while begin < end and text[begin] in '“"':
        begin += 1
    return listed_term(text[begin:end], start + begin)
