"""What a reader must know of the whole comparison."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison.column import Column
from labelwise.comparison.comparison import Facet
from labelwise.comparison.material import ClassBox
from labelwise.comparison.sorted_label import sorted_label
from labelwise.facts import State

SEPARATE_TRIALS = (
    "Percentages come from separate trials that were not run against each other: they do not rank the drugs."
)
_MOST_KIN = 4


def notices(columns: Sequence[Column], facets: Sequence[Facet]) -> list[str]:
    """Return the notices, the most important first."""
    found = [c.substitution for c in columns if c.substitution and not _all_compared(c, columns)]
    found += _same_label(columns)
    found += _unlike(columns)
    found += _boxes(columns)
    for column in columns:
        label = column.reference
        if label is not None and label.head.partial:
            found.append(
                f"The {column.name} record holds only some sections: what is missing is not in the source; "
                "that does not mean that the label does not state it."
            )
    if any(c.curated for c in columns):
        found.append("Facts marked curated were entered by hand from the source named; a label's own statement leads.")
    if any(f.id == "side_effects" and _has_figures(f) for f in facets):
        found.append(SEPARATE_TRIALS)
    return list(dict.fromkeys(found))


def _all_compared(column: Column, columns: Sequence[Column]) -> bool:
    """Whether every label left out for another name is another column's own."""
    read = {label.head.set_id for c in columns if c is not column for label in c.labels}
    return bool(column.beside) and {label.head.set_id for label in column.beside} <= read


def _same_label(columns: Sequence[Column]) -> list[str]:
    """Say where one label speaks for several columns: what it does not tie to a product stands in each."""
    by_label: dict[str, list[str]] = {}
    for column in columns:
        if column.reference is not None:
            by_label.setdefault(str(column.reference.head.set_id), []).append(column.name)
    return [
        f"{' and '.join(names)} share one label here: what it does not tie to one of them is told of each."
        for names in by_label.values()
        if len(names) > 1
    ]


def _has_figures(facet: Facet) -> bool:
    return sum(any("%" in c.text for c in r.cells if c.state is State.STATED) for r in facet.rows) > 0


def _unlike(columns: Sequence[Column]) -> list[str]:
    """Say where like could not be set against like."""
    found = []
    routes = {c.choice.route for c in columns if c.labels and c.choice.route}
    if len(routes) > 1:
        taken = ", ".join(f"{c.name} {c.choice.route}" for c in columns)
        found.append(f"The drugs share no route here, so unlike is compared: {taken}.")
    releases = {c.choice.release for c in columns if c.labels and c.choice.release}
    if len(releases) > 1:
        taken = ", ".join(f"{c.name} {c.choice.release}-release" for c in columns)
        found.append(f"The drugs share no release form here: {taken}.")
    return found


def _boxes(columns: Sequence[Column]) -> list[str]:
    """Say where a record marks no boxed warning and other labels of the drug do: its text may be out of date."""
    found = []
    for column in columns:
        marked = [label for label in (*column.labels, *column.others) if "boxed_warning" in sorted_label(label).keys]
        unmarked = [label for label in column.labels if "boxed_warning" not in sorted_label(label).keys]
        if marked and unmarked:
            found.append(
                f"Of the {column.name} labels here, {len(marked)} mark a boxed warning and {len(unmarked)} of this "
                "form do not: the text of those may be out of date."
            )
        if column.class_box is not None and column.labels:
            found.append(_of_class(column.name, column.class_box))
    return found


def _of_class(name: str, kin: ClassBox) -> str:
    """Say that other drugs of the class carry a box: a missing one is no proof that there is no such risk."""
    listed = ", ".join(kin.boxed[:_MOST_KIN]) + (
        f" and {len(kin.boxed) - _MOST_KIN} more" if len(kin.boxed) > _MOST_KIN else ""
    )
    return (
        f"No {name} label here marks a boxed warning; of {kin.drugs} other drugs of its class ({kin.name}) here, "
        f"{len(kin.boxed)} carry one ({listed}): the text may be out of date, or their warning not be meant for it. "
        "A missing box is no missing risk."
    )
