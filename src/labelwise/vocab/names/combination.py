"""Names of combinations: in any order, with any joint."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from labelwise.vocab.names import known
from labelwise.vocab.names.hints import without_hints
from labelwise.vocab.names.salts import base_of
from labelwise.vocab.names.spelling import joined, normal, parts

_MOST_WORDS = 24
_LONGEST = 4  # words of one component's name


def combination_readings(text: str, is_component: Callable[[str], bool]) -> Iterator[str]:
    """Yield canonical names that a text can have as a combination: its printed parts, then its words grouped by name.

    `"hydrochlorothiazide-lisinopril"` has no joint that parts it: its words are grouped into names that exist.
    """
    names = [without_hints(p) for p in parts(text)]
    if len(names) > 1:
        yield joined([_usual(n) for n in names])
        yield joined([base_of(_usual(n)).name for n in names])
    words = [w for w in without_hints(normal(text)).split() if w not in ("and", "with", "or")]
    if 1 < len(words) <= _MOST_WORDS:
        groups = _grouped(words, is_component)
        if len(groups) > 1:
            yield joined(groups)


def _grouped(words: list[str], is_component: Callable[[str], bool]) -> list[str]:
    """Return base names that the words make up from the left, the longest first; empty when a word is left over."""
    groups: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            name = base_of(_usual(" ".join(words[at : at + size]))).name
            if is_component(name):
                groups.append(name)
                at += size
                break
        else:
            return []
    return groups


def _usual(name: str) -> str:
    """Return a component's name as labels give it: "hctz" and "Tylenol" in a combination are their substances."""
    name = known.synonyms().get(name, name)
    drug = known.brands().get(name, (name, ""))[0]
    return name if " and " in drug else drug
