"""A comparison as one self-contained HTML file: no script, no outside part, all foreign text escaped.

The same file is what a PDF is set from: its style knows pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from labelwise.comparison import Cell, Comparison, Difference, Row
from labelwise.facts import Citation
from labelwise.present.file_style import STYLE
from labelwise.present.words import NOT_ADVICE, STATE_WORDS, Footnotes, title_of


def comparison_html(comparison: Comparison) -> str:
    """Return a comparison as one HTML file."""
    notes = Footnotes()
    heads = "".join(f'<th scope="col">{escape(d.name)}</th>' for d in comparison.drugs)
    parts = []
    for facet in comparison.facets:
        rows = [r for r in facet.rows if not r.id.startswith("difference.")]
        if rows:
            body = "".join(_rows(rows, notes))
            parts.append(
                f'<section id="{escape(facet.id)}"><h2>{escape(facet.title)}</h2>'
                f"<table><thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table></section>"
            )
        if facet.id == "summary" and comparison.differences:
            parts.append(_differences(comparison.differences, notes))
    if comparison.notices:
        items = "".join(f"<li>{escape(n)}</li>" for n in comparison.notices)
        parts.append(f'<section id="notices"><h2>Notices</h2><ul>{items}</ul></section>')
    return html_file(title_of(comparison), "Side by side, from their own labels", parts, notes)


def html_file(title: str, over: str, parts: Iterable[str], notes: Footnotes) -> str:
    """Return a whole file of these parts (markup), closed by the sources that `notes` numbered."""
    shown = escape(title)
    # Parts first: their marks are what fills the notes.
    body = "\n".join(parts)
    lines = "".join(f'<li id="n{n}" value="{n}">{escape(text)}</li>' for n, text in notes.lines())
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{shown}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>\n'
        f'<body><main><p class="over">{escape(over)}</p><h1>{shown}</h1>\n{body}\n'
        f'<section id="sources"><h2>Where it stands</h2><ol>{lines}</ol></section></main>\n'
        f"<footer><p>{escape(NOT_ADVICE)}</p></footer></body></html>\n"
    )


def marks(citations: Iterable[Citation], notes: Footnotes) -> str:
    """Return the numbers of these citations as links to the list at the end."""
    numbers = notes.marks(citations)
    return "".join(f'<sup><a href="#n{n}">{n}</a></sup> ' for n in numbers).rstrip()


def _differences(differences: Sequence[Difference], notes: Footnotes) -> str:
    items = "".join(f"<li>{escape(d.text)}{marks(d.citations, notes)}</li>" for d in differences)
    return f'<section id="differences"><h2>Differences that matter most</h2><ul>{items}</ul></section>'


def _rows(rows: Sequence[Row], notes: Footnotes) -> Iterator[str]:
    """Yield the rows, each group under its heading."""
    group = ""
    for row in rows:
        if row.group != group:
            group = row.group
            yield f'<tr class="group"><th scope="colgroup" colspan="{len(row.cells) + 1}">{escape(group)}</th></tr>'
        cells = "".join(f'<td data-drug="{escape(c.drug)}">{_cell(c, notes)}</td>' for c in row.cells)
        yield f'<tr><th scope="row">{escape(row.title)}</th>{cells}</tr>'


def _cell(cell: Cell, notes: Footnotes) -> str:
    word = STATE_WORDS[cell.state]
    text = cell.text
    if word and text.startswith(word):
        text = text[len(word) :].lstrip(" :")
    mark = f'<span class="state">{escape(word)}</span> ' if word else ""
    return mark + escape(text) + marks(cell.citations, notes)
