"""Cross references out of the way, at the same length, so that offsets stay those of the section's text."""

from __future__ import annotations

import re

REFERENCE = "\x1f"
"""Stands where a reference to a numbered section stood: in highlights it ends an item."""

_SEE = re.compile(
    r"\[\s*(?:s\s?ee|refer)\b[^\]]{0,400}\]|\(\s*(?:see|refer to)\s+(?:[^()]|\([^()]*\)){0,300}\)"
    r"|[\[{]\s*\d+(?:\.\d+)*[^\]}a-z]{0,30}[\]}]",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"\((?:\s*,)*\s*(?:\d{1,2}(?:\s?\.\s?\d{1,2}){0,2}(?:\s*(?:,|and|-|–|to)\s*\d{1,2}(?:\s?\.\s?\d{1,2}){0,2})*)?[\s,]*\)"
)
_MARKS = re.compile(r"[®™†‡]")


def mask(text: str) -> str:
    """Return the text with cross references and trade marks blanked out; as long as before."""
    text = _SEE.sub(_blank, text) if "[" in text or "(" in text or "{" in text else text
    text = _NUMBERS.sub(lambda m: REFERENCE + " " * (m.end() - m.start() - 1), text) if "(" in text else text
    return _MARKS.sub(" ", text)


def _blank(found: re.Match[str]) -> str:
    return " " * (found.end() - found.start())


def squeeze(text: str) -> str:
    """Return the text with single spaces, without marks at its ends."""
    return " ".join(text.replace(REFERENCE, " ").split()).strip(" .,;:•●▪■◦‣○·*–—-")
