"""Organ rules from tables: a column of bands and a column of doses."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def table_rules(label: Label, drug: Drug, section: Section) -> Iterator[DoseAdjustmentFact]:
    """Yield the rules of the tables whose first column (or caption) is about organ function."""
    for table in section.tables:
        if len(table.rows) < 2 or table.width < 2 or table.width > 10:
            continue
        columns = _band_columns(table)
        for r in range(1, len(table.rows)):
            row = table.rows[r]
            for column in columns[:1]:
                yield from _row(label, drug, section, table, row, column)


def _band_columns(table: Table) -> list[int]:
    heads = max(table.header_rows, 1)
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
    head = " ".join(table.rows[r][column].text for r in range(max(table.header_rows, 1))) + " " + table.caption
    stub = row[column]
    organ_words = "" if organs_of(stub.text) else (" " + head)
    bands = [
        c
        for c in conditions(stub.text + organ_words, measure_of(stub.text) or measure_of(head))
        if c.start < len(stub.text)
    ]
    if not bands:
        return
    for cell in dict.fromkeys(row[column + 1 :]):
        if (cell.row, cell.column) == (stub.row, stub.column) or not cell.text or conditions(cell.text, None):
            continue
        action = _action(cell.text)
        if action is None:
            continue
        yield from _facts(label, drug, section, table, cell, bands, action)
        break


def _action(text: str) -> AdjustmentAction | None:
    if _SAME.search(text):
        return "no_adjustment"
    return action_of(text) or (
        "reduce" if next(amounts(text), None) or re.search(r"\d+\s*%|^\s*\d+(?:\.\d+)?\s*$", text) else None
    )


def _facts(
    label: Label,
    drug: Drug,
    section: Section,
    table: Table,
    cell: Cell,
    bands: list[Condition],
    action: AdjustmentAction,
) -> Iterator[DoseAdjustmentFact]:
    for band in bands:
        yield DoseAdjustmentFact(
            set_id=label.set_id,
            drug=drug,
            citation=cite(label, section, Locator.cell(table.index, cell.row, cell.column)),
            organ=band.organ,
            measure=band.measure,
            op=band.op,
            low=band.low,
            high=band.high,
            severity=band.severity,  # type: ignore[arg-type]
            action=action,
            dose=" ".join(cell.text.split()[:20])
            if action in ("reduce", "no_adjustment", "extend_interval", "adjust")
            else None,
        )
