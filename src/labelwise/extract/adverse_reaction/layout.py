"""Which rows of a grid are title, head, body and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from labelwise.extract.adverse_reaction.arm import read_n
from labelwise.extract.adverse_reaction.cell import read_cell
from labelwise.extract.adverse_reaction.lanes import distinct, is_spanning, is_value_row
from labelwise.extract.adverse_reaction.signs import MARK_SIGNS, plain
from labelwise.label import Cell, Table

_NOTE = re.compile(
    rf"^(?:[{re.escape(MARK_SIGNS)}]+|\(?[a-z0-9]\)|[a-z0-9]\.\s|[a-z]\s+(?=[A-Z%≥<])|\d\s+(?=[A-Z][a-z]+)"
    rf"|notes?\b|abbreviations?|key:|legend|includes?\b|n\s*=|[A-Z][A-Za-z]{{0,6}}\s*=|CI\b|source:|percentages"
    rf"|table shows|\[[a-z0-9]\])",
    re.I,
)
_N_ROW = re.compile(
    r"^(?:\(?n\)?|n \(total\)|total n|(?:total )?(?:number|no\.?) of (?:patients|subjects"
    r"|participants)(?: (?:treated|randomized|enrolled|in (?:the )?(?:study|group|safety)|exposed"
    r"|evaluated).*)?|(?:total )?(?:patients|subjects)(?: (?:treated|randomized|exposed|studied))?(?: \(n\))?"
    r"|.*,\s*\(?N\)?|(?:total )?(?:number|no\.?) of (?:patients|subjects) (?:dosed|treated|exposed|at risk)"
    r"|(?:patients|subjects) (?:at risk|dosed)(?:\s\d)?|\(?n\)? \((?:fe)?males?\)|sample size"
    r"|number (?:treated|exposed|evaluated)|\(?n\s*=\s*\)?|patients \(n\))\s*:?$",
    re.I,
)
_HEAD_OF_TERMS = re.compile(
    r"adverse|\b(?:ADR|TEAE|AE)s?\b|reaction|event|body|system|\bterm|number|patient|subject|class|percent|dose|study|sample|treat|effect",
    re.I,
)
_BARE_N = re.compile(r"\(?n\s*=\s*\d[\d,]*\)?", re.I)
_COLUMN_NAME = re.compile(r"(?!(?:patients|subjects|participants|women|men)\b)[A-Za-z]{3}", re.I)
NOTE_LENGTH = 140


@dataclass(frozen=True)
class Layout:
    """Row numbers by what they are; `notes` are texts of note rows."""

    head: tuple[int, ...]
    body: tuple[int, ...]
    notes: tuple[str, ...]


def is_n_row(cells: tuple[Cell, ...] | list[Cell]) -> bool:
    """Whether a row gives the N of each column: `Number of patients | 250 | 248`, or cells of `N=250` alone."""
    one = next((c.text for c in cells[1:] if c.text and c is not cells[0] and read_cell(c.text).shape != "none"), "")
    if not one or (read_n(plain(one)) is None and not plain(one)[:1].isdigit()):
        return False
    first = plain(cells[0].text)
    others = [plain(c.text) for c in cells[1:] if c.text and c is not cells[0]]
    told = [t for t in others if read_cell(t).shape != "none"]
    if not told:
        return False
    if len(told) < len(others):
        return all(_BARE_N.fullmatch(t) for t in told)
    if all(len(t) < 40 and read_n(t) is not None for t in others):
        return True
    return bool(_N_ROW.match(first)) and all(re.fullmatch(r"\d[\d,]*(?:\s*\(?%\)?)?", t) for t in others)


def is_note(text: str) -> bool:
    """Whether a row of one text is a note below the table and not a group of rows."""
    text = plain(text)
    return len(text) > NOTE_LENGTH or bool(_NOTE.match(text))


def lay_out(table: Table, title: str) -> Layout:
    """Return which rows are head and which body; title, foot and note rows are neither."""
    notes = [table.rows[r][0].text for r in table.foot_rows]
    rows = [r for r in range(len(table.rows)) if r not in table.foot_rows and any(c.text for c in table.rows[r])]
    if rows and is_spanning(table.rows[rows[0]]) and _text(table.rows[rows[0]]) == title:
        rows = rows[1:]
    last_value = next((r for r in reversed(rows) if is_value_row(table.rows[r])), -1)
    kept: list[int] = []
    for r in rows:
        cells = table.rows[r]
        if last_value >= 0 and is_spanning(cells):
            text = _text(cells)
            note = r > last_value or (is_note(text) and not cells[0].header)
            if note and not (not kept and is_n_row(cells)):
                notes.append(text)
                continue
        kept.append(r)
    head = _head_rows(table, kept)
    return Layout(tuple(kept[:head]), tuple(kept[head:]), tuple(notes))


def _text(cells: tuple[Cell, ...]) -> str:
    return next((c.text for c in cells if c.text), "")


def _head_rows(table: Table, rows: list[int]) -> int:
    """How many of the leading rows are head."""
    seen_columns = False
    for at, r in enumerate(rows):
        cells = table.rows[r]
        if is_n_row(cells):
            if seen_columns and _names_a_block(cells):
                return at
            seen_columns = True
            continue
        if seen_columns and _is_row_of_dashes(cells):
            return at
        if (
            is_value_row(cells)
            and not _is_grade_row(cells, rows[:at], table)
            and not _is_dose_row(cells, rows, at, table)
        ):
            return at
        if r < table.header_rows and not (
            is_spanning(cells)
            and seen_columns
            and at + 1 < len(rows)
            and is_value_row(table.rows[rows[at + 1]])
            and not _unit_text(_text(cells))
        ):
            seen_columns = seen_columns or not is_spanning(cells)
            continue
        if is_spanning(cells):
            nxt = next((table.rows[q] for q in rows[at + 1 :] if not is_spanning(table.rows[q])), None)
            only_first = not cells[0].text or cells[0].colspan > 1 or all(not c.text for c in cells[1:])
            if (
                seen_columns
                and only_first
                and not _unit_text(_text(cells))
                and (nxt is None or is_value_row(nxt) or is_n_row(nxt))
            ):
                return at
            continue
        if seen_columns and _is_text_row(cells):
            return at
        seen_columns = True
    return len(rows)


def _names_a_block(cells: tuple[Cell, ...]) -> bool:
    """Whether the first cell of a row of N names the rows that follow: `Men only | (N=60) | (N=30)`.

    One beside columns that have names of their own does not.
    """
    if _N_ROW.match(plain(cells[0].text)) or any(_COLUMN_NAME.search(c.text) for c in cells if c is not cells[0]):
        return False
    words = re.sub(r"\b(?:n|%)\b", "", plain(cells[0].text), flags=re.I)
    return bool(re.search(r"[A-Za-z]{3}", words)) and not _HEAD_OF_TERMS.search(words)


def _is_row_of_dashes(cells: tuple[Cell, ...]) -> bool:
    """A term none of whose cells holds a value, but dashes."""
    values = [read_cell(c.text) for _, _, c in distinct(cells)[1:]]
    return bool(cells[0].text and values) and all(v.shape == "none" and not v.blank for v in values)


def _unit_text(text: str) -> bool:
    return bool(re.search(r"%|percent|\bn\s*=|number of|incidence", text, re.I)) and len(text) < 80


def _is_text_row(cells: tuple[Cell, ...]) -> bool:
    """A row of words in every cell (a list of reactions), not of column heads."""
    texts = [c.text for _, _, c in distinct(cells) if c.text]
    return len(texts) > 1 and all(len(t) > 60 and "," in t for t in texts[1:])


def _is_grade_row(cells: tuple[Cell, ...], above: list[int], table: Table) -> bool:
    """A row of bare grades in the head: `3 | ≥4` below the word `Grade`."""
    texts = {plain(c.text) for _, _, c in distinct(cells)[1:] if c.text}
    bare = {t for t in texts if re.fullmatch(r"[≥>]?\s*[1-5](?:\s*[-/]\s*[1-5])?(?:\s*\(?%\)?)?", t)}
    words = {t for t in texts - bare if re.search(r"[A-Za-z]", t)}
    return (
        len(bare) > 0
        and bare | words == texts
        and any(re.search(r"\bgrades?\b(?!\s*[≥>]?\s*\d)", c.text, re.I) for r in above for c in table.rows[r])
        and (
            cells[0].row in above
            or not re.search(
                r"[A-Za-z]{3}",
                re.sub(r"adverse|reactions?|events?|preferred|terms?", "", plain(cells[0].text), flags=re.I),
            )
        )
    )


def _is_dose_row(cells: tuple[Cell, ...], rows: list[int], at: int, table: Table) -> bool:
    """A row of bare numbers in the head: first cell blank or a unit, more head rows below."""
    first = plain(cells[0].text)
    if first and not re.search(r"dose|mg|week|month|year|day", first, re.I):
        return False
    if first == "" and at == 0 and any("%" in c.text or "(" in c.text for c in cells[1:]):
        return False
    follows = (
        at + 1 < len(rows) and not is_value_row(table.rows[rows[at + 1]]) and not is_spanning(table.rows[rows[at + 1]])
    )
    return follows or (
        rows[at] < table.header_rows and all(read_cell(c.text).shape in ("number", "none") for c in cells[1:])
    )
