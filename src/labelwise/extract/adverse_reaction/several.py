"""A cell of several terms: one a line, set apart by wide spaces, or run together so that only the words tell them."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from labelwise.extract.adverse_reaction.concept import concept_of
from labelwise.extract.adverse_reaction.term import is_system_name, read_term
from labelwise.label import Cell

_BARE_SYSTEM = re.compile(
    r"(?:body as a whole|cardiovascular|dermatolog\w+|gastrointestinal|digestive|musculoskeletal|(?:central )?nervous"
    r"|psychiatric|respirat\w+|special senses|urogenital|genitourinary|h[ae]+matolog\w+|hemic and lymphatic|metabolic"
    r"|metabolic and nutritional|endocrine|skin|skin and appendages|cutaneous|ocular|autonomic nervous|cns|gi)"
    r"(?: (?:body )?systems?| disorders)?\W*",
    re.I,
)
_LONGEST_TERM = 6  # words
_LONGEST_CELL = 80  # words


def terms_of_cell(first: Cell, count: int, heading: bool) -> list[tuple[str, str]] | None:
    """Return the `count` terms of a cell, each with the group that stands before it (empty: none).

    `heading`: the first of one line more than there are values is their group. None where the lines do not show as
    many terms, and the words do not tell them in one way only.
    """
    several = [lines for lines in (first.lines, first.gaps) if len(lines) > 1]
    for lines in several:
        if len(lines) == count and not is_group(lines[0]):
            return [("", line) for line in lines]
        if len(lines) == count + 1 and heading:
            return [(lines[0], line) for line in lines[1:]]
    for lines in several:
        found = _grouped(lines)
        if len(found) == count:
            return found
    return _by_words(first.text, count, {line for lines in several for line in lines})


def is_group(text: str) -> bool:
    """Whether a line is the name of a body system and no reaction."""
    return is_system_name(text) or _BARE_SYSTEM.fullmatch(text.strip()) is not None


def _grouped(lines: Sequence[str]) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    group = ""
    for line in lines:
        if is_group(line):
            group = line
        else:
            out.append((group, line))
    return out


def _by_words(text: str, count: int, lines: Set[str]) -> list[tuple[str, str]] | None:
    """The one way to cut a text into `count` terms; body systems between them are groups.

    A term is what the vocabulary knows, or a line of its own.
    """
    words = text.split()
    if not count < len(words) <= _LONGEST_CELL:
        return None
    ways: list[dict[int, list[tuple[int, bool]]]] = [{} for _ in range(len(words) + 1)]
    ways[0][0] = [(0, False)]
    for start in range(len(words)):
        if not ways[start]:
            continue
        for end in range(start + 1, min(start + _LONGEST_TERM, len(words)) + 1):
            piece = " ".join(words[start:end])
            group = is_group(piece)
            if not group and not _is_term(words[start:end], lines):
                continue
            for number, found in ways[start].items():
                made = number + (not group)
                if made <= count:
                    ways[end].setdefault(made, []).extend([(start, group)] * min(2, len(found)))
    return _walk_back(words, ways, count)


def _is_term(words: list[str], lines: Set[str]) -> bool:
    piece = " ".join(words)
    if any(is_group(" ".join(words[:n])) for n in range(2, len(words))):
        return False  # a body system of several words, and a term behind it
    return piece in lines or concept_of(read_term(piece).text) is not None


def _walk_back(
    words: list[str], ways: list[dict[int, list[tuple[int, bool]]]], count: int
) -> list[tuple[str, str]] | None:
    pieces: list[tuple[bool, str]] = []
    at, number = len(words), count
    while at > 0:
        found = ways[at].get(number, [])
        if len(found) != 1:
            return None
        start, group = found[0]
        pieces.append((group, " ".join(words[start:at])))
        at, number = start, number - (not group)
    out: list[tuple[str, str]] = []
    current = ""
    for group, piece in reversed(pieces):
        if group:
            current = piece
        else:
            out.append((current, piece))
    return out
