"""Product facts: what is sold under a label, one fact a form and strength."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from labelwise.codes import Ndc, Unii
from labelwise.extract.cite import cite, drug_of, not_understood
from labelwise.extract.extracted import Extracted
from labelwise.extract.products.fields import cite_fields
from labelwise.extract.products.found import are_alternatives, found_strengths
from labelwise.extract.products.identity import dea_schedule, marketing_category, prescription, route_for, with_release
from labelwise.extract.products.names import ingredient_names, own_names
from labelwise.extract.products.packages import tied_codes
from labelwise.extract.products.place import Place, places
from labelwise.extract.products.quantity import plain
from labelwise.extract.products.strength import Strength
from labelwise.facts import Citation, Fact, IngredientStrength, ProductFact, Reason
from labelwise.label import Label, Product, Quantity
from labelwise.vocab.forms import find_forms, plain_form


def products(label: Label) -> Extracted:
    """Return a fact for each product of a label; at least one, so that what a label is never goes missing.

    The product elements of an SPL document are taken as they are. A record without them is read from its text; a
    section
    on forms that gives nothing is a `not_understood` fact beside the one that says what the label is.
    """
    listed = [p for p in label.products if p.active]
    common = _Common(label)
    if listed:
        return Extracted(tuple(dict.fromkeys(_listed(common, product) for product in listed)), len(listed))
    found = found_strengths(label)
    if found.strengths:
        return Extracted(tuple(_stated(common, found.strengths)), len(found.looked_at))
    unread = [
        not_understood(label, cite(label, p.section, p.locate(p.start, p.end)), "product", Reason.NO_STRENGTH_FOUND)
        for p in found.looked_at
        if p.section.key == "dosage_forms_and_strengths"
    ][:1]
    return Extracted((_unmeasured(common), *unread), max(1, len(found.looked_at)))


class _Common:
    """What all products of a label share, found once."""

    def __init__(self, label: Label) -> None:
        self.label = label
        self.drug = drug_of(label)
        names = label.brand_names or label.generic_names
        self.name = names[0] if names else None
        self.category = marketing_category(label)
        self.prescription = prescription(label)
        self.schedule = dea_schedule(label)
        self.ingredients = ingredient_names(label)
        self.alternatives = are_alternatives(label, self.ingredients)
        # Substances and UNIIs stand in lists of their own: only a single one of each surely belong together.
        single = len(self.ingredients) == len(label.uniis) == 1
        self.unii: dict[str, Unii] = {self.ingredients[0]: label.uniis[0]} if single else {}
        self._forms: dict[str | None, str | None] = {}

    @cached_property
    def usual_form(self) -> str | None:
        """The form that the names, or else the first words of the text, give the drug."""
        titles = (*self.label.brand_names, *self.label.generic_names, self.label.title)
        named = next((f for name in titles if (f := plain_form(name))), None)
        if named is not None:
            return named
        told = _named_form(self.label)
        return told[0] if told else None

    def form(self, form: str | None) -> str | None:
        """The form with its release."""
        if form not in self._forms:
            self._forms[form] = with_release(self.label, form)
        return self._forms[form]

    def fact(
        self, citation: Citation, form: str | None, ingredients: tuple[IngredientStrength, ...], ndc: Ndc | None
    ) -> ProductFact:
        """Return the fact of one product that the text names."""
        single = ingredients[0] if len(ingredients) == 1 else None
        form = self.form(form)
        return ProductFact(
            set_id=self.label.set_id,
            drug=self.drug,
            citation=citation,
            name=self.name,
            ingredients=ingredients,
            form=form,
            route=route_for(self.label, form),
            strength_amount=single.amount if single else None,
            strength_unit=single.unit if single else None,
            ndc=ndc,
            marketing_category=self.category,
            prescription=self.prescription,
            dea_schedule=self.schedule,
            labeler=self.label.labeler,
        )


def _stated(common: _Common, strengths: tuple[Strength, ...]) -> Iterator[Fact]:
    codes = tied_codes(common.label, strengths)
    for index, strength in enumerate(strengths):
        place = strength.place
        citation = cite(common.label, place.section, place.locate(strength.start, strength.end))
        form = strength.form or common.usual_form
        fact = common.fact(citation, form, _shares(common, strength), codes.get(index))
        if len(fact.ingredients) != 1 and len(strength.parts) == 1:
            # One figure for the whole of a combination, or a label that names no substance.
            whole = strength.parts[0]
            fact = msgspec.structs.replace(fact, strength_amount=whole.amount, strength_unit=whole.unit)
        yield fact


def _shares(common: _Common, strength: Strength) -> tuple[IngredientStrength, ...]:
    """Return the ingredients of a strength, in the order of the source, each with its share where the text gives
    one."""
    names = common.ingredients
    if len(strength.parts) == 1 and strength.parts[0].name is None:
        whole = strength.parts[0]
        if len(names) > 1 and not common.alternatives:
            return tuple(IngredientStrength(n) for n in names)
        return tuple(IngredientStrength(n, common.unii.get(n), whole.amount, whole.unit) for n in names[:1])
    shares = {p.name: p for p in strength.parts}
    return tuple(
        IngredientStrength(n, None, shares[n].amount, shares[n].unit) if n in shares else IngredientStrength(n)
        for n in names
    )


def _unmeasured(common: _Common) -> Fact:
    """Return the fact of a label whose text ties no strength to it: name, ingredients, form where it is named."""
    label = common.label
    ingredients = tuple(IngredientStrength(n, common.unii.get(n)) for n in common.ingredients)
    named = _named_form(label)
    if named is None:
        return common.fact(cite_fields(label), common.usual_form, ingredients, None)
    form, place, start, end = named
    return common.fact(cite(label, place.section, place.locate(start, end)), form, ingredients, None)


_FORM_KEYS = (
    "dosage_forms_and_strengths",
    "how_supplied",
    "indications_and_usage",
    "dosage_and_administration",
    "description",
    "package_label_principal_display_panel",
)
_HEAD = 1500
_NEW_SENTENCE = re.compile(r"[.;]\s")


def _named_form(label: Label) -> tuple[str, Place, int, int] | None:
    """Return the first form that stands right behind one of the drug's names, with its place."""
    own = own_names(label)
    for key in _FORM_KEYS:
        for place in places(label, key):
            stop = min(place.end, place.start + _HEAD)
            for start, end in find_forms(place.text, place.start, stop):
                before = place.text[max(place.start, start - 50) : start]
                if own.search(before) and not _NEW_SENTENCE.search(before):
                    form = plain_form(place.text[start:end])
                    if form is not None:
                        return form, place, start, end
    return None


def _listed(common: _Common, product: Product) -> ProductFact:
    """Return the fact of a product element: exact, cited to the elements as a whole."""
    form = (plain_form(product.form) or product.form.lower()) if product.form else None
    ingredients = tuple(
        IngredientStrength(i.name.lower(), i.unii, i.strength.amount if i.strength else None, _unit(i.strength))
        for i in product.active
    )
    shown = " + ".join(f"{i.name} {plain(i.amount)} {i.unit}" if i.amount is not None else i.name for i in ingredients)
    quote = "; ".join(t for t in (product.name, product.form, shown) if t)
    stated = common.fact(cite_fields(common.label, quote=quote), form, ingredients, product.ndc)
    return msgspec.structs.replace(
        stated,
        name=product.name or stated.name,
        form=form,
        route=product.routes[0].lower() if len(product.routes) == 1 else None,
        marketing_category=product.marketing_category or stated.marketing_category,
        dea_schedule=product.dea_schedule or stated.dea_schedule,
    )


def _unit(strength: Quantity | None) -> str | None:
    """Return the unit of a listed strength: an amount in one piece (`mg/1`) is an amount (`mg`)."""
    return strength.unit.removesuffix("/1") if strength else None
