"""The page of a comparison: the first screen, the differences, then a section a subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from labelwise.comparison import Comparison, Difference, Facet
from labelwise.present.pages.cells import RowView, row_view
from labelwise.present.pages.dose_plot import DosePanel, dose_panels
from labelwise.present.pages.dot_plot import DotPlot, dot_plot
from labelwise.present.pages.links import compare_link, drug_link, export_link, plain_link
from labelwise.present.pages.sources import SourceBook, Sources
from labelwise.present.words import title_of

EXPORTS = (("pdf", "PDF"), ("html", "One HTML file"), ("md", "Markdown"), ("csv", "CSV"), ("json", "JSON"))


class DrugHead(NamedTuple):
    """The head of a drug's column."""

    name: str
    link: str
    presentation: str
    labels: str
    note: str | None


class DifferenceView(NamedTuple):
    """One difference. `parts` has a text a drug where the sentence could be taken apart, else `text` stands alone."""

    lead: str
    parts: Sequence[str]
    text: str
    sources: Sources | None


class SectionView(NamedTuple):
    """One facet; `plot` only for side effects with figures."""

    id: str
    title: str
    rows: Sequence[RowView]
    plot: DotPlot | None


class ComparisonPage(NamedTuple):
    """Everything that the page shows."""

    title: str
    address: str
    plain: str
    condition: str | None
    drugs: Sequence[DrugHead]
    first: SectionView
    differences: Sequence[DifferenceView]
    doses: Sequence[DosePanel]
    sections: Sequence[SectionView]
    notices: Sequence[str]
    exports: Sequence[tuple[str, str]]


def comparison_page(comparison: Comparison, *, texts: bool) -> ComparisonPage:
    """Return what the page of a comparison shows; `texts`: the store holds the labels' texts."""
    book = SourceBook.of(comparison, texts=texts)
    asked = [drug.asked for drug in comparison.drugs]
    names = [drug.name for drug in comparison.drugs]
    sections = [_section(facet, book) for facet in comparison.facets]
    first = next(s for s in sections if s.id == "summary")
    return ComparisonPage(
        title=title_of(comparison),
        address=compare_link(asked, comparison.condition),
        plain=plain_link(asked, comparison.condition),
        condition=comparison.condition,
        drugs=_heads(comparison),
        first=first,
        differences=[_difference(d, names, book) for d in comparison.differences],
        doses=dose_panels(comparison),
        sections=[s for s in sections if s is not first and s.rows],
        notices=comparison.notices,
        exports=[(title, export_link(asked, comparison.condition, form)) for form, title in EXPORTS],
    )


def _heads(comparison: Comparison) -> list[DrugHead]:
    heads = []
    for drug in comparison.drugs:
        told = [part for part in (drug.route, drug.release if drug.release != "immediate" else None) if part]
        count = len(drug.labels)
        labels = "no label here" if not count else f"{count} label{'' if count == 1 else 's'}"
        heads.append(DrugHead(drug.name, drug_link(drug.name), ", ".join(told), labels, drug.note))
    return heads


def _section(facet: Facet, book: SourceBook) -> SectionView:
    rows = [row for row in facet.rows if not row.id.startswith("difference.")]
    views = [row_view(row, book) for row in rows]
    plot = dot_plot(rows, views) if facet.id == "side_effects" else None
    return SectionView(facet.id, facet.title, views, plot)


def _difference(difference: Difference, names: Sequence[str], book: SourceBook) -> DifferenceView:
    sources = book.sources(difference.citations)
    lead, parts = taken_apart(difference.text, names)
    return DifferenceView(lead, parts, difference.text, sources)


def taken_apart(text: str, names: Sequence[str]) -> tuple[str, list[str]]:
    """Return `("Lead", [a, b])` of `Lead. A: a. B: b.`; `("", [])` of a sentence that is built in another way."""
    starts = []
    at = 0
    for name in names:
        mark = f". {name[:1].upper()}{name[1:]}: "
        at = text.find(mark, at)
        if at < 0:
            return "", []
        starts.append((at, at + len(mark)))
        at += 1
    ends = [*(start for start, _ in starts[1:]), len(text)]
    parts = [text[begin:end].rstrip(". ") for (_, begin), end in zip(starts, ends, strict=True)]
    return text[: starts[0][0]], parts
