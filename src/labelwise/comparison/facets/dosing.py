"""How each drug is dosed, for how long, and what kidney or liver function changes."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison.cells import cell, piece_words, row, says_something, stated
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import Cell, Row
from labelwise.comparison.disagreement import Disagreement, disagreements
from labelwise.comparison.facets import sections
from labelwise.comparison.phrases import adjustment_words, adjustments_words, dose_words, doses_words, duration_words
from labelwise.comparison.phrases.dose import for_people
from labelwise.comparison.piece import Piece
from labelwise.facts import DoseAdjustmentFact, DoseFact

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
# Two words for one direction are no disagreement.
_DIRECTIONS = {
    "contraindicated": "do not give", "avoid": "do not give", "reduce": "change", "adjust": "change",
    "extend_interval": "change", "caution": "care", "monitor": "care", "not_studied": "care",
}  # fmt: skip
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
    found = [p for p, f in only(source, DoseFact) if f.role == role and (p.curated or dose_words(f))]
    if not found:
        return cell(column, found, dose_words, "dose", sections.DOSAGE)
    apart: list[Disagreement] = []
    if role == "maximum":
        found = [p for p, _ in sorted(only(found, DoseFact), key=lambda pair: _top(pair[1]) or 0.0)]
        apart = disagreements(column, "dose", _about, _top, dose_words)
    read = doses_words([f for p, f in only(found, DoseFact) if p.curated is None])
    entered = [piece_words(p, dose_words) for p in found if p.curated is not None]
    return _with(column, [*read, *entered], found, apart)


def _with(column: Column, parts: Sequence[str], found: Sequence[Piece], apart: Sequence[Disagreement]) -> Cell:
    """Return the cell; what labels disagree on stands last, with each label named, and makes it a conflict."""
    told = [*dict.fromkeys(parts), *(a.text for a in apart)]
    return stated(column, told, [*(p for a in apart for p in a.pieces), *found] if apart else found)


def _top(dose: DoseFact) -> float | None:
    """The amount a maximum names: readers give it as the one bound or the other."""
    return dose.amount_high if dose.amount_high is not None else dose.amount_low


def _about(dose: DoseFact) -> tuple[object, ...] | None:
    if dose.role != "maximum" or _top(dose) is None:
        return None
    return (dose.unit, dose.basis, dose.per, dose.population, dose.indication, dose.conditions, dose.route)


def _duration(column: Column) -> Cell:
    found = column.first("duration")
    if not found:
        return cell(column, found, duration_words, "duration", sections.DOSAGE)
    apart = disagreements(
        column,
        "duration",
        lambda f: (f.limit, f.indication, f.population) if f.max_days or f.min_days else None,
        lambda f: (f.min_days, f.max_days),
        duration_words,
    )
    return _with(column, [piece_words(p, duration_words) for p in found], found, apart)


def _adjustment(column: Column, organ: str) -> Cell:
    found = [p for p, f in only(column.first("dose_adjustment"), DoseAdjustmentFact) if f.organ == organ]
    if not found:
        return cell(column, found, adjustment_words, "dose_adjustment", _ORGAN_SECTIONS)
    apart = disagreements(
        column,
        "dose_adjustment",
        lambda f: for_people(f) if f.organ == organ else None,
        lambda f: _DIRECTIONS.get(f.action, f.action),
        adjustment_words,
    )
    read = adjustments_words([f for p, f in only(found, DoseAdjustmentFact) if p.curated is None])
    entered = [piece_words(p, adjustment_words) for p in found if p.curated is not None]
    return _with(column, [*read, *entered], found, apart)
