"""Interactions with action contraindicated, from the section on contraindications alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.cite import cite_passage, drug_of
from labelwise.extract.contraindication.items import items
from labelwise.extract.contraindication.objects import Object, names_a_combination, objects_in, own_names
from labelwise.extract.contraindication.washout import Washout, washouts_in
from labelwise.extract.extracted import Extracted
from labelwise.facts import Citation, Fact, InteractionFact
from labelwise.label import Label

_COMBINES = re.compile(
    r"concomitant|concurrent|co-?admin|taking|receiving|treated|MAO|combination|within|use\s+(?:of|with)"
    r"|simultaneous|alcohol|together|conjunction|requiring",
    re.IGNORECASE,
)
_MAOI = re.compile(r"\b(?:MAOIs?|MAO\s+inhibitors?|monoamine\s+oxidase\s+inhibitors?)\b", re.IGNORECASE)


def contraindicated_with(label: Label) -> Extracted:
    """Read the drugs and classes that the section on contraindications says the drug must not be combined with."""
    made: dict[tuple[str, float | None, str | None], InteractionFact] = {}
    candidates = 0
    own = own_names(label)
    for passage in label.passages("contraindications"):
        if not _COMBINES.search(passage.text):
            continue
        for item in items(passage.text):
            if not (item.drugs or names_a_combination(item.words) or _MAOI.search(item.words)):
                continue
            candidates += 1
            citation = cite_passage(label, passage, item.start, item.end)
            for fact in _facts(label, item.words, passage.text[item.start : item.end], citation, own):
                made.setdefault(
                    (
                        "maoi" if _MAOI.search(fact.object) else fact.object.lower().rstrip("s"),
                        fact.washout_days,
                        fact.washout_direction,
                    ),
                    fact,
                )
    return Extracted(tuple(_distinct(made)), candidates)


def _facts(
    label: Label, words: str, sentence: str, citation: Citation, own: frozenset[str]
) -> Iterator[InteractionFact]:
    objects = [o for o in objects_in(words, own) if not set(o.name.lower().split()) & own]
    maoi = _MAOI.search(words)
    if maoi and not any(_MAOI.search(o.name) for o in objects):
        objects.append(Object(maoi.group(), kind="class"))
    washouts: list[Washout | None] = list(washouts_in(sentence, own)) if len(objects) else []
    for one in objects:
        own_washouts = washouts if (_MAOI.search(one.name) or not maoi) and one.member_of is None else []
        for washout in own_washouts or [None]:
            yield InteractionFact(
                set_id=label.set_id,
                drug=drug_of(label),
                citation=citation,
                object=one.name,
                member_of=one.member_of,
                object_kind=one.kind,  # type: ignore[arg-type]
                action="contraindicated",
                washout_days=washout.days if washout else None,
                washout_text=washout.text if washout else None,
                washout_direction=washout.direction if washout else None,
            )


def _distinct(made: dict[tuple[str, float | None, str | None], InteractionFact]) -> Iterator[Fact]:
    """Yield the facts; one without an interval goes where the same object has one with an interval."""
    timed = {name for name, days, _ in made if days is not None}
    for (name, days, direction), fact in made.items():
        if days is None and name in timed:
            continue
        if direction is None and days is not None and any(n == name and d == days and w for n, d, w in made):
            continue
        yield fact
