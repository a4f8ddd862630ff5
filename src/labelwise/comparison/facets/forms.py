"""Routes, forms and strengths: of the presentation compared, and of the others, named apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from labelwise.comparison.cells import absent, cited, row, stated
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import Cell, Row
from labelwise.comparison.facets import sections
from labelwise.comparison.facets.identity import label_citation
from labelwise.comparison.phrases import strength_words
from labelwise.comparison.piece import Piece
from labelwise.comparison.presentation import releases_of, routes_of
from labelwise.facts import ProductFact, State
from labelwise.vocab.forms import base_form, plain_form, release_of


def forms(columns: Sequence[Column]) -> list[Row]:
    """Return the rows: how it is taken, strengths, other presentations."""
    return [
        row("route", "How it is taken", [_route(c) for c in columns]),
        row("strengths", "Forms and strengths", [_strengths(c) for c in columns]),
        row("other_presentations", "Other forms, not compared here", [_others(c) for c in columns]),
    ]


def form_names(column: Column) -> tuple[str, ...]:
    """Return the plain names of the forms of the presentation, each once."""
    found = [(p, f) for p, f in only(_products(column, inside=True), ProductFact) if f.form]
    read = [f for p, f in found if p.curated is None] or [f for _, f in found]
    named = (f.form for f in read if f.form)
    return tuple(dict.fromkeys(base_form(plain_form(n) or n) for n in named))


def _inside(column: Column, product: ProductFact) -> bool:
    route, release = column.choice
    right_route = not (product.route and route) or product.route.lower() == route
    right_release = not (product.form and release) or release_of(product.form) == release
    return right_route and right_release


def _products(column: Column, *, inside: bool) -> list[Piece]:
    """Those of labels beside the brand asked are neither: they are the same form under another name."""
    found = only(column.everywhere("product"), ProductFact)
    return [p for p, f in found if _inside(column, f) is inside and p.label not in column.beside]


def _route(column: Column) -> Cell:
    route = column.choice.route
    if route is None:
        return absent(column, "product", sections.FORMS, "the labels here name no route")
    words = "oral (by mouth)" if route == "oral" else route
    named = form_names(column)
    text = words + (f": {', '.join(named[:6])}" if named else "")
    here = [label for label in column.labels if route in routes_of(label)][:1]
    pieces = [p for p in _products(column, inside=True) if p.curated][:1] if not here else []
    citations = (*(label_citation(label) for label in here), *(p.fact.citation for p in pieces))
    if not citations:
        return absent(column, "product", sections.FORMS)
    return Cell(
        column.name, State.STATED, text, {"route": route, "release": column.choice.release, "forms": named}, citations
    )


def _strengths(column: Column) -> Cell:
    found = _products(column, inside=True)
    parts = strengths_by_form(f for _, f in only(found, ProductFact))
    if not parts:
        return absent(column, "product", sections.FORMS, "the labels here tie no strength to a form")
    return stated(column, parts, found)


def strengths_by_form(products: Iterable[ProductFact]) -> list[str]:
    """Return `tablet: 5 mg, 10 mg`, one a form, strengths from low to high."""
    table: dict[str, dict[str, float]] = {}
    for product in products:
        form = base_form(plain_form(product.form) or product.form) if product.form else "form not stated"
        words = strength_words(product)
        if words:
            table.setdefault(form, {}).setdefault(words, product.strength_amount or 0.0)
        elif product.form:
            table.setdefault(form, {})
    return [
        f"{form}: {', '.join(sorted(strengths, key=lambda w: (strengths[w], w)))}" if strengths else form
        for form, strengths in table.items()
    ]


def _others(column: Column) -> Cell:
    """Presentations that are named and not mixed in."""
    found = _products(column, inside=False)
    parts = []
    for route in dict.fromkeys(f.route or column.choice.route or "" for _, f in only(found, ProductFact)):
        listed = [f for _, f in only(found, ProductFact) if (f.route or column.choice.route or "") == route]
        parts += [f"{route} {words}".strip() for words in strengths_by_form(listed)]
    citations = [p.fact.citation for p in found]
    if not parts:
        for label in (o for o in column.others if o not in column.beside):
            parts.append(", ".join([*sorted(routes_of(label)), *(f"{r}-release" for r in sorted(releases_of(label)))]))
            citations.append(label_citation(label))
        parts = list(dict.fromkeys(parts))
    if not parts:
        return Cell(column.name, State.NOT_STATED, "the labels here name no other form")
    return (
        stated(column, parts, found)
        if found
        else Cell(column.name, State.STATED, "; ".join(parts)[:600], citations=cited(citations))
    )
