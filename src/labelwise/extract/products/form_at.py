"""Which form an amount belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.products.place import Place
from labelwise.extract.products.quantity import QUANTITY
from labelwise.vocab.forms import FORM, plain_form


class FormMention(NamedTuple):
    """A form in the text: its plain phrase and its place."""

    form: str
    start: int
    end: int


_LIST = re.compile(
    r"[\s,:;()/–—-]*(?:and|or|of|USP|U\.S\.P\.|are|is|available as|in|strengths?|supplied as|®|™|\d\)|[,\s])*",
    re.IGNORECASE,
)
_TIGHT = 14
_CLAUSE = 70


def forms_in(place: Place) -> list[FormMention]:
    """Return the forms that the place names, in order."""
    return list(_forms(place))


def _forms(place: Place) -> Iterator[FormMention]:
    for found in FORM.finditer(place.text, place.start, place.end):
        form = plain_form(found.group())
        if form is not None:
            yield FormMention(form, found.start(), found.end())


def form_of(text: str, forms: list[FormMention], start: int, end: int) -> str | None:
    """Return the form that the amount `text[start:end]` belongs to: a heading right before it (`Tablets: 5 mg`), else the
    noun that its list leads to (`5 mg and 10 mg tablets`), else the nearest before, else the first after."""
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
