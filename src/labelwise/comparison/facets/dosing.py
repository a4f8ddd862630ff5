"""How each drug is dosed, for how long, and what kidney or liver function changes."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison.cells import cell, piece_words, row, says_something, stated
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import Cell, Row
from labelwise.comparison.facets import sections
from labelwise.comparison.phrases import adjustment_words, adjustments_words, dose_words, doses_words, duration_words
from labelwise.comparison.piece import Piece
from labelwise.facts import DoseAdjustmentFact, DoseFact, LabelFacts

_ROLES = {
    "loading": "Loading dose",
    "starting": "Starting dose",
    "usual": "Usual dose",
    "titration": "Raising the dose",
    "maintenance": "Maintenance dose",
    "maximum": "Maximum",
}
_ALWAYS = ("starting", "usual", "maximum")
_ORGANS = {"renal": "Kidney function", "hepatic": "Liver function"}
_ORGAN_SECTIONS = (
    "dosage_and_administration",
    "use_in_specific_populations",
    "warnings",
    "precautions",
    "warnings_and_cautions",
)


def dosing(columns: Sequence[Column]) -> list[Row]:
    """Return the rows: a row a role, how long, kidney and liver function."""
    rows = [row(role, title, [_dose(c, role) for c in columns]) for role, title in _ROLES.items()]
    rows = [r for r in rows if r.id in _ALWAYS or says_something(r)]
    rows.append(row("duration", "How long", [_duration(c) for c in columns]))
    rows += [row(organ, title, [_adjustment(c, organ) for c in columns]) for organ, title in _ORGANS.items()]
    return rows


def _dose(column: Column, role: str) -> Cell:
    source = column.union("dose") if role == "maximum" else column.first("dose")
    found = [p for p, f in only(source, DoseFact) if f.role == role]
    if role == "maximum":
        found = _strictest_first(found)
    if not found:
        return cell(column, found, dose_words, "dose", sections.DOSAGE)
    read = doses_words([f for p, f in only(found, DoseFact) if p.curated is None])
    entered = [piece_words(p, dose_words) for p in found if p.curated is not None]
    return stated(column, list(dict.fromkeys([*read, *entered])), found)


def _strictest_first(found: list[Piece]) -> list[Piece]:
    """Order maxima from low to high; labels that disagree on the same maximum make a conflict."""
    amounts: dict[tuple[object, ...], set[float]] = {}
    labels: dict[tuple[object, ...], set[str]] = {}
    for piece, dose in only(found, DoseFact):
        if piece.label is not None and _top(dose) is not None:
            key = _about(dose)
            amounts.setdefault(key, set()).add(_top(dose) or 0.0)
            labels.setdefault(key, set()).add(str(piece.label.head.set_id))
    marked = [
        p._replace(conflict=True)
        if _disputed(p.label, amounts.get(_about(f), set()), labels.get(_about(f), set()))
        else p
        for p, f in only(found, DoseFact)
    ]
    return [p for p, _ in sorted(only(marked, DoseFact), key=lambda pair: _top(pair[1]) or 0.0)]


def _top(dose: DoseFact) -> float | None:
    """The amount a maximum names: readers give it as the one bound or the other."""
    return dose.amount_high if dose.amount_high is not None else dose.amount_low


def _about(dose: DoseFact) -> tuple[object, ...]:
    return (dose.unit, dose.basis, dose.per, dose.population, dose.indication, dose.conditions, dose.route)


def _disputed(label: LabelFacts | None, amounts: set[float], labels: set[str]) -> bool:
    return label is not None and len(amounts) > 1 and len(labels) > 1


def _duration(column: Column) -> Cell:
    return cell(column, column.first("duration"), duration_words, "duration", sections.DOSAGE)


def _adjustment(column: Column, organ: str) -> Cell:
    found = [p for p, f in only(column.first("dose_adjustment"), DoseAdjustmentFact) if f.organ == organ]
    if not found:
        return cell(column, found, adjustment_words, "dose_adjustment", _ORGAN_SECTIONS)
    read = adjustments_words([f for p, f in only(found, DoseAdjustmentFact) if p.curated is None])
    entered = [piece_words(p, adjustment_words) for p in found if p.curated is not None]
    return stated(column, list(dict.fromkeys([*read, *entered])), found)
