"""Which nouns a condition can end in."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

_CUT = re.compile(
    r"[,(:;]|\s(?:of|in|with|without|due|caused|associated|resulting|secondary|from|for|at|on|to(?!\s+(?:severe"
    r"|moderate|high|very|mild|late|end))|by|including|such|who|when|that|which|"
    r"following|after|during|related|accompanying|accompanied|among|not|unless|requiring|attributable"
    r"|characterized|expressing|receiving|undergoing|given|that)\s"
    r"|\s(?:associated|caused|secondary|due|to)$",
    re.IGNORECASE,
)
_NO_CONDITION = frozenset(
    {
        "USP",
        "FDA",
        "DNA",
        "RNA",
        "NSAID",
        "MAOI",
        "WHO",
        "IV",
        "II",
        "III",
        "VI",
        "OR",
        "AND",
        "IN",
        "FOR",
        "TO",
        "OF",
        "THE",
        "WITH",
        "NOT",
    }
)
_KIND = re.compile(r"[A-E]|\d{1,2}|I{1,3}|IV|V")
_LOOSE = re.compile(r"(?:\s+(?:and|or|and/or|to|associated|caused|due|secondary))+$", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z0-9][\w’'-]*")


@cache
def _heads() -> tuple[frozenset[str], tuple[str, ...]]:
    text = files(__package__).joinpath("heads.txt").read_text(encoding="utf-8")
    words = [w for line in text.splitlines() if not line.startswith("#") for w in line.lower().split()]
    return frozenset(w for w in words if w[0] != "-"), tuple(w[1:] for w in words if w[0] == "-")


@lru_cache(maxsize=8192)
def names_condition(word: str) -> bool:
    """Return whether a condition can end in this noun."""
    words, endings = _heads()
    if word.isupper() and 2 <= len(word) <= 6 and word not in _NO_CONDITION:
        return True
    word = word.lower()
    return word in words or (len(word) > 5 and word.endswith(endings))


@lru_cache(maxsize=8192)
def head_phrase(phrase: str) -> str:
    """Return what stands before the first modifier: "spasticity" of "spasticity due to multiple sclerosis"."""
    found = _CUT.search(phrase, 1)
    return _LOOSE.sub("", phrase[: found.start()] if found else phrase).strip()


def head_noun(phrase: str) -> str:
    """Return the head noun: the last word before the first modifier, "" where there is none."""
    words = _WORD.findall(head_phrase(phrase))
    return words[-1] if words else ""


def looks_like_condition(phrase: str) -> bool:
    """Return whether the phrase's head noun is one that conditions end in."""
    words = _WORD.findall(head_phrase(phrase))
    if len(words) > 1 and _KIND.fullmatch(words[-1]):  # "hepatitis B", "neurofibromatosis type 1"
        words = words[: -2 if words[-2].lower() in {"type", "types"} and len(words) > 2 else -1]
    return bool(words) and names_condition(words[-1])
