"""The text of a table's cell: what is printed, what is left without footnote marks, and how it is styled."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, cast

from lxml import etree

from labelwise.label import Cell

SPL = "{urn:hl7-org:v3}"

# A superscript that looks like a footnote mark: a letter or two, a small number, signs, or several of these.
_SIGN = r"[*†‡§¶#‖^∥♦◊⸸$@&+]"
_ONE = rf"[(\[]?(?:{_SIGN}{{0,3}}(?:[a-zA-Z]|\d{{1,2}}){_SIGN}{{0,3}}|{_SIGN}{{1,4}})[)\]]?"
_MARK = re.compile(rf"[\s,;]*{_ONE}(?:[\s,;]+{_ONE}){{0,5}}[\s,;.:]*")
_SEPARATOR = re.compile(r"[\s,;]+")
# What makes a raised number something else than a mark: a power of ten, a square metre, an isotope.
_POWER = re.compile(r"[x×*•·]\s*10\s*$")
_TEN = re.compile(r"(?<![\d.])10\s*$")
_AFTER_TEN = re.compile(r"\s*(?:/|\)|[A-Za-zµμ])")
_AREA = re.compile(r"(?<![A-Za-z])(?:m|cm|mm|dm|km|µm|μm)\s*$")
_ISOTOPE = re.compile(r"\s?(?:[CHINFOPSY]|Tc|Ga|Lu|Ra|Sr|In|Xe|Tl|Rb|Cu|Zr|Fe|Cr|Kr|Sm)(?![a-z])")
# Marks typed into the text: only signs, and only behind a word, number or bracket.
_SIGNS = re.compile(r"(?<=[\w)%\]®™])(\s?)([*†‡§¶‖∥]{1,4})(?=[\s,;:)(]|$)")
_ANY_SIGN = re.compile(r"[*†‡§¶‖∥]")
_WIDE = re.compile(r"(?<![\n\t \u00a0])[ \u00a0]{2,}(?![\n\t \u00a0])|\x01")
_WIDE_SPACE = re.compile("[\u00a0\u2003]")
# Text without any of these needs no second look: signs, wide spaces, gaps.
_ODD = re.compile("[*†‡§¶‖∥\u00a0\u2003]| {2}")
_INDENT = re.compile(r"indent(\d?)")

_texts = cast("Callable[[etree._Element], list[str]]", etree.XPath(".//text()", smart_strings=False))

# Raised marks travel through the text between two characters that XML cannot hold.
_OPEN, _CLOSE = "\x02", "\x03"
# So do line breaks: the files themselves wrap lines anywhere, which means nothing.
_LINE = "\x01"
_RAISED = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")

_PLAIN, _BREAK, _NOTE, _SUP, _TABLE = range(5)
_KINDS = {
    prefix + name: kind
    for prefix in ("", SPL)
    for kind, names in (
        (_PLAIN, "content sub linkHtml renderMultiMedia col colgroup tbody thead tfoot tr td th"),
        (_BREAK, "br paragraph item list caption p li"),
        (_NOTE, "footnote footnoteRef"),
        (_SUP, "sup"),
        (_TABLE, "table"),
    )
    for name in names.split()
}


class Place(NamedTuple):
    """Where a cell stands and how far it reaches; `header`: the document marks it as a head."""

    row: int
    column: int
    rowspan: int
    colspan: int
    header: bool


Notes = list[tuple[str, str]]


class _Gathered:
    """What one walk through an element collects."""

    __slots__ = ("breaks", "marks", "pieces", "printed", "style")

    def __init__(self, style: str) -> None:
        self.printed: list[str] = []
        self.pieces: list[str] = []
        self.marks: list[str] = []
        self.style = style
        self.breaks = False


def read_cell(element: etree._Element, place: Place, notes: Notes | None = None) -> Cell:
    """Return a cell, read in one walk. Lines that begin with a raised mark are added to `notes`, if given."""
    style = element.get("styleCode") or ""
    # Most cells hold a string, or one inside a single paragraph or style.
    while (count := len(element)) == 1:
        child = element[0]
        if _KINDS.get(child.tag, _PLAIN) > _BREAK or _holds_text(element.text) or _holds_text(child.tail):
            break
        inner = child.get("styleCode")
        if inner:
            style = f"{style} {inner}"
        element = child
    if count == 0:
        return _plain_cell(element.text, style, place)
    found = _Gathered(style)
    _walk(element, found)
    printed = " ".join(" ".join(found.printed).split())
    if not printed:
        return Cell("", "", *place)
    return _rich_cell(found, printed, place, notes)


def _holds_text(text: str | None) -> bool:
    return text is not None and bool(text.strip(" \t\r\n"))


def _plain_cell(raw: str | None, style: str, place: Place) -> Cell:
    if not raw:
        return Cell("", "", *place)
    text, printed, bold, indent, marks, lines, gaps = _plain(raw, style)
    row, column, rowspan, colspan, header = place
    return Cell._make((text, printed, row, column, rowspan, colspan, header, bold, indent, marks, lines, gaps))


Plain = tuple[str, str, bool, int, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=16_384)
def _plain(raw: str, style: str) -> Plain:
    """Return what a cell holds that is one string: tables repeat their numbers and words over and over."""
    printed = " ".join(raw.split())
    if not printed:
        return "", "", False, 0, (), (), ()
    if not _ODD.search(raw):
        bold, indent = _styled(style)
        return printed, printed, bold, max(indent, 0), (), (printed,), ()
    typed: list[str] = []
    text = _without_signs(printed, typed)
    return text, printed, *_style(style, raw), tuple(typed), (text,), _gaps(raw)


def _rich_cell(found: _Gathered, printed: str, place: Place, notes: Notes | None) -> Cell:
    raised = "".join(found.pieces)
    lines = _split_lines(raised) if found.breaks else [" ".join(raised.split())]
    if found.marks:
        if notes is not None:
            notes.extend(_notes(lines))
        lines = [" ".join(_RAISED.sub("", line).split()) for line in lines]
    if _ANY_SIGN.search(raised):
        lines = [_without_signs(line, found.marks) for line in lines]
    lines = [line for line in lines if line]
    first = next((p for p in found.printed if p.strip(" \t\r\n")), "") if _WIDE_SPACE.search(raised) else ""
    styled = _style(found.style, first)
    text = lines[0] if len(lines) == 1 else " ".join(lines)
    return Cell._make((text, printed, *place, *styled, tuple(found.marks), tuple(lines), _gaps(raised)))


def text_of(element: etree._Element) -> str:
    """Return all text below an element as it stands, a space at every element's edge."""
    return " ".join(_texts(element))


def plain_text(element: etree._Element) -> str:
    """Return an element's text without footnotes and raised marks, with single spaces."""
    found = _Gathered("")
    _walk(element, found)
    return " ".join(_RAISED.sub("", "".join(found.pieces)).split())


def _walk(element: etree._Element, found: _Gathered) -> None:
    text = element.text
    if text:
        found.printed.append(text)
        found.pieces.append(text)
    for child in element:
        kind = _KINDS.get(child.tag, _PLAIN)
        if kind <= _BREAK:
            style = child.get("styleCode")
            if style:
                found.style += " " + style
            if kind == _BREAK:
                found.breaks = True
                found.pieces.append(_LINE)
                _walk(child, found)
                found.pieces.append(_LINE)
            else:
                _walk(child, found)
        elif kind == _SUP:
            _raise(child, found)
        else:
            found.printed.append(text_of(child))
            if kind == _NOTE:
                found.marks.append(child.get("IDREF") or child.get("ID") or "*")
            else:
                found.pieces.append(" ")
        tail = child.tail
        if tail:
            found.printed.append(tail)
            found.pieces.append(tail)


def _raise(sup: etree._Element, found: _Gathered) -> None:
    """Put a superscript aside if it is a mark, else leave it in the text."""
    mark = (sup.text or "").strip() if len(sup) == 0 else text_of(sup).strip()
    if not mark or len(mark) > 24 or not _MARK.fullmatch(mark) or not is_mark(mark, found.pieces, sup.tail or ""):
        _walk(sup, found)
        return
    found.printed.append(mark)
    found.marks.extend(m for m in _SEPARATOR.split(mark) if m)
    found.pieces.append(_OPEN + mark + _CLOSE)


def is_mark(mark: str, pieces: list[str], tail: str) -> bool:
    """Whether a superscript is a footnote mark: a number may be an exponent or an isotope, a plus a charge."""
    if mark in ("+", "++", "-"):
        return False
    if not mark.isdigit():
        return True
    before = "".join(pieces[-6:])[-16:]
    if _POWER.search(before) or (mark in ("2", "3") and _AREA.search(before)):
        return False
    if _TEN.search(before) and _AFTER_TEN.match(tail):
        return False
    return not (_ISOTOPE.match(tail) and (not before or not before[-1].isalnum()))


def _without_signs(line: str, marks: list[str]) -> str:
    """Return a line without the signs typed behind its words; they are added to the marks."""
    if not _ANY_SIGN.search(line):
        return line
    for found in _SIGNS.finditer(line):
        marks.append(found[2])
    return " ".join(_SIGNS.sub("", line).split())


def _split_lines(text: str) -> list[str]:
    return [line for line in (" ".join(p.split()) for p in text.split(_LINE)) if line]


def _gaps(text: str) -> tuple[str, ...]:
    """Return the stretches between wide spaces (not where the file itself wraps), without marks; empty for only one."""
    if "  " not in text and "\u00a0\u00a0" not in text:
        return ()
    parts = (" ".join(_ANY_SIGN.sub(" ", _RAISED.sub(" ", p)).split()) for p in _WIDE.split(text))
    found = tuple(p for p in parts if p)
    return found if len(found) > 1 else ()


def _notes(lines: list[str]) -> list[tuple[str, str]]:
    """Return (mark, text) of each line that begins with a raised mark."""
    notes = []
    for line in lines:
        found = _RAISED.match(line)
        if found:
            rest = " ".join(_RAISED.sub("", line[found.end() :]).split())
            if rest:
                notes.append((found[1].strip(" ,;.:"), rest))
    return notes


def _style(style: str, first: str) -> tuple[bool, int]:
    """Return (bold, steps of indentation): from a style such as `indent2`, else from leading no-break spaces."""
    bold, indent = _styled(style)
    if indent < 0:
        indent = 1 if _WIDE_SPACE.match(first.lstrip(" \t\r\n")) else 0
    return bold, indent


@lru_cache(maxsize=1024)
def _styled(style: str) -> tuple[bool, int]:
    """Return (bold, steps of indentation or -1) of a style code."""
    style = style.lower()
    found = _INDENT.search(style)
    return "bold" in style, int(found[1] or 1) if found else -1
