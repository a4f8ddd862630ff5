"""Which ingredients belong to the classes that labels speak of, and why."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from pathlib import Path
from typing import Literal, NamedTuple

from labelwise.vocab.classes.book import class_of
from labelwise.vocab.classes.phrases import phrases_in

Basis = Literal["code", "statement", "examples", "curated"]
_GRADES = ("strong", "moderate", "weak")
_ENZYME = re.compile(
    r"cyp\s?\d[a-z]\d*|p-?gp|p-glycoprotein|bcrp|oatp\d?b?\d?|oct\d|oat\d|mate\d?|ugt\d?[a-z]?\d*", re.IGNORECASE
)
_ROLE = re.compile(r"\b(inhibitor|inducer|substrate)", re.IGNORECASE)


class Membership(NamedTuple):
    """An ingredient in a class. `basis` is the strongest of: code of a label, statement of its own label, examples that
    other labels name, curated list; `why` is that source in words. `set_id` and `section` (LOINC) say where it stands;
    empty for the curated list, and `section` for codes."""

    class_id: str
    ingredient: str
    basis: Basis
    why: str
    set_id: str = ""
    section: str = ""


@cache
def _rows() -> tuple[Membership, ...]:
    lines = (Path(__file__).parent / "members.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(Membership(*line.split("\t")) for line in lines if line)  # type: ignore[arg-type]


@cache
def _by_ingredient() -> dict[str, tuple[Membership, ...]]:
    made: dict[str, list[Membership]] = {}
    for row in _rows():
        made.setdefault(row.ingredient, []).append(row)
    return {name: tuple(rows) for name, rows in made.items()}


@cache
def _by_class() -> dict[str, tuple[Membership, ...]]:
    made: dict[str, list[Membership]] = {}
    for row in _rows():
        made.setdefault(row.class_id, []).append(row)
    return {name: tuple(rows) for name, rows in made.items()}


def classes_of(ingredient: str) -> tuple[Membership, ...]:
    """Return the classes that an ingredient (base name, any case) belongs to; empty where none is known."""
    return _by_ingredient().get(" ".join(ingredient.lower().split()), ())


def members_of(class_id: str) -> tuple[Membership, ...]:
    """Return the known members of a class; empty where none is known, which does not mean that it has none."""
    return _by_class().get(class_id, ())


def class_ids(name: str) -> tuple[str, ...]:
    """Return the ids of the classes that a printed name stands for.

    "strong or moderate CYP3A4 inhibitors" stands for two; "CYP3A4 inhibitors" for those of every grade.
    """
    entry = class_of(name)
    if entry is not None:
        return (entry.id,)
    enzymes = [enzyme_id(e) for e in _ENZYME.findall(name)]
    roles = [r.lower() for r in _ROLE.findall(name)]
    if enzymes and roles:
        grades = [g for g in _GRADES if g in name.lower()] + ["strong"] * ("potent" in name.lower())
        return tuple(dict.fromkeys(i for e, r in product(enzymes, roles) for i in enzyme_class(e, r, grades)))
    return tuple(dict.fromkeys(p.key for p in phrases_in(name) if " " not in p.key))


def enzyme_id(text: str) -> str:
    """Return one spelling of an enzyme or carrier: "CYP3A" and "CYP 3A4" are cyp3a4, "P-glycoprotein" is p_gp."""
    low = re.sub(r"[\s-]", "", text.lower())
    if low.startswith("pg"):
        return "p_gp"
    if low.startswith("oatp"):
        return "oatp1b3" if low.startswith("oatp1b3") else "oatp1b1"
    return "cyp3a4" if low == "cyp3a" else low


def enzyme_class(enzyme: str, role: str, grades: list[str]) -> list[str]:
    """Return the ids of a role at an enzyme: of these grades, or of every grade and none where none is given."""
    if role == "substrate":
        return [f"{enzyme}_substrate"]
    if grades:
        return [f"{g}_{enzyme}_{role}" for g in grades]
    return [f"{enzyme}_{role}", *(f"{g}_{enzyme}_{role}" for g in _GRADES)]
