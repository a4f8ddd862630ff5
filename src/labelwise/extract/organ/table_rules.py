"""Organ rules from tables: a column of bands and a column of doses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.cite import cite
from labelwise.extract.dose.amounts import amounts
from labelwise.extract.organ.actions import action_of
from labelwise.extract.organ.bounds import Condition, conditions, measure_of, organs_of
from labelwise.facts import DoseAdjustmentFact, Drug
from labelwise.facts.dose_adjustment import AdjustmentAction
from labelwise.label import Cell, Label, Locator, Section, Table

_SAME = re.compile(
    r"\b(?:no\s+(?:dos\w*\s+)?(?:adjust\w*|change|modification)|usual\s+dos|normal\s+dos|full\s+dos|same|100\s*%|recommended\s+dos\w*\s*$|standard\s+dos|unchanged|not\s+required)\b",
    re.IGNORECASE,
)
_BAND_HEAD = re.compile(r"creatinine|CrCl|CL\s?cr|GFR|renal|kidney|hepatic|liver|Child", re.IGNORECASE)


_ROUTES = (
    ("oral", re.compile(r"\boral|\btablets?\b|\bcapsules?\b|\bsuspension\b", re.IGNORECASE)),
    ("intravenous", re.compile(r"\bintraven|\binjection\b|\binfusion\b|\bI\.?V\b", re.IGNORECASE)),
)


def table_rules(label: Label, drug: Drug, section: Section) -> Iterator[DoseAdjustmentFact]:
    """Yield the rules of the tables whose first column (or caption) is about organ function."""
    for table in section.tables:
        if len(table.rows) < 2 or table.width < 2 or table.width > 10 or not _is_about_organs(table):
            continue
        columns = _band_columns(table)
        for r in range(_heads(table), len(table.rows)):
            row = table.rows[r]
            for column in columns[:1]:
                yield from _row(label, drug, section, table, row, column)


def _is_about_organs(table: Table) -> bool:
    """Whether caption or first rows speak of an organ; cheap."""
    return bool(_BAND_HEAD.search(table.caption)) or any(
        _BAND_HEAD.search(cell.text) for row in table.rows[:3] for cell in row[:4]
    )


def _heads(table: Table) -> int:
    """Return how many rows are head: those marked so, else one; a first row that spans the table stands above it."""
    if table.header_rows:
        return table.header_rows
    spanning = 0
    while spanning < min(2, len(table.rows) - 2) and len({(c.row, c.column) for c in table.rows[spanning]}) == 1:
        spanning += 1
    return spanning + 1


def _band_columns(table: Table) -> list[int]:
    heads = _heads(table)
    named = [
        c
        for c in range(min(table.width, 4))
        if _BAND_HEAD.search(" ".join(table.rows[r][c].text for r in range(heads)))
    ]
    if named:
        return named
    about = bool(organs_of(table.caption))
    return [
        c for c in range(min(table.width, 3)) if about and sum(bool(conditions(row[c].text)) for row in table.rows) >= 2
    ]


def _row(
    label: Label, drug: Drug, section: Section, table: Table, row: tuple[Cell, ...], column: int
) -> Iterator[DoseAdjustmentFact]:
    head = " ".join(table.rows[r][column].text for r in range(_heads(table))) + " " + table.caption
    stub = row[column]
    organ_words = "" if organs_of(stub.text) else (" " + head)
    bands = [
        c
        for c in conditions(stub.text + organ_words, measure_of(stub.text) or measure_of(head))
        if c.start < len(stub.text)
    ]
    if not bands:
        return
    found = list(_answers(table, row, column))
    routes = {route for answer in found if (route := _route(answer.head))}
    for answer in found if len(routes) > 1 else found[:1]:
        route = _route(answer.head) if len(routes) > 1 else None
        yield from _facts(_Cell(label, drug, section, table, answer, route), bands)


class _Answer(NamedTuple):
    """What a cell beside a band says; `head` is the head of its column."""

    cell: Cell
    head: str
    action: AdjustmentAction


def _answers(table: Table, row: tuple[Cell, ...], column: int) -> Iterator[_Answer]:
    """Yield what the cells beside a band say."""
    stub = row[column]
    heads = _heads(table)
    seen: set[tuple[int, int]] = {(stub.row, stub.column)}
    for index in range(column + 1, table.width):
        cell = row[index]
        if (cell.row, cell.column) in seen or not cell.text or conditions(cell.text, None):
            continue
        seen.add((cell.row, cell.column))
        head = " ".join(dict.fromkeys(table.rows[r][index].text for r in range(heads)))
        action = None if _FINDING.search(head) else _action(cell.text)
        if action is not None:
            yield _Answer(cell, head, "extend_interval" if _is_interval(action, head, cell.text) else action)


def _is_interval(action: AdjustmentAction, head: str, text: str) -> bool:
    """Whether the cell is how long to wait between doses, not how much to give."""
    return action == "reduce" and _INTERVAL.search(head) is not None and next(amounts(text), None) is None


def _route(head: str) -> str | None:
    return next((route for route, pattern in _ROUTES if pattern.search(head)), None)


def _action(text: str) -> AdjustmentAction | None:
    if _SAME.search(text):
        return "no_adjustment"
    given = next(amounts(text), None) or re.search(r"\d\s*%", text) or _BARE.match(text)
    return action_of(text) or ("reduce" if given else None)


# A cell with nothing but a number: its unit stands in the column's head.
_BARE = re.compile(r"\s*\d+(?:\.\d+)?(?:\s*(?:-|–|to)\s*\d+(?:\.\d+)?)?\s*$")
_HEAD_UNIT = re.compile(
    r"[(\[,]\s*(?P<unit>mg(?:/\w+)*|mcg(?:/\w+)*|g|units?(?:/\w+)*|mL|hours?|hr|h|tablets?|%)\s*[)\]]?", re.IGNORECASE
)
_FINDING = re.compile(r"half-?\s?li|\bAUC|\bC\s?max|\bexposure|\bclearance\s*\(|^\s*N\b", re.IGNORECASE)
_INTERVAL = re.compile(r"\binterval", re.IGNORECASE)


class _Cell(NamedTuple):
    label: Label
    drug: Drug
    section: Section
    table: Table
    answer: _Answer
    route: str | None


def _facts(place: _Cell, bands: list[Condition]) -> Iterator[DoseAdjustmentFact]:
    cell, action = place.answer.cell, place.answer.action
    stated = _SAME.search(cell.text) is None and action_of(cell.text) is None
    dosed = action in ("reduce", "no_adjustment", "extend_interval", "adjust")
    for band in bands:
        yield DoseAdjustmentFact(
            set_id=place.label.set_id,
            drug=place.drug,
            citation=cite(place.label, place.section, Locator.cell(place.table.index, cell.row, cell.column)),
            organ=band.organ,
            measure=band.measure,
            op=band.op,
            low=band.low,
            high=band.high,
            severity=band.severity,  # type: ignore[arg-type]
            route=place.route,
            # What those with the better function take is the full dose.
            action="no_adjustment" if stated and band.works_well else action,
            dose=_dose(place.answer) if dosed else None,
        )


def _dose(answer: _Answer) -> str:
    """Return the cell's words; a bare number gets the unit that its column's head gives."""
    words = " ".join(answer.cell.text.split()[:20])
    unit = _HEAD_UNIT.search(answer.head) if _BARE.match(words) else None
    return f"{words} {unit['unit']}" if unit else words
