"""What must be seen before anything else, in this order: what is compared, every boxed warning, contraindications, the
condition asked for, whether the drugs may be exchanged for one another, and what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from labelwise.comparison.cells import cited, join, row, stated
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import LONGEST_CELL, Cell, Row
from labelwise.comparison.facets.contraindications import combined, combined_names, conditions
from labelwise.comparison.facets.forms import form_names
from labelwise.comparison.facets.identity import label_citation
from labelwise.comparison.facets.serious import boxed, shared_boxes
from labelwise.comparison.presentation import words as presentation_words
from labelwise.comparison.sorted_label import sorted_label
from labelwise.facts import LabelFacts, State, WarningFact

_EXPECTED = (
    ("indications_and_usage", "indications"),
    ("dosage_and_administration", "dosage"),
    ("contraindications", "contraindications"),
    ("warnings_and_cautions", "warnings"),
    ("adverse_reactions", "adverse reactions"),
    ("drug_interactions", "interactions"),
    ("use_in_specific_populations", "use in specific populations"),
    ("clinical_pharmacology", "clinical pharmacology"),
    ("clinical_studies", "clinical studies"),
)
_ALSO = {
    "warnings_and_cautions": ("warnings", "precautions"),
    "indications_and_usage": ("purpose",),
    "contraindications": ("do_not_use",),
    "use_in_specific_populations": ("pregnancy", "pediatric_use", "precautions", "pregnancy_or_breast_feeding"),
    "drug_interactions": ("ask_doctor_or_pharmacist", "precautions"),
}
_MOST_COMBINED = 6
_EXCHANGE_TOPICS = frozenset({"interchange", "substitution", "not_interchangeable"})


def first_screen(columns: Sequence[Column], condition: str | None) -> list[Row]:
    """Return the rows that come before all others."""
    shared = shared_boxes(columns)
    rows = [
        row("compared", "Compared", [_compared(c) for c in columns]),
        row("boxed_warnings", "Boxed warnings", [_boxed(c, shared) for c in columns]),
        row("contraindications", "Contraindicated", [_contraindicated(c) for c in columns]),
    ]
    if condition:
        # The vocabulary of conditions is only loaded where one is asked for: a cold start stays quick.
        from labelwise.comparison.asked import asked_cell

        rows.append(row("asked_condition", f"For {condition}", [asked_cell(c, condition) for c in columns]))
    rows.append(row("interchange", "May one replace the other?", [_exchange(c, columns) for c in columns]))
    rows.append(row("not_read", "What was not read", [_not_read(c) for c in columns]))
    return rows


def _compared(column: Column) -> Cell:
    label = column.reference
    what = f"{column.name}, {presentation_words(column.choice, form_names(column)[:4])}"
    if column.brand and column.substitution:
        what = f"{column.substitution} Compared: {what}"
    if label is None:
        text = f"{what}; no label of it is here, only curated facts"
        return Cell(
            column.name, State.NOT_IN_SOURCE, text, citations=cited(c.fact.citation for c in column.curated)[:3]
        )
    others = len(column.labels) - 1
    more = f"; and {others} more label{'s' if others > 1 else ''} of it" if others > 0 else ""
    citations = tuple(label_citation(used) for used in column.labels[:5])
    return Cell(column.name, State.STATED, f"{what}; {label_words(label)}{more}", citations=citations)


def _boxed(column: Column, shared: frozenset[str]) -> Cell:
    """Every boxed warning; where no label of the form is here, that is said: there is no record to mark one."""
    cell = boxed(column, shared)
    if column.reference is None and cell.state is State.NOT_IN_SOURCE:
        return Cell(column.name, State.NOT_IN_SOURCE, "no label of this form is here")
    return cell


def label_words(label: LabelFacts) -> str:
    """Return labeler, version, date and whether the record is partial: what pins the label read."""
    head = label.head
    parts = [f"label of {head.labeler}" if head.labeler else "label of an unnamed firm"]
    parts.append(f"version {head.version}" if head.version is not None else "version not given")
    when = head.effective_time
    parts.append(f"{when[:4]}-{when[4:6]}-{when[6:8]}" if when and len(when) >= 8 else "date not given")
    parts.append("partial record: holds only some sections" if head.partial else "complete record")
    return ", ".join(parts)


def _contraindicated(column: Column) -> Cell:
    """Conditions and combinations in one cell."""
    base = conditions(column)
    found = combined(column)
    if not found:
        return base
    names = combined_names(found, _MOST_COMBINED)
    if base.state not in (State.STATED, State.CONFLICT):
        made = stated(column, [names], found)
        return Cell(made.drug, made.state, f"{made.text} [conditions: {base.text}]"[:600], made.value, made.citations)
    text = join([base.text, names], column.name)
    if names not in text:  # conditions fill the cell: what must not be combined still leads
        text = join([names, base.text[: LONGEST_CELL - len(names) - 60].rsplit("; ", 1)[0] + " …"], column.name)
    return Cell(base.drug, base.state, text, base.value, cited([*base.citations, *(p.fact.citation for p in found)]))


def _exchange(column: Column, columns: Sequence[Column]) -> Cell:
    """What the label says of exchange; no label read here is silently taken to allow it."""
    found = [p for p, f in only(column.union("warning"), WarningFact) if f.topic in _EXCHANGE_TOPICS]
    if found:
        return stated(column, [f.title for _, f in only(found, WarningFact)], found)
    others = [c.ingredient for c in columns if c is not column]
    if not others:
        return Cell(column.name, State.NOT_STATED, "only one drug was asked for")
    if column.ingredient in others:
        what = "the same active ingredient in another salt or form; doses need not be the same"
    else:
        what = "a different active ingredient from the other" + ("s" if len(others) > 1 else "")
    return Cell(column.name, State.NOT_STATED, f"{what}; no statement on exchange was read, so none is implied")


def _not_read(column: Column) -> Cell:
    """Passages not understood by kind, and sections that the record lacks."""
    label = column.reference
    if label is None:
        return Cell(column.name, State.NOT_IN_SOURCE, "no label of this presentation is here")
    missed = column.not_understood()
    counts = Counter(f.about.replace("_", " ") for f in missed)
    parts = []
    if counts:
        listed = ", ".join(f"{n} on {kind}" for kind, n in counts.most_common())
        parts.append(f"passages not understood: {listed}")
    keys = sorted_label(label).keys
    lacking = [title for key, title in _EXPECTED if keys.isdisjoint((key, *_ALSO.get(key, ())))]
    if lacking:
        parts.append(f"not in the source: {', '.join(lacking)}")
    if not parts:
        parts.append("every passage looked at gave a fact; what no reader looks for is not counted")
    state = State.NOT_UNDERSTOOD if counts else State.NOT_IN_SOURCE if lacking else State.STATED
    citations = cited(f.citation for f in missed) or (label_citation(label),)
    return Cell(column.name, state, join(parts, column.name), dict(counts), citations)
