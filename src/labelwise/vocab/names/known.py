"""Names that are known whether or not a label of them is at hand: brands, other names, and RxNorm's concepts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from labelwise.vocab.names.salts import base_of
from labelwise.vocab.names.spelling import normal

_HERE = Path(__file__).parent


@cache
def synonyms() -> dict[str, str]:
    """Return other, short and international names with the name used in the United States, in normal form."""
    return {row[0]: row[1] for row in _rows("synonyms.tsv")}


@cache
def brands() -> dict[str, tuple[str, str]]:
    """Return brands in normal form with their drug's base name (combinations "a and b"), and as printed."""
    return {normal(row[0]): (row[1], row[0]) for row in _rows("brands.tsv")}


def brands_of(ingredient: str) -> list[tuple[str, str]]:
    """Return the brands of one ingredient (a base name) alone, as printed, each with where it is known from."""
    return _brands_by_ingredient().get(normal(ingredient), [])


@cache
def _brands_by_ingredient() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in sorted(_rows("brands.tsv")):
        found.setdefault(normal(row[1]), []).append((row[0], row[2]))
    return found


@cache
def brand_salts() -> dict[str, str]:
    """Return the salts or esters that brands are of, in normal form, where it is known: `toprol xl` -> `metoprolol
    succinate`.
    """
    return {normal(row[0]): normal(row[1]) for row in _rows("brand_salts.tsv")}


@cache
def concepts() -> dict[str, str]:
    """Return RxNorm's ids of ingredients, salts and brands with their names in normal form."""
    return {row[0]: normal(row[1]) for row in _rows("rxnorm_names.tsv")}


@cache
def concept_names() -> frozenset[str]:
    """Return every name of `concepts`, every ingredient of a known brand, and the base of each."""
    names = {normal(part) for name, _ in brands().values() for part in name.split(" and ")}
    names |= frozenset(concepts().values())
    return frozenset(names | {base_of(name).name for name in names})


@cache
def combinations() -> dict[str, str]:
    """Return the combinations that a known brand is of, in normal form, with such a brand as printed."""
    return {name: brand for name, brand in sorted(brands().values(), reverse=True) if " and " in name}


def is_known(spelling: str) -> bool:
    """Whether a name in normal form is a brand, another name or a concept of RxNorm."""
    return spelling in brands() or spelling in synonyms() or spelling in concept_names()


def known_names() -> frozenset[str]:
    """Return every known name, for suggestions."""
    return concept_names() | brands().keys() | synonyms().keys()


def _rows(name: str) -> list[list[str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines if line]
