"""Ingredients of which one becomes the other in the body, or is its mirror image: taking both is taking one twice."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from labelwise.codes import SetId
from labelwise.facts import Citation

LIST = "the project's list of prodrugs, metabolites and enantiomers"


class Kinship(NamedTuple):
    """`how` two drugs are one in the body, in words, and where that stands."""

    how: str
    citation: Citation


@cache
def _table() -> dict[frozenset[str], Kinship]:
    lines = (Path(__file__).parent / "related.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line)
    return {frozenset((one, other)): Kinship(how, _cite(source)) for one, other, how, source in rows}


def _cite(source: str) -> Citation:
    """Return the label that says so by its set id; words where none at hand does."""
    if " " in source:
        return Citation(source="article", source_id=LIST, section_name=source, method="curated")
    return Citation(set_id=SetId(source), section_name=LIST, method="curated")


def relation(one: str, other: str) -> Kinship | None:
    """Return how two base names are one drug in the body; None where they are not known to be."""
    return _table().get(frozenset((one, other)))
