"""Serious warnings: boxed ones first, then a row a topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from labelwise.comparison.cells import absent, piece_words, row, section_citations, stated
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import Cell, Row
from labelwise.comparison.facets import sections
from labelwise.comparison.facets.side_effects import GENERAL_TOPICS
from labelwise.comparison.phrases import heading, warning_words, warnings_words
from labelwise.comparison.piece import Piece, distinct
from labelwise.facts import State, WarningFact
from labelwise.vocab.topics import topic_of


def serious(columns: Sequence[Column]) -> list[Row]:
    """Return the rows: boxed warning, then a row a topic, boxed topics first."""
    shared = shared_boxes(columns)
    rows = [row("boxed", "Boxed warning", [boxed(c, shared) for c in columns])]
    tables = [_by_topic(c) for c in columns]
    topics: dict[str, tuple[bool, int, str]] = {}
    for table in tables:
        for topic, pieces in table.items():
            fact = pieces[0].fact
            if isinstance(fact, WarningFact):
                is_boxed, count, title = topics.get(topic, (False, 0, _title(pieces)))
                now = is_boxed or any(f.boxed for _, f in only(pieces, WarningFact))
                topics[topic] = (now, count + 1, title)
    order = sorted(topics, key=lambda t: (not topics[t][0], t in _PRACTICAL, -topics[t][1]))
    nothing = [absent(c, "warning", sections.WARNINGS) for c in columns]
    if not order:
        rows.append(row("warnings", "Warnings", nothing))
    for topic in order:
        cells = [
            _cell(c, table[topic]) if topic in table else empty
            for c, table, empty in zip(columns, tables, nothing, strict=True)
        ]
        rows.append(row(topic, topics[topic][2], cells))
    return rows


def shared_boxes(columns: Sequence[Column]) -> frozenset[str]:
    """Return the topics that boxes of more than one drug have: titles worded in two ways are no difference."""
    counts = Counter(topic for c in columns for topic in {f.topic for _, f in only(_boxes(c), WarningFact)})
    return frozenset(topic for topic, count in counts.items() if count > 1) - {"other"}


def _boxes(column: Column) -> list[Piece]:
    return [p for p, f in only(column.union("warning"), WarningFact) if f.boxed]


def boxed(column: Column, shared: frozenset[str] = frozenset()) -> Cell:
    """Return every boxed warning; `shared` topics stand under their common name, others under the label's title.

    A record without a box is never a difference: it "marks no boxed warning".
    """
    found = distinct(_boxes(column), "topic", "group", "action")
    if found:
        return stated(column, _boxed_words(found, shared), found)
    if column.has("boxed_warning"):
        empty = all(s.empty for label in column.labels for s in label.head.sections if s.key == "boxed_warning")
        text = (
            "a heading of a boxed warning stands without text: read the label"
            if empty
            else "this label carries a boxed warning that has not been read into facts: read it in the label"
        )
        words = _words_of_box(column)
        if words and not empty:
            text = f"a boxed warning that has not been read into facts; its words: {words}"
        return Cell(column.name, State.NOT_UNDERSTOOD, text, citations=section_citations(column, ("boxed_warning",)))
    if column.reference is None:
        return Cell(column.name, State.NOT_IN_SOURCE, "no label of this form is here")
    if column.reference.head.partial:
        return Cell(
            column.name, State.NOT_IN_SOURCE, "this record marks no boxed warning (it holds only some sections)"
        )
    return Cell(column.name, State.NOT_STATED, "this record marks no boxed warning")


def _boxed_words(found: Sequence[Piece], shared: frozenset[str]) -> list[str]:
    """Return a part a topic, its people and what to do together; topics of one heading are told under it together."""
    first: dict[str, str] = {}
    table: dict[str, tuple[str, list[Piece]]] = {}
    for piece, fact in only(found, WarningFact):
        title = first.setdefault(fact.topic, _box_title(piece, fact, shared))
        table.setdefault(title.lower(), (title, []))[1].append(piece)
    return [_box_words(title, pieces) for title, pieces in table.values()]


def _box_title(piece: Piece, fact: WarningFact, shared: frozenset[str]) -> str:
    if fact.topic in shared:
        return _title([piece._replace(curated=None)])
    title = heading(fact.title)
    return "Boxed warning: its words are in the label" if title.lower().startswith(_BROKEN) else title


def _box_words(title: str, pieces: Sequence[Piece]) -> str:
    """Return `Title (people): what to do`: one part of the cell's text, so that what belongs to it stays with it."""
    read = [f for p, f in only(pieces, WarningFact) if p.curated is None]
    people = list(dict.fromkeys(f.group for f in read if f.group and f.group.lower() not in title.lower()))
    rest = warnings_words([msgspec.structs.replace(f, group=None) for f in read])
    rest += [_words(p) for p in pieces if p.curated is not None]
    named = f"{title} ({', '.join(people)})" if people else title
    words = ", ".join(dict.fromkeys(rest)).replace("; ", ", ")
    return f"{named}: {words}" if words else named


def _words_of_box(column: Column) -> str:
    """Return the words of the first box that gave no fact, whole or cut loudly; empty where no text is at hand."""
    mine = {str(label.head.set_id) for label in column.labels}
    text = next((" ".join(words.split()) for set_id, words in column.boxes if set_id in mine), "")
    if len(text) <= _LONGEST_BOX:
        return text
    return text[:_LONGEST_BOX].rsplit(" ", 1)[0] + " … (cut: read it in the label)"


_BROKEN = ("and ", "or ", "of ", "with ", "see ")  # what remains of a title that was only a reference
_LONGEST_BOX = 480  # characters
# Directions for use: shown below the warnings.
_PRACTICAL = ("monitoring", "administration", "missed_dose", "rems", "other")


def _by_topic(column: Column) -> dict[str, list[Piece]]:
    table: dict[str, list[Piece]] = {}
    for piece, fact in only(column.union("warning"), WarningFact):
        if fact.topic not in GENERAL_TOPICS:
            table.setdefault(fact.topic, []).append(piece)
    return table


def _title(pieces: Sequence[Piece]) -> str:
    """Return the topic in words: labels word one topic in many ways. A curated topic has a title made for people."""
    fact = pieces[0].fact
    if not isinstance(fact, WarningFact):
        return ""
    if all(p.curated for p in pieces):
        return fact.title
    try:
        return topic_of(fact.topic).name
    except KeyError:
        return fact.topic[0].upper() + fact.topic[1:].replace("_", " ")


def _cell(column: Column, pieces: Sequence[Piece]) -> Cell:
    said = _told(pieces)
    if not said:
        titles = list(dict.fromkeys(heading(f.title) for _, f in only(pieces, WarningFact)))
        plain = _title(pieces).lower()
        said = [t for t in titles if t.lower() != plain] or ["the label warns of it"]
    return stated(column, said, pieces)


def _told(pieces: Sequence[Piece]) -> list[str]:
    """Return what is said beside the titles: read facts together, curated ones in their own words."""
    read = warnings_words([f for p, f in only(pieces, WarningFact) if p.curated is None])
    return list(dict.fromkeys([*read, *(_words(p) for p in pieces if p.curated is not None)]))


def _words(piece: Piece) -> str:
    """Return the fields in words, and before them what a curated text adds to them."""
    fact = piece.fact
    text = piece_words(piece, warning_words)
    if piece.curated is not None and piece.curated.says and isinstance(fact, WarningFact):
        more = [p for p in (fact.group, fact.onset, "signs: " + ", ".join(fact.signs) if fact.signs else "") if p]
        more += ["raised by: " + ", ".join(fact.raised_by)] if fact.raised_by else []
        text = "; ".join([text, *more]) if not piece.curated.label_says else text
    return text
