"""Citations as a page shows them: where it stands, in words, and the addresses that lead there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
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


class SourceBook:
    """Citations of one page to what is shown of them. The same place is put into words once.

    `labelers` are firms by set id; `texts`: the store holds the labels' texts, so that quotes can be asked for.
    """

    def __init__(self, labelers: Mapping[str, str], *, texts: bool) -> None:
        self._labelers = labelers
        self._texts = texts
        self._views: dict[tuple[object, ...], SourceView] = {}

    @classmethod
    def of(cls, comparison: Comparison, *, texts: bool) -> SourceBook:
        """Return the book of a comparison."""
        marks = (mark for drug in comparison.drugs for mark in drug.labels)
        return cls({str(mark.set_id): mark.labeler for mark in marks if mark.labeler}, texts=texts)

    def sources(self, citations: Iterable[Citation]) -> Sources | None:
        """Return what a value's citations show, each place once; None where a value has none.

        Without texts a page of a label has no spans to lead to: the section is the place, and stands once.
        """
        places: dict[tuple[object, ...], Citation] = {}
        for cited in citations:
            span = cited.locator if self._texts else None
            key = (cited.set_id, cited.section_name, cited.section, cited.source_id, cited.method, span)
            places.setdefault(key, cited)
        if not places:
            return None
        shown = [self._view(key, cited) for key, cited in islice(places.items(), MOST_SOURCES)]
        title = _name(next(iter(places.values()))) + (f" and {len(places) - 1} more" if len(places) > 1 else "")
        return Sources(title, shown, len(places) - len(shown))

    def _view(self, key: tuple[object, ...], cited: Citation) -> SourceView:
        place = (*key, cited.quote)
        found = self._views.get(place)
        if found is None:
            words = citation_words(cited)
            who = self._labelers.get(str(cited.set_id))
            found = self._views[place] = SourceView(
                f"{words}, label of {who}" if who else words,
                label_link(cited, span=self._texts),
                outside_link(cited),
                quote_link(cited) if self._texts else None,
                cited.quote or None,
            )
        return found


def _name(cited: Citation) -> str:
    name = cited.section_name or cited.source_id or cited.source
    name = name if len(name) <= 40 else name[:39].rstrip() + "…"
    return f"{name} (curated)" if cited.method == "curated" else name
