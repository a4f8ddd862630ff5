"""The strengths of a label: from the first of its sections that states any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from labelwise.extract.products.combination import combination_strengths
from labelwise.extract.products.names import ingredient_names, own_names, stem_words
from labelwise.extract.products.place import Place, places
from labelwise.extract.products.single import single_strengths
from labelwise.extract.products.strength import Strength
from labelwise.label import Label
from labelwise.vocab.forms import same_form

# In which order sections are asked, and whether all they say is of products (else only amounts by a form or the drug's name).
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

_DIGIT = re.compile(r"\d")


class Found(NamedTuple):
    """`strengths` without repeats; `looked_at` the places that were read for them."""

    strengths: tuple[Strength, ...]
    looked_at: tuple[Place, ...]


def found_strengths(label: Label) -> Found:
    """Return the strengths of a label as its text states them; none where no section states any."""
    read = _reader(label)
    looked_at: list[Place] = []
    for key, sure in _ORDER:
        strengths: list[Strength] = []
        for place in places(label, key):
            if not _DIGIT.search(place.text, place.start, place.end):
                continue
            looked_at.append(place)
            strengths.extend(read(place, not sure))
        if strengths:
            return Found(_distinct(strengths), tuple(looked_at))
    return Found((), tuple(looked_at))


def _reader(label: Label) -> Callable[[Place, bool], list[Strength]]:
    names, own = ingredient_names(label), own_names(label)
    by_needle = bool(label.routes) and all(r in PARENTERAL_ROUTES for r in label.routes)
    if len(names) > 1 and not _are_alternatives(label, names):
        return lambda place, named_only: combination_strengths(place, names, own, by_needle=by_needle)
    return lambda place, named_only: single_strengths(place, own, named_only=named_only, by_needle=by_needle)


def _are_alternatives(label: Label, names: tuple[str, ...]) -> bool:
    """Whether the substances are one drug's salts sold under a brand each, and not a combination."""
    return len(label.brand_names) == len(names) and len({stem_words(n)[:1] for n in names}) == 1


def _distinct(strengths: Iterable[Strength]) -> tuple[Strength, ...]:
    """Return one strength for each amount and form; the fuller wording of a form (`film-coated tablet`) stands for the plain."""
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
