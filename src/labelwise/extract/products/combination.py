"""Strengths of a label with several active ingredients: a share for each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelwise.extract.products.context import Standing, standing
from labelwise.extract.products.form_at import FormMention, form_of, forms_in
from labelwise.extract.products.names import OwnNames, stem_words
from labelwise.extract.products.place import Place
from labelwise.extract.products.quantity import Quantity, quantities, with_later_volume
from labelwise.extract.products.single import each_of
from labelwise.extract.products.strength import Strength, part_of

_REACH = 70
_GAP = 140
_SLASH = re.compile(r"(?:\s*(?:USP|®))?\s*[/-]\s*\Z")


class _Names:
    """The ingredients and how the text spells them."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        stems = [stem_words(n) for n in names]
        shared = {w for w in {w for s in stems for w in s} if sum(w in s for s in stems) > 1}
        self._of: dict[str, str] = {}
        for name, words in zip(names, stems, strict=True):
            for word in words if all(w in shared for w in words) else [w for w in words if w not in shared]:
                self._of.setdefault(word[: max(5, len(word) - 2)], name)
        self.pattern = re.compile(
            "|".join(map(re.escape, sorted(self._of, key=len, reverse=True))) or "(?!)", re.IGNORECASE
        )

    def all_in(self, text: str) -> list[tuple[int, int, str]]:
        return [(m.start(), m.end(), self._of[m.group().lower()]) for m in self.pattern.finditer(text)]


def combination_strengths(
    place: Place, names: Sequence[str], own: OwnNames, *, by_needle: bool = False
) -> list[Strength]:
    """Return the strengths of a place, each with its ingredients' shares; full ones only where there are any."""
    known = _Names(names)
    amounts = [q for q in quantities(place.text, place.start, place.end) if q.unit != "%" or len(names) <= 3]
    if not amounts:
        return []
    slashed = _slashed(place, amounts, len(names))
    apart = {q.start for group in slashed for q in group}
    named = _named(place, known, [q for q in amounts if q.start not in apart], own)
    full = [s for s in named if len(s) == len(names)]
    orders = {tuple(q.amount for _, q in pairs): [n for n, _ in pairs] for pairs in full}
    forms = forms_in(place, by_needle=by_needle)
    out: list[Strength] = []
    out.extend(_strength(place, forms, _in_order(place, known, group, orders)) for group in slashed)
    out.extend(_strength(place, forms, pairs) for pairs in full)
    return out or [_strength(place, forms, pairs) for pairs in named if len(pairs) >= max(2, len(names) - 1)]


def _strength(place: Place, forms: list[FormMention], pairs: list[Pair]) -> Strength:
    """Return the strength of a group; a volume that only the last amount names is that of all (`165 mg and 2,000
    units/mL`)."""
    pairs = [(n, with_later_volume(place.text, q)) for n, q in pairs]
    start, end = min(q.start for _, q in pairs), max(q.end for _, q in pairs)
    last = max((q for _, q in pairs), key=lambda q: q.start)
    if last.per and not any(q.per for _, q in pairs if q is not last):
        pairs = [(n, q._replace(volume=last.volume, per=last.per)) for n, q in pairs]
    each = next((e for e in (each_of(place, q) for _, q in sorted(pairs, key=lambda p: p[1].start)) if e), None)
    parts = tuple(part_of(n, q, each if q.unit != "%" else None) for n, q in pairs)
    return Strength(parts, form_of(place.text, forms, start, end), place, start, end)


Pair = tuple[str, Quantity]


def _slashed(place: Place, amounts: list[Quantity], count: int) -> list[list[Quantity]]:
    """Return the groups `300 mg/15 mg` and `50/12.5 mg` of as many amounts as there are ingredients."""
    groups: list[list[Quantity]] = []
    current: list[Quantity] = []
    for quantity in amounts:
        joined = current and (
            (quantity.run == current[-1].run and quantity.joined in ("/", "-"))
            or (quantity.run != current[-1].run and _SLASH.match(place.text[current[-1].end : quantity.start]))
        )
        if joined:
            current.append(quantity)
        else:
            groups.append(current)
            current = [quantity]
    groups.append(current)
    return [g for g in groups if len(g) == count]


def _in_order(
    place: Place, known: _Names, group: Sequence[Quantity], orders: dict[tuple[float, ...], list[str]]
) -> list[Pair]:
    """Return which ingredient each amount of an unnamed group is of: as the text names them elsewhere, else in the
    order
    in which the names stand before the group."""
    amounts = tuple(q.amount for q in group)
    for other, order in orders.items():
        if sorted(other) == sorted(amounts) and len(set(amounts)) == len(amounts):
            name_of = dict(zip(other, order, strict=True))
            return [(name_of[q.amount], q) for q in group]
    before = known.all_in(place.text[max(place.start, group[0].start - 400) : group[0].start])
    order = list(dict.fromkeys(n for _, _, n in before[-len(known.names) :]))
    if len(order) != len(known.names):
        order = list(dict.fromkeys(n for _, _, n in known.all_in(place.text[place.start : place.end])))
    if len(order) != len(known.names):
        order = list(known.names)
    return list(zip(order, group, strict=False))


def _named(place: Place, known: _Names, amounts: list[Quantity], own: OwnNames) -> list[list[Pair]]:
    """Return the runs of amounts that each stand by an ingredient's name, by the style (name first or last) that
    fits more."""
    kept = [q for q in amounts if standing(place.text, q, place.start, own) in (Standing.HEADLINE, Standing.CONTAINS)]
    first, last = (_paired(place, known, kept, after) for after in (False, True))
    return _grouped([(n, q) for n, q, gap in max(last, first, key=_closeness) if gap >= 0])


def _closeness(pairs: list[tuple[str, Quantity, int]]) -> tuple[int, int]:
    """How many pairs nothing parts, then how near they stand."""
    return sum(gap >= 0 for *_, gap in pairs), -sum(abs(gap) for *_, gap in pairs)


def _paired(place: Place, known: _Names, amounts: list[Quantity], after: bool) -> list[tuple[str, Quantity, int]]:
    """Return each amount with the name next to it on one side, and how far off it is (negative where something stands
    between that parts items)."""
    pairs: list[tuple[str, Quantity, int]] = []
    text = place.text
    for i, q in enumerate(amounts):
        if after:
            stop = min(amounts[i + 1].start if i + 1 < len(amounts) else place.end, q.end + _REACH)
            near = known.all_in(text[q.end : stop])
            if near:
                start, _, name = near[0]
                pairs.append((name, q, _gap(text[q.end : q.end + start])))
        else:
            begin = max(amounts[i - 1].end if i else place.start, q.start - _REACH)
            near = known.all_in(text[begin : q.start])
            if near:
                _, end, name = near[-1]
                pairs.append((name, q, _gap(_USP.sub("", text[begin + end : q.start]))))
    return pairs


def _gap(between: str) -> int:
    return -len(between) - 1 if _PARTS.search(between) else len(between)


_PARTS = re.compile(r"[,;:•]|\band\b|\.\s")
_USP = re.compile(r",? ?USP\b|[:,]\s*\Z|[.…\s]{4,}")


def _grouped(pairs: list[Pair]) -> list[list[Pair]]:
    """Return the runs of pairs in which no ingredient comes twice and no gap is wide."""
    groups: list[list[Pair]] = []
    for name, q in pairs:
        last = groups[-1] if groups else None
        if last and all(n != name for n, _ in last) and q.start - last[-1][1].end <= _GAP:
            last.append((name, q))
        else:
            groups.append([(name, q)])
    return groups
