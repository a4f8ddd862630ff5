"""What in a sentence is the label's own drug and not something that interacts with it."""

from __future__ import annotations

import re
from typing import NamedTuple

from labelwise.label import Label
from labelwise.vocab.classes import Named
from labelwise.vocab.names.salts import base_of
from labelwise.vocab.names.spelling import normal

_OWN_CLASS = re.compile(
    r"\b(?:is|are)\s+an?\s+(?:\w+[\s-]){0,3}$|\blike\s+other\s+$|\bas\s+with\s+(?:all\s+|other\s+)?$|\b(?:other|all|another)\s+$",
    re.IGNORECASE,
)
_INCLUDED = re.compile(r"^\s*,?\s*\(?(?:including|such\s+as|like)\s+", re.IGNORECASE)


class Own(NamedTuple):
    """`names` are the label's own names in normal form, with and without salts; `words` their single words."""

    names: frozenset[str]
    words: frozenset[str]

    def is_own(self, named: Named, sentence: str) -> bool:
        """Whether a name is the drug itself, or the class it says it belongs to."""
        if named.key in self.names or named.name in self.names:
            return True
        if named.kind != "class" or not sentence:
            return False
        after = sentence[named.end : named.end + 60]
        if _INCLUDED.match(after) and any(w in self.words for w in re.findall(r"[a-z][\w-]+", after.lower())[1:4]):
            return True
        return bool(
            re.search(
                r"\b(?:is|are)\s+an?\s+(?:[\w-]+\s){0,3}$",
                sentence[max(0, named.start - 40) : named.start],
                re.IGNORECASE,
            )
        )


def own_of(label: Label) -> Own:
    """Return the names of the label's drug."""
    names = {normal(n) for n in (*label.generic_names, *label.substance_names, *label.brand_names)}
    for product in label.products:
        names |= {normal(i.name) for i in product.active}
    parts = {part.strip() for name in names for part in re.split(r",|\band\b|/", name) if part.strip()}
    names |= parts | {base_of(part).name for part in parts}
    words = {w for name in names for w in name.split() if len(w) > 3}
    return Own(frozenset(names), frozenset(words))
