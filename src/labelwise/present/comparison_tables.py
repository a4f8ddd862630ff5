"""A comparison as Markdown and CSV."""

from __future__ import annotations

import csv
import io
import re

from labelwise.comparison import Cell, Comparison
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
        lines += [f"## {facet.title}", "", f"| | {' | '.join(map(escaped, names))} |", "|---" * (len(names) + 1) + "|"]
        group = ""
        for row in rows:
            if row.group != group:
                group = row.group
                lines.append(f"| **{escaped(group)}** |{' |' * len(names)}")
            lines.append(f"| {escaped(row.title)} | {' | '.join(_cell(c, notes) for c in row.cells)} |")
        lines.append("")
        if facet.id == "summary" and comparison.differences:
            lines += ["## Differences that matter most", ""]
            lines += [f"- {escaped(d.text)}{_marks(d.citations, notes)}" for d in comparison.differences]
            lines.append("")
    if comparison.notices:
        lines += ["## Notices", "", *(f"- {escaped(n)}" for n in comparison.notices), ""]
    lines += ["## Where it stands", "", *(f"{n}. {escaped(t)}" for n, t in notes.lines()), "", NOT_ADVICE, ""]
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Return text in which nothing is markup: labels are foreign text."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _marks(citations: object, notes: Footnotes) -> str:
    numbers = notes.marks(citations)  # type: ignore[arg-type]
    return f" ({', '.join(map(str, numbers))})" if numbers else ""


def _cell(cell: Cell, notes: Footnotes) -> str:
    return escaped(with_state(cell.text, cell.state)) + _marks(cell.citations, notes)


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
