"""What trials and other sources say of the effect. Results of different trials are not a contest."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison.cells import cell, piece_words, row, says_something, stated
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import Cell, Row
from labelwise.comparison.facets import sections
from labelwise.comparison.phrases import efficacy_words, results_words
from labelwise.facts import EfficacyFact


def effectiveness(columns: Sequence[Column]) -> list[Row]:
    """Return the rows: results in numbers, and what is said without a number."""
    rows = [
        row("results", "Results in numbers", [_results(c, numbered=True) for c in columns]),
        row("opinion", "Said without numbers", [_results(c, numbered=False) for c in columns]),
    ]
    return [r for r in rows if r.id == "results" or says_something(r)]


def _results(column: Column, *, numbered: bool) -> Cell:
    found = [p for p, f in only(column.first("efficacy"), EfficacyFact) if (f.value is not None) is numbered]
    if not found:
        return cell(column, found, efficacy_words, "efficacy", sections.TRIALS)
    read = results_words([f for p, f in only(found, EfficacyFact) if p.curated is None])
    entered = [piece_words(p, efficacy_words) for p in found if p.curated is not None]
    return stated(column, list(dict.fromkeys([*read, *entered])), found)
