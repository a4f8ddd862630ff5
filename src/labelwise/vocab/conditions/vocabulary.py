"""The conditions that labels of many drugs name: names, synonyms, what is broader and what is related but not the same.

Read from `conditions.tsv`, whose columns are id, name, synonyms (`;`), broader ids (`;`), related ids (`;`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from labelwise.vocab.conditions.words import is_little, tokens, words_of


class Condition(NamedTuple):
    """One condition. `broader` are the ids of what it is a kind of; `related` of what is near it and not the same."""

    id: str
    name: str
    synonyms: tuple[str, ...]
    broader: tuple[str, ...]
    related: tuple[str, ...]


class FoundCondition(NamedTuple):
    """A condition named in a text: `text[start:end]`."""

    start: int
    end: int
    condition: Condition


class _Index(NamedTuple):
    by_id: dict[str, Condition]
    by_words: dict[tuple[str, ...], Condition]
    short: dict[str, Condition]
    longest: int


def conditions() -> tuple[Condition, ...]:
    """Return the whole vocabulary, by id."""
    return tuple(_index().by_id.values())


def condition(identifier: str) -> Condition:
    """Return the condition of an id; KeyError when there is none."""
    return _index().by_id[identifier]


def look_up_condition(text: str) -> Condition | None:
    """Return the condition that a text names as a whole, by any of its names; None when it names none."""
    index = _index()
    return index.by_words.get(words_of(text)) or index.short.get(text.strip().upper())


def find_conditions(text: str) -> list[FoundCondition]:
    """Return the known conditions named in a text, the longest name at each place, in order.

    Short forms ("MS", "RA") count only in capitals: in small letters they are ordinary words.
    """
    index = _index()
    words = [w for w in tokens(text) if not is_little(w[0]) or text[w[1] : w[2]].isupper()]
    found: list[FoundCondition] = []
    at = 0
    while at < len(words):
        hit = _longest_at(index, text, words, at)
        if hit is None:
            at += 1
            continue
        size, known = hit
        found.append(FoundCondition(words[at][1], words[at + size - 1][2], known))
        at += size
    return found


def ancestors(known: Condition) -> Iterator[Condition]:
    """Yield what a condition is a kind of, nearest first, each once."""
    index, seen, open_ = _index().by_id, {known.id}, list(known.broader)
    while open_:
        identifier = open_.pop(0)
        if identifier not in seen:
            seen.add(identifier)
            yield index[identifier]
            open_ += index[identifier].broader


def suggest_conditions(text: str, limit: int = 5) -> list[str]:
    """Return known names near a text that is none, best first."""
    from rapidfuzz import fuzz, process

    found = process.extract(text.lower(), list(_names()), scorer=fuzz.WRatio, limit=limit * 3, score_cutoff=72)
    names = dict.fromkeys(_names()[name].name for name, _, _ in found)
    return list(names)[:limit]


@cache
def _names() -> dict[str, Condition]:
    return {name.lower(): known for known in conditions() for name in (known.name, *known.synonyms) if len(name) > 3}


def _longest_at(index: _Index, text: str, words: list[tuple[str, int, int]], at: int) -> tuple[int, Condition] | None:
    for size in range(min(index.longest, len(words) - at), 0, -1):
        known = index.by_words.get(tuple(w for w, _, _ in words[at : at + size]))
        if known is not None:
            return size, known
    raw = text[words[at][1] : words[at][2]]
    if raw in index.short or (raw.isupper() and raw.upper() in index.short):
        return 1, index.short[raw.upper()]
    return None


@cache
def _index() -> _Index:
    by_id: dict[str, Condition] = {}
    by_words: dict[tuple[str, ...], Condition] = {}
    short: dict[str, Condition] = {}
    text = files(__package__).joinpath("conditions.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        identifier, name, synonyms, broader, related = line.split("\t")
        known = Condition(identifier, name, _listed(synonyms), _listed(broader), _listed(related))
        by_id[identifier] = known
        for one in (name, *known.synonyms):
            if _is_short(one):
                short.setdefault(one.upper(), known)
            else:
                by_words.setdefault(words_of(one), known)
    return _Index(by_id, by_words, short, max(len(w) for w in by_words))


def _is_short(name: str) -> bool:
    letters = name.replace("-", "").replace(" ", "").replace(".", "")
    return (
        len(letters) <= 6 and sum(c.isupper() or c.isdigit() for c in letters) >= len(letters) - 1 and len(letters) > 1
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)
