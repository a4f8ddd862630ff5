"""Which form an amount belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.products.place import Place
from labelwise.extract.products.quantity import QUANTITY
from labelwise.vocab.forms import find_forms, parenteral_form, plain_form


class FormMention(NamedTuple):
    """A form in the text: its plain phrase and its place."""

    form: str
    start: int
    end: int


_LIST = re.compile(
    r"[\s,:;()/–—-]*(?:and|or|of|USP|U\.S\.P\.|are|is|available as|in|strengths?|supplied as|®|™|\d\)|[,\s])*",
    re.IGNORECASE,
)
_SOLID = re.compile(r"tablet|capsule|oral|topical|film|cream|nasal|ophthalmic")
_CLAUSE = 70


def forms_in(place: Place, *, by_needle: bool = False) -> list[FormMention]:
    """Return the forms that the place names, in order; `by_needle`: what is called a solution there is an injection."""
    forms = list(_forms(place, by_needle))
    if not by_needle and any("injection" in f.form for f in forms) and not any(_SOLID.search(f.form) for f in forms):
        return [f._replace(form=parenteral_form(f.form)) for f in forms]
    return forms


def _forms(place: Place, by_needle: bool) -> Iterator[FormMention]:
    for start, end in find_forms(place.text, place.start, place.end):
        form = plain_form(place.text[start:end])
        if form is not None:
            yield FormMention(parenteral_form(form) if by_needle else form, start, end)


def form_of(text: str, forms: list[FormMention], start: int, end: int) -> str | None:
    """Return the form that the amount `text[start:end]` belongs to: a heading right before it (`Tablets: 5 mg`),
    else the noun that its list leads to (`5 mg and 10 mg tablets`), else the nearest before, else the first after."""
    previous = next((f for f in reversed(forms) if f.end <= start), None)
    following = next((f for f in forms if f.start >= end), None)
    if previous is not None and _leads(text[previous.end : start]):
        return previous.form
    if following is not None and following.start - end <= _CLAUSE and _clause(text[end : following.start]):
        return following.form
    if previous is not None:
        return previous.form
    return following.form if following is not None else None


def _leads(between: str) -> bool:
    bare = QUANTITY.sub(" ", between)
    match = _LIST.match(bare)
    return (
        match is not None
        and len(bare) - match.end() <= 0
        and "." not in between.replace("U.S.P.", "").rstrip(" .")[-2:]
    )


def _clause(between: str) -> bool:
    return not re.search(r"[;:]|\.\s|•|NDC", QUANTITY.sub(" ", between))
