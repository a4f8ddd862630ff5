"""A plain comparison as text, Markdown, one HTML file, CSV and JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from html import escape

import msgspec

from labelwise.facts.wire import code_to_text
from labelwise.present.columns import printable, wrap
from labelwise.present.comparison_html import html_file, marks
from labelwise.present.comparison_tables import escaped
from labelwise.present.plain.sentence import PlainComparison, PlainDrug
from labelwise.present.spreadsheet import harmless
from labelwise.present.words import NOT_ADVICE, Footnotes

OVER = "In plain words, from their own labels"


def plain_json(made: PlainComparison) -> str:
    """Return it as JSON: sections of drugs of sentences, each with its citations."""
    return msgspec.json.encode(made, enc_hook=code_to_text).decode()


def plain_text(made: PlainComparison, width: int = 80) -> str:
    """Return it as text for a terminal, no line wider than `width`."""
    notes = Footnotes()
    lines = [*wrap(printable(made.title), width), ""]
    for section in made.sections:
        lines += [section.title.upper()]
        for drug in section.drugs:
            lines.append(f"{printable(drug.name)}:")
            for said in _numbered(drug, notes):
                first, *rest = wrap(printable(said), max(20, width - 4))
                lines += [f"  - {first}", *(f"    {line}" for line in rest)]
        lines.append("")
    for notice in made.notices:
        lines += wrap(f"Note: {printable(notice)}", width)
    lines += ["", "WHERE IT STANDS"]
    for number, text in notes.lines():
        lines += wrap(f"{number}. {printable(text)}", width)
    lines += ["", *wrap(f"Reading grade {made.grade:g}.", width), *wrap(NOT_ADVICE, width)]
    return "\n".join(lines) + "\n"


def _numbered(drug: PlainDrug, notes: Footnotes) -> Iterator[str]:
    for said in drug.sentences:
        yield f"{said.text} [{','.join(map(str, notes.marks(said.citations)))}]"


def plain_markdown(made: PlainComparison) -> str:
    """Return it as Markdown with footnotes."""
    notes = Footnotes()
    lines = [f"# {escaped(made.title)}", "", f"{OVER}.", ""]
    for section in made.sections:
        lines += [f"## {section.title}", ""]
        for drug in section.drugs:
            said = [f"- {escaped(s.text)} ({', '.join(map(str, notes.marks(s.citations)))})" for s in drug.sentences]
            lines += [f"### {escaped(drug.name)}", "", *said, ""]
    if made.notices:
        lines += ["## Notices", "", *(f"- {escaped(n)}" for n in made.notices), ""]
    lines += ["## Where it stands", "", *(f"{n}. {escaped(t)}" for n, t in notes.lines()), ""]
    return "\n".join([*lines, f"Reading grade {made.grade:g}. {NOT_ADVICE}", ""])


def plain_html(made: PlainComparison) -> str:
    """Return it as one HTML file."""
    notes = Footnotes()
    parts = []
    for section in made.sections:
        drugs = "".join(_drug_html(drug, notes) for drug in section.drugs)
        parts.append(
            f'<section id="{escape(section.id)}"><h2>{escape(section.title)}</h2>'
            f'<div class="drugs">{drugs}</div></section>'
        )
    if made.notices:
        items = "".join(f"<li>{escape(n)}</li>" for n in made.notices)
        parts.append(f'<section id="notices"><h2>Notices</h2><ul>{items}</ul></section>')
    return html_file(made.title, OVER, parts, notes)


def _drug_html(drug: PlainDrug, notes: Footnotes) -> str:
    items = "".join(f"<li>{escape(s.text)}{marks(s.citations, notes)}</li>" for s in drug.sentences)
    return f"<div><h3>{escape(drug.name)}</h3><ul>{items}</ul></div>"


def plain_csv(made: PlainComparison) -> str:
    """Return it as CSV, a line a sentence."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["section", "title", "drug", "text", "set_ids", "sections", "method"])
    for section in made.sections:
        for drug in section.drugs:
            for said in drug.sentences:
                labels = dict.fromkeys(str(c.set_id or c.source_id or c.url) for c in said.citations)
                places = dict.fromkeys(str(c.section or c.section_name or "") for c in said.citations)
                methods = dict.fromkeys(c.method for c in said.citations)
                cited = (" ".join(labels), " ".join(p for p in places if p), " ".join(methods))
                writer.writerow([section.id, section.title, drug.name, harmless(said.text), *cited])
    return out.getvalue()
