"""What a check gives: findings with their evidence, what was checked and from which labels, and what could not be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from labelwise.checks.action import rank
from labelwise.facts import Citation

A_LABEL = "a label"
"""The input that lacks for a drug that is known, but of which no label is at hand."""

FindingKind = Literal[
    "interaction", "duplicate", "dose", "duration", "washout", "organ", "population", "condition", "withdrawal"
]


class Evidence(msgspec.Struct, frozen=True):
    """What one place says, in a short phrase, and the place. `citation` is None only for arithmetic and inference."""

    text: str
    citation: Citation | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that asks for attention. `drugs` are names as shown, sorted; `action` a word of `action.ORDER`.

    `inferred`: no label names the pair or its class; the action is then at most a caution. `curated`: what leads was
    entered by hand from the source that its evidence names, not read from a label at hand.
    """

    kind: FindingKind
    drugs: tuple[str, ...]
    action: str
    summary: str
    evidence: tuple[Evidence, ...]
    inferred: bool = False
    curated: bool = False


class Side(msgspec.Struct, frozen=True):
    """What the labels of one drug of a pair say of the other: a state, and the set ids of the labels read."""

    drug: str
    state: str
    labels: tuple[str, ...] = ()


class Coverage(msgspec.Struct, frozen=True):
    """How far a pair was checked. `state` is that of the weaker side unless a label speaks of the pair.

    Beside the states of an answer: `unresolved`, where a name of the pair stands for no drug.
    """

    drugs: tuple[str, str]
    state: str
    sides: tuple[Side, ...] = ()
    text: str = ""


class Missing(msgspec.Struct, frozen=True):
    """A rule that could not be applied because an input lacks: `input` names it, `text` says what for."""

    drugs: tuple[str, ...]
    kind: FindingKind
    input: str
    text: str
    citation: Citation | None = None


class Unresolved(msgspec.Struct, frozen=True):
    """A name that stands for no drug here, or for several. Nothing was guessed."""

    name: str
    message: str
    suggestions: tuple[str, ...] = ()


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a check of a list gives. An empty `findings` says nothing without `coverage`.

    `unresolved` are names that stand for no drug, or for several; `notices` say more of each.
    """

    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    unresolved: tuple[str, ...] = ()
    cannot_check: tuple[Missing, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """2 where a name is unknown, or nothing was found and a drug has no label here; 1 with findings; else 0."""
        if self.unresolved:
            return 2
        if self.findings:
            return 1
        bare = any(s.state == "not_in_source" and not s.labels for c in self.coverage for s in c.sides)
        return 2 if bare or any(m.input == A_LABEL for m in self.cannot_check) else 0


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings, the strongest action first; equal ones in an order that does not depend on the list's."""
    return tuple(sorted(findings, key=lambda f: (rank(f.action), f.inferred, f.kind, f.drugs, f.summary)))


def distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence in order, each text once a section of a label."""
    kept: dict[tuple[str, str, str], Evidence] = {}
    for one in map(_sourced, evidence):
        cited = one.citation
        place = (str(cited.set_id or cited.source_id or ""), str(cited.section or "")) if cited else ("", "")
        kept.setdefault((one.text, *place), one)
    return tuple(kept.values())


def is_curated(citation: Citation | None) -> bool:
    """Whether a fact was entered by hand, not read from a label at hand."""
    return citation is not None and citation.method == "curated"


def source_words(citation: Citation) -> str:
    """Return what a hand-entered fact was taken from, in a few words."""
    if citation.source == "label":
        return f"hand-entered from a label{f' ({citation.set_id})' if citation.set_id else ''}"
    title = citation.source_id or citation.url
    return f"the hand-entered {citation.source}" + (f' "{" ".join(title.split())}"' if title else "")


def _sourced(one: Evidence) -> Evidence:
    """Return evidence that names its source where that is no label at hand."""
    if one.citation is None or not is_curated(one.citation):
        return one
    words = f" [{source_words(one.citation)}]"
    return one if one.text.endswith(words) else Evidence(one.text + words, one.citation)
