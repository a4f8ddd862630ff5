"""Contraindications that labels of one drug word in several ways: told once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from labelwise.comparison.column import Column, only
from labelwise.comparison.piece import Piece
from labelwise.facts import ContraindicationFact

_SHORT_FORM = re.compile(r"\(([A-Z][A-Za-z]{1,7})s?\)")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_WORDS = re.compile(r"[a-z0-9<>=.]+")
_ALLERGY = re.compile(r"\b(?:hyper)?sensitivit|\ballerg|\banaphyla", re.IGNORECASE)
# Words that say who or how sure, and those that stand around the drug in "hypersensitivity to it or any component".
_LITTLE = """
    a an the in of to or and with any its it for by who have has had is are be patient person people known history
    documented demonstrated previous prior setting presence case condition other previously
"""
_AROUND = """
    drug product medicine formulation component ingredient excipient constituent inactive active substance tablet
    capsule solution injection suspension cream oral this these contained e.g agent preparation either one list
    hydrochloride sodium
"""
_WITHOUT_WEIGHT, _OF_THE_DRUG = frozenset(_LITTLE.split()), frozenset(_AROUND.split())
_SEVERITY = frozenset({"severe", "serious", "significant", "clinically"})


def without_repeats(column: Column, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the contraindications, the widest wording of each: a disputed one always stays."""
    expand = _short_forms(f.condition for _, f in only(pieces, ContraindicationFact))
    names = _names_of(column)
    kept: dict[tuple[bool, frozenset[str]], Piece] = {}
    for piece, fact in only(pieces, ContraindicationFact):
        key = (piece.conflict, _key(fact.condition, expand, names))
        held = kept.get(key)
        if held is None or (_is_severe(held) and not _is_severe(piece)):
            kept[key] = piece
    return list(kept.values())


def _key(text: str, short: dict[str, str], names: frozenset[str]) -> frozenset[str]:
    """Return the words that make a condition: short forms in full, no brackets, no small words, no plural endings."""
    for mark, full in short.items():
        if mark in text:
            text = re.sub(rf"\b{mark}s?\b", full, _BRACKETS.sub("", text))
    bare = _BRACKETS.sub(" ", text) or text
    words = {_singular(w.strip(".")) for w in _WORDS.findall(bare.lower())} - _WITHOUT_WEIGHT
    if _ALLERGY.search(bare):
        rest = words - names - _OF_THE_DRUG - _SEVERITY
        kind = {w for w in rest if _ALLERGY.search(w)}
        return frozenset({"hypersensitivity to the drug"}) if rest == kind else frozenset(words - _SEVERITY)
    return frozenset(words)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "is", "us")) else word


def _is_severe(piece: Piece) -> bool:
    text = getattr(piece.fact, "condition", "").lower()
    return any(word in text for word in _SEVERITY)


def _short_forms(texts: Iterable[str]) -> dict[str, str]:
    """Return what short forms stand for, where one of the texts says it: `{"CABG": "coronary artery bypass graft"}`."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _SHORT_FORM.finditer(text) if "(" in text else ():
            letters = match[1].lower()
            last = text[: match.start()].split()[-len(letters) :]
            if len(last) == len(letters) and all(w[0].lower() == c for w, c in zip(last, letters, strict=True)):
                found[match[1]] = " ".join(last)
    return found


def _names_of(column: Column) -> frozenset[str]:
    """Return the words of the drug's own names."""
    names = [column.name, column.ingredient]
    for label in column.labels:
        names += [*label.head.brand_names, *label.head.generic_names, *label.head.substance_names]
    return frozenset(_singular(w) for name in names for w in _WORDS.findall(name.lower()))
