"""Fact kind `dose`, from the tables of the dosage section: a row a group, a column a role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.cite import cite
from labelwise.extract.dose.amounts import PIECES, Amount, amounts
from labelwise.extract.dose.context import is_other_heading, population_of
from labelwise.extract.dose.frequency import Frequency, frequency
from labelwise.extract.dose.statement import basis_of, period_of_maximum, route_of
from labelwise.facts import DoseFact, Drug
from labelwise.facts.dose import DoseRole
from labelwise.label import Cell, Label, Locator, Section, Table

_NOT_DOSING = re.compile(
    r"\b(?:renal|hepatic|creatinine|CrCl|eGFR|GFR|dialysis|Child[\s-]*Pugh|impairment|modif\w+|reduc\w+|toxicit\w+"
    r"|adverse|grade|dilut\w+"
    r"|reconstitut\w+|concentration|vials?|volume|kit|infusion\s+rate|flow\s+rate|rate\s+of|storage|stability"
    r"|conver\w+|switch\w*|substitut\w+"
    r"|missed|interrupt\w*|restart\w*|discontinu\w+|taper\w*|withhold|inhibitors?|inducers?|co-?administ\w+"
    r"|concomitant|equivalen\w+|number\s+of"
    r"|previous|prior|adjust\w*|trough|serum|plasma|neutrophil|platelet|hemoglobin|monitor\w*|compatib\w+|strength"
    r"|preparation|diluent)\b",
    re.IGNORECASE,
)
_ROLES: tuple[tuple[DoseRole, re.Pattern[str]], ...] = (
    ("maximum", re.compile(r"\bmaxim(?:um|al)|\bmax\b|not\s+(?:to\s+)?exceed", re.IGNORECASE)),
    ("loading", re.compile(r"\bloading\b", re.IGNORECASE)),
    ("titration", re.compile(r"\btitrat\w+|\bincrease\w*|\bescalat\w+|\bincrement\w*|\brange\b|\bsubsequent"
                             r"|\btarget", re.IGNORECASE)),
    ("maintenance", re.compile(r"\bmaintenance\b", re.IGNORECASE)),
    ("starting", re.compile(r"\bstart(?:ing)?\b|\binitial\b|\binitiation\b", re.IGNORECASE)),
    ("usual", re.compile(r"\brecommended|\busual|\bdos(?:e|es|age|ages|ing)\b|\bregimen|\bschedule|\bpatients\b"
                         r"|\badults?\b|\bchildren\b|\bpediatric", re.IGNORECASE)),
)  # fmt: skip
_WEIGHT = re.compile(
    r"\bkg\b|\blbs?\b|weight|age|years?|population|patients?|indication|infection|condition|disease|BSA|m2",
    re.IGNORECASE,
)
_DAILY_TOTAL = re.compile(
    r"\b(?:total\s+)?daily\s+(?:oral\s+)?dos(?:e|age)|dos(?:e|age)\s*/\s*day|mg/day|per\s+day", re.IGNORECASE
)
_TITLE_WORDS = 300  # characters of prose before a table that may title it


class _Column(NamedTuple):
    at: int
    role: DoseRole
    head: str


def table_doses(label: Label, drug: Drug, section: Section) -> Iterator[DoseFact]:
    """Yield the doses of a section's dosing tables; tables of anything else are passed over."""
    for table in section.tables:
        if len(table.rows) < 2 or table.width > 12:
            continue
        title = _title(section, table)
        if _NOT_DOSING.search(table.caption) or is_other_heading(_heading(section, table)):
            continue
        yield from _read(label, drug, section, table, title)


def _heading(section: Section, table: Table) -> str:
    if table.span is None:
        return ""
    return section.title_at(table.span.part or 0, table.span.start or 0)


def _title(section: Section, table: Table) -> str:
    if table.caption:
        return table.caption
    if table.span is None or table.span.start is None:
        return ""
    before = section.parts[table.span.part or 0][max(0, table.span.start - _TITLE_WORDS) : table.span.start]
    return re.split(r"(?<=[.:;])\s", before)[-1]


def _is_spanner(row: tuple[Cell, ...]) -> bool:
    return len({(c.row, c.column) for c in row}) == 1 or all(not c.text for c in row[1:])


def _head_rows(table: Table) -> int:
    """Return how many rows are head: those marked so, else the leading rows that hold no amount."""
    if table.header_rows:
        return table.header_rows
    for i, row in enumerate(table.rows[:4]):
        if not _is_spanner(row) and any(next(amounts(c.text), None) for c in row[1:]):
            return i
    return 1


def _role(text: str) -> DoseRole | None:
    return next((role for role, pattern in _ROLES if pattern.search(text)), None)


def _read(label: Label, drug: Drug, section: Section, table: Table, title: str) -> Iterator[DoseFact]:
    heads = _head_rows(table)
    columns = []
    for index in range(1, table.width):
        head = " ".join(dict.fromkeys(table.rows[r][index].text for r in range(heads)))
        if _NOT_DOSING.search(head):
            continue
        role = _role(head) or _role(title)
        if role is not None:
            columns.append(_Column(index, role, head))
    corner = " ".join(dict.fromkeys(table.rows[r][0].text for r in range(heads)))
    if not columns or (_NOT_DOSING.search(corner) and not _WEIGHT.search(corner)):
        return
    group = ""
    for r in range(heads, len(table.rows)):
        row = table.rows[r]
        if r in table.foot_rows:
            continue
        if _is_spanner(row):
            group = row[0].text
            continue
        if _NOT_DOSING.search(row[0].text) or _NOT_DOSING.search(group):
            continue
        yield from _row(label, drug, section, table, r, columns, group, title)


def _row(
    label: Label, drug: Drug, section: Section, table: Table, r: int, columns: list[_Column], group: str, title: str
) -> Iterator[DoseFact]:
    row = table.rows[r]
    stub = row[0]
    own_role = _role(stub.text) if not _WEIGHT.search(stub.text) else None
    for column in columns:
        cell = row[column.at]
        if (cell.row, cell.column) == (stub.row, stub.column) or cell.row != r or _NOT_DOSING.search(cell.text[:40]):
            continue
        role = own_role if own_role in ("starting", "maintenance", "maximum", "loading", "titration") else column.role
        pieces = _pieces(stub, cell)
        for who, text in pieces:
            place = _Place(label, drug, section, table, cell, title)
            yield from _cell(place, role, text, who, " ".join((who, group, column.head)))


def _pieces(stub: Cell, cell: Cell) -> list[tuple[str, str]]:
    """Split a row whose cells hold one line a group: bands in the first column, doses in the same order beside them."""
    if len(cell.lines) > 1 and len(stub.lines) >= len(cell.lines):
        bands = stub.lines[len(stub.lines) - len(cell.lines) :]
        return list(zip(bands, cell.lines, strict=True))
    return [(stub.text, cell.text)]


class _Place(NamedTuple):
    label: Label
    drug: Drug
    section: Section
    table: Table
    cell: Cell
    title: str


def _cell(place: _Place, role: DoseRole, text: str, stub: str, who: str) -> Iterator[DoseFact]:
    label, title = place.label, place.title
    found = [a for a in amounts(text) if a.unit not in PIECES] or list(amounts(text))
    for i, amount in enumerate(found):
        if i and not _separate(text, found[i - 1], amount):
            continue
        end = found[i + 1].start if i + 1 < len(found) else len(text)
        often = (
            frequency(text[amount.end : end])
            or frequency(text[: found[0].start])
            or _head_frequency(who)
            or _head_frequency(title)
        )
        total = amount.period == "day" or (
            often is None and bool(_DAILY_TOTAL.search(who) or _DAILY_TOTAL.search(title))
        )
        basis = basis_of(amount, "day" if total else None, often, text)
        before = text[: amount.start]
        yield DoseFact(
            set_id=label.set_id,
            drug=place.drug,
            citation=cite(label, place.section, _locate(place.table, place.cell)),
            role=_inner_role(before, role),
            limit="maximum" if _inner_role(before, role) == "maximum" else None,
            population=population_of(text, amount.start) or _population(who),
            indication=_indication(stub),
            amount_low=amount.low,
            amount_high=amount.high,
            unit=amount.unit,
            basis=basis,
            times_per_day=often.times_per_day if often and amount.period is None else None,
            schedule=often.schedule if often else ("daily" if total else None),
            every_days=often.every_days if often else None,
            per=period_of_maximum(amount, often, before + " " + who)
            if _inner_role(before, role) == "maximum"
            else None,
            route=route_of(text, amount.end, label),
        )


def _head_frequency(text: str) -> Frequency | None:
    found = frequency(text)
    return found if found and (found.times_per_day or found.every_days) else None


def _inner_role(before: str, role: DoseRole) -> DoseRole:
    """Return the role that the cell's own words before the amount give it, else the column's."""
    if re.search(r"\bup\s+to\b(?!.*maxim)", before[-20:], re.IGNORECASE) and role == "usual":
        return "usual"
    own = next((name for name, pattern in _ROLES[:5] if pattern.search(before[-60:])), None)
    return own or (
        "titration" if re.search(r"\b(?:then|followed\s+by|thereafter|increase\w*)\b", before, re.IGNORECASE) else role
    )


def _separate(text: str, last: Amount, amount: Amount) -> bool:
    """Whether an amount is a statement of its own, not the parts of the last: `600 mg (two 300 mg injections)`."""
    between = text[last.end : amount.start]
    if text[: amount.start].count("(") != text[: amount.start].count(")"):
        return False
    return frequency(between) is not None or _NEXT.search(between) is not None


_NEXT = re.compile(
    r"[;:]|\b(?:then|or|and|followed|years?|yrs?|adults?|adolescents?|pediatric|to\s+\d+)\b", re.IGNORECASE
)


_CROSS = re.compile(r"\s*[\[(]\s*(?:see\s[^\])]*|[\d.,\s]+)[\])]", re.IGNORECASE)


def _indication(stub: str) -> str | None:
    """Return the row's name where it is a condition: not an age, a weight, a week or a role."""
    name = _CROSS.sub("", stub).strip(" :*,")
    if (
        not name
        or re.search(r"\bkg\b|\blbs?\b", name)
        or _role(name) in ("starting", "maintenance", "maximum", "loading")
    ):
        return None
    rest = re.sub(
        r"\(?\b(?:adults?|adolescents?|pediatric|children|infants?|neonates?|patients?|ages?|aged|years?|months?"
        r"|weeks?|days?|old(?:er)?|of|to|and|or|under|over|week|day|cycle|dose|[\d.<>≤≥-]+)\b\)?",
        " ",
        name,
        flags=re.IGNORECASE,
    )
    return name if re.search(r"[A-Za-z]{2,}", rest) and len(name.split()) <= 15 else None


def _population(who: str) -> str | None:
    found = population_of(who, len(who))
    if found:
        return found
    band = re.search(
        r"[<>≤≥˃˂]?\s*\d[\d.]*\s*(?:kg\s*)?(?:(?:to|-|–)\s*(?:less\s+than\s+|<\s*)?\d[\d.]*\s*)?(?:kg"
        r"|years?)(?:\s+(?:or|and)\s+(?:greater|more|older|over|above|less|younger))?",
        who,
    )
    return " ".join(band.group().split()) if band else None


def _locate(table: Table, cell: Cell) -> Locator:
    return Locator.cell(table.index, cell.row, cell.column)
