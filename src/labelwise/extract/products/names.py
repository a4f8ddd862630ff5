"""The names of a label's active ingredients, as the text spells them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from labelwise.label import Label

# Words of a substance name that other substances share: they tell nothing apart.
_SALTS_WORDS = """
    hydrochloride sodium potassium calcium magnesium acetate phosphate sulfate citrate tartrate succinate
    maleate mesylate fumarate besylate bromide hydrobromide chloride nitrate anhydrous monohydrate dihydrate
    hemihydrate acid and of tosylate malate lactate gluconate disodium trihydrate oxide hyclate medoxomil in
    with unspecified form hydrate human recombinant extract oil usp vitamin for tablets capsules injection
    solution oral cream gel ointment powder the topical film extended release suspension
"""
_SALTS = frozenset(_SALTS_WORDS.split())
_WORD = re.compile(r"[a-z][a-z0-9]{3,}")


def ingredient_names(label: Label) -> tuple[str, ...]:
    """Return the active ingredients' names in lower case, in the order of the source; the parts of a generic name
    if need be."""
    if label.substance_names:
        return tuple(dict.fromkeys(" ".join(n.lower().split()) for n in label.substance_names))
    for product in label.products:
        if product.active:
            return tuple(dict.fromkeys(" ".join(i.name.lower().split()) for i in product.active))
    for name in label.generic_names:
        parts = [p.strip() for p in re.split(r",|;| and |/|&", name.lower()) if p.strip()]
        return tuple(dict.fromkeys(parts))
    return ()


def stem_words(name: str) -> tuple[str, ...]:
    """Return the words of a substance name that tell it from others: `metoprolol succinate` -> `metoprolol`."""
    words = _WORD.findall(name.lower())
    telling = tuple(w for w in words if w not in _SALTS)
    return telling or tuple(words)


class OwnNames:
    """The drug's own names: whether a text speaks of it by any of them.

    `known` is false where the source names no substance, so that one which the text names may be the drug.
    """

    __slots__ = ("known", "stems")

    def __init__(self, words: Iterable[str], *, known: bool = True) -> None:
        self.known = known
        self.stems = tuple(sorted({w[: max(5, len(w) - 2)] for w in words}))

    def search(self, text: str) -> bool:
        """Whether any of the names stands in the text."""
        lower = text.lower()
        for stem in self.stems:  # noqa: SIM110 - asked for every sentence, and a loop is three times as fast
            if stem in lower:
                return True
        return False


@lru_cache(maxsize=2)  # several extractors ask for one label's names in turn
def own_names(label: Label) -> OwnNames:
    """Return what finds any of the label's own drug names in its text."""
    words = {w for n in (*ingredient_names(label), *label.generic_names, *label.brand_names) for w in stem_words(n)}
    for product in label.products:
        for name in (product.name, product.generic_name):
            words.update(stem_words(name) if name else ())
    return OwnNames(words, known=bool(label.substance_names or label.products))
