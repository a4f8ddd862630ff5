"""The strengths of a label: from the first of its sections that states any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from labelwise.extract.products.combination import combination_strengths
from labelwise.extract.products.names import ingredient_names, own_names, stem_words
from labelwise.extract.products.place import Place, places
from labelwise.extract.products.quantity import quantities
from labelwise.extract.products.single import single_strengths
from labelwise.extract.products.strength import Part, Strength
from labelwise.label import Label
from labelwise.vocab.forms import same_form

# In which order sections are asked, and whether all they say is of products (else only amounts by a form or the
# drug's name).
_ORDER: tuple[tuple[str, bool], ...] = (
    ("dosage_forms_and_strengths", True),
    ("active_ingredient", True),
    ("how_supplied", True),
    ("description", False),
    ("package_label_principal_display_panel", False),
)
PARENTERAL_ROUTES_WORDS = """
    intravenous intramuscular subcutaneous intradermal intrathecal epidural intravitreal intra-articular
    intra-arterial intravascular intracavernous intraspinal infiltration perineural intraocular intraventricular
    parenteral
"""
PARENTERAL_ROUTES = frozenset(PARENTERAL_ROUTES_WORDS.split())
"""Routes by needle, as openFDA spells them in lower case."""

SURFACE_ROUTES = frozenset(
    {"topical", "cutaneous", "vaginal", "rectal", "ophthalmic", "nasal", "dental", "percutaneous"}
)
"""Routes of what is put on a surface."""

# Where one figure for a whole combination is looked for.
_WHOLE = (("dosage_forms_and_strengths", False), ("how_supplied", False))
_DIGIT = re.compile(r"\d")


class Found(NamedTuple):
    """`strengths` without repeats; `looked_at` the places that were read for them."""

    strengths: tuple[Strength, ...]
    looked_at: tuple[Place, ...]


def found_strengths(label: Label) -> Found:
    """Return the strengths of a label as its text states them; none where no section states any.

    A combination whose shares no section states may still print one figure for the whole (`20 mg` of mixed salts).
    """
    names, own = ingredient_names(label), own_names(label)
    by_needle = bool(label.routes) and all(r in PARENTERAL_ROUTES for r in label.routes)
    looked_at: dict[Place, None] = {}
    if len(names) > 1 and not are_alternatives(label, names):
        shares = _first(
            label, _ORDER, looked_at, lambda p, _: combination_strengths(p, names, own, by_needle=by_needle)
        )
        if shares:
            return Found(shares, tuple(looked_at))
        order: tuple[tuple[str, bool], ...] = _WHOLE
    else:
        order = _ORDER
    on_surface = bool(label.routes) and all(r in SURFACE_ROUTES for r in label.routes)

    def read(place: Place, sure: bool) -> list[Strength]:
        found = single_strengths(place, own, named_only=not sure, by_needle=by_needle)
        # Grams of a cream are the weight of its tube.
        return [s for s in found if s.parts[0].unit != "g"] if on_surface else found

    whole = _first(label, order, looked_at, read)
    if order is _ORDER:
        whole = _settled(label, whole)
    return Found(whole, tuple(looked_at))


Reader = Callable[[Place, bool], list[Strength]]


def _first(
    label: Label, order: Iterable[tuple[str, bool]], looked_at: dict[Place, None], read: Reader
) -> tuple[Strength, ...]:
    """Return the strengths of the first section that states any; `looked_at` takes the places that were read."""
    for key, sure in order:
        strengths: list[Strength] = []
        for place in places(label, key):
            if _DIGIT.search(place.text, place.start, place.end):
                looked_at[place] = None
                strengths.extend(read(place, sure))
        if strengths:
            return _distinct(strengths)
    return ()


_SAID = re.compile(r"\s*(?:of\s+)?[A-Za-z ,]{0,60}\s*(?:is |which is )?equivalent to\s+(?:[A-Za-z]+\s+){0,3}")


def _settled(label: Label, strengths: tuple[Strength, ...]) -> tuple[Strength, ...]:
    """Return the strengths with the salt's amount put as the base's where the package names the drug by that.

    `34 mg of the succinate equivalent to 25 mg` is sold as 25 mg if the package says so, or the generic name has no
    salt.
    """
    return tuple(_as_on_package(label, s) for s in strengths)


def _is_base(label: Label, strength: Strength) -> bool:
    """Whether the label's generic name lacks the salt that stands by the strength: `loxapine` for `loxapine
    succinate`."""
    place = strength.place
    near = place.text[max(place.start, strength.start - 40) : strength.end + 40].lower()
    salts = [w for n in label.substance_names for w in n.lower().split()[1:] if w in near]
    generic = " ".join(label.generic_names).lower()
    return bool(salts and generic) and not any(w in generic for w in salts)


def _as_on_package(label: Label, strength: Strength) -> Strength:
    place = strength.place
    said = _SAID.match(place.text, strength.end, min(place.end, strength.end + 120))
    if said is None or len(strength.parts) != 1:
        return strength
    other = next(quantities(place.text, said.end(), min(place.end, said.end() + 25)), None)
    if other is None or other.start > said.end() + 1:
        return strength
    amounts = {
        (q.amount, q.unit)
        for panel in places(label, "package_label_principal_display_panel")
        for q in quantities(panel.text, panel.start, panel.end)
    }
    part = strength.parts[0]
    on_package = ((part.amount, part.unit.split("/")[0]) in amounts, (other.amount, other.unit) in amounts)
    if on_package == (True, False) or (on_package[0] == on_package[1] and not _is_base(label, strength)):
        return strength
    return strength._replace(parts=(Part(None, other.amount, other.ucum),), start=other.start, end=other.end)


def are_alternatives(label: Label, names: tuple[str, ...]) -> bool:
    """Whether the substances are one drug's salts sold under a brand each, and not a combination."""
    return len(label.brand_names) == len(names) and len({stem_words(n)[:1] for n in names}) == 1


def _distinct(strengths: Iterable[Strength]) -> tuple[Strength, ...]:
    """Return one strength for each amount and form; the fuller wording of a form (`film-coated tablet`) stands for
    the plain."""
    of_key: dict[object, list[Strength]] = {}
    for s in strengths:
        kept = of_key.setdefault(s.key, [])
        for i, known in enumerate(kept):
            if same_form(known.form, s.form):
                if len(s.form or "") > len(known.form or ""):
                    kept[i] = known._replace(form=s.form)
                break
        else:
            kept.append(s)
    return tuple(s for kept in of_key.values() for s in kept)
