"""Short forms that a section defines, "osteoarthritis (OA)", and their words where they stand alone."""

from __future__ import annotations

import re

_DEFINED = re.compile(r"((?:[A-Za-z][\w’'/-]*[\s-]){1,8}?[A-Za-z][\w’'/-]*)\s*\(\s*([A-Z][A-Za-z-]{1,7})\s*\)")


def short_forms(text: str) -> dict[str, str]:
    """Return short form to full words, for those whose letters begin the words before them."""
    found: dict[str, str] = {}
    if "(" not in text:
        return found
    for match in re.finditer(r"\(\s*([A-Z][A-Za-z0-9-]{1,8})\s*\)", text):
        short = match[1]
        words = re.findall(r"[A-Za-z][\w’']*", text[max(0, match.start() - 90) : match.start()])
        letters = [c.lower() for c in short if c.isupper()]
        if len(letters) >= 2 and short not in found:
            full = _matched(words, letters)
            if full:
                found[short] = full
    return found


def _matched(words: list[str], letters: list[str]) -> str:
    for count in range(len(letters), min(len(words), len(letters) + 3) + 1):
        tail = words[-count:]
        firsts = [w[0].lower() for w in tail]
        if firsts[0] != letters[0]:
            continue
        at = 0
        for first in firsts:
            if at < len(letters) and first == letters[at]:
                at += 1
        if at == len(letters):
            return " ".join(tail)
    return ""


def expanded(phrase: str, forms: dict[str, str], most: int) -> str:
    """Return the phrase with a short form replaced by its words where it is not explained in the phrase itself, up
    to `most` words.
    """
    for short, full in forms.items():
        if short in phrase and full.lower() not in phrase.lower():
            longer = re.sub(rf"(?<![\w(-]){re.escape(short)}(?![\w)-])", full[0].lower() + full[1:], phrase)
            phrase = longer if len(longer.split()) <= most else phrase
    return phrase
