"""The products that an SPL document lists, in the forms of 2005 to today."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from labelwise.codes import Ndc, Unii
from labelwise.label import Ingredient, Product, Quantity
from labelwise.read.cell_text import SPL, text_of

_PRODUCTS = tuple(SPL + n for n in ("manufacturedProduct", "manufacturedMedicine"))
_PART_PRODUCTS = tuple(SPL + n for n in ("partProduct", "partMedicine"))
_GENERIC = tuple(f"{SPL}asEntityWithGeneric/{SPL}{n}/{SPL}name" for n in ("genericMedicine", "genericProduct"))
_SUBSTANCES = tuple(
    SPL + n for n in ("ingredientSubstance", "activeIngredientSubstance", "inactiveIngredientSubstance")
)
_UNII = "2.16.840.1.113883.4.9"
_NDC = "2.16.840.1.113883.6.69"
_DEA = "2.16.840.1.113883.3.26.1.1"
_SCHEDULES = {"C48672": "CI", "C48675": "CII", "C48676": "CIII", "C48677": "CIV", "C48679": "CV"}
_SIMPLE_UNIT = re.compile(r"[A-Za-z%\[\]{}'_]+\Z")


def read_products(body: etree._Element) -> tuple[Product, ...]:
    """Return the products of a document; a kit is followed by its parts, which carry its codes where they have none."""
    products: list[Product] = []
    for outer in body.iterfind(f".//{SPL}subject/{SPL}manufacturedProduct"):
        inner = next((p for tag in _PRODUCTS if (p := outer.find(tag)) is not None), None)
        if inner is not None:
            products.extend(_with_parts(inner, outer, None))
    return tuple(products)


def _with_parts(element: etree._Element, outer: etree._Element, kit: Product | None) -> Iterator[Product]:
    product = _product(element, outer, kit)
    yield product
    for part in element.iterfind(SPL + "part"):
        inner = next((p for tag in _PART_PRODUCTS if (p := part.find(tag)) is not None), None)
        if inner is not None:
            yield from _with_parts(inner, part, product)


def _product(element: etree._Element, outer: etree._Element, kit: Product | None) -> Product:
    approval = outer.find(f"{SPL}subjectOf/{SPL}approval")
    if approval is None:
        approval = element.find(f"{SPL}subjectOf/{SPL}approval")
    number = _attribute(approval, "id", "extension")
    category = _attribute(approval, "code", "displayName")
    routes = tuple(dict.fromkeys(r.lower() for r in (*_routes(outer), *_routes(element))))
    return Product(
        name=_text(element.find(SPL + "name")) or (kit.name if kit else None),
        generic_name=next((t for path in _GENERIC if (t := _text(element.find(path)))), None),
        ingredients=tuple(_ingredients(element)),
        form=_attribute(element, "formCode", "displayName"),
        routes=routes or (kit.routes if kit else ()),
        ndc=_ndc(element) or (kit.ndc if kit else None),
        marketing_category=category or (kit.marketing_category if kit else None),
        application_number=number or (kit.application_number if kit else None),
        dea_schedule=_schedule(outer) or _schedule(element) or (kit.dea_schedule if kit else None),
    )


def is_repackaged(body: etree._Element) -> bool:
    """Whether a product names another one, of another labeler, that it is the same as."""
    return any(
        kind.find(f"{SPL}definingMaterialKind/{SPL}code") is not None for kind in body.iter(SPL + "asEquivalentEntity")
    )


def _text(element: etree._Element | None) -> str | None:
    return (" ".join(text_of(element).split()) or None) if element is not None else None


def _attribute(element: etree._Element | None, child: str, name: str) -> str | None:
    found = element.find(SPL + child) if element is not None else None
    return (found.get(name) or "").strip() or None if found is not None else None


def _ndc(element: etree._Element) -> Ndc | None:
    code = element.find(SPL + "code")
    return Ndc.parse(code.get("code")) if code is not None and code.get("codeSystem", _NDC) == _NDC else None


def _routes(element: etree._Element) -> Iterator[str]:
    for code in element.iterfind(f"{SPL}consumedIn/{SPL}substanceAdministration/{SPL}routeCode"):
        shown = (code.get("displayName") or "").strip()
        if shown:
            yield shown


def _schedule(element: etree._Element) -> str | None:
    """Return the DEA schedule: CI to CV."""
    for code in element.iterfind(f"{SPL}subjectOf/{SPL}policy/{SPL}code"):
        known = _SCHEDULES.get(code.get("code") or "") if code.get("codeSystem", _DEA) == _DEA else None
        shown = (code.get("displayName") or "").strip() or known
        if shown:
            return shown
    return None


def _ingredients(element: etree._Element) -> Iterator[Ingredient]:
    for child in element:
        if child.tag == SPL + "ingredient":
            active = (child.get("classCode") or "").upper().startswith("ACTI")
        elif child.tag in (SPL + "activeIngredient", SPL + "inactiveIngredient"):
            active = child.tag == SPL + "activeIngredient"
        else:
            continue
        substance = next((s for tag in _SUBSTANCES if (s := child.find(tag)) is not None), None)
        if substance is None:
            continue
        moiety = substance.find(f"{SPL}activeMoiety/{SPL}activeMoiety")
        yield Ingredient(
            name=_text(substance.find(SPL + "name")) or "",
            unii=_unii(substance),
            active=active,
            strength=_strength(child.find(SPL + "quantity")),
            moiety=_text(moiety.find(SPL + "name")) if moiety is not None else None,
            moiety_unii=_unii(moiety) if moiety is not None else None,
        )


def _unii(substance: etree._Element) -> Unii | None:
    code = substance.find(SPL + "code")
    return Unii.parse(code.get("code")) if code is not None and code.get("codeSystem", _UNII) == _UNII else None


def _strength(quantity: etree._Element | None) -> Quantity | None:
    """Return a strength: the numerator's amount in its unit, per denominator where that is not a single piece."""
    if quantity is None:
        return None
    amount = _number(quantity.find(SPL + "numerator"))
    numerator = quantity.find(SPL + "numerator")
    if amount is None or numerator is None:
        return None
    unit = (numerator.get("unit") or "").strip() or "1"
    return Quantity(amount, unit + _per(quantity.find(SPL + "denominator")))


def _per(denominator: etree._Element | None) -> str:
    if denominator is None:
        return ""
    amount, unit = _number(denominator), (denominator.get("unit") or "1").strip() or "1"
    if amount in (None, 1.0):
        return "" if unit == "1" else f"/{unit}" if _SIMPLE_UNIT.match(unit) else f"/({unit})"
    shown = f"{amount:g}"
    return f"/{shown}" if unit == "1" else f"/({shown}.{unit})"


def _number(element: etree._Element | None) -> float | None:
    try:
        amount = float(element.get("value") or "") if element is not None else None
    except ValueError:
        return None
    return amount if amount is not None and abs(amount) < 1e15 else None
