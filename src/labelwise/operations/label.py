"""One label of a store: its facts, and the texts of its sections where the store has them."""

from __future__ import annotations

from labelwise.codes import SetId
from labelwise.errors import CodeError, UnknownLabel
from labelwise.facts import LabelFacts
from labelwise.label.section_text import SectionText
from labelwise.store.layout import LABELS, SECTIONS, file_of
from labelwise.store.store import Store


def label(set_id: str, store: Store) -> LabelFacts:
    """Return a label with all its facts; `UnknownLabel` when the store has none of that set id."""
    try:
        wanted = SetId(set_id)
    except CodeError as error:
        raise UnknownLabel(set_id) from error
    for (drug_key,) in store.ask("drug_key", file_of(LABELS), {"set_id": str(wanted)}):
        for found in store.labels([drug_key]):
            if found.head.set_id == wanted:
                return found
    raise UnknownLabel(set_id)


def section_texts(of: LabelFacts, store: Store) -> list[SectionText]:
    """Return the texts of a label's sections in the order of the record; empty where the store has no texts."""
    if not store.has_texts:
        return []
    asked = {"drug_key": of.head.drug_key, "set_ids": [str(of.head.set_id)]}
    rows = store.ask("texts", file_of(SECTIONS), asked)
    return [SectionText(key, code, title, tuple(parts)) for _, key, code, title, parts in rows]
