"""The drug of a label, and citations into it."""

from __future__ import annotations

import re
from functools import lru_cache

from labelwise.facts import Citation, Drug, NotUnderstoodFact, Reason
from labelwise.label import Label, Locator, Passage, Section

DAILYMED = "https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid="
QUOTE_LIMIT = 500


@lru_cache(maxsize=2)  # every fact of a label asks
def drug_of(label: Label) -> Drug:
    """Return the drug of a label: ingredient names, UNIIs, RxCUIs and routes as the source gives them."""
    names = label.substance_names or label.generic_names or label.brand_names
    name = " and ".join(sorted({" ".join(n.lower().split()) for n in names})) or "unnamed"
    return Drug(name=name, unii=tuple(sorted(set(label.uniis))), rxcui=label.rxcuis, route=label.routes)


def cite(label: Label, section: Section, locator: Locator) -> Citation:
    """Return the citation of a place in a section; the quote is the exact text there,
    cut at a word if it is very long.
    """
    if locator.is_cell:
        table = section.tables[locator.table or 0]
        title = section.title_at(table.span.part or 0, table.span.start or 0) if table.span else section.title
    else:
        title = section.title_at(locator.part or 0, locator.start or 0)
    return Citation(
        source="label",
        set_id=label.set_id,
        document_id=label.document_id,
        version=label.version,
        effective_time=label.effective_time,
        section=section.code,
        section_name=title,
        locator=locator,
        text_hash=section.text_hash,
        quote=_cut(section.text_at(locator)),
        method="extracted",
        url=DAILYMED + label.set_id,
    )


def cite_passage(label: Label, passage: Passage, start: int, end: int) -> Citation:
    """Return the citation of `passage.text[start:end]`."""
    return cite(label, passage.section, passage.locate(start, end))


def not_understood(
    label: Label, citation: Citation, about: str, reason: Reason, table: int | None = None
) -> NotUnderstoodFact:
    """Return the fact that says that a passage was seen and not read."""
    return NotUnderstoodFact(
        set_id=label.set_id, drug=drug_of(label), citation=citation, about=about, reason=reason, table_index=table
    )


def _cut(text: str) -> str:
    if len(text) <= QUOTE_LIMIT:
        return text
    return re.sub(r"\s+\S*$", "", text[:QUOTE_LIMIT]) + " …"
