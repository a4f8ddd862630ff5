"""The rows of one label, encoded where the label was read, so that the building process only moves bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from labelwise.facts import Account, Fact, LabelFacts, kind_of
from labelwise.facts.wire import code_to_text
from labelwise.label import Label, Section
from labelwise.store.compact import check, pack
from labelwise.store.label_key import LabelKey
from labelwise.store.layout import BY_LABEL, LABELS, NAMES, SECTIONS
from labelwise.vocab.names import distinct, rows_of

_ENCODER = msgspec.json.Encoder(enc_hook=code_to_text)
_SECTIONS_ENCODER = msgspec.msgpack.Encoder()


class Rows(NamedTuple):
    """Rows of one table: how many, and their JSON lines (of `by_label` the compact value itself, of `sections`
    MessagePack: texts are most of a label, and there they are only copied).
    """

    number: int
    lines: bytes


class Kept(NamedTuple):
    """Rows that stand in a file already: how many, its name in the spool's folder, and their first and last byte."""

    number: int
    file: str
    start: int
    end: int


class SectionRow(msgspec.Struct, frozen=True, array_like=True):
    """One section: `parts` are its strings in UTF-8."""

    set_id: str
    key: str
    code: str | None
    title: str
    text_hash: str
    parts: tuple[bytes, ...]

    @classmethod
    def of(cls, label: Label, section: Section) -> SectionRow:
        """Return the row of a section."""
        code = None if section.code is None else str(section.code)
        return cls(str(label.set_id), section.key, code, section.title, section.text_hash, section.utf8)


class LabelRows(NamedTuple):
    """All rows of one label by table, and the account of its extraction."""

    key: LabelKey
    tables: Mapping[str, Rows | Kept]
    account: tuple[Account, ...]


def encode(label: Label, facts: LabelFacts, texts: bool = True) -> LabelRows:
    """Return the rows of a label. Without `texts` neither sections nor quotes are kept (a starter)."""
    facts = facts if texts else without_sentences(facts)
    tables = encode_facts(facts)
    check(tables[BY_LABEL].lines)  # a fact that cannot be read back is an error of this label, not of the whole build
    names = distinct(rows_of(facts.head))
    tables[NAMES] = Rows(len(names), _ENCODER.encode_lines(names))
    if texts:
        tables[SECTIONS] = section_rows(label)
    return LabelRows(_key(label, facts, tables[BY_LABEL].lines), tables, facts.head.account)


def encode_facts(label: LabelFacts) -> dict[str, Rows]:
    """Return the rows of a label's head and facts."""
    tables = {BY_LABEL: Rows(1, pack(label)), LABELS: Rows(1, _ENCODER.encode_lines([label.head]))}
    by_kind: dict[str, list[Fact]] = {}
    for fact in label.facts:
        by_kind.setdefault(kind_of(fact), []).append(fact)
    tables.update({kind: Rows(len(found), _ENCODER.encode_lines(found)) for kind, found in by_kind.items()})
    return tables


def without_sentences(label: LabelFacts) -> LabelFacts:
    """Return a label without its title (a sentence in newer labels) and without the quotes of its citations."""
    return LabelFacts(
        head=replace(label.head, title=""),
        facts=tuple(replace(fact, citation=replace(fact.citation, quote=None)) for fact in label.facts),
    )


def section_rows(label: Label) -> Rows:
    """Return the texts of a label."""
    rows = [SectionRow.of(label, section) for section in label.sections.values()]
    return Rows(len(rows), _SECTIONS_ENCODER.encode(rows))


def _key(label: Label, facts: LabelFacts, packed: bytes) -> LabelKey:
    head = facts.head
    return LabelKey(
        set_id=str(head.set_id),
        drug_key=head.drug_key,
        version=head.version,
        source=head.source,
        fullness=sum(len(part) for section in label.sections.values() for part in section.parts),
        document_id=head.document_id,
        origin=head.origin,
        digest=hashlib.blake2b(packed, digest_size=8).hexdigest(),
    )
