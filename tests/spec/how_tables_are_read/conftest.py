"""Small tables, written as rows of `cell | cell | cell`, and the facts that are read from them.

A cell may say how far it reaches: `{2}` two columns, `{r3}` three rows, `{>}` indented, `{b}` bold. `;;` breaks a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

import pytest

from labelwise.extract.adverse_reaction import adverse_reactions
from labelwise.facts import AdverseReactionFact, Fact, NotUnderstoodFact
from labelwise.read.openfda import read_record

_REACH = re.compile(r"\{(\d+|r\d+|>|b)\}")


def markup(*rows: str, caption: str = "", head: int = 0, foot: str = "") -> str:
    """Return rows as SPL markup; the first `head` rows stand in a `<thead>`, `foot` in a `<tfoot>` before the body."""
    made = [_row(row) for row in rows]
    parts = [f"<caption>{escape(caption)}</caption>"] if caption else []
    if head:
        parts.append("<thead>" + "".join(made[:head]) + "</thead>")
    if foot:
        parts.append(f'<tfoot><tr><td colspan="9">{foot}</td></tr></tfoot>')
    parts.append("<tbody>" + "".join(made[head:]) + "</tbody>")
    return "<table>" + "".join(parts) + "</table>"


def _row(row: str) -> str:
    return "<tr>" + "".join(_cell(cell) for cell in row.split("|")) + "</tr>"


def _cell(cell: str) -> str:
    marks = _REACH.findall(cell)
    text = _REACH.sub("", cell).strip()
    attributes = ""
    for mark in marks:
        if mark == ">":
            attributes += ' styleCode="indent1"'
        elif mark == "b":
            text = f'<content styleCode="bold">{text}</content>'
        elif mark[0] == "r":
            attributes += f' rowspan="{mark[1:]}"'
        else:
            attributes += f' colspan="{mark}"'
    if "<" not in text.replace("<sup>", "").replace("</sup>", "").replace("<content", "").replace("</content>", ""):
        return f"<td{attributes}>{text.replace(';;', '<br/>')}</td>"
    return f"<td{attributes}>{escape(text).replace(';;', '<br/>')}</td>"


def read(*tables: str, before: str = "", brand: str = "Testabrand", generic: str = "TESTAMINE") -> list[Fact]:
    """Return the facts of a label whose adverse-reactions section is some text and these tables."""
    record: dict[str, Any] = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        "spl_product_data_elements": ["x"],
        "adverse_reactions": [f"6 ADVERSE REACTIONS {before} " + " ".join(_flat(t) for t in tables)],
        "adverse_reactions_table": list(tables),
        "openfda": {"brand_name": [brand], "generic_name": [generic], "substance_name": [generic]},
    }
    return list(adverse_reactions(read_record(record)).facts)


def _flat(table: str) -> str:
    text = re.sub(r"<[^>]+>", " ", table)
    return " ".join(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").split())


def told(fact: AdverseReactionFact) -> str:
    """Return a fact in one line: `group > term | arm, role, dose, N, severity | value`; what is missing is left out."""
    value = f"{fact.low:g} to {fact.high:g}%" if fact.op == "range" else f"{fact.op} {fact.value:g}%"
    n = f"N={fact.arm_n}" if fact.arm_n is not None else None
    arm = ", ".join(x for x in (fact.arm_label, fact.arm_role, fact.arm_dose, n, fact.severity) if x)
    count = f", {fact.count}" if fact.count is not None else ""
    return f"{fact.group + ' > ' if fact.group else ''}{fact.term} | {arm} | {value}{count}"


@pytest.fixture
def table() -> Callable[..., str]:
    """Make the markup of a table."""
    return markup


@pytest.fixture
def facts() -> Callable[..., list[str]]:
    """Read tables and tell every fact in one line."""

    def run(*tables: str, **options: str) -> list[str]:
        return [told(f) for f in read(*tables, **options) if isinstance(f, AdverseReactionFact) and f.source == "table"]

    return run


@pytest.fixture
def whole_facts() -> Callable[..., list[AdverseReactionFact]]:
    """Read tables and return the facts themselves."""

    def run(*tables: str, **options: str) -> list[AdverseReactionFact]:
        return [f for f in read(*tables, **options) if isinstance(f, AdverseReactionFact) and f.source == "table"]

    return run


@pytest.fixture
def reasons() -> Callable[..., list[str]]:
    """Read tables and return the reasons of what was not understood, by name."""

    def run(*tables: str, **options: str) -> list[str]:
        return [f.reason.name for f in read(*tables, **options) if isinstance(f, NotUnderstoodFact)]

    return run
