"""The page of one drug: its labels, and all its facts by kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from labelwise.facts import KINDS, Fact, LabelFacts, kind_of
from labelwise.present.fact_words import fact_words
from labelwise.present.pages.sources import SourceBook, Sources
from labelwise.vocab.names import Resolution

KIND_TITLES = {
    "product": "Products",
    "pharmacologic_class": "Classes",
    "indication": "Uses",
    "contraindication": "Contraindications",
    "mechanism": "How it works",
    "dose": "Doses",
    "duration": "How long",
    "dose_adjustment": "Kidney and liver",
    "efficacy": "How well it works",
    "adverse_reaction": "Side effects",
    "warning": "Warnings",
    "interaction": "Interactions",
    "population": "Pregnancy, breast-feeding, age",
    "pharmacokinetics": "What the body does with it",
    "not_understood": "Not understood",
}
FIRST_SHOWN = 25  # facts of a kind before the rest is folded away


class FactView(NamedTuple):
    """One statement, with every place that says the same."""

    words: str
    sources: Sources | None


class KindView(NamedTuple):
    """The statements of one kind: the first ones, and the rest that is folded away."""

    kind: str
    title: str
    first: Sequence[FactView]
    rest: Sequence[FactView]

    @property
    def size(self) -> int:
        """How many statements there are."""
        return len(self.first) + len(self.rest)


class LabelView(NamedTuple):
    """One label in a list."""

    link: str
    title: str
    told: str
    partial: bool


class DrugPage(NamedTuple):
    """Everything that the page shows."""

    name: str
    note: str | None
    also: Sequence[str]
    labels: Sequence[LabelView]
    kinds: Sequence[KindView]


def drug_page(found: Resolution, labels: Sequence[LabelFacts], curated: Iterable[Fact], *, texts: bool) -> DrugPage:
    """Return what the page of a drug shows: of its labels and of the curated facts."""
    facts = [fact for label in labels for fact in label.facts]
    labelers = {str(label.head.set_id): label.head.labeler for label in labels if label.head.labeler}
    held = {str(label.head.set_id) for label in labels}
    return DrugPage(
        name=found.name,
        note=found.note,
        also=found.also,
        labels=[label_view(label) for label in labels],
        kinds=kind_views([*facts, *curated], SourceBook(labelers, texts=texts, held=held)),
    )


def label_view(label: LabelFacts) -> LabelView:
    """Return a label as listed."""
    head = label.head
    when = head.effective_time
    told = [
        head.labeler or "an unnamed firm",
        ", ".join(head.drug.route),
        f"version {head.version}" if head.version is not None else "version not given",
        f"{when[:4]}-{when[4:6]}-{when[6:8]}" if when and len(when) >= 8 else "date not given",
    ]
    title = ", ".join(head.brand_names or head.generic_names) or head.drug.name
    return LabelView(f"/label/{head.set_id}", title, "; ".join(part for part in told if part), head.partial)


def kind_views(facts: Iterable[Fact], book: SourceBook) -> list[KindView]:
    """Return facts by kind in the usual order, those in the same words put together."""
    by_kind: dict[str, dict[str, list[Fact]]] = {}
    for fact in facts:
        by_kind.setdefault(kind_of(fact), {}).setdefault(fact_words(fact), []).append(fact)
    views = []
    for kind in KINDS:
        said = [
            FactView(words, book.sources(f.citation for f in same)) for words, same in by_kind.get(kind, {}).items()
        ]
        if said:
            views.append(KindView(kind, KIND_TITLES[kind], said[:FIRST_SHOWN], said[FIRST_SHOWN:]))
    return views
