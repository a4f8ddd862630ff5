"""Facts to a comparison. Pure: nothing is read, fetched or stored here."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison.column import Column
from labelwise.comparison.comparison import FACETS, ComparedDrug, Comparison, Facet, LabelMark, Row
from labelwise.comparison.differences import differences
from labelwise.comparison.facets import ROWS
from labelwise.comparison.facets.forms import form_names
from labelwise.comparison.first_screen import first_screen
from labelwise.comparison.material import DrugMaterial
from labelwise.comparison.notices import notices
from labelwise.comparison.presentation import Choice, choose, releases_of, routes_of, words
from labelwise.errors import UsageError
from labelwise.facts import LabelFacts

MOST_DRUGS = 8


def compare_drugs(drugs: Sequence[DrugMaterial], condition: str | None = None, route: str | None = None) -> Comparison:
    """Return the comparison of these drugs, in the order given.

    `condition` is one asked for ("muscle spasms"), `route` narrows the presentations. `UsageError` for no drug, for
    more than eight, for the same one twice, and for a route that a drug has no label with.
    """
    _check(drugs)
    choices = choose(drugs, route)
    names = _distinct_names(drugs, choices)
    columns = [Column.of(m, c, n) for m, c, n in zip(drugs, choices, names, strict=True)]
    facets = [Facet(name, FACETS[name], tuple(rows(columns))) for name, rows in ROWS.items()]
    found = differences(facets)
    summary = Facet("summary", FACETS["summary"], (*first_screen(columns, condition), *_difference_rows(facets)))
    return Comparison(
        drugs=tuple(_compared(c) for c in columns),
        condition=condition,
        facets=(summary, *facets),
        differences=tuple(found),
        notices=tuple(notices(columns, facets)),
    )


def _distinct_names(drugs: Sequence[DrugMaterial], choices: Sequence[Choice]) -> list[str]:
    """Return a name a column; brands of one drug are told apart by name, presentations by their route and release."""
    names = [d.name for d in drugs]
    if len(set(names)) == len(names):
        return names
    if len({_brand(d) for d in drugs}) == len(drugs):
        return [f"{d.name} ({d.brand})" if names.count(d.name) > 1 and _brand(d) else d.name for d in drugs]
    pairs = zip(names, choices, strict=True)
    return [f"{name} ({words(choice)})" if names.count(name) > 1 else name for name, choice in pairs]


def _brand(drug: DrugMaterial) -> str:
    """Return the brand asked that has labels of its own here, in lower case; else nothing."""
    return (drug.brand or "").lower() if drug.branded else ""


def _check(drugs: Sequence[DrugMaterial]) -> None:
    if not drugs:
        raise UsageError("No drug was named.", "Name one or more: labelwise compare DRUG DRUG")
    if len(drugs) > MOST_DRUGS:
        raise UsageError(f"{len(drugs)} drugs are too many to set side by side.", f"Name at most {MOST_DRUGS}.")
    seen: dict[tuple[str, str | None, str | None, str], str] = {}
    for drug in drugs:
        key = (drug.name.lower(), drug.route, drug.release, _brand(drug))
        if key in seen:
            raise UsageError(
                f"'{seen[key]}' and '{drug.asked or drug.name}' are the same drug.", "Name two different ones."
            )
        seen[key] = drug.asked or drug.name


_SUMMED = (("identity", "class"), ("approved_uses", "uses"), ("dosing", "starting"), ("dosing", "duration"))


def _difference_rows(facets: Sequence[Facet]) -> list[Row]:
    """Return the rows that a summary repeats: what each drug is, is for, and how it is begun."""
    rows = {(f.id, r.id): r for f in facets for r in f.rows}
    return [Row(f"difference.{r.id}", r.title, r.cells) for r in (rows.get(key) for key in _SUMMED) if r is not None]


def _compared(column: Column) -> ComparedDrug:
    others = [_presentation(label) for label in column.others if label not in column.beside]
    return ComparedDrug(
        name=column.name,
        asked=column.asked,
        route=column.choice.route,
        release=column.choice.release,
        forms=form_names(column),
        reference=mark(column.reference) if column.reference else None,
        labels=tuple(mark(label) for label in column.labels),
        others=tuple(dict.fromkeys(others)),
        note=column.note,
    )


def _presentation(label: LabelFacts) -> str:
    routes = ", ".join(sorted(routes_of(label))) or "route not stated"
    releases = [f"{r}-release" for r in sorted(releases_of(label)) if r != "immediate"]
    return " ".join([routes, *releases])


def mark(label: LabelFacts) -> LabelMark:
    """Return what pins a label."""
    head = label.head
    return LabelMark(head.set_id, head.document_id, head.version, head.effective_time, head.labeler, head.partial)
