"""Tables that list reactions in words: under a band of the title or of a column, or each with its share in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from labelwise.extract.adverse_reaction.concept import concept_of
from labelwise.extract.adverse_reaction.lanes import distinct
from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.prose import ProseReading, read_prose
from labelwise.extract.adverse_reaction.several import is_group
from labelwise.extract.adverse_reaction.term import is_body_system, read_term
from labelwise.extract.adverse_reaction.title import Title
from labelwise.label import Cell, Table

_PROBE = "nausea"
_HEAD = re.compile(
    r"(?:(?:system|organ|body|class|adverse|drug|preferred|meddra|reactions?|events?|terms?)[\s/:]*)+", re.I
)
_POINTS_DOWN = re.compile(r"\b(?:following|below|listed)\b|:\s*$", re.I)
_HOW_OFTEN = re.compile(r"%|\b(?:common|uncommon|rare|frequent|infrequent|occasional)\b", re.I)
_RUN_TOGETHER = re.compile(r"[a-z)] [A-Z][a-z]")
_LONGEST_TITLE = 400
_LONGEST_BAND = 60
_NOTHING = {"none", "-", "–", "—"}


class Listed(NamedTuple):
    """One reaction of a list and the cell it stands in."""

    cell: Cell
    reading: ProseReading


def read_list(table: Table, title: Title, names: OwnNames) -> list[Listed]:
    """Return the reactions of a table without columns of values, where the table says how often they came up.

    Empty where neither the title, nor the heads, nor the cells do.
    """
    rows = [[c for _, _, c in distinct(row)] for row in table.rows]
    heads = [_band(_lead_of(c.text), names) for c in rows[0]] if rows else []
    if any(heads[1:]):
        return [x for row in rows[1:] for x in _under_heads(rows[0], heads, row, names)]
    banded = [x for row in rows for x in _beside_bands(row, names)]
    if banded:
        return banded
    lead = title.text.rstrip(".: ")
    if (title.own or title.named or _POINTS_DOWN.search(title.text)) and _band(lead, names):
        return [x for row in rows if not _is_head(row) for x in _under_title(lead, row, names)]
    return [x for row in rows for cell in row for x in _each_with_its_share(cell, names)]


def rows_without(table: Table, listed: Sequence[Listed]) -> list[int]:
    """Return the rows of a list that hold reactions and gave none."""
    got = {x.cell.row for x in listed}
    rows = [(r, [c for _, _, c in distinct(row)]) for r, row in enumerate(table.rows)]
    return [
        r for r, row in rows
        if r not in got and r not in table.foot_rows and not _is_head(row) and len(row) > 1 and row[-1].text
    ]  # fmt: skip


def _band(lead: str, names: OwnNames) -> bool:
    """Whether what stands before a list tells how often its reactions came up, or that they came up after approval."""
    if not lead or len(lead) > _LONGEST_TITLE:
        return False
    found = list(read_prose(f"{lead}: {_PROBE}.", names))
    return len(found) == 1 and found[0].listed and found[0].term.text == _PROBE


def _lead_of(text: str) -> str:
    """A head or first cell that says how often (`Common (≥1%)`, `Incidence > 1%`) as words to stand before a list."""
    return f"Adverse reactions, {text.strip(' :')}" if len(text) < _LONGEST_BAND and _HOW_OFTEN.search(text) else ""


def _beside_bands(row: Sequence[Cell], names: OwnNames) -> Iterator[Listed]:
    """A row of a band and its reactions, or of several bands and theirs, a line each."""
    if len(row) != 2:
        return
    first, cell = row
    bands, lists = (
        (first.lines, cell.lines) if len(first.lines) == len(cell.lines) > 1 else ((first.text,), (cell.text,))
    )
    for band, listed in zip(bands, lists, strict=True):
        lead = _lead_of(band)
        if _band(lead, names):
            yield from (Listed(cell, r) for r in _items(lead, (listed,), names))


def _is_head(row: Sequence[Cell]) -> bool:
    return all(not c.text or _HEAD.fullmatch(c.text) for c in row)


def _under_title(lead: str, row: Sequence[Cell], names: OwnNames) -> Iterator[Listed]:
    group = read_term(row[0].text.strip(" :")).text if len(row) > 1 and is_body_system(row[0].text) else ""
    cells = row[1:] if group else row[-1:]
    for cell in cells:
        for reading in _items(lead, cell.lines if len(cell.lines) > 1 else (cell.text,), names):
            yield Listed(cell, reading._replace(group=group or reading.group))


def _under_heads(
    heads: Sequence[Cell], bands: Sequence[bool], row: Sequence[Cell], names: OwnNames
) -> Iterator[Listed]:
    if len(row) != len(heads):
        return
    group = ""
    for head, band, cell in zip(heads, bands, row, strict=True):
        lines = list(cell.lines or (cell.text,))
        if lines and is_group(lines[0]):
            group, lines = lines[0], lines[1:]
        elif not band:
            group = cell.text
        if band:
            for reading in _items(_lead_of(head.text), lines, names):
                yield Listed(cell, reading._replace(group=group))


def _items(lead: str, lines: Sequence[str], names: OwnNames) -> Iterator[ProseReading]:
    told = [line.strip(" ,;.") for line in lines if line.strip(" ,;.").lower() not in _NOTHING]
    if told and any(told):
        found = read_prose(f"{lead}: {', '.join(t for t in told if t)}.", names)
        yield from (r for r in found if (r.listed or r.percent) and not _is_run(r.term.text))


def _is_run(term: str) -> bool:
    """Whether several terms run together: nothing stood between them."""
    return _RUN_TOGETHER.search(term) is not None and concept_of(term) is None


def _each_with_its_share(cell: Cell, names: OwnNames) -> Iterator[Listed]:
    if "%" not in cell.text or "(" not in cell.text:
        return
    group = ""
    for line in cell.gaps or cell.lines or (cell.text,):
        if is_group(line):
            group = read_term(line).text
            continue
        for reading in read_prose(f"{line.rstrip('.')}.", names):
            if reading.percent is not None:
                yield Listed(cell, reading._replace(group=group))
