"""Extractor of `contraindication`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.cite import cite, cite_passage, drug_of, not_understood
from labelwise.extract.contraindication.allergies import not_joined, one_allergy
from labelwise.extract.contraindication.items import items
from labelwise.extract.contraindication.objects import (
    names_a_combination,
    names_a_drug,
    names_drugs,
    objects_in,
    own_names,
)
from labelwise.extract.contraindication.over_the_counter import over_the_counter
from labelwise.extract.contraindication.state import is_state, states_in
from labelwise.extract.extracted import Extracted
from labelwise.extract.indication.lead import Use
from labelwise.extract.indication.mask import mask
from labelwise.extract.indication.merge import Found, merged
from labelwise.extract.indication.shown import in_small_letters
from labelwise.facts import ContraindicationFact, Fact, Reason
from labelwise.facts.contraindication import NONE_STATED
from labelwise.label import Label, Locator, Passage

_NONE = re.compile(
    r"\W*(?:4\W*)?(?:contraindications?)?\W*(?:none|no\s+known\s+contraindications?|none\s+known"
    r"|there\s+are\s+no\s+(?:known\s+)?contraindications?|not\s+applicable)\b(?P<rest>.{0,60})",
    re.IGNORECASE | re.DOTALL,
)
_EMPTY = re.compile(r"\W*(?:\d+\W*)?contraindications?\W*$", re.IGNORECASE)


def contraindications(label: Label) -> Extracted:
    """Read the states named in the section on contraindications. "None." is a fact of its own; silence is none."""
    passages = list(label.passages("contraindications"))
    if not passages:
        return over_the_counter(label)
    found: list[Found] = []
    candidates = combinations = 0
    own = own_names(label)
    for passage in passages:
        text = mask(passage.text[:240])
        none = _NONE.match(text)
        if none and not re.search(r"[a-z]{4}", re.sub(r"(?i)none|known", "", none["rest"])):
            where = passage.locate(*none.span())
            found.append(Found(Use(NONE_STATED), passage.part, where.start or 0, where.end or 0, False))
            continue
        for item in items(passage.text):
            candidates += 1
            if ((names_a_combination(item.words) or item.drugs) and objects_in(item.words, own)) or names_drugs(
                item.words
            ):
                combinations += 1
                continue
            where = passage.locate(item.start, item.end)
            for state in states_in(item.words):
                if item.drugs and not is_state(state):
                    continue
                if (is_state(state) or item.cued or 1 < len(state.split()) <= 8) and not names_a_drug(state, own):
                    found.append(Found(Use(state), passage.part, where.start or 0, where.end or 0, False))
    facts = tuple(_facts(label, passages, one_allergy(not_joined(merged(found)), own), combinations))
    return Extracted(facts, max(candidates, len(facts)))


def _facts(label: Label, passages: list[Passage], found: list[Found], combinations: int) -> Iterator[Fact]:
    drug, section = drug_of(label), passages[0].section
    for one in found:
        yield ContraindicationFact(
            set_id=label.set_id,
            drug=drug,
            citation=cite(label, section, Locator.span(one.part, one.start, one.end)),
            condition=in_small_letters(one.use.condition),
        )
    if not found and not combinations:
        passage = max(passages, key=lambda p: len(p.text))
        empty = bool(_EMPTY.match(passage.text))
        reason = Reason.HEADING_WITHOUT_TEXT if empty else Reason.NO_CONDITION_FOUND
        yield not_understood(label, cite_passage(label, passage, 0, len(passage.text)), "contraindication", reason)
