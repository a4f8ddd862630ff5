"""A check on a terminal and as Markdown: findings by action, then always what was checked and what could not be."""

from __future__ import annotations

from collections.abc import Iterator

from labelwise.checks import CheckResult, Coverage, Finding
from labelwise.checks.action import WORDS
from labelwise.facts import Citation
from labelwise.present.columns import printable, styled, wrap
from labelwise.present.words import NOT_ADVICE, Footnotes

NO_FINDING = "No finding in what was read. That is not a statement that these drugs do not interact."
UNREAD = "What could not be checked is listed below; nothing is known of it here."
_MOST_EVIDENCE = 6
_STATES = {
    "stated": "a label speaks of it",
    "not_stated": "read; the labels do not speak of it",
    "not_in_source": "not checked from both sides: not in the source",
    "not_understood": "not fully checked: a passage could not be read",
    "conflict": "labels disagree",
    "unresolved": "not checked: a name is not known",
}
_KINDS = {
    "interaction": "interaction", "duplicate": "the same twice", "dose": "dose", "duration": "how long",
    "washout": "waiting time", "organ": "kidney or liver", "population": "who takes it", "condition": "condition",
    "withdrawal": "stopping",
}  # fmt: skip


def check_text(result: CheckResult, width: int, *, color: bool = False, everything: bool = False) -> str:
    """Return a check as text for `width` columns; `everything` shows all evidence, `color` adds terminal styles."""
    notes = Footnotes()
    lines: list[str] = []
    for block in _blocks(result, notes, everything=everything):
        lines.extend(_plain(block, max(width, 20), color=color))
    return "\n".join(lines) + "\n"


def check_markdown(result: CheckResult) -> str:
    """Return a check as Markdown, with all evidence."""
    notes = Footnotes()
    lines: list[str] = []
    for title, items in _blocks(result, notes, everything=True):
        lines += [f"## {_safe(title)}", ""] if title else []
        for depth, text in items:
            lines.append(("  " * (depth - 1) + "- " if depth else "") + _safe(text))
        lines.append("")
    return "\n".join(lines)


Block = tuple[str, list[tuple[int, str]]]
"""A title, and lines with their depth (0: a paragraph)."""


def _blocks(result: CheckResult, notes: Footnotes, *, everything: bool) -> Iterator[Block]:
    yield "Findings", _findings(result, notes, everything=everything)
    if result.unresolved:
        yield "Names that are not known", [(1, name) for name in result.unresolved]
    yield "What was checked", [(1, _covered(c)) for c in result.coverage] or [(0, "One drug: there is no pair.")]
    if result.cannot_check:
        yield "What could not be checked for lack of an input", _lacking(result, notes)
    if result.notices:
        yield "Notices", [(1, n) for n in result.notices]
    sources = [(0, f"[{number}] {text}") for number, text in notes.lines()]
    if sources:
        yield "Where it stands", sources
    yield "", [(0, NOT_ADVICE)]


def _findings(result: CheckResult, notes: Footnotes, *, everything: bool) -> list[tuple[int, str]]:
    if not result.findings:
        more = f" {UNREAD}" if result.unresolved or result.cannot_check else ""
        return [(0, NO_FINDING + more)]
    return [line for f in result.findings for line in _finding(f, notes, everything=everything)]


def _finding(finding: Finding, notes: Footnotes, *, everything: bool) -> Iterator[tuple[int, str]]:
    word = WORDS.get(finding.action, finding.action)
    yield 1, f"{word.upper()} ({_KINDS[finding.kind]}): {finding.summary}"
    told = _by_text(finding)
    shown = told if everything else told[:_MOST_EVIDENCE]
    for text, citations in shown:
        marks = notes.marks(citations)
        quote = next((f' "{c.quote}"' for c in citations if c.quote), "")
        yield 2, text + quote + (f" [{','.join(map(str, marks))}]" if marks else "")
    if len(shown) < len(told):
        yield 2, f"... and {len(told) - len(shown)} more: add --all"


def _by_text(finding: Finding) -> list[tuple[str, list[Citation]]]:
    """Return the evidence in order, what several labels say in the same words once, with the place in each."""
    told: dict[str, list[Citation]] = {}
    for one in finding.evidence:
        told.setdefault(one.text, []).extend([one.citation] if one.citation else [])
    return list(told.items())


def _covered(pair: Coverage) -> str:
    return f"{pair.drugs[0]} with {pair.drugs[1]}: {_STATES.get(pair.state, pair.state)} ({pair.text})"


def _lacking(result: CheckResult, notes: Footnotes) -> list[tuple[int, str]]:
    lines = []
    for one in result.cannot_check:
        marks = notes.marks([one.citation]) if one.citation else []
        cited = f" [{','.join(map(str, marks))}]" if marks else ""
        lines.append((1, f"{' and '.join(one.drugs)}: cannot check without {one.input}: {one.text}{cited}"))
    return lines


def _plain(block: Block, width: int, *, color: bool) -> Iterator[str]:
    title, items = block
    if title:
        yield styled(title.upper(), "bold", color=color)
    for depth, text in items:
        lead = "  " * (depth - 1) + "- " if depth else ""
        first, *rest = wrap(printable(text), width - len(lead))
        yield lead + first
        yield from (" " * len(lead) + line for line in rest)
    yield ""


def _safe(text: str) -> str:
    """Return text that Markdown does not read as markup."""
    return printable(text).replace("<", "&lt;").replace("|", "\\|").replace("*", "\\*").replace("_", "\\_")
