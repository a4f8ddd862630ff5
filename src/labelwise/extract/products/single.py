"""Strengths of a label with one active ingredient."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.products.context import Standing, standing
from labelwise.extract.products.form_at import FormMention, form_of, forms_in
from labelwise.extract.products.names import OwnNames
from labelwise.extract.products.place import Place
from labelwise.extract.products.quantity import Quantity, quantities, with_later_volume
from labelwise.extract.products.strength import Strength, part_of
from labelwise.vocab.forms import same_form

_ASIDE = re.compile(r"\)?[^.;:\d()]{0,40}[(\[][^)\]\d]{0,30}\Z|\s*[=≈]\s*\Z")
_ACTIVITY = {"MBq", "kBq", "GBq", "mCi"}
_EACH = re.compile(
    r"\beach\s+(?:(?P<n>\d+(?:\.\d+)?)\s*)?(?P<per>mL|milliliter|g|gram|actuation|spray|inhalation|metered dose|"
    r"teaspoonful)\b[^.]{0,160}\Z",
    re.IGNORECASE,
)
_PER = {"ml": "mL", "milliliter": "mL", "g": "g", "gram": "g", "teaspoonful": "mL"}


def single_strengths(
    place: Place, names: OwnNames, *, named_only: bool = False, by_needle: bool = False
) -> list[Strength]:
    """Return the strengths that a place states for its one active ingredient, each form's best-stated ones only.

    `named_only` keeps amounts that stand by a form or one of the drug's names: for text that speaks of much else.
    """
    forms = forms_in(place, by_needle=by_needle)
    found: list[tuple[Standing, Quantity, str | None]] = []
    for quantity, rank in _standings(place, names):
        if named_only and not _anchored(place, forms, quantity, names):
            continue
        found.append((rank, quantity, form_of(place.text, forms, quantity.start, quantity.end)))
    out = []
    for rank, q, form in found:
        better = any(r < rank and same_form(f, form) for r, _, f in found)
        if not better and (rank <= Standing.CONTAINS or all(r >= rank for r, _, _ in found)):
            out.append((q, Strength((part_of(None, q, each_of(place, q)),), form, place, q.start, q.end)))
    return _in_one_measure(out)


def _in_one_measure(found: list[tuple[Quantity, Strength]]) -> list[Strength]:
    """Return the strengths without those that say one of an injection's again in another measure.

    Beside `100 mg/10 mL` a bare `9 mg` is a dose that the pen delivers, and `68%` a second way to put it.
    """
    in_volume = any(s.form == "injection" and "/" in s.parts[0].unit for _, s in found)
    if not in_volume:
        return [s for _, s in found]
    return [s for _, s in found if s.form != "injection" or "/" in s.parts[0].unit]


def _standings(place: Place, names: OwnNames) -> Iterator[tuple[Quantity, Standing]]:
    previous: Quantity | None = None
    text = place.text
    for quantity in _with_shared_volumes(text, place):
        if quantity.joined in ("-", "/"):
            continue
        rank = standing(text, quantity, place.start, names)
        if previous is not None and quantity.run != previous.run:
            between = text[min(previous.end, quantity.start) : quantity.start]
            same_activity = {quantity.unit, previous.unit} <= _ACTIVITY and len(between) < 6
            other = (quantity.unit, quantity.per) != (previous.unit, previous.per) or quantity.volume != previous.volume
            if same_activity or (other and _ASIDE.match(between)):
                rank = max(rank, Standing.EQUIVALENT)
        if rank is not Standing.NOT_A_STRENGTH:
            yield quantity, rank
        previous = quantity


_LIST = re.compile(r"\s*(?:,|or|and|,\s*(?:or|and))\s*\Z")


def _with_shared_volumes(text: str, place: Place) -> list[Quantity]:
    """Return the amounts; in a list that one volume ends (`30 mcg, 50 mcg or 75 mcg in 0.3 mL`) each has that
    volume."""
    found = [with_later_volume(text, q) for q in quantities(text, place.start, place.end)]
    for i in range(len(found) - 2, -1, -1):
        this, following = found[i], found[i + 1]
        if following.volume == 1 or this.per or this.unit != following.unit or not following.per:
            continue
        if this.end <= following.start and _LIST.match(text[this.end : following.start]):
            found[i] = this._replace(volume=following.volume, per=following.per)
    return found


def _anchored(place: Place, forms: list[FormMention], quantity: Quantity, names: OwnNames) -> bool:
    text = place.text
    window = text[max(place.start, quantity.start - 70) : quantity.end + 50]
    near_form = any(f.start < quantity.end + 30 and f.end > quantity.start - 40 for f in forms)
    return near_form or names.search(window)


def each_of(place: Place, quantity: Quantity) -> tuple[float, str] | None:
    """Return the volume that "each 5 mL contains" gives to an amount after it, None where nothing does."""
    if quantity.per or quantity.unit == "%":
        return None
    before = place.text[max(place.start, quantity.start - 200) : quantity.start]
    last = before.lower().rfind("each ")
    found = _EACH.match(before, last) if last >= 0 else None
    if found is None:
        return None
    word = found["per"].lower()
    per = _PER.get(word, "{actuation}")
    default = 5.0 if word == "teaspoonful" else 1.0
    return (float(found["n"]) if found["n"] else default, per)
