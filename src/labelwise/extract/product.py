"""Product facts: what is sold under a label, one fact a form and strength."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.codes import Ndc, Unii
from labelwise.extract.cite import cite, drug_of, not_understood
from labelwise.extract.extracted import Extracted
from labelwise.extract.products.fields import cite_fields
from labelwise.extract.products.found import found_strengths
from labelwise.extract.products.identity import dea_schedule, marketing_category, prescription, route_for, with_release
from labelwise.extract.products.names import ingredient_names, own_names
from labelwise.extract.products.packages import tied_codes
from labelwise.extract.products.place import Place, places
from labelwise.extract.products.quantity import plain, ucum_unit
from labelwise.extract.products.strength import Strength
from labelwise.facts import Citation, Fact, IngredientStrength, ProductFact, Reason
from labelwise.label import Label, Product, Quantity
from labelwise.vocab.forms import find_forms, plain_form


def products(label: Label) -> Extracted:
    """Return a fact for each product of a label; at least one, so that what a label is never goes missing.

    The product elements of an SPL document are taken as they are. A record without them is read from its text; a section on
    forms that gives nothing is a `not_understood` fact beside the one that says what the label is.
    """
    listed = [p for p in label.products if p.active]
    if listed:
        facts: list[Fact] = []
        for product in listed:
            fact = _listed(label, product)
            if fact not in facts:
                facts.append(fact)
        return Extracted(tuple(facts), len(listed))
    found = found_strengths(label)
    if found.strengths:
        return Extracted(tuple(_stated(label, found.strengths)), len(found.looked_at))
    missed = [p for p in found.looked_at if p.section.key == "dosage_forms_and_strengths"][:1]
    unread = [
        not_understood(label, cite(label, p.section, p.locate(p.start, p.end)), "product", Reason.NO_STRENGTH_FOUND)
        for p in missed
    ]
    return Extracted((_unmeasured(label), *unread), max(1, len(found.looked_at)))


def _fact(
    label: Label, citation: Citation, form: str | None, ingredients: tuple[IngredientStrength, ...], ndc: Ndc | None
) -> ProductFact:
    single = ingredients[0] if len(ingredients) == 1 else None
    names = label.brand_names or label.generic_names
    return ProductFact(
        set_id=label.set_id,
        drug=drug_of(label),
        citation=citation,
        name=names[0] if names else None,
        ingredients=ingredients,
        form=form,
        route=route_for(label, form),
        strength_amount=single.amount if single else None,
        strength_unit=single.unit if single else None,
        ndc=ndc,
        marketing_category=marketing_category(label),
        prescription=prescription(label),
        dea_schedule=dea_schedule(label),
        labeler=label.labeler,
    )


def _stated(label: Label, strengths: tuple[Strength, ...]) -> Iterator[Fact]:
    codes = tied_codes(label, strengths)
    names = ingredient_names(label)
    unii = _unii_of(label)
    for index, strength in enumerate(strengths):
        shares = {p.name or (names[0] if names else ""): p for p in strength.parts}
        order = names if len(names) > 1 else tuple(shares)
        ingredients = tuple(
            IngredientStrength(
                n, unii.get(n), shares[n].amount if n in shares else None, shares[n].unit if n in shares else None
            )
            for n in order
        )
        citation = cite(label, strength.place.section, strength.place.locate(strength.start, strength.end))
        yield _fact(label, citation, with_release(label, strength.form), ingredients, codes.get(index))


def _unii_of(label: Label) -> dict[str, Unii]:
    """Return the UNII of each ingredient where the source lists as many as substances, in one order."""
    names = ingredient_names(label)
    return dict(zip(names, label.uniis, strict=True)) if len(names) == len(label.uniis) == 1 else {}


def _unmeasured(label: Label) -> Fact:
    """Return the fact of a label whose text ties no strength to it: name, ingredients, form where it is named."""
    ingredients = tuple(IngredientStrength(n, _unii_of(label).get(n)) for n in ingredient_names(label))
    named = _named_form(label)
    if named is None:
        form = next((f for n in (*label.brand_names, *label.generic_names, label.title) if (f := plain_form(n))), None)
        return _fact(label, cite_fields(label), with_release(label, form), ingredients, None)
    form, place, start, end = named
    return _fact(
        label, cite(label, place.section, place.locate(start, end)), with_release(label, form), ingredients, None
    )


_FORM_KEYS = ("dosage_forms_and_strengths", "how_supplied", "indications_and_usage", "dosage_and_administration")
_HEAD = 1500


def _named_form(label: Label) -> tuple[str, Place, int, int] | None:
    """Return the first form that stands right behind one of the drug's names, with its place."""
    own = own_names(label)
    for key in _FORM_KEYS:
        for place in places(label, key):
            stop = min(place.end, place.start + _HEAD)
            for found in find_forms(place.text, place.start, stop):
                before = place.text[max(place.start, found.start() - 50) : found.start()]
                if own.search(before) and not re.search(r"[.;]\s", before):
                    form = plain_form(found.group())
                    if form is not None:
                        return form, place, found.start(), found.end()
    return None


def _listed(label: Label, product: Product) -> ProductFact:
    """Return the fact of a product element: exact, cited to the elements as a whole."""
    form = (plain_form(product.form) or product.form.lower()) if product.form else None
    ingredients = tuple(
        IngredientStrength(i.name.lower(), i.unii, i.strength.amount if i.strength else None, _unit(i.strength))
        for i in product.active
    )
    single = ingredients[0] if len(ingredients) == 1 else None
    shown = " + ".join(f"{i.name} {plain(i.amount)} {i.unit}" if i.amount is not None else i.name for i in ingredients)
    return ProductFact(
        set_id=label.set_id,
        drug=drug_of(label),
        citation=cite_fields(label, quote="; ".join(t for t in (product.name, product.form, shown) if t)),
        name=product.name,
        ingredients=ingredients,
        form=form,
        route=product.routes[0].lower() if len(product.routes) == 1 else None,
        strength_amount=single.amount if single else None,
        strength_unit=single.unit if single else None,
        ndc=product.ndc,
        marketing_category=product.marketing_category or marketing_category(label),
        prescription=prescription(label),
        dea_schedule=product.dea_schedule or dea_schedule(label),
        labeler=label.labeler,
    )


_PIECE = re.compile(r"\A(?P<unit>.+?)/1\Z")


def _unit(strength: Quantity | None) -> str | None:
    """Return the unit of a listed strength: an amount in one piece (`mg/1`) is an amount (`mg`)."""
    if strength is None:
        return None
    found = _PIECE.match(strength.unit)
    return ucum_unit(found["unit"] if found else strength.unit, 1.0, "")
