"""Presentations: which labels of a drug are like for like with the others' (same route, same release)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from labelwise.comparison.material import DrugMaterial
from labelwise.comparison.sorted_label import facts_of
from labelwise.errors import UsageError
from labelwise.facts import LabelFacts, ProductFact
from labelwise.vocab.forms import base_form, parenteral_form, plain_form, release_of

_EXTENDED = re.compile(r"\b(?:extended|sustained|prolonged|controlled)[- ]release\b|\b(?:ER|XR|XL|SR|CR|LA)\b")
_DELAYED = re.compile(r"\bdelayed[- ]release\b|\bDR\b|\benteric[- ]coated\b")
_INJECTED = re.compile(r"\binject|\binfusion\b")
_NOT_BY_NEEDLE = frozenset(
    {"oral", "topical", "ophthalmic", "otic", "nasal", "rectal", "vaginal", "sublingual", "buccal", "transdermal"}
)
_RELEASES = ("immediate", "extended", "delayed")


class Choice(NamedTuple):
    """The presentation taken for one drug; None where the labels do not say."""

    route: str | None
    release: str | None


def routes_of(label: LabelFacts) -> frozenset[str]:
    """Return a label's routes, lower case; empty where it names none."""
    stated = {f.route.lower() for f in facts_of(label, ProductFact) if f.route}
    return frozenset(stated | {r.lower() for r in label.head.drug.route})


def releases_of(label: LabelFacts) -> frozenset[str]:
    """Return how a label's products set the drug free: from their forms, else from its names."""
    forms = {f.form for f in facts_of(label, ProductFact) if f.form}
    if forms:
        return frozenset(release_of(form) for form in forms)
    names = " ".join((label.head.title, *label.head.brand_names, *label.head.generic_names))
    if _EXTENDED.search(names) or _EXTENDED.search(names.lower()):
        return frozenset({"extended"})
    if _DELAYED.search(names) or _DELAYED.search(names.lower()):
        return frozenset({"delayed"})
    return frozenset({"immediate"})


def choose(materials: Sequence[DrugMaterial], route: str | None = None) -> list[Choice]:
    """Return the presentation to take for each drug: the route and release they share, else each its own common one.

    `route` is the one asked for; `UsageError` when a drug has no label with it.
    """
    routes = _routes(materials, route)
    releases = _releases(materials, routes)
    return [Choice(r, s) for r, s in zip(routes, releases, strict=True)]


def fits(label: LabelFacts, choice: Choice) -> bool:
    """Whether a label serves a presentation; one that names no route serves all."""
    return _has_route(label, choice.route) and (choice.release is None or choice.release in releases_of(label))


def may_be_given(product: ProductFact, label: LabelFacts, route: str) -> bool:
    """Whether a product of a label may be given by a route.

    One that names no route is judged by its form and its label: what is injected is not swallowed, and in a label of
    several routes the form must be one tied to this route, where any is.
    """
    if product.route or not product.form:
        return not product.route or product.route.lower() == route
    if route in _NOT_BY_NEEDLE and _INJECTED.search(product.form.lower()):
        return False
    if len(routes_of(label)) < 2:
        return True
    others = facts_of(label, ProductFact)
    tied = {_given_form(f.form, route) for f in others if f.form and (f.route or "").lower() == route}
    return not tied or _given_form(product.form, route) in tied


def _given_form(form: str, route: str) -> str:
    plain = base_form(plain_form(form) or form)
    return plain if route in _NOT_BY_NEEDLE else parenteral_form(plain)


def _has_route(label: LabelFacts, route: str | None) -> bool:
    routes = routes_of(label)
    return route is None or not routes or route in routes


def _routes(materials: Sequence[DrugMaterial], asked: str | None) -> list[str | None]:
    every = [Counter(r for label in m.labels for r in routes_of(label)) for m in materials]
    for material, count in zip(materials, every, strict=True):
        _check_route(material, count, asked.lower() if asked else material.route)
    if asked:
        return [asked.lower()] * len(materials)
    counts = [Counter(r for label in m.leading for r in routes_of(label)) for m in materials]
    fixed = {m.route for m in materials if m.route}
    known = [set(c) for c in counts if c]
    shared = set.intersection(*known) if known else set()
    total = sum(counts, Counter[str]())
    common = next(iter(fixed)) if len(fixed) == 1 and (fixed <= shared) else _most(total, shared)
    return [m.route or _own(m, c, common, materials) for m, c in zip(materials, counts, strict=True)]


def _own(
    material: DrugMaterial, count: Counter[str], common: str | None, materials: Sequence[DrugMaterial]
) -> str | None:
    """Return the route of a drug for which none was asked: the common one, unless another form of it was set apart."""
    apart = {m.route for m in materials if m.route and m is not material and m.base == material.base}
    left = set(count) - apart
    if common in apart and left:
        return _most(count, left)
    return common if common in count or not count else _most(count, set(count))


def _check_route(material: DrugMaterial, count: Counter[str], wanted: str | None) -> None:
    curated = {route for entry in material.curated for route in entry.fact.drug.route}
    if wanted and material.labels and wanted not in count and wanted not in curated:
        named = ", ".join(sorted(count)) or "not stated"
        raise UsageError(
            f"No label of {material.name} with the route '{wanted}' is here.",
            f"Routes of {material.name}: {named}.",
        )


def _most(count: Counter[str], among: set[str]) -> str | None:
    """Return the commonest route; of equal ones oral, then the first in the alphabet."""
    return min(among, key=lambda r: (-count[r], r != "oral", r), default=None)


def _releases(materials: Sequence[DrugMaterial], routes: Sequence[str | None]) -> list[str | None]:
    counts = [
        Counter(s for label in m.leading if _has_route(label, route) for s in releases_of(label))
        or Counter(s for label in m.labels if _has_route(label, route) for s in releases_of(label))
        for m, route in zip(materials, routes, strict=True)
    ]
    known = [set(c) for c in counts if c]
    shared = set.intersection(*known) if known else set()
    common = next((r for r in _RELEASES if r in shared), None)
    own = [next((r for r in _RELEASES if r in c), None) for c in counts]
    return [m.release or common or o for m, o in zip(materials, own, strict=True)]


def words(choice: Choice, forms: Sequence[str] = ()) -> str:
    """Return a presentation in words: `oral, extended-release (tablet)`."""
    parts = [choice.route or "route not stated"]
    if choice.release and choice.release != "immediate":
        parts.append(f"{choice.release}-release")
    kinds = f" ({', '.join(forms)})" if forms else ""
    return ", ".join(parts) + kinds
