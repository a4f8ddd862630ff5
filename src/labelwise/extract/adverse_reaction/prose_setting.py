"""Whether a stretch of prose tells of trials or of reports after marketing."""

from __future__ import annotations

import re
from bisect import bisect_right

_AFTER = r"ost-?\s?(?:[Mm]arketing|[Aa]pproval|[Ii]ntroduction|[Ll]icensure)\b|OST-?\s?(?:MARKETING|APPROVAL)\b"
# `heads` marks a heading of trials: only that ends what was reported after marketing.
_MARKER = re.compile(
    rf"[PpCc\d](?<!\w[PpCc\d])(?:(?<=[Pp])(?P<post>{_AFTER})"
    r"|(?P<heads>(?<=\d)\d?\.\d\d?\s+(?=[A-Z])(?!Post)(?<![(.\d]\d\.\d\s)"
    r"|(?<=C)linical (?:Trials?|Studies) (?:Experience|Program)|(?<=C)linical (?:Trials?|Studies)(?=:\s))"
    r"|(?<=[Cc])(?:linical|ontrolled) (?:trials?|studies|Trials?|Studies)\b)"
)
# "[see Postmarketing Experience (6.2)]" points to the heading and is none.
_POINTER = re.compile(r"(?:\bsee|,|\band|[(\[])\s*$")
_SENTENCE_END = re.compile(r"[.:;](?=\s)")
_OPENS = re.compile(
    r"\bfollowing\b|\bidentified\b|^\W*(?:In addition|Besides|(?:Additional|Other|Adverse)\s+(?:\w+\s+){0,3}?"
    r"(?:reactions?|events?|effects?|experiences?))\b[^%]*\b(?:have been|were|are)\b"
)
_STEM = re.compile(r"[Mm]arketing|MARKETING|pproval|APPROVAL|ntroduction|icensure")
_MENTION = re.compile(rf"(?<!\w)[Pp](?:{_AFTER})")
_TRIALS = re.compile(
    r"\b(?:clinical|controlled|randomi[sz]ed|pivotal) (?:trials?|studies|study)\b|\bin (?:a |the )?(?:trials?"
    r"|stud(?:y|ies))\b",
    re.I,
)
_LONG = 600  # characters: a longer sentence is several run together
_REACH = 220  # characters around a mention in which its sentence is looked for


class Settings:
    """The setting at each place of a text."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._settings: list[str] = []
        after_marketing = False
        for m in _MARKER.finditer(text):
            post = m["post"] is not None
            if (post and not _holds(text, m.start(), m.end())) or (not post and after_marketing and not m["heads"]):
                continue
            after_marketing = post
            self._starts.append(m.start())
            self._settings.append("postmarketing" if post else "trial")

    def at(self, place: int, sentence: str, number: bool) -> str:
        """The setting of what stands at a place, in a sentence; a figure stands for a trial where nothing is said."""
        before = bisect_right(self._starts, place)
        setting = self._settings[before - 1] if before else ("trial" if number else "unknown")
        if "ost" in sentence or "OST" in sentence:
            looked_for = setting != "postmarketing" and len(sentence) < _LONG and _STEM.search(sentence)
            mention = _MENTION.search(sentence) if looked_for else None
            if mention is None or _POINTER.search(sentence[: mention.start()]):
                return setting
            return setting if number and _TRIALS.search(sentence) else "postmarketing"
        return "trial" if number and setting == "postmarketing" and _TRIALS.search(sentence) else setting


def _holds(text: str, start: int, end: int) -> bool:
    """Whether `postmarketing` at a place is a heading or opens a list, so that it holds for what follows."""
    before = text[max(0, start - _REACH) : start]
    if _POINTER.search(before) and not re.search(r"\d\.\d+[\s(]*$", before):
        return False
    if text[start].isupper():
        return True
    ends = [m.end() for m in _SENTENCE_END.finditer(before)]
    after = text[end : end + _REACH]
    stop = _SENTENCE_END.search(after)
    return _OPENS.search(before[ends[-1] if ends else 0 :] + after[: stop.start() if stop else _REACH]) is not None
