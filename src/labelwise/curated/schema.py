"""The shape of a curated file.

schema = 1
ingredient = "exampledrug"          # base name, lower case
unii = ["..."]                      # may be left out

[sources.tablet]                    # a name of its own for each source
source = "label"                    # label, paper or article
set_id = "..."                      # of a label; or url
[sources.trial]
source = "paper"
id = "PMID 123"                     # PMID, DOI, URL, or the title of an article
title = "..."

[[fact]]
kind = "dose"                       # a fact kind
from = "tablet"                     # the source
section = "34068-7"                 # LOINC, of a label
section_name = "Dosage and Administration"
for_route = "oral"                  # the presentation it belongs to; left out: all
says = "..."                        # in own words, where the fields do not say all
label_says = "..."                  # makes the fact a conflict: what the label says against it
role = "starting"                   # ... the fields of the kind
"""

from __future__ import annotations

from typing import Any

import msgspec

from labelwise.codes import SectionCode, SetId, Unii
from labelwise.facts.citation import CitationSource

SCHEMA_VERSION = 1
OWN_KEYS = frozenset({"kind", "from", "section", "section_name", "for_route", "says", "label_says"})
"""The keys of a `[[fact]]` that are not fields of its kind."""

LONGEST_SENTENCE = 400


class CuratedSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where facts were taken from."""

    source: CitationSource
    id: str | None = None
    title: str | None = None
    set_id: SetId | None = None
    document_id: str | None = None
    version: int | None = None
    effective_time: str | None = None
    url: str | None = None


class CuratedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole file; facts are checked one by one, so that an error can name the one that is wrong."""

    schema: int
    ingredient: str
    sources: dict[str, CuratedSource]
    fact: list[dict[str, Any]]
    unii: list[Unii] = []


class FactFrame(msgspec.Struct, frozen=True):
    """The keys that every `[[fact]]` has beside the fields of its kind."""

    kind: str
    from_: str = msgspec.field(name="from")
    section: SectionCode | None = None
    section_name: str | None = None
    for_route: str | None = None
    says: str = ""
    label_says: str = ""
