"""Fact kind `dose`, from the prose and the tables of the dosage section."""

from __future__ import annotations

from collections.abc import Iterator

from labelwise.extract.cite import cite_passage, drug_of, not_understood
from labelwise.extract.dose.dose_sentences import dose_sentences
from labelwise.extract.dose.merge import merge
from labelwise.extract.dose.other_drug import own_words
from labelwise.extract.dose.prose import Reader, prose_doses
from labelwise.extract.dose.schedule_only import schedule_only
from labelwise.extract.dose.table_doses import is_other_table, table_doses
from labelwise.extract.dose.warned_maximum import warned_maxima
from labelwise.extract.extracted import Extracted
from labelwise.facts import DoseFact, Reason
from labelwise.label import Label, Passage, Section

_SECTION = "dosage_and_administration"
_CAPTION = 150  # characters of a table in which its caption and head stand
_SHOWN = 300  # characters of a section that was not understood


def doses(label: Label) -> Extracted:
    """Return the dose facts of a label; candidates are the sentences of the dosage section that hold an amount.

    A dosage section from which nothing could be read gives one not-understood fact.
    """
    reader = Reader(label, drug_of(label), own_words(label))
    facts: list[DoseFact] = []
    candidates = 0
    passages = list(label.passages(_SECTION))
    for passage in passages:
        for start, sentence in dose_sentences(passage):
            candidates += 1
            facts.extend(prose_doses(reader, passage, start, sentence))
    section = label.sections.get(_SECTION)
    if section is not None:
        facts.extend(table_doses(reader, section))
    read = list(merge(facts)) or list(merge(_second_look(reader, passages)))
    warned = tuple(warned_maxima(reader))
    first = passages[0] if passages else _beginning(section)
    if read or first is None:
        return Extracted((*read, *warned), candidates)
    citation = cite_passage(label, first, 0, min(len(first.text), _SHOWN))
    return Extracted((*warned, not_understood(label, citation, "dose", Reason.DOSE_NOT_UNDERSTOOD)), candidates)


def _beginning(section: Section | None) -> Passage | None:
    if section is None or not section.parts:
        return None
    return Passage(section, 0, 0, section.parts[0])


def _second_look(reader: Reader, passages: list[Passage]) -> Iterator[DoseFact]:
    """Yield what tables read as running text say, and how often the drug is used where no amount is given."""
    tables = list(_tables_as_prose(reader.label))
    found = False
    for passage in tables:
        for start, sentence in dose_sentences(passage):
            for fact in prose_doses(reader, passage, start, sentence):
                found = True
                yield fact
    if not found:
        for passage in (*passages, *tables):
            yield from schedule_only(reader, passage)


def _tables_as_prose(label: Label) -> Iterator[Passage]:
    section = label.sections.get(_SECTION)
    if section is None:
        return
    for part, start, end in section.table_spans:
        text = section.parts[part][start:end]
        if not is_other_table(text[:_CAPTION]):
            yield Passage(section, part, start, text)
