"""How each drug works, as its label says."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison.cells import absent, cell, row, stated
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import Cell, Row
from labelwise.comparison.facets import sections
from labelwise.comparison.phrases import class_words, mechanism_words
from labelwise.comparison.piece import distinct
from labelwise.facts import MechanismFact, PharmacologicClassFact, State

_IN_FULL = {"CNS": "central nervous system", "GI tract": "gastrointestinal tract"}


def mechanism(columns: Sequence[Column]) -> list[Row]:
    """Return the rows: what it does, where it acts, and the mechanism its class codes name."""
    return [
        row("action", "What it does", [_terms(c) for c in columns]),
        row("site", "Where it acts", [_sites(c) for c in columns]),
        row("coded", "Mechanism by its class code", [_coded(c) for c in columns]),
    ]


def _terms(column: Column) -> Cell:
    found = [p for p, f in only(column.first("mechanism"), MechanismFact) if f.terms]
    return cell(column, found, mechanism_words, "mechanism", sections.MECHANISM)


def _sites(column: Column) -> Cell:
    found = [p for p, f in only(column.first("mechanism"), MechanismFact) if f.site]
    if not found:
        return absent(column, "mechanism", sections.MECHANISM, "the label names no place of action")
    parts = list(dict.fromkeys(_IN_FULL.get(s, s) for _, f in only(found, MechanismFact) for s in f.site))
    return stated(column, parts, found)


def _coded(column: Column) -> Cell:
    found = [
        p for p, f in only(column.union("pharmacologic_class"), PharmacologicClassFact) if f.scheme in ("MoA", "PE")
    ]
    if not found:
        return Cell(column.name, State.NOT_IN_SOURCE, "not in the source: the record carries no such code")
    return cell(
        column,
        distinct(found, "name"),
        class_words,
        "pharmacologic_class",
        ("spl_indexing_data_elements", *sections.MECHANISM),
    )
