"""Where labels of one drug and presentation disagree on a fact that matters: all are shown, each with its label."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from itertools import combinations
from typing import Any, NamedTuple

from labelwise.comparison.column import Column
from labelwise.comparison.piece import Piece
from labelwise.facts import LabelFacts

_MOST_NAMED = 3


class Disagreement(NamedTuple):
    """What labels say differently of one thing, in words, and the facts that say it."""

    text: str
    pieces: tuple[Piece, ...]


def disagreements(
    column: Column,
    kind: str,
    about: Callable[[Any], Hashable | None],
    value: Callable[[Any], Hashable],
    words: Callable[[Any], str],
) -> list[Disagreement]:
    """Return where two labels say nothing in common on one subject.

    `about` says what a fact is about (None: it is left out), `value` what it says, `words` how that is told.
    """
    subjects: dict[Hashable, dict[str, list[Piece]]] = {}
    for label in column.labels:
        for fact in column.of_label(label, kind):
            if (subject := about(fact)) is not None:
                by_label = subjects.setdefault(subject, {})
                by_label.setdefault(str(label.head.set_id), []).append(Piece(fact, label, None, True))
    return [
        _told(list(by_label.values()), words)
        for by_label in subjects.values()
        if _apart([{value(p.fact) for p in pieces} for pieces in by_label.values()])
    ]


def _apart(values: list[set[Hashable]]) -> bool:
    return any(not one & other for one, other in combinations(values, 2))


def _told(by_label: list[list[Piece]], words: Callable[[Any], str]) -> Disagreement:
    said: dict[str, list[LabelFacts]] = {}
    for pieces in by_label:
        text = ", ".join(dict.fromkeys(words(p.fact) for p in pieces))
        said.setdefault(text, []).extend(p.label for p in pieces[:1] if p.label is not None)
    parts = [f"{text} ({_names(labels)})" for text, labels in said.items()]
    return Disagreement(f"labels disagree: {'; '.join(parts)}", tuple(p for pieces in by_label for p in pieces[:1]))


def _names(labels: list[LabelFacts]) -> str:
    named = [f"label of {label.head.labeler or 'an unnamed firm'}, {_day(label)}" for label in labels[:_MOST_NAMED]]
    more = f" and {len(labels) - _MOST_NAMED} more" if len(labels) > _MOST_NAMED else ""
    return "; ".join(dict.fromkeys(named)) + more


def _day(label: LabelFacts) -> str:
    when = label.head.effective_time or ""
    return f"{when[:4]}-{when[4:6]}-{when[6:8]}" if len(when) >= 8 else f"set id {str(label.head.set_id)[:8]}"
