"""Tables of a label as they were read: a row a reaction, a column an arm, built again from the facts and their cells.

A store keeps no grids: what stands here is what the software took from a table, not the table as printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from labelwise.comparison.phrases import rate_words
from labelwise.facts import AdverseReactionFact, Fact


class ReadRow(NamedTuple):
    """One reaction. `group` is set where a new group of rows begins; `cells` has a text a column, empty for none."""

    group: str
    term: str
    cells: Sequence[str]


class ReadTable(NamedTuple):
    """One table. `anchor` names it within the page; `columns` are the arms with their numbers of people."""

    anchor: str
    title: str
    columns: Sequence[str]
    rows: Sequence[ReadRow]


def split_tables(facts: Iterable[Fact], section: str) -> tuple[list[ReadTable], list[Fact]]:
    """Return the tables of reactions that facts were read from, and the facts that stand in none."""
    tables: dict[int, list[AdverseReactionFact]] = {}
    others: list[Fact] = []
    for fact in facts:
        place = fact.citation.locator
        if isinstance(fact, AdverseReactionFact) and place is not None and place.table is not None:
            tables.setdefault(place.table, []).append(fact)
        else:
            others.append(fact)
    return [_table(number, found, section) for number, found in sorted(tables.items())], others


def _table(number: int, facts: Sequence[AdverseReactionFact], section: str) -> ReadTable:
    columns: dict[tuple[int, str], str] = {}
    rows: dict[tuple[int, str], dict[tuple[int, str], list[str]]] = {}
    groups: dict[tuple[int, str], str] = {}
    for fact in sorted(facts, key=_place):
        row, column = _place(fact)
        arm = _arm(fact)
        columns.setdefault((column, arm), arm)
        rows.setdefault((row, fact.term), {}).setdefault((column, arm), []).append(rate_words(fact))
        groups.setdefault((row, fact.term), fact.group or "")
    order = sorted(columns)
    shown, group = [], ""
    for key, cells in rows.items():
        begins = groups[key] if groups[key] != group else ""
        group = groups[key]
        shown.append(ReadRow(begins, key[1], [", ".join(dict.fromkeys(cells.get(c, ()))) for c in order]))
    title = next((f.study for f in facts if f.study), None) or f"Table {number + 1} of this section"
    return ReadTable(f"t-{section}-{number}", title, [columns[c] for c in order], shown)


def _place(fact: AdverseReactionFact) -> tuple[int, int]:
    place = fact.citation.locator
    return (place.row or 0, place.column or 0) if place is not None else (0, 0)


def _arm(fact: AdverseReactionFact) -> str:
    """Return an arm's head: its label, dose, severity and number of people."""
    dose = fact.arm_dose if fact.arm_dose and fact.arm_dose not in (fact.arm_label or "") else None
    name = ", ".join(part for part in (fact.arm_label or fact.arm_role, dose, fact.severity) if part)
    return name + (f" (N={fact.arm_n})" if fact.arm_n is not None else "")
