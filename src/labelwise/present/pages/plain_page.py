"""The page of a comparison in plain words: a section a subject, the drugs beside each other, each sentence cited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from labelwise.comparison import Comparison
from labelwise.present.pages.comparison_page import EXPORTS
from labelwise.present.pages.links import compare_link, drug_link, export_link, plain_link
from labelwise.present.pages.sources import SourceBook, Sources
from labelwise.present.plain import plain_comparison


class SaidView(NamedTuple):
    """One statement and where it was read."""

    text: str
    sources: Sources | None


class PlainColumn(NamedTuple):
    """What is said of one drug."""

    name: str
    link: str
    said: Sequence[SaidView]


class PlainSectionView(NamedTuple):
    """One subject."""

    id: str
    title: str
    drugs: Sequence[PlainColumn]


class PlainPage(NamedTuple):
    """Everything that the page shows. `full` leads to the whole comparison."""

    title: str
    address: str
    full: str
    condition: str | None
    grade: float
    drugs: Sequence[tuple[str, str]]
    sections: Sequence[PlainSectionView]
    notices: Sequence[str]
    exports: Sequence[tuple[str, str]]


def plain_page(comparison: Comparison, *, texts: bool) -> PlainPage:
    """Return what the page shows; `texts`: the store holds the labels' texts."""
    made = plain_comparison(comparison)
    book = SourceBook.of(comparison, texts=texts)
    asked = [drug.asked for drug in comparison.drugs]
    sections = [
        PlainSectionView(
            section.id,
            section.title,
            [
                PlainColumn(
                    drug.name,
                    drug_link(drug.name),
                    [SaidView(said.text, book.sources(said.citations)) for said in drug.sentences],
                )
                for drug in section.drugs
            ],
        )
        for section in made.sections
    ]
    return PlainPage(
        title=made.title,
        address=plain_link(asked, made.condition),
        full=compare_link(asked, made.condition),
        condition=made.condition,
        grade=made.grade,
        drugs=[(name, drug_link(name)) for name in made.drugs],
        sections=sections,
        notices=made.notices,
        exports=[(title, export_link(asked, made.condition, form, plain=True)) for form, title in EXPORTS],
    )
