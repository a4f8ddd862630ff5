"""The page of a medication check: the form as it was filled in, findings by action, and always what was checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from labelwise.checks import CheckResult, Coverage
from labelwise.checks.action import WORDS
from labelwise.facts import Citation
from labelwise.present.check_text import NO_FINDING, UNREAD
from labelwise.present.pages.sources import SourceBook, Sources

_COVERED = {
    "stated": ("●", "a label speaks of it"),
    "not_stated": ("○", "read; the labels do not speak of it"),
    "not_in_source": ("∅", "not checked from both sides: not in the source"),
    "not_understood": ("?", "not fully checked: a passage could not be read"),
    "conflict": ("≠", "labels disagree"),
    "unresolved": ("✕", "not checked: a name is not known"),
}


class EvidenceView(NamedTuple):
    """What one place says."""

    text: str
    sources: Sources | None


class FindingView(NamedTuple):
    """One finding; `weight` is `strong` for what must not be, else `mild`."""

    word: str
    weight: str
    kind: str
    summary: str
    inferred: bool
    evidence: Sequence[EvidenceView]


class PairView(NamedTuple):
    """How far one pair was checked."""

    names: str
    mark: str
    word: str
    text: str


class CheckView(NamedTuple):
    """The result. `nothing` is the sentence that stands where there is no finding."""

    findings: Sequence[FindingView]
    nothing: str
    unresolved: Sequence[str]
    pairs: Sequence[PairView]
    lacking: Sequence[EvidenceView]
    notices: Sequence[str]


def check_view(result: CheckResult, *, texts: bool) -> CheckView:
    """Return what the page shows of a check."""
    findings = [
        FindingView(
            word=WORDS.get(f.action, f.action.replace("_", " ")),
            weight="strong" if f.action in ("contraindicated", "avoid", "not_advised") else "mild",
            kind=f.kind,
            summary=f.summary,
            inferred=f.inferred,
            evidence=[EvidenceView(e.text, _cited(e.citation, texts)) for e in f.evidence],
        )
        for f in result.findings
    ]
    unread = f" {UNREAD}" if result.unresolved or result.cannot_check else ""
    lacking = [
        EvidenceView(f"{' and '.join(m.drugs)}: cannot check without {m.input}: {m.text}", _cited(m.citation, texts))
        for m in result.cannot_check
    ]
    return CheckView(
        findings, NO_FINDING + unread, result.unresolved, [_pair(c) for c in result.coverage], lacking, result.notices
    )


def _cited(citation: Citation | None, texts: bool) -> Sources | None:
    return SourceBook({}, texts=texts).sources([citation]) if citation else None


def _pair(pair: Coverage) -> PairView:
    mark, word = _COVERED.get(pair.state, ("", pair.state.replace("_", " ")))
    return PairView(f"{pair.drugs[0]} with {pair.drugs[1]}", mark, word, pair.text)
