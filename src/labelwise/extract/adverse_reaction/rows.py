"""The body of an incidence table, row by row: group, term, values; blocks with arms of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from labelwise.extract.adverse_reaction.arm import read_n
from labelwise.extract.adverse_reaction.cell import read_cell, several_values
from labelwise.extract.adverse_reaction.concept import concept_of
from labelwise.extract.adverse_reaction.lanes import Lanes
from labelwise.extract.adverse_reaction.layout import is_n_row
from labelwise.extract.adverse_reaction.several import is_group, terms_of_cell
from labelwise.extract.adverse_reaction.signs import plain
from labelwise.extract.adverse_reaction.term import (
    indent_of,
    is_body_system,
    is_meaningless_alone,
    is_system_name,
    read_term,
    severity_row,
)
from labelwise.label import Cell, Table

_HEAD_WORDS = re.compile(r"[A-Za-z]{2}|^[(]?%[)]?$|\bn\b", re.I)
_NUMBERS = re.compile(r"\d\s*%.*\d\s*%|\d+/\d+|^\d[\d.,%\s()-]*$")
_NOT_OF_PATIENTS = re.compile(
    r"\b(?:duration|exposure|episodes?\s*/|rate \(|rates? per|(?:patient|person|subject)[- ]?years?|mean"
    r"|median|time to|number of (?:events|episodes)|hazard|odds ratio|relative risk)\b",
    re.I,
)
_SPELL = re.compile(r"\(?\d+(?:\s*(?:-|to)\s*\d+)?[\s-]*(?:weeks?|months?|days?|years?)\)?", re.I)
_REST_OF_GROUP = re.compile(
    r"(?:(?:tissue|mediastinal|procedural|nutrition(?:al)?|(?:administration )?site|and \w+)\s+)*(?:disorders?"
    r"|conditions|complications|system)",
    re.I,
)


class Entry(NamedTuple):
    """One term and the texts of its value cells. `cells` are the grid cells that hold them."""

    row: int
    term: str
    group: str
    severity: str | None
    marks: tuple[str, ...]
    texts: tuple[str, ...]
    cells: tuple[Cell, ...]
    block: int = 0


@dataclass
class Block:
    """Rows under one head; `ns` and `heads` replace the table's own from here on; `title` names the block."""

    title: str = ""
    ns: tuple[int | None, ...] | None = None
    heads: tuple[str, ...] | None = None


@dataclass
class Body:
    """Everything read from the body: entries, blocks, and rows that hold values and could not be read."""

    entries: list[Entry] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=lambda: [Block()])
    unread: list[int] = field(default_factory=list)


@dataclass
class _State:
    group: str = ""
    parent: str = ""
    parent_indent: int = 0
    last_was_group: bool = False


def read_rows(table: Table, rows: tuple[int, ...], lanes: Lanes, text_lanes: int) -> Body:
    """Return the entries of the body rows."""
    body = Body()
    state = _State()
    for r in rows:
        cells = lanes.row(table.rows[r])
        firsts, values = cells[:text_lanes], cells[text_lanes:]
        own = [c if not any(c is f for f in firsts) else _blank(c) for c in values]
        if not any(c.text and plain(c.text) for c in own):
            _group_row(firsts, state, body)
            state.last_was_group = True
            continue
        if is_n_row([firsts[0], *own]):
            _n_row(firsts[0], own, state, body)
        elif _is_head_row(own):
            _head_row(firsts[0], own, state, body)
        elif not _NOT_OF_PATIENTS.search(firsts[-1].text):
            _value_row(r, firsts, own, state, body)
        state.last_was_group = False
    return body


def _blank(cell: Cell) -> Cell:
    return cell._replace(text="", printed="", lines=())


def _group_row(firsts: list[Cell], state: _State, body: Body) -> None:
    text = next((c.text for c in firsts if c.text), "")
    if not text or len(text) > 200:
        return
    term = read_term(text, firsts[0].marks).text
    if state.last_was_group and _REST_OF_GROUP.fullmatch(text) and state.group:
        state.group = f"{state.group} {term}"
        return
    if text[0].islower() and body.entries and not firsts[0].bold and len(firsts) == 1 and indent_of(firsts[0]) == 0:
        last = body.entries[-1]
        if not re.search(r"\b(?:and|or|of|with|in|the|to)$|[,/-]$", last.term) and not re.match(
            r"(?:and|or|of|with|in|disorders?)\b|\(", text
        ):
            state.group = term
            return
        body.entries[-1] = Entry(
            last.row, f"{last.term} {term}", last.group, last.severity, last.marks, last.texts, last.cells, last.block
        )
        return
    cell = firsts[0]
    if indent_of(cell) > 0 and state.group and not is_body_system(term):
        state.parent, state.parent_indent = term, indent_of(cell)
        return
    state.group, state.parent, state.parent_indent = term, "" if is_body_system(term) else term, indent_of(cell)


def _n_row(first: Cell, values: list[Cell], state: _State, body: Body) -> None:
    ns = tuple(_n_of(c.text) for c in values)
    title = (
        ""
        if is_n_row([first._replace(text=""), *[c._replace(text="x") for c in values]])
        else read_term(first.text).text
    )
    plain_first = plain(first.text)
    named = bool(re.search(r"[A-Za-z]{3,}", plain_first)) and not re.search(
        r"number|patients|subjects|sample", plain_first, re.I
    )
    if named and _SPELL.fullmatch(title) and state.group:
        title = f"{state.group} {title}"
    body.blocks.append(Block(title if named else _block_title(state, body), ns))
    if named:
        state.group = title


def _block_title(state: _State, body: Body) -> str:
    return state.group if body.entries else ""


def _n_of(text: str) -> int | None:
    found = read_n(text)
    if found is None and (digits := re.fullmatch(r"(\d[\d,]*)\s*(?:\(?%\)?)?", plain(text))):
        return int(digits[1].replace(",", ""))
    return found


def _is_head_row(values: list[Cell]) -> bool:
    """A head in the middle of the table: no cell is a value, and most hold words or an N."""
    told = [c.text for c in values if c.text]
    if not told or any(read_cell(t).shape != "unreadable" for t in told):
        return False
    texts = [plain(t) for t in told]
    return all(len(t) < 90 and _HEAD_WORDS.search(t) and not _NUMBERS.search(t) for t in texts)


def _head_row(first: Cell, values: list[Cell], state: _State, body: Body) -> None:
    text = read_term(first.text).text
    told = [c for c in values if c.text]
    if len(values) > 1 and len(told) == len(values) and all(c is told[0] for c in told):
        # One cell over all columns names the rows below it and no arm.
        state.group = read_term(told[0].text).text
        return
    if text and not re.match(r"(?:adverse|body|system|preferred|reaction|event)", text, re.I):
        state.group = text
    body.blocks.append(Block(state.group, None, tuple(c.text for c in values)))


def _value_row(r: int, firsts: list[Cell], values: list[Cell], state: _State, body: Body) -> None:
    group, first = _group_and_term(firsts, state)
    texts = tuple(c.text for c in values)
    lists = [several_values(c.text, c.lines) if read_cell(c.text).shape == "unreadable" else () for c in values]
    if any(lists):
        if not _several(r, first, values, lists, state, body):
            body.unread.append(r)
        return
    parts = first.lines if len(first.lines) == 2 else first.gaps
    if len(parts) == 2 and (
        is_system_name(parts[0])
        or _is_bare_system(parts)
        or (first.bold and is_body_system(parts[0]) and not is_body_system(parts[1]))
    ):
        state.group = group = read_term(parts[0]).text
        first = first._replace(text=parts[1], lines=parts[1:], gaps=())
    term = read_term(first.text, first.marks)
    if not term.text:
        body.unread.append(r)
        return
    indent = indent_of(first)
    severity = None
    name = term.text
    if state.parent and (indent > state.parent_indent or state.parent == state.group) and is_meaningless_alone(name):
        severity = severity_row(name)
        name = state.parent if severity is not None else f"{state.parent} - {name}"
    elif not is_meaningless_alone(name):
        state.parent, state.parent_indent = name, indent
    elif body.entries and severity_row(name) is not None and state.parent:
        severity = severity_row(name)
        name = state.parent
    if is_system_name(term.text) and len(firsts) == 1:
        state.group = term.text
        group = ""
    body.entries.append(Entry(r, name, group, severity, term.marks, texts, tuple(values), len(body.blocks) - 1))


def _is_bare_system(parts: tuple[str, ...]) -> bool:
    """Whether the first of two lines is a body system alone, and no word of the term: `Respiration`, `Yawn`."""
    if not is_group(parts[0]) or not parts[1][:1].isupper():
        return False
    concept = concept_of(read_term(parts[1]).text)
    return concept is not None and concept_of(read_term(" ".join(parts)).text) in (None, concept)


def _group_and_term(firsts: list[Cell], state: _State) -> tuple[str, Cell]:
    if len(firsts) == 1:
        return state.group, firsts[0]
    *outer, last = firsts
    if not last.text or any(last is o for o in outer):
        return ("" if last.text else state.group), next(c for c in (*reversed(outer), last) if c.text or c is last)
    text = next((read_term(o.text).text for o in reversed(outer) if o.text), "")
    if text:
        state.group = text
        if state.parent_indent == 0 and not is_body_system(text):
            state.parent = text
    return state.group, last


def _several(r: int, first: Cell, values: list[Cell], lists: list[tuple[str, ...]], state: _State, body: Body) -> bool:
    """A cell of several terms, one a line, and as many values in each cell.

    A first line without values is their group.
    """
    counts = {len(found) for found, c in zip(lists, values, strict=True) if c.text}
    if len(counts) != 1:
        return False
    count = counts.pop()
    lines = next((t for t in (first.lines, first.gaps) if len(t) == count + 1), ())
    if lines and all(is_meaningless_alone(t) for t in lines[1:]):
        return _graded(r, lines, values, lists, state, body)
    terms = terms_of_cell(first, count, heading=bool(lines) and (first.bold or _is_heading(lines)))
    if terms is None:
        return False
    for i, (group, name) in enumerate(terms):
        term = read_term(name)
        state.group = read_term(group).text if group else state.group
        texts = tuple(found[i] if found else "" for found in lists)
        body.entries.append(
            Entry(r, term.text, state.group, None, term.marks, texts, tuple(values), len(body.blocks) - 1)
        )
    return True


def _is_heading(terms: tuple[str, ...]) -> bool:
    """Whether the first of several lines is the name of a group: a body system, or no reaction where the others are."""
    if is_body_system(terms[0]) or terms[0].lower().startswith("other"):
        return True
    return concept_of(terms[0]) is None and all(concept_of(t) is not None for t in terms[1:])


def _graded(
    r: int, terms: tuple[str, ...], values: list[Cell], lists: list[tuple[str, ...]], state: _State, body: Body
) -> bool:
    """One term and its severities, a line each: `Stomatitis`, `Any`, `Severe`."""
    term = read_term(terms[0])
    for i, line in enumerate(terms[1:]):
        severity = severity_row(line)
        name = term.text if severity is not None else f"{term.text} - {read_term(line).text}"
        texts = tuple(found[i] if found else "" for found in lists)
        body.entries.append(
            Entry(r, name, state.group, severity, term.marks, texts, tuple(values), len(body.blocks) - 1)
        )
    return True


def entries_with_values(body: Body) -> Iterator[Entry]:
    """Yield the entries that hold at least one value."""
    for entry in body.entries:
        if any(read_cell(t).shape != "none" for t in entry.texts):
            yield entry
