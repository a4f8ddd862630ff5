"""Where a text names drugs, classes, substances and foods: one pass over it, whatever the number of names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import ahocorasick

from labelwise.vocab.classes.book import classes, plural
from labelwise.vocab.classes.phrases import ENZYME_STEMS, PHRASE_STEMS, phrases_in, stems_in
from labelwise.vocab.names.known import brands, concept_names, synonyms

NameKind = Literal["drug", "class", "substance", "food", "plain"]


class Named(NamedTuple):
    """One name in a text: `name` is how it is told (the label's word, a brand's generic name); `key` what it is.

    `plain` names are words such as calcium that mostly mean something else than a thing taken.
    """

    name: str
    key: str
    kind: NameKind
    start: int
    end: int


class Scan(NamedTuple):
    """What one pass over a text found: names in order, and where words stand that longer phrases are built on."""

    names: list[Named]
    stems: list[int]


_HERE = Path(__file__).parent
# Plain words that are told all the same, for lists such as "antacids containing magnesium or aluminum".
_METALS = ("aluminum", "bismuth", "calcium", "magnesium", "zinc", "iron")
_SOLID = ("drug", "brand", "plain")


@cache
def _plain() -> frozenset[str]:
    return frozenset((_HERE / "plain.txt").read_text(encoding="utf-8").splitlines())


@cache
def further_drugs() -> dict[str, str]:
    """Return drugs that labels name and that no other list here holds, by spelling, with the name they are told by."""
    lines = (_HERE / "drugs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    pairs = (line.split("\t") for line in lines if line)
    return {pair[0]: pair[1] for pair in pairs}


def _spellings() -> Iterator[tuple[str, str, str]]:
    """Yield (spelling, key, kind), the weakest source first."""
    for spelling, (name, _) in brands().items():
        yield spelling, name, "brand"
    for name in concept_names():
        yield name, name, "drug"
    yield from ((spelling, name, "drug") for spelling, name in synonyms().items())
    yield from ((spelling, name, "drug") for spelling, name in further_drugs().items())


@cache
def _automaton() -> ahocorasick.Automaton:
    words: dict[str, tuple[str, str]] = {}
    for spelling, key, kind in _spellings():
        if len(spelling) > 3 and not spelling.isdigit() and spelling not in _plain():
            words[spelling] = (key, kind)
    for word in _METALS:
        words[word] = (word, "plain")
    for entry in classes().values():
        for word in entry.words:
            words[word] = words[plural(word)] = (entry.id, entry.kind)
    made = ahocorasick.Automaton()
    for stem in (*ENZYME_STEMS, *PHRASE_STEMS):
        made.add_word(stem, (0, stem, "stem"))
    for word, (key, kind) in words.items():
        made.add_word(word, (len(word), key, kind))
    made.make_automaton()
    return made


def scan(text: str) -> Scan:
    """Return the plain names of a text and the places of stems; call `phrases_in` on sentences that hold a stem."""
    names: list[Named] = []
    stems: list[int] = []
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    size = len(text)
    for last, (length, key, kind) in _automaton().iter(lowered):
        if not length:
            stems.append(last)
            continue
        end = last + 1
        start = end - length
        if (start and lowered[start - 1].isalnum()) or (end < size and lowered[end].isalnum()):
            continue
        if kind in _SOLID and not _alone(lowered, start, end):
            continue
        if lowered.startswith("non-", start - 4) and start > 3 and kind == "class":
            continue
        if kind == "brand":
            if text[start].isupper():
                names.append(Named(key, key, "drug", start, end))
        else:
            names.append(Named(_told(lowered[start:end]), key, kind, start, end))
    return Scan(_joined(longest(names), text), stems)


def _told(word: str) -> str:
    return word.replace("anti-", "anti").replace("’", "'")


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a name is no piece of a longer hyphenated word such as a code or "drug-induced"."""
    if start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
        return False
    return text[end : end + 1] != "-" or text.startswith(("-containing", "-type", "-based", "- "), end)


def _joined(names: list[Named], text: str) -> list[Named]:
    """Return names where "MAOI antidepressants" is one: a class whose word stands right before another's."""
    made: list[Named] = []
    for named in names:
        last = made[-1] if made else None
        if last and last.kind == named.kind == "class" and named.start == last.end + 1 and text[last.end] == " ":
            made[-1] = last._replace(end=named.end)
        else:
            made.append(named)
    return made


def longest(names: list[Named]) -> list[Named]:
    """Return names in order; of overlapping ones the longest stands."""
    names.sort(key=lambda n: (n.start, -n.end))
    kept: list[Named] = []
    for named in names:
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
        elif named.end - named.start > kept[-1].end - kept[-1].start:
            kept[-1] = named
    return kept


def with_phrases(names: list[Named], text: str) -> list[Named]:
    """Return the names of a text, phrases for classes ("strong CYP3A4 inhibitors") included."""
    found = [Named(p.name, p.key, "class", p.start, p.end) for p in phrases_in(text)]
    return longest([*names, *found]) if found else names


def named_in(text: str) -> list[Named]:
    """Return what a text names, in order; of overlapping names the longest stands. Plain words are left out."""
    found = scan(text)
    names = with_phrases(found.names, text) if found.stems or stems_in(text) else found.names
    return [n for n in names if n.kind != "plain"]
