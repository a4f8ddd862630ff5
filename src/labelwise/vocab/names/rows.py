"""Every spelling of a label's drug."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from labelwise.vocab.names.hints import without_hints
from labelwise.vocab.names.name_row import NameKind, NameRow
from labelwise.vocab.names.ndc_spelling import product_digits
from labelwise.vocab.names.salts import base_of
from labelwise.vocab.names.spelling import joined, normal, parts

if TYPE_CHECKING:
    from labelwise.facts import LabelHead

_MOST_FIRST_WORDS = 4


def rows_of(head: LabelHead) -> Iterator[NameRow]:
    """Yield the name rows of one label; repeats over labels are left to `distinct`.

    The row whose spelling is the ingredient itself always exists; its `shown` is the registered name of the key's
    substances, so that salts can be told apart by looking up the ingredient alone.
    """
    for ingredient, components in ingredients_of(head):
        key = head.drug_key
        yield NameRow(ingredient, "generic", ingredient, key, _shown(head, ingredient, components))
        for kind, spelling, shown in _names(head, ingredient, components):
            yield NameRow(spelling, kind, ingredient, key, shown)
        if " and " in ingredient:
            yield from _components(head, ingredient, components)


def ingredients_of(head: LabelHead) -> list[tuple[str, tuple[str, ...]]]:
    """Return the base name of the label's drug with its component names; without substances, one a generic name."""
    if head.substance_names:
        names = tuple(dict.fromkeys(normal(n) for n in head.substance_names))
        return [(joined([base_of(n).name for n in names]), names)]
    lists = [parts_of(n) for n in head.generic_names] or [parts_of(n) for n in head.brand_names[:1]]
    lists = lists or [parts_of(head.drug.name)]
    return list({joined([base_of(n).name for n in names]): names for names in lists if names}.items())


def parts_of(text: str) -> tuple[str, ...]:
    """Return the component names of a printed name, without words of form and route."""
    return tuple(dict.fromkeys(without_hints(p) for p in parts(text)))


def _shown(head: LabelHead, ingredient: str, components: tuple[str, ...]) -> str:
    return joined(components) if head.substance_names else " and ".join(components) or ingredient


def _names(head: LabelHead, ingredient: str, components: tuple[str, ...]) -> Iterator[tuple[NameKind, str, str]]:
    for name in head.generic_names:
        if head.substance_names or parts_of(name) == components:
            yield from _spellings("generic", name, ingredient)
    single = " and " not in ingredient
    if single:
        yield from _first_words(ingredient)
    for name in head.substance_names if single else ():
        yield from _spellings("substance", name, ingredient)
    for name in head.brand_names:
        yield from _brand_spellings(name, ingredient)
    for unii in dict.fromkeys(head.drug.unii) if single else ():
        yield ("unii", normal(unii), unii)
    for rxcui in head.drug.rxcui:
        yield ("rxcui", rxcui, rxcui)
    for ndc in head.ndcs:
        yield ("ndc", product_digits(ndc), ndc.product)


def _brand_spellings(name: str, ingredient: str) -> Iterator[tuple[NameKind, str, str]]:
    """Yield a brand as printed and without form words; a "brand" that is the drug's own name is a name of the drug."""
    plain = normal(name)
    if joined([base_of(p).name for p in parts_of(name)]) == ingredient:
        yield from _spellings("generic", name, ingredient)
    else:
        for spelling in dict.fromkeys((plain, without_hints(plain))):
            yield ("brand", spelling, name)


def _spellings(kind: NameKind, name: str, ingredient: str) -> Iterator[tuple[NameKind, str, str]]:
    """Yield a printed name as it stands, without form words, and as a combination of its parts and of their bases."""
    plain, pieces = normal(name), parts_of(name)
    bases = [base_of(p).name for p in pieces]
    for spelling in dict.fromkeys((plain, without_hints(plain), joined(pieces), joined(bases))):
        if spelling == ingredient:
            continue  # the row of `rows_of` says more
        taken = base_of(spelling).taken if len(pieces) == 1 else ()
        actual: NameKind = "salt" if taken else kind
        yield (actual, spelling, name.lower() if spelling == plain else spelling)


def _first_words(ingredient: str) -> Iterator[tuple[NameKind, str, str]]:
    words = ingredient.split()
    for size in range(1, min(len(words), _MOST_FIRST_WORDS)):
        yield ("part", " ".join(words[:size]), ingredient)


def _components(head: LabelHead, ingredient: str, components: tuple[str, ...]) -> Iterator[NameRow]:
    for name in components:
        for spelling in {name, base_of(name).name}:
            yield NameRow(spelling, "component", ingredient, head.drug_key, spelling)
    for unii in dict.fromkeys(head.drug.unii):
        yield NameRow(normal(unii), "component", ingredient, head.drug_key, unii)
