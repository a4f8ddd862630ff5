"""Fact kind `efficacy`: named endpoints with a value in each arm, from the tables and sentences on clinical studies.

A table whose arms cannot be told is counted, not read; so is a sentence that sets arms side by side in a way not
understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from labelwise.extract.adverse_reaction.layout import Layout
from labelwise.extract.adverse_reaction.own_names import OwnNames, own_names
from labelwise.extract.adverse_reaction.title import Title, title_of
from labelwise.extract.cite import cite, drug_of, not_understood
from labelwise.extract.efficacy.grid import counts_patients, lay_out
from labelwise.extract.efficacy.head import Column, columns
from labelwise.extract.efficacy.sentence_results import sentence_results
from labelwise.extract.efficacy.values import Value, patients_of, read_value
from labelwise.extract.extracted import Extracted
from labelwise.extract.stems import lower
from labelwise.facts import Drug, EfficacyFact, Fact, Reason
from labelwise.label import Cell, Label, Locator, Section, Table

SECTION = "clinical_studies"
_BASELINE = re.compile(
    r"baseline\s+(?:[\w-]+\s+){0,3}(?:characteristics|demographic)|demographic|patient\s+characteristics|disposition",
    re.I,
)
_HARMS = re.compile(r"adverse|side\s+effects|pharmacokinetic|\bMIC\b|susceptib", re.I)
_COMPARES = re.compile(
    r"difference|\bp[\s-]*value|hazard\s+ratio|odds\s+ratio|\bHR\b|95\s*%\s*(?:CI|confidence)"
    r"|^\W*\(?\s*CI\b|relative\s+risk"
    r"|risk\s+(?:ratio|reduction)|confidence\s+interval|\bvs\.?\s|versus",
    re.I,
)
_DIFFERS = re.compile(r"difference|hazard|odds", re.I)
_SPREAD = re.compile(r"^\W*(?:\(?\s*(?:SD|SE|SEM|range|min|max|IQR|n)\b|95\s*%)", re.I)
_RESULT = re.compile(r"median|\bmean\b|\brate\b|n\s*\(\s*%|duration|proportion|percent(?:age)?\s+of", re.I)
_BASELINE_ROW = re.compile(r"\W*baseline\b", re.I)
_PATIENTS = re.compile(r"demograph|characteristic|\bage\b|\bprior\b|at\s+baseline|\bsex\b|\brace\b|region", re.I)
# A row named by a time or a group of people alone: what was measured stands in the table's name.
_BARE = re.compile(
    r"^\W*(?:(?:at\s+)?(?:day|week|month|year|visit|cycle)s?\s*\d+[^a-z]*(?:to\s+\d+)?|all(?:\s+\w+)?"
    r"|overall|(?:stud(?:y|ies)|trials?)\s+[\w-]{1,12}|\d[^A-Za-z]*\w+(?:\s+to\s+\S+\s+\w+)?"
    r"|(?:mean\s+)?change\s+from\s+baseline.{0,40}|mean.{0,14}|median.{0,14}|n\s*\(%\)|LS\s+mean.{0,10})\W*$",
    re.I,
)
# Cells are looked at together, each a line of its own, with what no pattern goes over between them.
_APART = "\n\x00\n"
_SAYS_N = re.compile(
    r"\b[Nn]\s*[=:]\s*\d|\d\s*(?:patients|subjects|participants)|^\W*[Nn]\W*$|\bnumber\s+of"
    r"|sample\s+size|^\W*(?:patients|subjects)",
    re.M,
)
_SAYS_ARMS = re.compile(r"\b(?:placebo|vehicle|vs|control)\b|versus")
_GIVES_N = re.compile(
    r"\b[Nn] ?[=:] ?\d|\d (?:patients|subjects|participants)\)|[Nn]umber of (?:patients|subjects)"
    r"| N \d+ \d"
)
_NOT_AN_ENDPOINT = re.compile(
    r"^\W*(?:n|number\s+of\s+(?:patients|subjects)|age|sex|male|female|race|weight|censored|\d+)\W*$|^\W*(?:(?:mean|median)\s+)?baseline\b",
    re.I,
)
_TABLE_NUMBER = re.compile(r"^Table\s*[\d.]+[A-Za-z]?\b\W*", re.I)
_LONGEST = 160
_SHORT = 70


class _Row(NamedTuple):
    """A row of a table: the endpoint it names, its cells, its comparisons (column title and text)."""

    endpoint: str
    number: int
    cells: list[Cell]


def efficacy(label: Label) -> Extracted:
    """Return the results of a label's trials.

    Candidates are the tables of its section on clinical studies and the sentences that set arms side by side.
    """
    if not label.has(SECTION):
        return Extracted((), 0)
    drug, names = drug_of(label), own_names(label)
    tables, seen = _from_tables(label, drug, names)
    prose, candidates = sentence_results(label, drug, names)
    return Extracted((*tables, *prose), seen + candidates)


def _from_tables(label: Label, drug: Drug, names: OwnNames) -> tuple[list[Fact], int]:
    section = label.sections.get(SECTION)
    if section is None or not section.tables:
        return [], 0
    if not any(_SAYS_ARMS.search(lower(part)) or _GIVES_N.search(part) for part in section.parts):
        # Expanding tables takes long: without arms anywhere no table can be read.
        places = section.table_spans
        return [_place_unread(label, section, *place) for place in places], len(places)
    facts: list[Fact] = []
    for table in section.tables:
        title = title_of(section, table)
        reason = _refused(table, title)
        if reason is not None:
            facts += _unread(label, section, table, reason)
            continue
        laid = lay_out(table, title.text)
        if laid is None:
            facts += _unread(label, section, table, Reason.TABLE_KIND_UNKNOWN)
            continue
        layout, lanes = laid
        found = columns(table, layout, lanes, names) if len(lanes.spans) > 1 else None
        if found is None:
            facts += _unread(label, section, table, Reason.ARMS_NOT_UNDERSTOOD)
            continue
        rows = list(_rows(table, layout, [lanes.row(table.rows[r]) for r in layout.body]))
        read = list(_read(label, drug, section, table, title, found, rows))
        facts += read or _unread(label, section, table, Reason.ROW_NOT_UNDERSTOOD)
    return facts, len(section.tables)


def _refused(table: Table, title: Title) -> Reason | None:
    if not table.rows:
        return Reason.TABLE_KIND_UNKNOWN
    if _BASELINE.search(title.text):
        return Reason.DEMOGRAPHICS_TABLE
    if _HARMS.search(title.text):
        return Reason.TABLE_KIND_UNKNOWN
    cells = _APART.join([c.text for row in table.rows[:6] for c in row])
    return None if _SAYS_ARMS.search(lower(cells)) or _SAYS_N.search(cells) else Reason.ARMS_NOT_UNDERSTOOD


def _unread(label: Label, section: Section, table: Table, reason: Reason) -> list[Fact]:
    place = Locator.cell(table.index, 0, 0) if table.rows else Locator.span(0, 0, 0)
    return [not_understood(label, cite(label, section, place), "efficacy", reason, table.index)]


def _place_unread(label: Label, section: Section, part: int, start: int, end: int) -> Fact:
    citation = cite(label, section, Locator.span(part, start, min(end, start + 200)))
    return not_understood(label, citation, "efficacy", Reason.ARMS_NOT_UNDERSTOOD)


def _rows(table: Table, layout: Layout, body: list[list[Cell]]) -> Iterator[_Row]:
    """Yield the rows below the head, each with its group's words before its own."""
    group = _first_group(table, layout)
    for number, cells in zip(layout.body, body, strict=True):
        first = " ".join(cells[0].text.split())
        values = [c for c in cells[1:] if c.text and c is not cells[0]]
        if not values:
            group = first
        elif first and not counts_patients(cells):
            own_group = group and group.lower() not in first.lower()
            yield _Row(f"{group}: {first}" if own_group else first, number, cells)


def _first_group(table: Table, layout: Layout) -> str:
    """Return the words of a last head row that is one cell over all columns: the first endpoint, or its group."""
    cells = table.rows[layout.head[-1]] if len(layout.head) > 1 else ()
    texts = list(dict.fromkeys(c.text for c in cells if c.text))
    return " ".join(texts[0].split()) if len(texts) == 1 and len(texts[0]) < _LONGEST and cells[0].text else ""


def _read(
    label: Label, drug: Drug, section: Section, table: Table, title: Title, found: list[Column], rows: list[_Row]
) -> Iterator[EfficacyFact]:
    """Yield a fact for each arm and endpoint whose value can be told."""
    arms = [c for c in found if c.arm is not None]
    for at, row in enumerate(rows):
        if _is_aside(row.endpoint) or len(row.endpoint) > _LONGEST:
            continue
        beside = _comparisons(found, rows, at)
        about = f"{row.endpoint} {title.text}"
        values = [(c, read_value(row.cells[c.lane].text, row.endpoint, f"{about} {c.title}")) for c in arms]
        if any(v is None and _has_text(row.cells[c.lane]) for c, v in values):
            continue
        for column, value in values:
            if value is not None:
                cell = row.cells[column.lane]
                yield _fact(label, drug, section, (table, title), row, column, cell, value, beside)


@lru_cache(maxsize=2048)
def _is_aside(endpoint: str) -> bool:
    """Whether a row is no endpoint: a comparison, a spread, a count of patients."""
    last = endpoint.rsplit(": ", 1)[-1]
    return _is_comparison(last) or bool(
        _SPREAD.search(last)
        or _NOT_AN_ENDPOINT.search(last)
        or _PATIENTS.search(endpoint)
        or _BASELINE_ROW.match(endpoint)
    )


@lru_cache(maxsize=2048)
def _is_comparison(words: str) -> bool:
    """Whether a row holds what compares arms and no result of one."""
    return _COMPARES.search(words) is not None and (_RESULT.search(words) is None or _DIFFERS.search(words) is not None)


def _has_text(cell: Cell) -> bool:
    return bool(cell.text.strip(" -–—"))


def _comparisons(found: list[Column], rows: list[_Row], at: int) -> tuple[str, ...]:
    """Return what a row's columns of comparison print, and the rows of comparison below a row that stands alone."""
    row = rows[at]
    said = [(c.title, row.cells[c.lane].text) for c in found if c.arm is None and _has_text(row.cells[c.lane])]
    group, alone = row.endpoint.rpartition(": ")[0], at == 0
    if at > 0:
        before = rows[at - 1].endpoint
        alone = before.rpartition(": ")[0] != group or _is_comparison(before.rsplit(": ", 1)[-1])
    for below in rows[at + 1 : at + 4] if alone else ():
        last = below.endpoint.rsplit(": ", 1)[-1]
        if not _is_comparison(last):
            break
        texts = dict.fromkeys(c.text for c in below.cells[1:] if c.text.strip(" -–—") and c.text != below.cells[0].text)
        if len(texts) == 1:
            said.append((last, next(iter(texts))))
    return tuple(f"{_cut(name)}: {' '.join(text.split())}"[:_SHORT] for name, text in said)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:40].rsplit(" ", 1)[0] + " …"


def _fact(
    label: Label,
    drug: Drug,
    section: Section,
    place: tuple[Table, Title],
    row: _Row,
    column: Column,
    cell: Cell,
    value: Value,
    beside: tuple[str, ...],
) -> EfficacyFact:
    table, title = place
    arm = column.arm
    study = " | ".join(t for t in (_name(title), arm.study if arm else "") if t)
    return EfficacyFact(
        set_id=label.set_id,
        drug=drug,
        citation=cite(label, section, Locator.cell(table.index, cell.row, cell.column)),
        endpoint=_endpoint(row.endpoint, title),
        arm_label=arm.label if arm else None,
        arm_role=arm.role if arm else None,
        arm_n=(arm.n if arm else None) or patients_of(cell.text),
        value=value.value,
        unit=value.unit,
        comparison="; ".join(beside) or None if arm and arm.role == "drug" else None,
        study=study or None,
    )


def _endpoint(words: str, title: Title) -> str:
    """Return a row's words, behind the table's name where they tell only a time or a group of people."""
    name = _name(title)
    return f"{name}: {words}" if name and _BARE.match(words) else words


@lru_cache(maxsize=4)
def _name(title: Title) -> str:
    """Return a table's name without its number, cut at a word; empty where only prose stands before the table."""
    text = _TABLE_NUMBER.sub("", " ".join(title.text.split())) if title.named else ""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
