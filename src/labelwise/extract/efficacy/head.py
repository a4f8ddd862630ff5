"""The columns of a results table: arms with their N, and columns that compare arms."""

from __future__ import annotations

import re
from typing import NamedTuple

from labelwise.extract.adverse_reaction.arm import Arm
from labelwise.extract.adverse_reaction.head import build_arms
from labelwise.extract.adverse_reaction.lanes import Lanes
from labelwise.extract.adverse_reaction.layout import Layout, is_n_row
from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.label import Cell, Table

_COMPARES = re.compile(
    r"difference|\bp[\s-]*values?\b|^p$|hazard|odds|\bratio\b|\bCI\b|confidence|relative\s+risk|\bvs\.?\b|versus|reduction\s+vs"
    r"|treatment\s+effect|comparison|minus",
    re.IGNORECASE,
)


# A head that holds values: the first row of results was taken for one.
_HOLDS_VALUES = re.compile(r"\d\s*%\s*\(|±\s*\d|\d\s*\(\s*[-−–]?\d[\d.]*\s*(?:,|to|-)\s*\d|\d\s*/\s*\d+\s*\(")
# A row of values with units: it names no column.
_STATISTIC = re.compile(r"\W*(?:mean|median|average|standard\s+(?:deviation|error)|SD|SE|SEM|range)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"[-−–]?\d[\d.,]*\s*(?:[A-Za-z][A-Za-z/]{0,7})?$")
_NO_ARM = re.compile(r"(?:LSM?|least[\s-]squares?|estimates?|mean|median|SD|SE|SEM)\b", re.IGNORECASE)
_AT_START = re.compile(r"(?<!from )\bbaseline\b(?!.*change)", re.IGNORECASE)


class Column(NamedTuple):
    """A column of values: an arm, or (`arm` None) a comparison named `title`."""

    lane: int
    title: str
    arm: Arm | None


def columns(table: Table, layout: Layout, lanes: Lanes, names: OwnNames) -> list[Column] | None:
    """Return the columns behind the first; None where the arms or their N cannot be told."""
    paths = _paths(table, layout, lanes)
    if any(_HOLDS_VALUES.search(text) for path in paths for text in path):
        return None
    compares = [bool(path) and _COMPARES.search(" ".join(path)) is not None for path in paths]
    arm_lanes = [i for i, yes in enumerate(compares) if not yes]
    arms = dict(zip(arm_lanes, build_arms([paths[i] for i in arm_lanes], names), strict=True))
    made = [Column(i + 1, " ".join(path), arms.get(i)) for i, path in enumerate(paths)]
    made = [c for c in made if not _AT_START.search(c.title) or c.arm is None]
    told = [c.arm for c in made if c.arm is not None]
    if not told or not any(a.role == "drug" for a in told):
        return None
    if any(not a.label[:1].isalnum() or a.role is None or _NO_ARM.match(a.label) for a in told):
        return None
    if len({_key(a) for a in told}) < len(told):
        return None
    return made if all(a.n for a in told) or _are_plain(told, names) else None


def _are_plain(arms: list[Arm], names: OwnNames) -> bool:
    """Whether arms without N are told apart by their names alone: the label's drug beside placebo or another drug."""
    if any(a.n for a in arms) or {a.role for a in arms} - {"drug", "placebo", "active_comparator"}:
        return False
    own = [a for a in arms if a.role == "drug"]
    return len(own) < len(arms) and all(names.found_in(a.label) for a in own)


def _key(arm: Arm) -> tuple[object, ...]:
    return (arm.label, arm.dose, arm.study, arm.severity)


def _is_measure(cells: list[Cell]) -> bool:
    """Whether a row above the results holds values with their units: `Mean dose | 19 mg | 5 mg`."""
    others = [c.text for c in cells[1:] if c.text and c is not cells[0]]
    return bool(others) and _STATISTIC.match(cells[0].text) is not None and _AMOUNT.match(others[0]) is not None


def _paths(table: Table, layout: Layout, lanes: Lanes) -> list[list[str]]:
    """Return the head cells above each value lane, top to bottom, a spanned cell once."""
    paths: list[list[str]] = [[] for _ in lanes.spans[1:]]
    seen: list[list[Cell]] = [[] for _ in paths]
    for r in layout.head:
        cells = lanes.row(table.rows[r])
        if _is_measure(cells):
            continue
        counts = is_n_row(cells)
        for path, known, cell in zip(paths, seen, cells[1:], strict=True):
            if cell.text and cell is not cells[0] and not any(cell is k for k in known):
                known.append(cell)
                path.append(f"N={cell.text}" if counts and cell.text[0].isdigit() else cell.text)
    return paths
