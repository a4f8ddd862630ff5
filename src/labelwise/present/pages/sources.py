"""Citations as a page shows them: where it stands, in words, and the addresses that lead there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar, cast

from labelwise.comparison import Comparison
from labelwise.facts import Citation
from labelwise.present.pages.links import label_link, outside_link, quote_link
from labelwise.present.words import citation_words

T = TypeVar("T")
V = TypeVar("V")
MOST_SOURCES = 4  # places shown of one value; the rest are counted, and stand in the JSON


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

    `labelers` are firms by set id; `texts`: the store holds the labels' texts, so that quotes can be asked for. `held`
    are set ids of labels that are in the store: a curated fact may cite a label that is not, and has no page here.
    """

    def __init__(self, labelers: Mapping[str, str], *, texts: bool, held: Collection[str] = ()) -> None:
        self._labelers = labelers
        self._texts = texts
        self._held = frozenset(held)
        self._views: dict[int, tuple[Citation, SourceView]] = {}
        self._made: dict[int, tuple[object, object]] = {}
        self._told: dict[tuple[object, ...], tuple[str, str | None]] = {}

    @classmethod
    def of(cls, comparison: Comparison, *, texts: bool) -> SourceBook:
        """Return the book of a comparison."""
        marks = [mark for drug in comparison.drugs for mark in drug.labels]
        labelers = {str(mark.set_id): mark.labeler for mark in marks if mark.labeler}
        return cls(labelers, texts=texts, held={str(mark.set_id) for mark in marks})

    def once(self, thing: T, make: Callable[[T, SourceBook], V]) -> V:
        """Return what `make` makes of a thing, made once: a drug's silence is the same cell in a hundred rows."""
        found = self._made.get(id(thing))
        if found is None:
            found = self._made[id(thing)] = (thing, make(thing, self))
        return cast("V", found[1])

    def sources(self, citations: Iterable[Citation]) -> Sources | None:
        """Return what a value's citations show, each place once; None where a value has none.

        Without texts a page of a label has no spans to lead to: the section is the place, and stands once.
        """
        given = citations if isinstance(citations, (tuple, list)) else list(citations)
        if not given:
            return None
        if len(given) == 1:
            return Sources(_name(given[0]), (self._view(given[0]),), 0)
        places: dict[tuple[object, ...], Citation] = {}
        for cited in given:
            span = cited.locator if self._texts else None
            key = (cited.set_id, cited.section_name, cited.section, cited.source_id, cited.method, span)
            places.setdefault(key, cited)
        shown = [self._view(cited) for cited in islice(places.values(), MOST_SOURCES)]
        title = _name(given[0]) + (f" and {len(places) - 1} more" if len(places) > 1 else "")
        return Sources(title, shown, len(places) - len(shown))

    def _view(self, cited: Citation) -> SourceView:
        found = self._views.get(id(cited))  # a citation is kept beside its view, so that its id stays its own
        if found is None:
            words, outside = self._place(cited)
            here = cited.method != "curated" or str(cited.set_id) in self._held
            inside = label_link(cited, span=self._texts) if here else None
            quoted = quote_link(cited) if here and self._texts else None
            view = SourceView(words, inside, outside, quoted, cited.quote or None)
            found = self._views[id(cited)] = (cited, view)
        return found[1]

    def _place(self, cited: Citation) -> tuple[str, str | None]:
        """Return a place in words and its address outside: the same for all spans of a section."""
        key = (cited.set_id, cited.section_name, cited.section, cited.source_id, cited.method, cited.url)
        found = self._told.get(key)
        if found is None:
            words = citation_words(cited)
            who = self._labelers.get(str(cited.set_id))
            found = self._told[key] = (f"{words}, label of {who}" if who else words, outside_link(cited))
        return found


def _name(cited: Citation) -> str:
    name = cited.section_name or cited.source_id or cited.source
    name = name if len(name) <= 40 else name[:39].rstrip() + "…"
    return f"{name} (curated)" if cited.method == "curated" else name
