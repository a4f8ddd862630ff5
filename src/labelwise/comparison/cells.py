"""Pieces to cells: text, state, values, citations; and the honest cell where nothing is stated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from labelwise.comparison.column import Column
from labelwise.comparison.comparison import LONGEST_CELL, Cell, Row
from labelwise.comparison.contrast import Contrast
from labelwise.comparison.piece import Piece
from labelwise.comparison.values import FactValues
from labelwise.facts import Citation, NotUnderstoodFact, State
from labelwise.label import SECTIONS

Words = Callable[[Any], str]
_MOST_CITATIONS = 12
_LOOKED_AT = 24


def piece_words(piece: Piece, words: Words) -> str:
    """Return a piece in words: the curated text where there is one; of a conflict the label's side first."""
    if piece.curated is None:
        return words(piece.fact)
    said = piece.curated.says or words(piece.fact)
    if piece.curated.label_says:
        return f"the sources disagree: {piece.curated.label_says}; {said}"
    return said


def cell(
    column: Column, pieces: Sequence[Piece], words: Words, kind: str, sections: Sequence[str], *, joint: str = "; "
) -> Cell:
    """Return the cell of these pieces; without any, the cell that says why there is none."""
    if not pieces:
        return absent(column, kind, sections, "nothing on this was found in this label")
    parts = [piece_words(p, words) for p in pieces]
    return stated(column, list(dict.fromkeys(p for p in parts if p)), pieces, joint=joint)


def stated(
    column: Column,
    parts: Sequence[str],
    pieces: Sequence[Piece],
    *,
    joint: str = "; ",
    derived: Sequence[Contrast] = (),
) -> Cell:
    """Return a cell with these parts of text, the values and citations of the pieces, and what was computed of them."""
    disputed = True in [p.conflict for p in pieces]
    return Cell(
        drug=column.name,
        state=State.CONFLICT if disputed else State.STATED,
        text=join(parts, column.name, joint),
        value=FactValues([*[p.fact for p in pieces], *derived]),
        citations=cited(p.fact.citation for p in pieces),
    )


def join(parts: Sequence[str], drug: str, joint: str = "; ", longest: int = LONGEST_CELL) -> str:
    """Return the parts as one text; what does not fit is counted and said, never dropped silently."""
    whole = joint.join(parts)
    if len(whole) <= longest:
        return whole
    kept: list[str] = []
    room = longest - len(drug) - 40
    for part in parts:
        if sum(len(k) + len(joint) for k in kept) + len(part) <= room:
            kept.append(part)
    if not kept:
        return parts[0][: room - 2].rsplit(" ", 1)[0] + f" … (cut; see: labelwise facts {drug})"
    return joint.join(kept) + f"{joint}... and {len(parts) - len(kept)} more: labelwise facts {drug}"


def cited(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return citations in order, each once."""
    listed = list(citations)
    first = dict.fromkeys(listed[:_LOOKED_AT])  # a long list of a table's cells is rarely looked at to its end
    if len(first) < _MOST_CITATIONS and len(listed) > _LOOKED_AT:
        first = dict.fromkeys(listed)
    return tuple(first)[:_MOST_CITATIONS]


def absent(column: Column, kind: str, sections: Sequence[str], nothing: str = "this label does not list it") -> Cell:
    """Return the cell of a drug of which nothing is stated: why, in the words of its state. Never "none"."""
    if not column.labels:
        return Cell(column.name, State.NOT_IN_SOURCE, "not in the source: no label of this presentation is here")
    missed = column.not_understood(kind)
    if missed:
        return Cell(
            column.name, State.NOT_UNDERSTOOD, missed_words(missed), citations=cited(f.citation for f in missed)
        )
    if not column.has(*sections):
        text = f"not in the source: the record has no section '{_title(sections[0])}'"
        return Cell(column.name, State.NOT_IN_SOURCE, text)
    if not column.reads(kind):
        text = "not read: the label has this section; this version makes no facts of it"
        return Cell(column.name, State.NOT_UNDERSTOOD, text, citations=section_citations(column, sections))
    return Cell(column.name, State.NOT_STATED, nothing, citations=section_citations(column, sections))


def missed_words(missed: Sequence[NotUnderstoodFact]) -> str:
    """Return what could not be read: how many passages, and the first reasons."""
    reasons = list(dict.fromkeys(f.reason.value for f in missed))
    count = len(missed)
    noun = "passage speaks" if count == 1 else "passages speak"
    return f"not understood: {count} {noun} of it and could not be read ({'; '.join(reasons[:2])})"


def section_citations(column: Column, sections: Sequence[str]) -> tuple[Citation, ...]:
    """Return citations of whole sections of the reference label (else of the first label that has one)."""
    for label in column.labels:
        for presence in label.head.sections:
            if presence.key in sections:
                name = SECTIONS.get(presence.key)
                head = label.head
                return (
                    Citation(
                        set_id=head.set_id,
                        document_id=head.document_id,
                        version=head.version,
                        effective_time=head.effective_time,
                        section=name.code if name else None,
                        section_name=_title(presence.key),
                        text_hash=presence.text_hash,
                        url=f"https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid={head.set_id}",
                    ),
                )
    return ()


def _title(section: str) -> str:
    name = SECTIONS.get(section)
    return name.title if name else section.replace("_", " ")


def row(name: str, title: str, cells: Iterable[Cell], group: str = "") -> Row:
    """Return a row."""
    return Row(name, title, tuple(cells), group)


def says_something(found: Row) -> bool:
    """Whether any cell of a row states something, or shows what could not be read."""
    return any(c.state in (State.STATED, State.CONFLICT) for c in found.cells)
