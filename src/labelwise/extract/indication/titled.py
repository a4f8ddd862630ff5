"""Lists under the name of a field: "Respiratory diseases: berylliosis, symptomatic sarcoidosis".

What stands there is a condition whatever its last word, so that a comma is enough to tell one from the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.indication.coordination import ends_in_adjective
from labelwise.vocab.conditions.heads import looks_like_condition, names_condition

_FIELD = re.compile(
    r"\W*(?:\d+\.\s*)?(?:[\w/-]+\s+(?:and\s+)?){0,3}(?:states?|diseases|disorders|conditions|system|exacerbations)\s*:?$"
    r"|\W*miscellaneous\W*$|\W*other\W*$",
    re.IGNORECASE,
)
_FIELD_AHEAD = re.compile(
    r"(?:[A-Z][a-z]+\s(?:and\s)?){1,2}(?:Disorders|Diseases|States|Conditions|System|disorders|diseases|states|system)"
    r"\s*[:.]?\s+(?=[A-Z][a-z])|Miscellaneous\s*[:.]?\s+(?=[A-Z][a-z])"
)
_LEAD = re.compile(
    r"^(?:to\s+tide\b.{0,120}?\sin\s*:?\s+|to\s+induce\b.{0,120}?\s(?:in|of)\s+|selected\s+cases\s+of\s+|(?:as\s+)?adjunctive\s+therapy\b.{0,120}?\sin\s*:?\s+"
    r"|during\s+an\s+exacerbation\b.{0,60}?\sof\s*:?\s+|(?:for\s+)?(?:the\s+)?(?:palliative\s+)?(?:treatment|management)"
    r"\s+of\s*:?\s+|control\s+of\s.{0,120}?\s(?:treatment|therapy)\s+in\s*:?\s+|(?:severe\s+)?(?:acute\s+)?(?:and"
    r"\s+)?(?:chronic\s+)?(?:allergic\s+and\s+inflammatory\s+)?processes\b.{0,60}such\s+as\s*:?\s+|(?:and|or|for)\s+)",
    re.IGNORECASE | re.DOTALL,
)
_COMMA = re.compile(r"\s*[,;.]\s+(?:(?:and|or)\s+)?(?=\w)")
_AND = re.compile(r"\s+(?:and|or)\s+")
_CAUSE = re.compile(r"\s(?:due\s+to|associated\s+with|caused\s+by|with)\s")
_PAREN = re.compile(r"\([^()]*\)")
_NOT_ONE = re.compile(r"(?:selected|certain|which|may|use|used|such|the\s+use|not|including|when)\b", re.IGNORECASE)
_MOST_WORDS = 14


def names_a_field(words: str) -> bool:
    """Return whether a heading is the name of a field of medicine, as "Endocrine disorders", and no condition."""
    return _FIELD.match(words) is not None


def field_ahead(words: str) -> int:
    """Return where an item begins behind the name of a field, "Edematous States To induce ..."; 0 without one."""
    found = _FIELD_AHEAD.match(words)
    return found.end() if found else 0


def listed_conditions(words: str) -> Iterator[str]:
    """Yield the conditions of such a list."""
    masked = _PAREN.sub(lambda m: "\0" * len(m.group()), words)
    begin = 0
    cuts = [m.span() for m in _COMMA.finditer(masked)]
    for end, after in [*cuts, (len(words), len(words))]:
        piece = words[begin:end]
        last = end == len(words)
        if not last and (_before_its_noun(piece) or piece.count("(") > piece.count(")")):
            continue
        if not last and _CAUSE.search(piece) and len(words[after:].split()) < 5 and ", or " in words[end:]:
            continue  # "edema associated with A, B, or C": the rest are causes too
        yield from _named(piece)
        begin = after


def _before_its_noun(piece: str) -> bool:
    words = piece.split()
    return not words or (ends_in_adjective(piece) and not names_condition(words[-1]) and len(words) < 4)


def _named(piece: str) -> Iterator[str]:
    piece = _LEAD.sub("", _LEAD.sub("", piece.strip(" .,;:")))
    bare = _PAREN.sub("", piece)
    parts = _AND.split(piece) if len(_AND.findall(bare)) == 1 and "(" not in piece else [piece]
    if not all(looks_like_condition(p) and not _before_its_noun(p) for p in parts) or _CAUSE.search(piece):
        parts = [piece]
    for part in parts:
        if (
            re.search(r"[a-z]{4}", part)
            and len(_PAREN.sub("", part).split()) <= _MOST_WORDS
            and not _NOT_ONE.match(part)
        ):
            yield part
