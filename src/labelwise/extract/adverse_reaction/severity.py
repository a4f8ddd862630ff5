"""Severity words of column heads, captions and sub-rows, in one spelling: `grade 3-4`, `severe`.

Empty for all grades.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DIGIT = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_D = r"(?:[1-5]|I{1,3}|IV|V)"
_GRADE = re.compile(
    rf"(?:\b(?:NCI|CTC(?:AE)?|WHO|CTG|toxicity|maximum|worst|v(?:ersion)?\s*\d(?:\.\d)?)[\s-]*)*"
    rf"(?:(?P<before>[≥>]|\bat least)\s*)?\b(?:grades?|gr\.?)\s*(?P<op>[≥>])?\s*(?P<low>{_D})(?P<plus>\s*\+)?"
    rf"(?:\s*(?:-|to|or|/|and|,|&|through)\s*(?:grades?\s*)?(?P<mid>{_D}\s*,?\s*(?:-|to|or|/|and|,|&)\s*)?"
    rf"(?P<high>{_D})\b)?"
    rf"(?P<up>\s*(?:or|and)\s*(?:higher|greater|above|more))?",
    re.I,
)
_ALL = re.compile(
    r"\b(?:all|any|overall)[\s-]*(?:NCI|CTC(?:AE)?|toxicity)?[\s-]*(?:grades?|severit(?:y|ies)|intensit(?:y"
    r"|ies)|toxicit(?:y|ies)"
    r"|(?:adverse |drug )*(?:reactions?|events?|effects?|experiences?))(?:\b|(?<=[a-z])\d(?![\d-]))"
    r"|\bgrades?\s*\(?(?:all|any)\b\)?"
    r"|\bgrades?\s*1\s*(?:-|to|through)\s*5\b",
    re.I,
)
_WORDS = re.compile(
    r"(?:(?P<mild>mild)|(?P<moderate>moderate)|(?P<severe>severe)|(?P<serious>serious)|(?P<fatal>fatal)"
    r"|life[- ]threatening)"
    r"(?:\s*(?:/|or|and|to|-)\s*(?:mild|moderate|severe|serious|fatal|life[- ]threatening))?"
    r"(?:\s+(?:adverse\s+)?(?:reactions?|events?|effects?|intensity|severity|cases?))?",
    re.I,
)
_ONLY_ALL = re.compile(r"(?:all|any|total|overall)", re.I)
_SOME_GRADES = re.compile(r"grades?\s*1\s*\S+\s*5", re.I)


def _roman(text: str) -> str:
    return _DIGIT.get(text.lower(), text)


def grade_of(text: str) -> tuple[str, str] | None:
    """Return (severity, text without it) for the first grade named in a text, None when there is none.

    `Grade ≥3` is `grade 3-5`: five is the highest grade there is.
    """
    all_grades = _ALL.search(text)
    if all_grades and not _SOME_GRADES.fullmatch(all_grades.group().strip()):
        return "", (text[: all_grades.start()] + " " + text[all_grades.end() :]).strip()
    found = _GRADE.search(text)
    if not found:
        return None
    low, high = _roman(found["low"]), _roman(found["high"] or "")
    if not high and (found["before"] or found["op"] or found["plus"] or found["up"]):
        low = str(int(low) + 1) if ">" in ((found["before"] or "") + (found["op"] or "")) else low
        high = "5"
    severity = f"grade {low}-{high}" if high and high != low else f"grade {low}"
    return severity, (text[: found.start()] + " " + text[found.end() :]).strip()


@lru_cache(maxsize=4096)
def severity_of(text: str) -> tuple[str, str] | None:
    """Return (severity, rest) of a head: a grade wherever it stands.

    A word of severity only where it is the whole head.
    """
    graded = grade_of(text)
    if graded is not None:
        return graded
    bare = re.sub(r"[^A-Za-z/ -]+", " ", text).strip()
    found = _WORDS.fullmatch(bare)
    if found:
        word = re.sub(r"\s+(?:adverse\s+)?(?:reactions?|events?|effects?|intensity|severity|cases?)$", "", bare.lower())
        return word, ""
    if _ONLY_ALL.fullmatch(bare):
        return "", ""
    return None


@lru_cache(maxsize=4096)
def caption_severity(title: str) -> str | None:
    """Return the severity that a title gives to the whole table; None where it gives none or says all grades."""
    if re.search(r"\b(?:all|any)[\s-]+(?:grades?|severit|intensit)|grades?\s*\(?(?:all|any)", title, re.I):
        return None
    inside = re.search(r"\b(?:NCI |CTC(?:AE)? )?grades?\b[^%;,]{0,25}", title, re.I) or re.search(
        r"≥\s*grade\s*\d", title, re.I
    )
    if inside and not re.search(r"%[^()]{0,12}$", title[: inside.start()]):
        graded = grade_of(title[max(0, inside.start() - 3) : inside.end()])
        if graded and graded[0]:
            return graded[0]
    found = re.search(
        r"\b(mild (?:to|or) moderate|moderate (?:to|or) severe|moderate or greater)\b(?! (?:active|plaque|chronic"
        r"|\w+ (?:disease|arthritis)))",
        title,
        re.I,
    )
    if found and re.search(
        r"\b(?:intensity|severity|adverse reactions? of|reactions?)\b",
        title[max(0, found.start() - 25) : found.end() + 20],
        re.I,
    ):
        return found[1].lower()
    return None
