"""Citations as a page shows them: where it stands, in words, and the addresses that lead there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from labelwise.comparison import Comparison
from labelwise.facts import Citation
from labelwise.present.pages.links import label_link, outside_link, quote_link
from labelwise.present.words import citation_words

MOST_SOURCES = 6  # places shown of one value; the rest are counted, and stand in the JSON


class SourceView(NamedTuple):
    """One place: `words` tell it in full, `inside` is its place on our label page, `outside` at its publisher."""

    words: str
    inside: str | None
    outside: str | None
    quoted: str | None
    quote: str | None


class Sources(NamedTuple):
    """The places behind one value. `title` is what is shown before they are opened."""

    title: str
    places: Sequence[SourceView]
    more: int


Labelers = Mapping[str, str]


def labelers_of(comparison: Comparison) -> dict[str, str]:
    """Return who the labels of a comparison are of, by set id."""
    marks = (mark for drug in comparison.drugs for mark in drug.labels)
    return {str(mark.set_id): mark.labeler for mark in marks if mark.labeler}


def sources_of(citations: Iterable[Citation], labelers: Labelers, *, texts: bool) -> Sources | None:
    """Return what a value's citations show, a section of a label once; None where a value has none.

    `texts`: the store holds the labels' texts, so that quotes can be asked for.
    """
    places: dict[tuple[str | None, ...], Citation] = {}
    for cited in citations:
        places.setdefault((cited.set_id, cited.section_name, cited.section, cited.source_id, cited.method), cited)
    if not places:
        return None
    shown = [_view(cited, labelers, texts) for cited in list(places.values())[:MOST_SOURCES]]
    names = list(dict.fromkeys(_name(cited) for cited in places.values()))
    title = names[0] + (f" and {len(places) - 1} more" if len(places) > 1 else "")
    return Sources(title, shown, len(places) - len(shown))


def _view(cited: Citation, labelers: Labelers, texts: bool) -> SourceView:
    words = citation_words(cited)
    who = labelers.get(str(cited.set_id))
    if who:
        words = f"{words}, label of {who}"
    return SourceView(
        words, label_link(cited), outside_link(cited), quote_link(cited) if texts else None, cited.quote or None
    )


def _name(cited: Citation) -> str:
    name = cited.section_name or cited.source_id or cited.source
    name = name if len(name) <= 40 else name[:39].rstrip() + "…"
    return f"{name} (curated)" if cited.method == "curated" else name
