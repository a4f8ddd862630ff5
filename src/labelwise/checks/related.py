"""Ingredients of which one becomes the other in the body, or is its mirror image: taking both is taking one twice."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _table() -> dict[frozenset[str], str]:
    lines = (Path(__file__).parent / "related.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line)
    return {frozenset(row[:2]): row[2] for row in rows}


def relation(one: str, other: str) -> str | None:
    """Return how two base names are one drug in the body, in words; None where they are not known to be."""
    return _table().get(frozenset((one, other)))
