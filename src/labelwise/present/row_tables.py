"""Rows as a Markdown table and as one HTML file: the same rows that a CSV file holds."""

from __future__ import annotations

import csv
import io
import sys
from html import escape

_HEAD = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>{title}</title><style>body{{font:1rem/1.4 system-ui,sans-serif;margin:1rem}}"
    "table{{border-collapse:collapse}}"
    "th,td{{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}}</style></head><body>"
    "<h1>{title}</h1><table>\n<thead><tr>"
)


def markdown_of(rows: str) -> str:
    """Return CSV text as a Markdown table; empty without rows."""
    found = _read(rows)
    if not found:
        return ""
    lines = [_line(found[0]), "|" + " --- |" * len(found[0]), *map(_line, found[1:])]
    return "\n".join(lines) + "\n"


def html_of(rows: str, title: str) -> str:
    """Return CSV text as an HTML file that needs nothing else; every cell is text, never markup."""
    found = _read(rows) or [[]]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in found[0])
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in found[1:])
    start = _HEAD.format(title=escape(title))
    return f"{start}{head}</tr></thead>\n<tbody>\n{body}</tbody></table></body></html>\n"


def _read(rows: str) -> list[list[str]]:
    csv.field_size_limit(sys.maxsize)  # what is read here was written here
    return list(csv.reader(io.StringIO(rows)))


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(_plain(cell) for cell in cells) + " |"


def _plain(cell: str) -> str:
    """Return a cell on one line, with the signs that Markdown would take for its own kept as signs."""
    return escape(" ".join(cell.split()), quote=False).translate(_KEPT)


_KEPT = str.maketrans({sign: "\\" + sign for sign in "\\|*_`[]"})
