"""What the pages answer with: call an operation, prepare what is shown, fill the template."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from labelwise.comparison import Comparison
from labelwise.faces.serving.kept import Answer
from labelwise.faces.web.render import page
from labelwise.operations.ask import unused_notice
from labelwise.operations.compare import compare
from labelwise.operations.label import label, section_texts
from labelwise.operations.look_up import look_up
from labelwise.operations.search import drugs_named, search
from labelwise.present.pages.comparison_page import comparison_page
from labelwise.present.pages.drug_page import drug_page
from labelwise.present.pages.label_page import label_page
from labelwise.present.pages.plain_page import plain_page
from labelwise.store.store import Store
from labelwise.vocab.questions import NOT_A_CHOICE


def compared(store: Store, drugs: Sequence[str], condition: str | None, *, chosen: bool, plain: bool) -> Answer:
    """Return the page of a comparison; `chosen`: a choice was asked for, so it says that none is made."""
    return compared_page(
        compare(drugs, condition, store=store), drugs, texts=store.has_texts, chosen=chosen, plain=plain
    )


def compared_page(
    made: Comparison, drugs: Sequence[str], *, texts: bool, chosen: bool, plain: bool, unused: Sequence[str] = ()
) -> Answer:
    """Return the page of a comparison that is made already; `unused`: words of the question that it does not use."""
    dropped = unused_notice(unused) if unused else ""
    if chosen:
        made = msgspec.structs.replace(made, notices=(NOT_A_CHOICE, *made.notices))
    if plain:
        return page("plain.html", page=plain_page(made, texts=texts), chosen=chosen, dropped=dropped)
    return page("comparison.html", page=comparison_page(made, texts=texts), asked=drugs, chosen=chosen, dropped=dropped)


def one_drug(store: Store, name: str) -> Answer:
    """Return the page of a drug."""
    (found,) = look_up([name], store)
    labels = store.labels(found.drug_keys)
    curated = [entry.fact for entry in store.curated([found.ingredient])]
    return page("drug.html", page=drug_page(found, labels, curated, texts=store.has_texts))


def one_label(store: Store, set_id: str) -> Answer:
    """Return the page of a label."""
    found = label(set_id, store)
    texts = section_texts(found, store)
    return page("label.html", page=label_page(found, texts, has_texts=store.has_texts))


def found(store: Store, words: str) -> Answer:
    """Return the page of what a search found."""
    hits = search(words, store, 60)
    # Where names were found by the very words there is nothing to add.
    named = [] if any(hit.kind in ("drug", "brand") for hit in hits) else drugs_named(words, store.names())
    return page("search.html", words=words, hits=hits, named=named)
