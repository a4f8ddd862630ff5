"""Which product code the text ties to which strength."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelwise.codes import Ndc
from labelwise.extract.products.place import Place, places
from labelwise.extract.products.quantity import quantities
from labelwise.extract.products.strength import Strength
from labelwise.label import Label

_NDC = re.compile(r"\d(?<![\d-]\d)\d{3,4}[-‑]\d{3,4}(?:[-‑]\d{1,2})?(?![\d-])")


def tied_codes(label: Label, strengths: Sequence[Strength]) -> dict[int, Ndc]:
    """Return the product code of each strength (by its index) that the section on supply ties to it, and to it alone.

    Codes and strengths must alternate in one order throughout (`10 mg: NDC ..., 20 mg: NDC ...` or the reverse);
    where they
    do not, or several products share a strength, nothing is tied.
    """
    tied: dict[int, set[Ndc]] = {}
    for place in places(label, "how_supplied"):
        for index, code in _pairs(place, label, strengths):
            tied.setdefault(index, set()).add(code)
    return {index: next(iter(codes)) for index, codes in tied.items() if len(codes) == 1}


def _pairs(place: Place, label: Label, strengths: Sequence[Strength]) -> list[tuple[int, Ndc]]:
    text = place.text
    codes = [
        (m.start(), code)
        for m in _NDC.finditer(text, place.start, place.end)
        if (code := _product(m.group(), label)) is not None and "from" not in text[max(0, m.start() - 12) : m.start()]
    ]
    if not codes:
        return []
    if len(strengths) == 1:
        return [(0, code) for _, code in codes]
    if len({s.parts for s in strengths}) != len(strengths) or any(len(s.parts) > 1 for s in strengths):
        return []
    of_amount = {(s.parts[0].amount, s.parts[0].unit.split("/")[0]): i for i, s in enumerate(strengths)}
    marks: list[tuple[int, int | Ndc]] = [(at, code) for at, code in codes]
    for q in quantities(text, place.start, place.end):
        index = of_amount.get((q.amount, q.unit))
        if index is not None:
            marks.append((q.start, index))
    return _alternating([mark for _, mark in sorted(marks, key=lambda m: m[0])])


def _alternating(marks: list[int | Ndc]) -> list[tuple[int, Ndc]]:
    """Return the pairs of a sequence in which each strength (an int) comes once in a row before, or after, its
    codes."""
    runs: list[tuple[bool, list[int | Ndc]]] = []
    for mark in marks:
        is_code = isinstance(mark, Ndc)
        if runs and runs[-1][0] == is_code:
            if mark not in runs[-1][1]:
                runs[-1][1].append(mark)
        else:
            runs.append((is_code, [mark]))
    if len(runs) % 2:  # a list of strengths before the first code: not a pair
        return []
    pairs: list[tuple[int, Ndc]] = []
    for one, other in zip(runs[::2], runs[1::2], strict=True):
        amounts, codes = (other[1], one[1]) if one[0] else (one[1], other[1])
        if len(amounts) != 1 or (len(codes) != 1 and one[0]):
            return []
        pairs.extend(
            (amount, code) for amount in amounts for code in codes if isinstance(amount, int) and isinstance(code, Ndc)
        )
    return pairs


def _product(text: str, label: Label) -> Ndc | None:
    code = Ndc.parse("-".join(text.replace("‑", "-").split("-")[:2]))
    return code if code is not None and (not label.ndcs or code in label.ndcs) else None
