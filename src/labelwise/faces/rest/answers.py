"""What the API answers with: bodies of operations, written by the encoders that the command line uses."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec

from labelwise.comparison import Comparison
from labelwise.faces.rest.cursors import cursor_of
from labelwise.faces.rest.forms import MEDIA
from labelwise.faces.serving.kept import Answer
from labelwise.faces.serving.refusal import Refusal, too_long_for_pdf
from labelwise.facts import Fact, kind_of
from labelwise.facts.wire import code_to_text
from labelwise.operations.catalogue import Catalogue
from labelwise.operations.facts import facts
from labelwise.operations.label import label, section_texts
from labelwise.operations.search import search_page
from labelwise.present.facts import FactWriter, check_kinds, write_rows
from labelwise.present.hits import hits_csv
from labelwise.present.pages.links import drug_link
from labelwise.present.pages.quoted import quoted
from labelwise.present.pdf import pdf_of
from labelwise.present.row_tables import html_of, markdown_of
from labelwise.present.spreadsheet import harmless
from labelwise.present.written import written
from labelwise.store.store import Store

LONGEST_PDF = 400_000  # bytes of HTML that are set as a PDF: 50 µs of a processor each, 20 s in all


class FactPage(NamedTuple):
    """A page of facts or hits: `limit` of them (None: all) from `start` on; `link` is the address of the next page."""

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


def index(addresses: Sequence[str], release: str) -> Answer:
    """Return the addresses of the API: `{"release", "described", "addresses": [...]}`."""
    told = {"release": release, "described": "/api/v1/openapi.json", "addresses": addresses}
    return answered(msgspec.json.encode(told), "json")


def listed(catalogue: Catalogue, after: str, limit: int, form: str, link: Callable[[str], str]) -> Answer:
    """Return a page of the drugs that can be compared: `{"items": [...], "next": cursor or null}`, or rows."""
    found = catalogue.after(after, limit + 1)
    items = [{"name": d.name, "brands": d.brands, "page": drug_link(d.name)} for d in found[:limit]]
    cursor = cursor_of(found[limit - 1].name) if len(found) > limit else None
    if form == "json":
        made = answered(msgspec.json.encode({"items": items, "next": cursor}), form)
    else:
        out = io.StringIO()
        write_rows(out, [{**d, "brands": harmless(" | ".join(d["brands"]))} for d in items])
        made = answered(_rows_in(out.getvalue(), form, "Drugs"), form)
    return made._replace(following=link(cursor)) if cursor else made


def told(store: Store, drug: str, kinds: Sequence[str], form: str, page: FactPage) -> Answer:
    """Return the facts of a drug, of some kinds or all; of a page its part, with the address of the next."""
    wanted = check_kinds(kinds)
    found = [fact for fact in facts(drug, store=store) if wanted is None or kind_of(fact) in wanted]
    last = len(found) if page.limit is None else page.start + page.limit
    answer = answered(_facts_in(found[page.start : last], form, f"Facts of {drug}"), form)
    return answer._replace(following=page.link(last)) if last < len(found) else answer


def one_label(store: Store, set_id: str, form: str) -> Answer:
    """Return a label's head and facts; in other forms than JSON the facts alone."""
    found = label(set_id, store)
    if form == "json":
        return answered(msgspec.json.encode(found, enc_hook=code_to_text), form)
    return answered(_facts_in(found.facts, form, f"Facts of the label {set_id}"), form)


def _rows_in(rows: str, form: str, title: str) -> str:
    """Return CSV text in a form that holds rows."""
    return markdown_of(rows) if form == "md" else html_of(rows, title) if form == "html" else rows


def _facts_in(found: Iterable[Fact], form: str, title: str) -> str:
    out = io.StringIO()
    writer = FactWriter(out, form if form in ("json", "jsonl") else "csv")
    for fact in found:
        writer.write(fact)
    writer.close()
    return _rows_in(out.getvalue(), form, title)


def found(store: Store, words: str, form: str, page: FactPage) -> Answer:
    """Return a page of what a search found: `{"hits": [...], "next": cursor or null}`, or rows."""
    hits, more = search_page(words, store, page.limit or 1, page.start)
    last = page.start + len(hits)
    body = {"hits": hits, "next": str(last) if more else None}
    rows = form != "json"
    made = answered(_rows_in(hits_csv(hits), form, words) if rows else msgspec.json.encode(body), form)
    return made._replace(following=page.link(last)) if more else made


def suggested(catalogue: Catalogue, text: str) -> Answer:
    """Return names that go on from a text: `{"items": [{"name", "kind", "drug"}]}`."""
    return answered(msgspec.json.encode({"items": catalogue.suggest(text)}), "json")


def quote_of(store: Store, set_id: str, section: str, span: tuple[int, int, int]) -> Answer:
    """Return the words at a span of a label's section, and what stands around them."""
    words = quoted(section_texts(label(set_id, store), store), section, *span)
    if words is None:
        raise Refusal(404, "no_text", "This store does not hold these words.", "Read them at DailyMed.")
    return answered(msgspec.json.encode(words), "json")
