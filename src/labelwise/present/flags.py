"""A finding, or a pair that could not be checked, as other systems show it: a line of text with its sources."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.checks import Coverage, Evidence, Finding
from labelwise.checks.action import WORDS
from labelwise.facts import Citation
from labelwise.present.columns import printable
from labelwise.present.words import citation_words

NOT_CHECKED = "NOT CHECKED"
NOT_FULLY_CHECKED = "NOT FULLY CHECKED"
HIGH = frozenset({"contraindicated", "avoid", "not_advised"})
"""Actions that a label tells so strongly that a system should interrupt for them."""
_PARTLY = frozenset({"not_understood", "not_in_source"})


def finding_text(finding: Finding, most: int = 3) -> str:
    """Return a finding on one line: the action first, then what was found, then its sources.

    `CONTRAINDICATED: a with b: contraindicated (...). Read in: a, of b: ... [label 00c6c924-..., Warnings, version 3]`
    """
    word = "DUPLICATE" if finding.kind == "duplicate" else WORDS.get(finding.action, finding.action).upper()
    text = f"{word}: {sentence(finding.summary)}"
    every = by_text(finding.evidence)
    cited = [f"{words} [{'; '.join(map(citation_words, places))}]" if places else words for words, places in every]
    more = len(cited) - most
    if cited:
        text += f" Read in: {'; '.join(cited[:most])}" + (f"; and {more} more." if more > 0 else ".")
    return plain(text)


def by_text(evidence: Sequence[Evidence]) -> list[tuple[str, list[Citation]]]:
    """Return what places say, each saying once with all its places, in order: labels of one drug often agree."""
    found: dict[str, list[Citation]] = {}
    for one in evidence:
        places = found.setdefault(one.text, [])
        if one.citation is not None and one.citation not in places:
            places.append(one.citation)
    return list(found.items())


def evidence_text(one: Evidence) -> str:
    """Return what one place says, and the place."""
    return plain(f"{one.text} [{citation_words(one.citation)}]" if one.citation else one.text)


def unchecked_text(coverage: Coverage | None, reasons: Sequence[str] = ()) -> str:
    """Return why a pair could not be checked, or not in full; `reasons` are of names that stand for no drug."""
    if coverage is None:
        return f"{NOT_CHECKED}: nothing is known here of this pair."
    read = any(side.state == "not_stated" for side in coverage.sides)
    word = NOT_FULLY_CHECKED if read and coverage.state in _PARTLY else NOT_CHECKED
    why = " ".join(sentence(reason) for reason in reasons) or sentence(coverage.text)
    return plain(f"{word}: {why} This does not say that the two do not interact.")


def sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    whole = text.strip()
    return whole if whole.endswith((".", "?", "!")) else whole + "."


def plain(text: str) -> str:
    """Return a text on one line without signs that are no text."""
    return " ".join(printable(text).split())
