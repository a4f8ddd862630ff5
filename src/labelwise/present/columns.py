"""Plain text in columns: wrapping and setting side by side, quick enough for a cold start."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

GAP = "   "
_STYLES = {"bold": "1", "dim": "2", "yellow": "33", "magenta": "35", "cyan": "36"}


def wrap(text: str, width: int) -> list[str]:
    """Return text in lines of at most `width` characters, broken at spaces, else inside words that are longer."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        while len(word) > width:
            room = width - len(line) - bool(line)
            if room > 0 and not line:
                lines.append(word[:width])
                word = word[width:]
            else:
                lines.append(line)
                line = ""
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= width:
            line = f"{line} {word}"
        else:
            lines.append(line)
            line = word
    if line:
        lines.append(line)
    return lines or [""]


def side_by_side(
    blocks: Sequence[Sequence[str]], widths: Sequence[int], styles: Sequence[str], *, color: bool
) -> list[str]:
    """Return blocks of lines as one block, each in a column of its width and with its style (or "")."""
    lines = []
    for parts in zip_longest(*blocks, fillvalue=""):
        padded = [
            styled(part.ljust(width), style, color=color)
            for part, width, style in zip(parts, widths, styles, strict=True)
        ]
        lines.append(GAP.join(padded).rstrip())
    return lines


def styled(text: str, style: str, *, color: bool) -> str:
    """Return text with a terminal's style, where styles are wanted."""
    if not color or not style or not text.strip():
        return text
    codes = ";".join(_STYLES[s] for s in style.split())
    return f"\x1b[{codes}m{text}\x1b[0m"


def printable(text: str) -> str:
    """Return text without control characters: foreign text must not steer a terminal."""
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
