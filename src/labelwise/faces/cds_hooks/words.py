"""Text of cards: Markdown that foreign text cannot steer, and summaries that keep within their bound."""

from __future__ import annotations

import re

from labelwise.checks import Finding
from labelwise.checks.action import WORDS
from labelwise.faces.cds_hooks.shapes import LONGEST_SUMMARY
from labelwise.facts import Citation
from labelwise.present.flags import by_text, plain
from labelwise.present.pages.links import outside_link
from labelwise.present.words import citation_words

_MARKS = re.compile(r"([\\`*_\[\]<>|#~!])")
_LONGEST_NAME = 40


def escaped(text: str) -> str:
    """Return text on one line that Markdown does not read as markup."""
    return _MARKS.sub(r"\\\1", plain(text))


def cut(text: str, longest: int = LONGEST_SUMMARY) -> str:
    """Return a text of at most so many characters, cut between words where it is too long, and marked."""
    whole = plain(text)
    if len(whole) <= longest:
        return whole
    kept = whole[: longest - 1]
    at = kept.rfind(" ")
    return (kept[:at] if at > longest // 2 else kept).rstrip(" ,;:(") + "…"


def summary(finding: Finding) -> str:
    """Return a finding in less than 140 characters: the action first, so that no cut can take it away."""
    word = WORDS.get(finding.action, finding.action)
    lead = "Duplicate" if finding.kind == "duplicate" else word[0].upper() + word[1:]
    if finding.inferred and finding.kind != "duplicate":
        lead += " (inferred)"
    text = finding.summary.replace(f": {word}", "", 1)
    for name in sorted(finding.drugs, key=len, reverse=True):
        text = text.replace(name, cut(name, _LONGEST_NAME))
    return cut(f"{lead}: {text}")


def evidence_lines(finding: Finding, most: int) -> list[str]:
    """Return a list of what labels say, each saying once with links to its places, at most so many."""
    lines = []
    for text, places in by_text(finding.evidence):
        quotes = dict.fromkeys(escaped(p.quote) for p in places if p.quote)
        told = [escaped(text), *(f'"{quote}"' for quote in quotes)]
        cited = "; ".join(map(_link, places))
        lines.append(f"- {' '.join(told)}" + (f" ({cited})" if cited else ""))
    return lines[:most] + ([f"- and {len(lines) - most} more"] if len(lines) > most else [])


def _link(place: Citation) -> str:
    words, url = escaped(citation_words(place)), outside_link(place)
    return f"[{words}]({url})" if url else words
