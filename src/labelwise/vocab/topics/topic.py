"""What a warning is about: the project's own topics, each with the words that labels use for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

import ahocorasick


@dataclass(frozen=True)
class Topic:
    """`id` is stable, `name` plain; `pattern` is of the words that labels use."""

    id: str
    name: str
    pattern: str

    @cached_property
    def words(self) -> re.Pattern[str]:
        """What finds the topic in text of lower case; made when first asked for, since few commands need all topics.

        A pattern that need not fold the case of its text is twice as quick.
        """
        return re.compile(re.sub(r"\\.|[A-Z]", lambda m: m[0].lower() if len(m[0]) == 1 else m[0], self.pattern))


@cache
def topics() -> tuple[Topic, ...]:
    """Return the topics in the order of the file: the more special before the more general."""
    return tuple(Topic(ident, name, words) for ident, name, words in _rows())


def _rows() -> list[tuple[str, str, str]]:
    lines = files(__package__).joinpath("topics.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line)
    return [(ident, name, words) for ident, name, words in rows]


@cache
def topic_of(ident: str) -> Topic:
    """Return the topic of an id; KeyError when there is none."""
    found = next((t for t in topics() if t.id == ident), None)
    if found is None:
        raise KeyError(ident)
    return found


def topics_in(text: str) -> list[tuple[int, Topic]]:
    """Return the topics that a text names with the place of the first mention, in the order of the text."""
    lowered = _lower(text)
    likely = {index for _, indexes in _fragments().iter(lowered) for index in indexes}
    found = []
    for index in sorted(likely):
        topic = topics()[index]
        if m := topic.words.search(lowered):
            found.append((m.start(), topic))
    return sorted(found, key=lambda f: f[0])


def _lower(text: str) -> str:
    """Return a text in lower case whose offsets are those of the text: a few letters grow when they are lowered."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def _fragments() -> ahocorasick.Automaton:
    """Return an automaton of a literal piece of every alternative: sixty patterns a sentence would take too long."""
    pieces: dict[str, set[int]] = {}
    for index, (_, _, words) in enumerate(_rows()):
        for alternative in _alternatives(words):
            for literal in _literals(alternative):
                pieces.setdefault(literal, set()).add(index)
    automaton = ahocorasick.Automaton()
    for piece, indexes in pieces.items():
        automaton.add_word(piece, tuple(sorted(indexes)))
    automaton.make_automaton()
    return automaton


def _alternatives(words: str) -> list[str]:
    """Split a pattern at its outermost bars."""
    parts, depth = [""], 0
    for sign in words:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _literals(alternative: str) -> list[str]:
    """Return pieces of plain letters, lower case, of which every match of an alternative holds at least one."""
    plain = re.sub(r"\\[bwds][+*?]?", "#", alternative)
    while (shorter := _GROUP.sub("#", plain)) != plain:
        plain = shorter
    longest = max(re.split(r"[^A-Za-z0-9 \-]+", re.sub(r".\?", "#", plain)), key=len).lower()
    if len(longest) >= 3:
        return [longest]
    group = next((g for g in re.finditer(r"\(\?:([^()]*)\)(?![?*])", alternative)), None)
    if group is None:
        raise ValueError(f"no literal piece of three letters in {alternative!r}")
    return [piece for inner in group[1].split("|") for piece in _literals(inner)]


_GROUP = re.compile(r"\([^()]*\)[?*+]?|\[[^\]]*\](?:\{[^}]*\})?[?*+]?")
