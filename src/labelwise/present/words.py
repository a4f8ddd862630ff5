"""Words that every face shows: states, the one line on what this is for, how a citation reads."""

from __future__ import annotations

from collections.abc import Iterable

from labelwise.comparison import Comparison
from labelwise.facts import Citation, State

NOT_ADVICE = (
    "For health professionals and the people they care for: it tells what labels and named sources say and does not "
    "replace a professional's judgement."
)
STATE_WORDS = {
    State.STATED: "",
    State.NOT_STATED: "not stated",
    State.NOT_IN_SOURCE: "not in the source",
    State.NOT_UNDERSTOOD: "not understood",
    State.CONFLICT: "conflict",
}
"""How a state is told: by a word, never by colour alone. What is stated needs none."""


def citation_words(citation: Citation) -> str:
    """Return where a fact was read: `label 00c6c924-... , Warnings (34071-1), version 3, 2024-01-31`."""
    mark = "curated, " if citation.method == "curated" else ""
    if citation.source != "label":
        name = citation.source_id or citation.section_name or citation.source
        place = f", {citation.section_name}" if citation.section_name and citation.section_name != name else ""
        if place.endswith("list of brand names"):
            return f"{mark}{citation.section_name}: {name}"  # a list of names, and no article
        return f"{mark}{citation.source}: {name}{place}"
    parts = [f"{mark}label {citation.set_id or citation.url or 'without set id'}"]
    if citation.section_name:
        parts.append(citation.section_name + (f" ({citation.section})" if citation.section else ""))
    if citation.version is not None:
        parts.append(f"version {citation.version}")
    if citation.effective_time:
        when = citation.effective_time
        parts.append(f"{when[:4]}-{when[4:6]}-{when[6:8]}")
    return ", ".join(parts)


def title_of(comparison: Comparison) -> str:
    """Return what a comparison is of: `a, b and c for pain`."""
    *most, last = [d.name for d in comparison.drugs]
    names = f"{', '.join(most)} and {last}" if most else last
    return f"{names} for {comparison.condition}" if comparison.condition else names


class Footnotes:
    """Numbers citations as they come; those of one section of one label share a number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def marks(self, citations: Iterable[Citation]) -> list[int]:
        """Return the numbers of these citations, each once, in order."""
        found = {self._numbers.setdefault(citation_words(c), len(self._numbers) + 1) for c in citations}
        return sorted(found)

    def lines(self) -> list[tuple[int, str]]:
        """Return every number with its text."""
        return [(number, text) for text, number in self._numbers.items()]


def with_state(text: str, state: State) -> str:
    """Return a cell's text with its state told by word where the text does not begin with it."""
    word = STATE_WORDS[state]
    return text if not word or text.startswith(word) else f"[{word}] {text}"
