"""The classes, substances and foods by id, with the words that labels use for them."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

Kind = Literal["class", "substance", "food"]


class ClassEntry(NamedTuple):
    """`id` is stable, `name` plain; `words` are spellings in lower case, singular.

    `broader` are the classes that hold every member, by what the names mean; `tells` whether the class says what a drug
    is (its use, structure or target) or only what it does beside that.
    """

    id: str
    name: str
    kind: Kind
    words: tuple[str, ...]
    broader: tuple[str, ...] = ()
    tells: Literal["is", "does"] = "is"


@cache
def classes() -> dict[str, ClassEntry]:
    """Return every entry by id."""
    lines = (Path(__file__).parent / "classes.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line)
    return {row[0]: ClassEntry(row[0], row[1], row[2], _spellings(row[3]), _many(row[4]), row[5]) for row in rows}  # type: ignore[arg-type]


# Labels join these to what they act on with a hyphen too: "a PDE5-inhibitor".
_ROLES = (" inhibitor", " blocker", " agonist", " antagonist", " inducer")


def _spellings(cell: str) -> tuple[str, ...]:
    words = _many(cell)
    joined = ("-".join(w.rsplit(" ", 1)) for w in words if w.endswith(_ROLES))
    return tuple(dict.fromkeys((*words, *joined)))


def _many(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def tells_what_it_is(class_id: str) -> bool:
    """Whether a class says what a drug is; one that only says what it does (an enzyme's inhibitor too) does not."""
    entry = classes().get(class_id)
    return entry is not None and entry.tells == "is"


@cache
def _by_word() -> dict[str, str]:
    return {form: entry.id for entry in classes().values() for word in entry.words for form in (word, plural(word))}


@cache
def _by_name() -> dict[str, str]:
    return {entry.name.lower(): entry.id for entry in classes().values()}


@lru_cache(maxsize=4096)
def class_of(name: str) -> ClassEntry | None:
    """Return the entry that a name in any case and number stands for."""
    key = " ".join(name.lower().split())
    ident = _by_word().get(key) or _by_name().get(key)
    return classes()[ident] if ident else None


_HEADS = frozenset({"drug", "agent", "medication", "product", "compound", "inhibitor", "contraceptive"})


def plural(word: str) -> str:
    """Return the plural of a class's word; abbreviations and phrases with a relative clause take theirs at the noun."""
    if word.rpartition(" ")[2] in _HEADS:
        return word + "s"
    for joint in (
        " that ",
        " which ",
        " with ",
        " known ",
        " highly ",
        " tightly ",
        " acting ",
        " containing ",
        " affecting ",
    ):
        if joint in word:
            return word
    if word.endswith("y") and not word.endswith(("ay", "ey", "oy")):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch")) else "s")
