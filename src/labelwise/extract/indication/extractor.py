"""Extractor of `indication`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.cite import cite, cite_passage, drug_of, not_understood
from labelwise.extract.extracted import Extracted
from labelwise.extract.indication.abbreviations import expanded, short_forms
from labelwise.extract.indication.lead import MOST_WORDS
from labelwise.extract.indication.mask import mask
from labelwise.extract.indication.merge import Found, merged
from labelwise.extract.indication.reader import read_uses
from labelwise.extract.indication.shown import in_small_letters
from labelwise.facts import Fact, IndicationFact, Reason
from labelwise.label import Label, Locator, Passage

SECTIONS = ("indications_and_usage", "purpose")
_EMPTY = re.compile(r"\W*(?:\d+\.?\s*)?indications?(?:\s*(?:and|&)\s*usage)?\W*$", re.IGNORECASE)


def indications(label: Label) -> Extracted:
    """Read what the label says the drug is for and not for, from its section on indications; from an OTC label's
    purpose only without one.
    """
    passages = list(label.passages("indications_and_usage")) or list(label.passages("purpose"))
    if not passages:
        return Extracted((), 0)
    masked = [(p, mask(p.text)) for p in passages]
    forms = short_forms(" ".join(text for _, text in masked))
    found: list[Found] = []
    candidates = 0
    for passage, text in masked:
        for one in read_uses(text, passage.section.key == "purpose" or _is_otc(label)):
            candidates += 1
            use = one.use._replace(condition=expanded(one.use.condition, forms, MOST_WORDS))
            where = passage.locate(one.start, one.end)
            found.append(Found(use, passage.part, where.start or 0, where.end or 0, one.limitation))
    facts = tuple(_facts(label, passages, merged(found)))
    return Extracted(facts, max(candidates, len(facts)))


def _is_otc(label: Label) -> bool:
    return "OTC" in (label.product_type or "").upper()


def _facts(label: Label, passages: list[Passage], found: list[Found]) -> Iterator[Fact]:
    drug, section = drug_of(label), passages[0].section
    for one in found:
        use = one.use
        yield IndicationFact(
            set_id=label.set_id,
            drug=drug,
            citation=cite(label, section, Locator.span(one.part, one.start, one.end)),
            condition=in_small_letters(use.condition),
            population=use.population,
            adjunct_to=use.adjunct_to,
            relieves=use.relieves,
            qualifier=use.qualifier,
            limitation=one.limitation,
        )
    if not any(not one.limitation for one in found):
        passage = max(passages, key=lambda p: len(p.text))
        if not _EMPTY.match(passage.text):
            whole = cite_passage(label, passage, 0, len(passage.text))
            yield not_understood(label, whole, "indication", Reason.NO_CONDITION_FOUND)
        else:
            yield not_understood(
                label, cite_passage(label, passage, 0, len(passage.text)), "indication", Reason.HEADING_WITHOUT_TEXT
            )
