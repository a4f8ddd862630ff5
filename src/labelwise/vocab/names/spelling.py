"""Spellings in normal form, and the parts of a combination's name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DROPPED = re.compile(r"[.'’`®™©*\"()\[\]]")
_BLANK = re.compile(r"[\s\-‐‑‒–—_/,;:+&]+")
_JOINTS = re.compile(r"\s*(?:[,;/+&]|\band\b|\bwith\b|\bin combination with\b)\s*", re.IGNORECASE)
_ABBREVIATED = {
    "hcl": "hydrochloride",
    "hci": "hydrochloride",
    "hbr": "hydrobromide",
    "na": "sodium",
    "sulphate": "sulfate",
    "mesilate": "mesylate",
    "besilate": "besylate",
    "tosilate": "tosylate",
    "hydrogen tartrate": "bitartrate",
}
_WORDS = re.compile(r"\b(" + "|".join(sorted(map(re.escape, _ABBREVIATED), key=len, reverse=True)) + r")\b")


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """Return a spelling in normal form: lower case, no accents or marks, hyphens as blanks, salts in full.

    `"Cyclobenzaprine-HCl "` -> `"cyclobenzaprine hydrochloride"`. Idempotent.
    """
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = _BLANK.sub(" ", _DROPPED.sub("", text.casefold())).strip()
    return _WORDS.sub(lambda m: _ABBREVIATED[m[0]], text)


@lru_cache(maxsize=8192)
def parts(text: str) -> tuple[str, ...]:
    """Return the component names of a combination as printed, in normal form, without repeats; one for a single drug.

    `"Lisinopril/HCTZ"` -> `("lisinopril", "hctz")`. A hyphen does not part names here: many single names have one.
    """
    return tuple(dict.fromkeys(p for p in map(normal, _JOINTS.split(text)) if p))


def joined(names: tuple[str, ...] | list[str]) -> str:
    """Return the canonical name of a combination: its components sorted and joined by " and "."""
    return " and ".join(sorted(set(names)))
