"""Lists whose figures stand behind them: `fatigue 4%, dizziness 2%`, `nausea and rash, in 3% or less of patients`."""

from __future__ import annotations

import re
from itertools import pairwise

from labelwise.extract.adverse_reaction.percents import Percent
from labelwise.extract.adverse_reaction.prose_arms import PLACEBO, ProseArm
from labelwise.extract.adverse_reaction.prose_finding import CLAUSE_START, DRUG, VERB, Finding
from labelwise.extract.adverse_reaction.prose_terms import clean, is_known, is_term, last_term, terms_of

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


_NOT_A_LIST = re.compile(r":|\b(?:are|were|is|was|placebo)\b", re.I)
_FOR_LIST = re.compile(r"\s*(?:of\s+(?:the\s+)?patients\s+)?(?:each\s+)?for\s+", re.I)


def from_figures_for(text: str, values: list[Percent]) -> list[Finding]:
    """Return the incidences of `reported to be 3 percent each for rash and cough; 2 percent for fever`."""
    if not _SUBJECT.search(text[: values[0].start]):
        return []
    found: list[Finding] = []
    for i, value in enumerate(values):
        said = _FOR_LIST.match(text, value.end)
        if said is None:
            return []
        stop = re.search(r"[;.]", text[said.end() : values[i + 1].start if i + 1 < len(values) else len(text)])
        end = said.end() + stop.start() if stop else (values[i + 1].start if i + 1 < len(values) else len(text))
        if _NOT_A_LIST.search(text[said.end() : end]):
            return []
        terms = [t for t in terms_of(text[said.end() : end], said.end()) if is_term(t.text)]
        if not any(is_known(t.text) for t in terms):
            return []
        found += [Finding(t, value, DRUG) for t in terms]
    return found


_VERSUS = re.compile(r"\s*(?:vs\.?|versus|compared (?:to|with))\s*", re.I)
_LISTS = re.compile(r"\b(?:such as|including|like)\s+|:\s*", re.I)


def from_pairs(text: str, values: list[Percent]) -> list[Finding]:
    """Return the incidences of `diarrhea 11% versus 7% and pain 5% versus 1%` in a sentence that speaks of placebo."""
    pairs = list(zip(values[::2], values[1::2], strict=False))
    if (
        len(values) % 2
        or not PLACEBO.search(text)
        or not all(_VERSUS.fullmatch(text[a.end : b.start]) for a, b in pairs)
    ):
        return []
    ends = [m.end() for pattern in (_OPENING, _LISTS) for m in pattern.finditer(text, 0, values[0].start)]
    at = max(ends, default=-1)
    found: list[Finding] = []
    for a, b in pairs:
        term = last_term(re.sub(r"\s*(?:in\s*)?$", "", text[at : a.start]), at) if at >= 0 else None
        if term is None or not is_known(term.text):
            return []
        found += [Finding(term, a, DRUG), Finding(term, b, ProseArm("placebo", "placebo"))]
        at = b.end
    return found


_IN_ORDER = re.compile(r"\s*(?:of (?:the |all )?(?:patients|subjects))?,?\s*respectively\b")


def from_list_in_order(text: str, values: list[Percent]) -> list[Finding]:
    """Return the incidences of `anemia and rash were observed in 7% and 32%, respectively, of patients`."""
    if len(values) < 2 or not _IN_ORDER.match(text, values[-1].end):
        return []
    between = [text[a.end : b.start] for a, b in pairwise(values)]
    verb = next(reversed([*VERB.finditer(text, 0, values[0].start + 1)]), None)
    if verb is None or not all(re.fullmatch(r"\s*(?:,\s*)?(?:and\s*)?", b) for b in between):
        return []
    cut = max((m.end() for m in CLAUSE_START.finditer(text[: verb.start()])), default=0)
    terms = terms_of(text[cut : verb.start()], cut)
    known = len(terms) == len(values) and all(is_known(t.text) for t in terms)
    return [Finding(t, v, DRUG) for t, v in zip(terms, values, strict=True)] if known else []


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
