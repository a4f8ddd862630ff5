"""A label's adverse-reactions section to facts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from labelwise.extract.adverse_reaction.facts import prose_fact, table_fact
from labelwise.extract.adverse_reaction.kind import REASON_OF, Kind
from labelwise.extract.adverse_reaction.list_table import Listed, read_list, rows_without
from labelwise.extract.adverse_reaction.outcome import Outcome
from labelwise.extract.adverse_reaction.own_names import OwnNames, own_names
from labelwise.extract.adverse_reaction.prose import read_prose
from labelwise.extract.adverse_reaction.table import read_table
from labelwise.extract.adverse_reaction.title import Title, title_of
from labelwise.extract.cite import cite, cite_passage, drug_of, not_understood
from labelwise.extract.extracted import Extracted
from labelwise.facts import AdverseReactionFact, Fact, Reason
from labelwise.label import Label, Locator, Section, Table

SECTION = "adverse_reactions"
_LISTS = (Kind.LIST_WITHOUT_NUMBERS, Kind.LAYOUT)
_LONG = 500  # characters: a longer passage is cited at the term alone


def adverse_reactions(label: Label) -> Extracted:
    """Return the facts of a label's adverse-reactions section: every value of every incidence table, and the prose."""
    facts: list[Fact] = []
    candidates = 0
    section = label.sections.get(SECTION)
    names = own_names(label)
    if section is not None and len(section.tables):
        found, looked_at = _from_tables(label, section, names)
        facts += found
        candidates += looked_at
    found, looked_at = _from_prose(label, facts, names)
    return Extracted((*facts, *found), candidates + looked_at)


def _from_prose(label: Label, from_tables: list[Fact], names: OwnNames) -> tuple[list[Fact], int]:
    """The prose's facts; a threshold or a mere mention gives way to a figure for the same term."""
    drug = drug_of(label)
    readings = [
        (passage, reading) for passage in label.passages(SECTION) for reading in read_prose(passage.text, names)
    ]
    exact = {f.term.lower() for f in from_tables if isinstance(f, AdverseReactionFact) and f.source == "table"}
    exact |= {r.term.text.lower() for _, r in readings if r.op in ("=", "range") and not r.listed}
    facts: list[Fact] = []
    seen: set[tuple[object, ...]] = set()
    for passage, r in readings:
        term = r.term.text.lower()
        key = (term, r.op, r.percent[2:6] if r.percent else None, r.arm.role, r.arm.dose, r.severity, r.setting)
        if key in seen or (r.listed and r.setting != "postmarketing" and term in exact):
            continue
        seen.add(key)
        start, end = r.sentence if r.sentence[1] - r.sentence[0] < _LONG else (r.term.start, r.term.end)
        facts.append(prose_fact(label, drug, cite_passage(label, passage, start, end), r))
    return facts, len(readings)


def read_tables(
    label: Label, section: Section, names: OwnNames | None = None
) -> Iterator[tuple[Table, Title, Outcome]]:
    """Yield every table of a section with its title and what it gave."""
    names = names or own_names(label)
    before: Outcome | None = None
    for table in section.tables:
        title = title_of(section, table)
        outcome = read_table(table, title, names, before)
        yield table, title, outcome
        before = outcome if outcome.readings else None


def _from_tables(label: Label, section: Section, names: OwnNames) -> tuple[list[Fact], int]:
    drug = drug_of(label)
    facts: list[Fact] = []
    candidates = 0
    for table, title, outcome in read_tables(label, section, names):
        candidates += max(1, outcome.rows)
        reason = outcome.reason or REASON_OF.get(outcome.kind)
        listed = read_list(table, title, names) if outcome.kind in _LISTS else []
        if listed:
            candidates += len(listed) - 1
            facts += [*_from_list(label, section, table, listed, facts)]
            facts += [_unread(label, section, table, r, Reason.ROW_NOT_UNDERSTOOD) for r in rows_without(table, listed)]
            continue
        if reason is not None:
            facts.append(_unread(label, section, table, 0, reason))
            continue
        if outcome.readings:
            whole = cite(label, section, Locator.cell(table.index, 0, 0))
        for reading in outcome.readings:
            cell = reading.cell
            place = Locator.cell(table.index, cell.row, cell.column)
            citation = replace(whole, locator=place, quote=cell.printed)
            facts.append(table_fact(label, drug, citation, reading, title, outcome, table.index))
        facts.extend(_unread(label, section, table, row, Reason.ROW_NOT_UNDERSTOOD) for row in outcome.unread)
    return facts, candidates


def _from_list(
    label: Label, section: Section, table: Table, listed: list[Listed], before: list[Fact]
) -> Iterator[Fact]:
    """The facts of a list; one under a band gives way to a figure that a table gives for the same term."""
    drug = drug_of(label)
    whole = cite(label, section, Locator.cell(table.index, 0, 0))
    exact = {f.term.lower() for f in before if isinstance(f, AdverseReactionFact) and f.source == "table"}
    seen: set[tuple[object, ...]] = set()
    for cell, r in listed:
        term = r.term.text.lower()
        key = (term, r.op, r.percent[2:6] if r.percent else None, r.group)
        if key in seen or (r.listed and r.setting != "postmarketing" and term in exact):
            continue
        seen.add(key)
        citation = replace(whole, locator=Locator.cell(table.index, cell.row, cell.column), quote=r.term.text)
        yield prose_fact(label, drug, citation, r)


def _unread(label: Label, section: Section, table: Table, row: int, reason: Reason) -> Fact:
    citation = (
        cite(label, section, Locator.cell(table.index, row if table.rows else 0, 0))
        if table.rows
        else cite(label, section, Locator.span(0, 0, 0))
    )
    return not_understood(label, citation, "adverse_reaction", reason, table.index)
