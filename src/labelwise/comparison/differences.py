"""The differences that matter most, in plain words: made from the cells of the facets, never written for one pair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from labelwise.comparison.cells import cited
from labelwise.comparison.comparison import Cell, Difference, Facet, Row
from labelwise.comparison.effect_order import NO_HARM
from labelwise.facts import State


class Subject(NamedTuple):
    """A row that may hold a difference worth telling, and how its sentence begins.

    `alone`: it is one also where only one label states it and another, which has the section, does not.
    """

    facet: str
    row: str
    lead: str
    alone: bool = False


# In the order in which they matter to someone choosing; boxed warnings stand on the first screen and are no difference.
_SUBJECTS = (
    Subject("identity", "class", "What it is"),
    Subject("approved_uses", "uses", "Approved for"),
    Subject("approved_uses", "limitations", "Not for", alone=True),
    Subject("approved_uses", "adjunct_to", "Used together with"),
    Subject("mechanism", "action", "How it works"),
    Subject("mechanism", "site", "Where it acts"),
    Subject("contraindications", "conditions", "Must not be used in", alone=True),
    Subject("contraindications", "combinations", "Must not be combined with", alone=True),
    Subject("forms", "route", "How it is taken"),
    Subject("forms", "strengths", "Strengths"),
    Subject("identity", "status", "Prescription"),
    Subject("identity", "schedule", "Controlled substance", alone=True),
    Subject("dosing", "starting", "Starting dose"),
    Subject("dosing", "usual", "Usual dose"),
    Subject("dosing", "maximum", "Maximum dose"),
    Subject("dosing", "duration", "How long", alone=True),
    Subject("dosing", "renal", "Kidney function", alone=True),
    Subject("dosing", "hepatic", "Liver function", alone=True),
    Subject("populations", "pregnancy", "Pregnancy"),
    Subject("pharmacokinetics", "half_life", "Half-life"),
)
_SIDE = 220  # characters a drug, so that a difference stays a sentence
_MARKS = re.compile(r"; |[()\[\]]")
_MORE = re.compile(r"\.\.\. and (?P<count>\d+) more")
_MOST_REACTIONS = 4
_MOST_WARNINGS = 6
_WORD = re.compile(r"[a-z]{4,}")
_LOOSE = frozenset({"action", "site"})
_MOSTLY = 0.6
_TOLD = (State.STATED, State.CONFLICT)


def differences(facets: Sequence[Facet]) -> list[Difference]:
    """Return the differences in order; nothing for one drug alone."""
    rows = {(f.id, r.id): r for f in facets for r in f.rows}
    if not any(len(r.cells) > 1 for r in rows.values()):
        return []
    found = [_of_row(rows[s.facet, s.row], s.lead, alone=s.alone) for s in _SUBJECTS if (s.facet, s.row) in rows]
    found += [_warnings(facets), *_reactions(facets)]
    return [d for d in found if d is not None]


def _of_row(row: Row, lead: str, *, alone: bool = False) -> Difference | None:
    """Return a row's difference: where two labels speak of it (or could and do not) and differ.

    What is missing from a record or was not understood is no difference.
    """
    told = [c for c in row.cells if c.state in _TOLD]
    silent = [c for c in row.cells if c.state is State.NOT_STATED] if alone else []
    if not told or len(told) + len(silent) < 2 or _same_words(row.id, [c.text for c in (*told, *silent)]):
        return None
    if row.id == "strengths" and not all(any(c.isdigit() for c in cell.text) for cell in told):
        return None  # a record that names a form and no strength tells none
    if row.id == "route" and len({c.text.split(": ")[0] for c in told}) == 1 and not all(": " in c.text for c in told):
        return None  # one route, and a record that names no form
    sides = [f"{c.drug}: {_side(c)}" for c in row.cells]
    return Difference(f"{lead}. {_sentences(sides)}", cited(x for c in row.cells for x in c.citations[:3]))


def _same_words(row: str, texts: Sequence[str]) -> bool:
    """Whether texts say the same: the same words in any case; of what a drug does, mostly the same stems."""
    if len({t.lower() for t in texts}) == 1:
        return True
    if row not in _LOOSE:
        return False
    first, *rest = [frozenset(w[:6] for w in _WORD.findall(t.lower())) for t in texts]
    return all(len(first & other) >= _MOSTLY * len(first | other) for other in rest)


def _sentences(sides: Iterable[str]) -> str:
    return " ".join(s if s.endswith((".", "…")) else f"{s}." for s in (s[0].upper() + s[1:] for s in sides))


def _side(cell: Cell) -> str:
    """Return a cell's text, at most so long: whole items, and how many more there are."""
    if len(cell.text) <= _SIDE:
        return cell.text
    items = _items(cell.text)
    kept = items[:1]
    for item in items[1:]:
        if len("; ".join([*kept, item])) > _SIDE or _MORE.match(item):
            break
        kept.append(item)
    if len(kept[0]) > 2 * _SIDE:
        kept = [kept[0][:_SIDE].rsplit(" ", 1)[0] + " … (cut)"]
    rest = items[len(kept) :]
    more = sum(int(m["count"]) if (m := _MORE.match(item)) else 1 for item in rest)
    return "; ".join(kept) + (f"; and {more} more" if more else "")


def _items(text: str) -> list[str]:
    """Return what semicolons outside brackets set apart; all semicolons, where a bracket is never closed."""
    items, depth, start = [], 0, 0
    for mark in _MARKS.finditer(text):
        if mark[0] == "; ":
            if depth == 0:
                items.append(text[start : mark.start()])
                start = mark.end()
        else:
            depth = max(0, depth + (1 if mark[0] in "([" else -1))
    return text.split("; ") if depth else [*items, text[start:]]


def _warnings(facets: Sequence[Facet]) -> Difference | None:
    """Return which serious warnings each drug's facts name and the others' do not."""
    unsaid = {"boxed", "warnings", "other", "administration", "missed_dose", *NO_HARM}
    rows = [r for f in facets if f.id == "serious" for r in f.rows if r.id not in unsaid]
    sides, citations = [], []
    drugs = [c.drug for c in rows[0].cells] if rows else []
    for index, drug in enumerate(drugs):
        own = [r for r in rows if r.cells[index].state in _TOLD and sum(c.state in _TOLD for c in r.cells) == 1]
        if own:
            sides.append(f"{drug}: {', '.join(r.title for r in own[:_MOST_WARNINGS])}")
            citations += [x for r in own[:_MOST_WARNINGS] for x in r.cells[index].citations[:1]]
    if not sides:
        return None
    tail = "That a warning is not named for a drug here does not mean that the risk is absent."
    return Difference(f"Serious warnings named for one only. {_sentences(sides)} {tail}", cited(citations))


def _reactions(facets: Sequence[Facet]) -> list[Difference | None]:
    """Return side effects of which every drug has a figure or word of its own: the fullest, in the facet's order."""
    rows = [r for f in facets if f.id == "side_effects" for r in f.rows if r.id != "dependence"]
    shared = [r for r in rows if all(c.state in _TOLD for c in r.cells)]
    fullest = sorted(shared, key=_fullness, reverse=True)[:_MOST_REACTIONS]
    return [_of_row(r, f"{r.title} (from separate trials)") for r in shared if r in fullest]


def _fullness(row: Row) -> tuple[int, int]:
    """How many drugs have figures, and figures beside placebo; how high they are does not count."""
    figures = [c for c in row.cells if "%" in c.text]
    return len(figures), sum("placebo" in c.text for c in figures)
