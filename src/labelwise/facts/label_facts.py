"""One label as the rooms after `extract` see it: its head, what it carries, and its facts."""

from __future__ import annotations

import msgspec

from labelwise.codes import Ndc, SetId
from labelwise.facts.base import Drug
from labelwise.facts.wire import AnyFact


class SectionPresence(msgspec.Struct, frozen=True):
    """A section that the record carries, on top level or inside another; `text_hash` only on top level.

    `empty`: the heading stands and no text follows it.
    """

    key: str
    text_hash: str | None = None
    empty: bool = False


class Account(msgspec.Struct, frozen=True):
    """What one extractor saw in one label: `candidates` looked at, `facts` read, `not_understood` of the candidates."""

    extractor: str
    candidates: int
    facts: int
    not_understood: int


class LabelHead(msgspec.Struct, frozen=True, kw_only=True):
    """What a label is. None and empty mean that the source does not say.

    `origin` is the source file's name (inside an archive: `archive!member`). `drug_key` groups labels of the same
    ingredient set.
    """

    set_id: SetId
    document_id: str
    version: int | None = None
    effective_time: str | None = None
    source: str = "openfda"
    partial: bool = False
    origin: str = ""
    title: str = ""
    drug: Drug
    drug_key: str
    brand_names: tuple[str, ...] = ()
    generic_names: tuple[str, ...] = ()
    substance_names: tuple[str, ...] = ()
    ndcs: tuple[Ndc, ...] = ()
    labeler: str | None = None
    product_type: str | None = None
    application_numbers: tuple[str, ...] = ()
    is_original_packager: bool | None = None
    sections: tuple[SectionPresence, ...] = ()
    account: tuple[Account, ...] = ()

    def has(self, key: str) -> bool:
        """Whether the record carries the section."""
        return any(s.key == key for s in self.sections)


class LabelFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A label's head and all its facts."""

    head: LabelHead
    facts: tuple[AnyFact, ...] = ()
