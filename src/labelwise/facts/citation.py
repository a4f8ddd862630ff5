"""Where a fact was read."""

from __future__ import annotations

from typing import Literal

import msgspec

from labelwise.codes import SectionCode, SetId
from labelwise.label import Locator

CitationSource = Literal["label", "paper", "article"]
Method = Literal["extracted", "curated"]


class Citation(msgspec.Struct, frozen=True):
    """The place a fact was read from.

    A label: `document_id` pins the version, `section` is the LOINC code of the top-level section (None where the
    section has no certain code), `section_name` the nearest title, `locator` the place in the section, `text_hash` the
    hash of the section's text, `quote` the words themselves where the text is at hand. A paper or article: `source_id`
    is its PMID, DOI or URL and the label fields are None.
    """

    source: CitationSource = "label"
    source_id: str | None = None
    set_id: SetId | None = None
    document_id: str | None = None
    version: int | None = None
    effective_time: str | None = None
    section: SectionCode | None = None
    section_name: str | None = None
    locator: Locator | None = None
    text_hash: str | None = None
    quote: str | None = None
    method: Method = "extracted"
    url: str | None = None
