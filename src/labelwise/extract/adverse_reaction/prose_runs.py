"""Lists whose figures stand behind them: `fatigue 4%, dizziness 2%`, `nausea and rash, in 3% or less of patients`."""

from __future__ import annotations

import re

from labelwise.extract.adverse_reaction.percents import Percent
from labelwise.extract.adverse_reaction.prose_finding import DRUG, Finding
from labelwise.extract.adverse_reaction.prose_terms import clean, is_known, last_term, terms_of

_SUBJECT = re.compile(r"\b(?:adverse|side|undesirable|reactions?|events?|effects?|experiences)\b", re.I)
_OPENING = re.compile(r"\b(?:were|are|was|is|include[sd]?|including|consisted of|comprised)\b\s*:?\s*|:\s*", re.I)
_ITEM_END = re.compile(r"\s*(?:,\s*(?:and\s+)?|;\s*(?:and\s+)?|\s+and\s+|[.\s\[(]|$)")
_BEHIND = re.compile(
    r",?\s+(?:(?:each\s+|all\s+)?(?:with|at)\s+(?:an?\s+)?(?:incidences?|frequency|rates?)(?:\s+of)?"
    r"|(?:(?:that|which)\s+)?(?:each\s+)?(?:occurr(?:ed|ing)|reported)\s+(?:in|by|at)(?:\s+an?\s+(?:incidence"
    r"|frequency|rate)\s+of)?)\s*$",
    re.I,
)


def from_runs(text: str, values: list[Percent]) -> list[Finding]:
    """Return the incidences of a list of reactions with a bare figure behind each, or one behind them all."""
    opening = next((m for m in _OPENING.finditer(text, 0, values[0].start) if _SUBJECT.search(text[: m.start()])), None)
    if opening is None:
        return []
    behind = _BEHIND.search(text[opening.end() : values[0].start])
    if behind is not None and len(values) == 1:
        stretch = text[opening.end() : opening.end() + behind.start()]
        terms = terms_of(stretch, opening.end())
        return [Finding(t, values[0], DRUG) for t in terms] if all(is_known(t.text) for t in terms) else []
    return _each_its_own(text, opening.end(), values) if len(values) > 1 else []


def _each_its_own(text: str, start: int, values: list[Percent]) -> list[Finding]:
    found: list[Finding] = []
    at = start
    for value in values:
        item = text[at : value.start]
        if value.op != "=" or not _ITEM_END.match(text, value.end) or "%" in item or len(item) > 90:
            return []
        term = last_term(re.sub(r"\s*(?:\([^()]*\))?\s*(?:in\s*|:\s*|-\s*)?$", "", item), at)
        if term is None or not is_known(term.text) or clean(item).count(",") > 0:
            return []
        found.append(Finding(term, value, DRUG))
        at = value.end
    return found
