"""A comparison as Markdown, CSV and one self-contained HTML file."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator, Sequence

from labelwise.comparison import Cell, Comparison, Row
from labelwise.present.spreadsheet import harmless
from labelwise.present.words import NOT_ADVICE, Footnotes, title_of, with_state

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#])")


def comparison_markdown(comparison: Comparison) -> str:
    """Return a comparison as Markdown with tables and footnotes; every row is in it."""
    notes = Footnotes()
    names = [d.name for d in comparison.drugs]
    lines = [f"# {title_of(comparison)}", ""]
    for facet in comparison.facets:
        rows = [r for r in facet.rows if not r.id.startswith("difference.")]
        if not rows:
            continue
        lines += [f"## {facet.title}", "", f"| | {' | '.join(map(_escape, names))} |", "|---" * (len(names) + 1) + "|"]
        group = ""
        for row in rows:
            if row.group != group:
                group = row.group
                lines.append(f"| **{_escape(group)}** |{' |' * len(names)}")
            lines.append(f"| {_escape(row.title)} | {' | '.join(_cell(c, notes) for c in row.cells)} |")
        lines.append("")
        if facet.id == "summary" and comparison.differences:
            lines += ["## Differences that matter most", ""]
            lines += [f"- {_escape(d.text)}{_marks(d.citations, notes)}" for d in comparison.differences]
            lines.append("")
    if comparison.notices:
        lines += ["## Notices", "", *(f"- {_escape(n)}" for n in comparison.notices), ""]
    lines += ["## Where it stands", "", *(f"{n}. {_escape(t)}" for n, t in notes.lines()), "", NOT_ADVICE, ""]
    return "\n".join(lines)


def _escape(text: str) -> str:
    """Return text in which nothing is markup: labels are foreign text."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _marks(citations: object, notes: Footnotes) -> str:
    numbers = notes.marks(citations)  # type: ignore[arg-type]
    return f" ({', '.join(map(str, numbers))})" if numbers else ""


def _cell(cell: Cell, notes: Footnotes) -> str:
    return _escape(with_state(cell.text, cell.state)) + _marks(cell.citations, notes)


def comparison_csv(comparison: Comparison) -> str:
    """Return a comparison as CSV, a line a cell: facet, row, drug, state, text, citations."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["facet", "row", "title", "drug", "state", "text", "set_ids", "sections", "method"])
    for facet in comparison.facets:
        for row in facet.rows:
            for cell in row.cells:
                sources = dict.fromkeys(str(c.set_id or c.source_id or c.url) for c in cell.citations)
                parts = dict.fromkeys(str(c.section or c.section_name or "") for c in cell.citations)
                methods = dict.fromkeys(c.method for c in cell.citations)
                writer.writerow(
                    [
                        *(facet.id, row.id, row.title, cell.drug, cell.state.value, harmless(cell.text)),
                        *(" ".join(sources), " ".join(p for p in parts if p), " ".join(methods)),
                    ]
                )
    return out.getvalue()


_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:1rem auto;max-width:75rem;padding:0 1rem;color:#111;background:#fff}
table{border-collapse:collapse;width:100%;margin-bottom:1.5rem}th,td{border:1px solid #767676;padding:.4rem;
text-align:left;vertical-align:top}th[scope=row]{width:14rem}.state{font-weight:bold}sup a{text-decoration:none}
@media(prefers-color-scheme:dark){body{color:#eee;background:#111}a{color:#8cf}}
"""


def comparison_html(comparison: Comparison) -> str:
    """Return a comparison as one HTML file without scripts or outside parts; all foreign text is escaped."""
    notes = Footnotes()
    title = html.escape(title_of(comparison))
    parts = [
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>',
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body><h1>{title}</h1>',
    ]
    heads = "".join(f'<th scope="col">{html.escape(d.name)}</th>' for d in comparison.drugs)
    for facet in comparison.facets:
        rows = [r for r in facet.rows if not r.id.startswith("difference.")]
        if rows:
            body = "".join(_html_rows(rows, notes))
            parts.append(
                f"<h2>{html.escape(facet.title)}</h2><table><thead><tr><td></td>{heads}</tr></thead>{body}</table>"
            )
        if facet.id == "summary" and comparison.differences:
            items = "".join(
                f"<li>{html.escape(d.text)}{_links(d.citations, notes)}</li>" for d in comparison.differences
            )
            parts.append(f"<h2>Differences that matter most</h2><ul>{items}</ul>")
    parts.append(_html_foot(comparison, notes))
    return "\n".join(parts) + "\n"


def _html_rows(rows: Sequence[Row], notes: Footnotes) -> Iterator[str]:
    """Yield the rows, each group under its heading."""
    group = ""
    for row in rows:
        if row.group != group:
            group = row.group
            yield f'<tr><th scope="colgroup" colspan="{len(row.cells) + 1}">{html.escape(group)}</th></tr>'
        cells = "".join(f"<td>{_html_cell(c, notes)}</td>" for c in row.cells)
        yield f'<tr><th scope="row">{html.escape(row.title)}</th>{cells}</tr>'


def _html_cell(cell: Cell, notes: Footnotes) -> str:
    return html.escape(with_state(cell.text, cell.state)) + _links(cell.citations, notes)


def _links(citations: object, notes: Footnotes) -> str:
    numbers = notes.marks(citations)  # type: ignore[arg-type]
    return "".join(f'<sup><a href="#n{n}">{n}</a></sup> ' for n in numbers).rstrip()


def _html_foot(comparison: Comparison, notes: Footnotes) -> str:
    notices = "".join(f"<li>{html.escape(n)}</li>" for n in comparison.notices)
    lines = "".join(f'<li id="n{n}" value="{n}">{html.escape(t)}</li>' for n, t in notes.lines())
    return (
        f"<h2>Notices</h2><ul>{notices}</ul>" if notices else ""
    ) + f"<h2>Where it stands</h2><ol>{lines}</ol><p>{html.escape(NOT_ADVICE)}</p></body></html>"
