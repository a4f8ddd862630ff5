"""What the API answers with: bodies of operations, written by the encoders that the command line uses."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from labelwise.comparison import Comparison
from labelwise.faces.rest.forms import MEDIA
from labelwise.faces.serving.kept import Answer
from labelwise.faces.serving.refusal import Refusal, too_long_for_pdf
from labelwise.facts import kind_of
from labelwise.facts.wire import code_to_text
from labelwise.operations.catalogue import Catalogue
from labelwise.operations.facts import facts
from labelwise.operations.label import label, section_texts
from labelwise.operations.search import search
from labelwise.present.facts import FactWriter, check_kinds
from labelwise.present.hits import hits_csv, hits_json
from labelwise.present.pages.links import drug_link
from labelwise.present.pages.quoted import quoted
from labelwise.present.pdf import pdf_of
from labelwise.present.written import written
from labelwise.store.store import Store

LONGEST_PDF = 400_000  # bytes of HTML that are set as a PDF: 50 µs of a processor each, 20 s in all


class FactPage(NamedTuple):
    """A page of facts: `limit` of them (None: all) from `start` on; `link` gives the address of the following page."""

    start: int
    limit: int | None
    link: Callable[[int], str]


def answered(text: str | bytes, form: str) -> Answer:
    """Return a body in a form."""
    return Answer(text.encode() if isinstance(text, str) else text, MEDIA[form])


def compared(made: Comparison, form: str, *, plain: bool) -> Answer:
    """Return a comparison; of `pdf` the HTML file that `set_as_pdf` takes on."""
    text = written(made, form, plain=plain)
    return answered(text, "html" if form == "pdf" else form)


def set_as_pdf(page: Answer) -> Answer:
    """Return an HTML file as PDF: it takes seconds, and needs no store. A `Refusal` for what would take minutes."""
    if len(page.body) > LONGEST_PDF:
        raise too_long_for_pdf()
    return answered(pdf_of(page.body.decode()), "pdf")


def listed(catalogue: Catalogue, after: str, limit: int, cursor: str) -> Answer:
    """Return a page of the drugs that can be compared: `{"items": [...], "next": cursor or null}`."""
    found = catalogue.after(after, limit + 1)
    items = [{"name": d.name, "brands": d.brands, "page": drug_link(d.name)} for d in found[:limit]]
    following = cursor if len(found) > limit else None
    return answered(msgspec.json.encode({"items": items, "next": following}), "json")


def told(store: Store, drug: str, kinds: Sequence[str], form: str, page: FactPage) -> Answer:
    """Return the facts of a drug, of some kinds or all; of a page its part, with the address of the next."""
    wanted = check_kinds(kinds)
    found = [fact for fact in facts(drug, store=store) if wanted is None or kind_of(fact) in wanted]
    last = len(found) if page.limit is None else page.start + page.limit
    out = io.StringIO()
    writer = FactWriter(out, form)
    for fact in found[page.start : last]:
        writer.write(fact)
    writer.close()
    answer = answered(out.getvalue(), form)
    return answer._replace(following=page.link(last)) if last < len(found) else answer


def one_label(store: Store, set_id: str) -> Answer:
    """Return a label's head and facts."""
    return answered(msgspec.json.encode(label(set_id, store), enc_hook=code_to_text), "json")


def found(store: Store, words: str, limit: int, form: str) -> Answer:
    """Return what a search found."""
    hits = search(words, store, limit)
    return answered(hits_csv(hits) if form == "csv" else hits_json(hits), form)


def suggested(catalogue: Catalogue, text: str) -> Answer:
    """Return names that go on from a text: `{"items": [{"name", "kind", "drug"}]}`."""
    return answered(msgspec.json.encode({"items": catalogue.suggest(text)}), "json")


def quote_of(store: Store, set_id: str, section: str, span: tuple[int, int, int]) -> Answer:
    """Return the words at a span of a label's section, and what stands around them."""
    words = quoted(section_texts(label(set_id, store), store), section, *span)
    if words is None:
        raise Refusal(404, "no_text", "This store does not hold these words.", "Read them at DailyMed.")
    return answered(msgspec.json.encode(words), "json")
