"""A label to its head and facts: the per-label step that engines map over labels."""

from __future__ import annotations

import re

from labelwise.extract.cite import drug_of
from labelwise.extract.registry import extract_label
from labelwise.facts import Account, LabelFacts, LabelHead, SectionPresence
from labelwise.label import Label, Section

_HEADING_ONLY = 60  # characters: a string not longer than this and without a full stop is a mere heading


def label_facts(label: Label, origin: str = "") -> LabelFacts:
    """Return the head and every fact of a label. `origin` names the file that it came from."""
    extracted = extract_label(label)
    drug = drug_of(label)
    head = LabelHead(
        set_id=label.set_id,
        document_id=label.document_id,
        version=label.version,
        effective_time=label.effective_time,
        source=label.source,
        partial=label.partial,
        origin=origin,
        title=label.title,
        drug=drug,
        drug_key=drug.key,
        brand_names=label.brand_names,
        generic_names=label.generic_names,
        substance_names=label.substance_names,
        ndcs=label.ndcs,
        labeler=label.labeler,
        product_type=label.product_type,
        application_numbers=label.application_numbers,
        is_original_packager=label.is_original_packager,
        sections=presences(label),
        account=tuple(
            Account(name, e.candidates, len(e.facts) - e.not_understood, e.not_understood)
            for name, e in extracted.items()
        ),
    )
    return LabelFacts(head=head, facts=tuple(f for e in extracted.values() for f in e.facts))  # type: ignore[misc]


def presences(label: Label) -> tuple[SectionPresence, ...]:
    """Return every section that the record carries: top-level ones with their hash, then those inside them."""
    top = [SectionPresence(k, s.text_hash, _is_heading_only(s)) for k, s in label.sections.items()]
    inner = {r.key for s in label.sections.values() for r in s.regions if r.key} - set(label.sections)
    return (*top, *(SectionPresence(k) for k in sorted(inner)))


def _is_heading_only(section: Section) -> bool:
    if any(len(part.strip()) > _HEADING_ONLY for part in section.parts):
        return False
    text = " ".join(section.parts).strip()
    return len(text) <= _HEADING_ONLY and not re.search(r"[.:;]\s*\S*$", text) and len(section.tables) == 0
