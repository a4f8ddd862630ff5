"""What each drug is approved for, over all its labels of the presentation, and what a label says it is not for."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison.cells import absent, cell, missed_words, piece_words, row, says_something, stated
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import Cell, Row
from labelwise.comparison.facets import sections
from labelwise.comparison.phrases import indication_words
from labelwise.comparison.piece import Piece, distinct, same_condition
from labelwise.facts import IndicationFact, State


def approved_uses(columns: Sequence[Column]) -> list[Row]:
    """Return the rows: uses, what it is used together with, signs relieved, not for, uses of other presentations."""
    rows = [row("uses", "Approved for", [uses(c) for c in columns])]
    optional = [
        row("adjunct_to", "Used together with", [_listed(c, "adjunct_to") for c in columns]),
        row("relieves", "For the relief of", [_listed(c, "relieves") for c in columns]),
        row("limitations", "The label says it is not for", [limitations(c) for c in columns]),
        row("disputed_uses", "Said elsewhere, not approved", [_disputed(c) for c in columns]),
        row("other_uses", "Other forms or brands are approved for", [_other_uses(c) for c in columns]),
    ]
    return rows + [r for r in optional if says_something(r)]


def indications(column: Column, *, limitation: bool) -> list[Piece]:
    """Return the uses (or the limitations) of the presentation, each once, without those in dispute."""
    found = only(column.union("indication"), IndicationFact)
    disputed = [p for p, f in found if p.curated and p.curated.label_says]
    mine = [p for p, f in found if f.limitation is limitation and p not in disputed]
    named = {
        same_condition(getattr(p.fact, "condition", "")) for p in mine if getattr(p.fact, "population", None) is None
    }
    # A use without a population covers the same use "in adults" of another label: one is enough.
    kept = [
        p
        for p in mine
        if getattr(p.fact, "population", None) not in ("adults", "adult patients", "patients")
        or same_condition(getattr(p.fact, "condition", "")) not in named
    ]
    return distinct(kept, "condition", "population")


def uses(column: Column) -> Cell:
    """Return the approved uses, each marked with how many labels list it where not all do."""
    found = indications(column, limitation=False)
    if not found:
        return absent(column, "indication", sections.USES)
    parts = [piece_words(p, indication_words) + _where(column, p) for p in found]
    made = stated(column, list(dict.fromkeys(parts)), found)
    missed = column.not_understood("indication")
    return made if not missed else _with_note(made, missed_words(missed))


def _with_note(made: Cell, note: str) -> Cell:
    room = 600 - len(note) - 4
    text = made.text if len(made.text) <= room else made.text[:room].rsplit(" ", 1)[0] + " …"
    return Cell(made.drug, made.state, f"{text} [{note}]", made.value, made.citations)


def _where(column: Column, piece: Piece) -> str:
    """Return ` (in 1 of 3 labels)` for a use that not every label lists: a single label's list may have been carved."""
    carrying = column.carrying(*sections.USES)
    if len(carrying) < 2 or piece.label is None:
        return ""
    wanted = same_condition(getattr(piece.fact, "condition", ""))
    holding = sum(
        any(same_condition(getattr(f, "condition", "")) == wanted for f in column.of_label(label, "indication"))
        for label in carrying
    )
    return "" if holding == len(carrying) else f" (in {holding} of {len(carrying)} labels here)"


def limitations(column: Column) -> Cell:
    """Return what a label says the drug is not for."""
    found = indications(column, limitation=True)
    return cell(column, found, lambda f: f"not for {indication_words(f)}", "indication", sections.USES)


def _listed(column: Column, name: str) -> Cell:
    found = [p for p in indications(column, limitation=False) if getattr(p.fact, name)]
    parts = list(dict.fromkeys(item.removesuffix(" to") for p in found for item in getattr(p.fact, name)))
    if not parts:
        return absent(column, "indication", sections.USES, "this label does not say")
    return stated(column, parts, found, joint=", ")


def _disputed(column: Column) -> Cell:
    found = [p for p, f in only(column.union("indication"), IndicationFact) if p.curated and p.curated.label_says]
    if not found:
        return Cell(column.name, State.NOT_STATED, "nothing of the kind is recorded here")
    return cell(column, found, indication_words, "indication", sections.USES)


def _other_uses(column: Column) -> Cell:
    """Uses of other presentations, with their route; never mixed with those compared."""
    mine = {same_condition(getattr(p.fact, "condition", "")) for p in indications(column, limitation=False)}
    found, parts = [], []
    for piece, use in only(column.everywhere("indication"), IndicationFact):
        outside = piece.label in column.others if piece.label else column.choice.route not in (*use.drug.route, None)
        if outside and use.drug.route and not use.limitation and same_condition(use.condition) not in mine:
            found.append(piece)
            where = ", ".join(use.drug.route)
            if piece.label is not None and piece.label in column.beside:
                where = ", ".join([*piece.label.head.brand_names[:1], where])
            parts.append(f"{indication_words(use)} [{where}]")
    if not parts:
        return Cell(column.name, State.NOT_STATED, "the labels here name no other use")
    return stated(column, list(dict.fromkeys(parts)), found)
