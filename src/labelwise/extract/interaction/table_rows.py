"""Interactions of the tables in the section on interactions: a row an object, or a block of rows an object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from labelwise.extract.cite import cite
from labelwise.extract.interaction.clauses import action_in, says_none, scope_of
from labelwise.extract.interaction.mechanism import mechanism_of
from labelwise.extract.interaction.objects import Object, objects_in
from labelwise.extract.interaction.own import Own
from labelwise.extract.interaction.sentence import Kind, speaks
from labelwise.extract.interaction.whose import effect_in_rows
from labelwise.extract.sentences import sentences
from labelwise.facts import Drug, InteractionFact
from labelwise.facts.interaction import InteractionAction
from labelwise.label import Label, Locator, Section
from labelwise.label.table import Cell, Table
from labelwise.vocab.classes import Named, scan, with_phrases

_WHOLE = Kind(whole=True)
_IN_PASSING = Kind(whole=False, warning=True)
_BLOCK_ROW = re.compile(
    r"^\W*(?:clinical\s+(?:impact|effects?|implications?|comments?)|intervention|examples?|prevention|management"
    r"|mechanism|effect|recommendation|drugs?\s+involved|comments?)",
    re.IGNORECASE,
)
_SHORT = 80  # characters of a cell that can be no more than a list
_MOSTLY = 0.6  # the share of its letters that names are in a list of names


class _Block(NamedTuple):
    """The objects of a block with their places, and everything the block says."""

    objects: list[tuple[Object, Locator]]
    said: list[str]
    rows: list[str]  # the same, a cell a line


def table_facts(label: Label, drug: Drug, own: Own, section: Section) -> Iterator[InteractionFact]:
    """Yield the interactions of a section's tables."""
    for table in section.tables:
        for block in _blocks(table, own):
            yield from _facts(label, drug, own, section, block)


def _blocks(table: Table, own: Own) -> Iterator[_Block]:
    block = _Block([], [], [])
    for r, row in enumerate(table.rows):
        cells = [c for c in dict.fromkeys(row) if c.row == r and c.text]
        if r < table.header_rows or not cells:
            continue
        text, lines = " ".join(c.text for c in cells), "\n".join(c.text for c in cells)
        if _BLOCK_ROW.match(cells[0].text) and block.said:
            block.said.append(text)
            block.rows.append(lines)
            block.objects.extend(at for cell in cells[1:] for at in _told(table, cell, own))
            if re.match(r"\W*(?:examples?|drugs?\s+involved)", cells[0].text, re.IGNORECASE) and len(cells) > 1:
                group = next((o.named.name for o, _ in block.objects if o.named.kind == "class"), None)
                block.objects.extend(
                    (o._replace(member_of=o.member_of or group), at) for o, at in _named(table, cells[1], own)
                )
            continue
        yield block
        block = _Block(_heading(table, cells, own), [text], [lines])
    yield block


def _heading(table: Table, cells: list[Cell], own: Own) -> list[tuple[Object, Locator]]:
    """Return what the first naming cell of a row names, and behind a class the drugs in the short cell beside it."""
    named = [c for c in cells if _names(c.text)] or cells[:1]
    # A heading "NSAIDs" in the label of one means others of the class.
    objects = _named(table, named[0], own._replace(classes=frozenset()) if len(cells) == 1 else own)
    groups = [n.name for n in _names(named[0].text)]
    if len(named) > 1 and len(groups) == 1 and _names(named[0].text)[0].kind == "class":
        drugs = [(o, at) for o, at in _named(table, named[1], own) if o.named.kind != "class"]
        listed = _listed(named[1].text)
        objects += [(o._replace(member_of=o.member_of or groups[0]), at) for o, at in drugs if o.named.end <= listed]
    return objects


def _listed(text: str) -> int:
    """Return where the list of names ends with which a cell begins; 0 where it begins with none."""
    if len(text) <= _SHORT:
        return len(text)
    end = re.split(r"[:.;]\s|[:.;]$", text, maxsplit=1)[0]
    covered = sum(n.end - n.start for n in _names(end))
    return len(end) if covered > _MOSTLY * len(end.replace(" ", "")) else 0


def _told(table: Table, cell: Cell, own: Own) -> Iterator[tuple[Object, Locator]]:
    """Yield what the rows under a heading name: the classes and examples that they speak of together with the drug."""
    place = Locator.cell(table.index, cell.row, cell.column)
    for start, end in sentences(cell.text):
        text = cell.text[start:end]
        names = _names(text)
        if names and speaks(_IN_PASSING, text) != "no":
            yield from ((one, place) for one in objects_in(text, names, own, strong=False, set_aside=True))


@lru_cache(maxsize=4096)  # tables of one kind of drug repeat each other's rows
def _names(text: str) -> list[Named]:
    found = scan(text)
    return with_phrases(found.names, text) if found.stems else found.names


def _named(table: Table, cell: Cell, own: Own) -> list[tuple[Object, Locator]]:
    names = _names(cell.text)
    place = Locator.cell(table.index, cell.row, cell.column)
    return [(one, place) for one in objects_in(cell.text, names, own, strong=True, set_aside=False)]


def _facts(label: Label, drug: Drug, own: Own, section: Section, block: _Block) -> Iterator[InteractionFact]:
    said = " ".join(block.said)
    if not block.objects or speaks(_WHOLE, said) == "no":
        return
    none = action_in(said) is None and says_none(said)
    advised = [] if none else list(_advice(said, own))
    named = [o.named for o, _ in block.objects]
    for one, place in block.objects:
        action: InteractionAction = "none_expected" if none else _advised(one, said, advised)
        yield InteractionFact(
            set_id=label.set_id,
            drug=drug,
            citation=cite(label, section, place),
            object=one.named.name,
            member_of=one.member_of,
            object_kind=one.named.kind if one.named.kind != "plain" else "substance",
            action=action,
            scope=scope_of(said) if none else None,
            effect=None if none else effect_in_rows(block.rows, one.named, named, own.words),
            mechanism=None if none else mechanism_of(one.member_of or one.named.name, said),
        )


def _advice(said: str, own: Own) -> Iterator[tuple[frozenset[str], str]]:
    """Yield each sentence of a block that advises something, with the drugs that it is of; none: it is of all.

    "Pimozide is contraindicated. Avoid drugs that prolong the QTc interval": the first holds for pimozide alone.
    """
    for start, end in sentences(said):
        text = said[start:end]
        if action_in(text) is not None:
            others = [n for n in _names(text) if not own.is_own(n, text, whole=True)]
            only = others and all(n.kind == "drug" for n in others)
            yield frozenset(n.key for n in others) if only else frozenset(), text


def _advised(one: Object, said: str, advised: list[tuple[frozenset[str], str]]) -> InteractionAction:
    """Return what a block advises about one of its objects."""
    if len(advised) < 2:
        return action_in(said) or "unstated"
    mine = " ".join(text for only, text in advised if not only or one.named.key in only)
    return action_in(mine) or "unstated"
