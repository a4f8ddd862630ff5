"""Citations of what stands in a record's identifying fields and in no section."""

from __future__ import annotations

from labelwise.extract.cite import DAILYMED
from labelwise.facts import Citation
from labelwise.label import Label

FIELDS = {"openfda": "openFDA harmonised fields", "spl": "Product data elements"}


def cite_fields(label: Label, quote: str | None = None, name: str | None = None) -> Citation:
    """Return the citation of a label's identifying fields: the document as a whole, without section and locator.

    `quote` is the field's value; `name` tells which fields, where it is not the usual ones of the source.
    """
    return Citation(
        source="label",
        set_id=label.set_id,
        document_id=label.document_id,
        version=label.version,
        effective_time=label.effective_time,
        section=None,
        section_name=name or FIELDS[label.source],
        quote=quote,
        method="extracted",
        url=DAILYMED + label.set_id,
    )
