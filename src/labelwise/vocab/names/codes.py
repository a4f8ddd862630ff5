"""Codes in the place of a name: RxCUI, UNII and NDC, with or without their label in front."""

from __future__ import annotations

import re

from labelwise.vocab.names import known, ndc_spelling
from labelwise.vocab.names.name_row import NameKind

_LABELLED = re.compile(r"\s*(rxcui|rxnorm|unii|ndc)(?:\s*[:=#]\s*|\s+)(?=\S)", re.IGNORECASE)
_UNII = re.compile(r"(?=.*\d)[0-9a-z]{10}", re.IGNORECASE)


def code_readings(text: str) -> tuple[tuple[str, frozenset[NameKind]], ...]:
    """Return every spelling under which a code would stand in the index, with the kinds that it may be there."""
    label, code = _split(text)
    found: list[tuple[str, frozenset[NameKind]]] = []
    if label in ("", "rxcui") and code.isascii() and code.isdigit() and len(code) <= 8:
        found.append((code.lstrip("0"), frozenset({"rxcui"})))
    if label in ("", "unii") and _UNII.fullmatch(code):
        found.append((code.lower(), frozenset({"unii"})))
    if label in ("", "ndc"):
        found.extend((spelling, frozenset({"ndc"})) for spelling in ndc_spelling.readings(code))
    return tuple(found)


def concept_name(text: str) -> str | None:
    """Return RxNorm's name of an ingredient's, salt's or brand's RxCUI; None for anything else."""
    label, code = _split(text)
    if label not in ("", "rxcui") or not (code.isascii() and code.isdigit()):
        return None
    return known.concepts().get(code.lstrip("0"))


def _split(text: str) -> tuple[str, str]:
    found = _LABELLED.match(text)
    if not found:
        return "", text.strip()
    label = found[1].lower()
    return "rxcui" if label == "rxnorm" else label, text[found.end() :].strip()
