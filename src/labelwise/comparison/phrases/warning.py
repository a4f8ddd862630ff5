"""Warnings in words: who is concerned, when it starts, the signs, what raises it, and what the reader is told to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from labelwise.facts import WarningFact

_ACTIONS = {
    "taper": "reduce the dose slowly, do not stop abruptly",
    "taper_before_delivery": "reduce gradually and stop before delivery",
    "stop": "the label says when to stop the drug",
    "caution": "use with caution",
}
_SMALL = frozenset({"of", "and", "or", "in", "with", "for", "the", "to", "a", "an", "from", "due", "by", "on", "at"})
_ABBREVIATED = """
    QT QTC CNS HIV HBV HCV HIV-1 GI MAOI NSAID NSAIDS VTE REMS ILD PML CRS TTP ARIA DRESS HBsAg NMS SSRI CYP3A
"""
_SHORT = frozenset(_ABBREVIATED.split())


def warning_words(fact: WarningFact) -> str:
    """Return one warning in words; its title where it says nothing more."""
    return _told([fact]) or heading(fact.title)


def warnings_words(facts: Sequence[WarningFact]) -> list[str]:
    """Return several warnings of one topic, one part for each group of people: what they share is said once.

    Empty where they say nothing beside their titles.
    """
    groups: dict[str, list[WarningFact]] = {}
    for fact in facts:
        groups.setdefault((fact.group or "").lower(), []).append(fact)
    return [text for group in groups.values() if (text := _told(group))]


def heading(title: str) -> str:
    """Return a title without closing marks, one in capitals throughout in sentence case: `BLEEDING RISK` -> `Bleeding
    risk`. Short words in capitals stand for themselves only in a title of mixed case.
    """
    text = " ".join(title.split()).strip(" .:;,").replace("; ", ", ") or title
    letters = [w for w in text.split() if w.lower() not in _SMALL]
    if not all(w.isupper() or not any(c.isalpha() for c in w) for w in letters) or len(text) < 6:
        return text
    first, *rest = text.split(" ")
    kept = [w if w.strip("()/,") in _SHORT or len(w) == 1 or any(c.isdigit() for c in w) else w.lower() for w in rest]
    return " ".join([first if first in _SHORT else first[0] + first[1:].lower(), *kept])


def _told(facts: Sequence[WarningFact]) -> str:
    parts = _each(f.group for f in facts)[:1] + _each(f.onset for f in facts)
    if signs := _each(s for f in facts for s in f.signs):
        parts.append("signs: " + ", ".join(signs))
    if raised := _each(r for f in facts for r in f.raised_by):
        parts.append("raised by: " + ", ".join(raised))
    if actions := _each(f.action for f in facts):
        parts.append(", ".join(_ACTIONS.get(a, a.replace("_", " ")) for a in actions))
    return "; ".join(parts)


def _each(texts: Iterable[str | None]) -> list[str]:
    """Return texts, each once whatever its case."""
    return list({t.lower(): t for t in reversed([t for t in texts if t])}.values())[::-1]
