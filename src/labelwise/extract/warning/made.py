"""Warning facts, made from what was read."""

from __future__ import annotations

import re

from labelwise.extract.cite import cite_passage
from labelwise.extract.warning.actions import action_on_stopping
from labelwise.extract.warning.said import Said
from labelwise.facts import Drug, WarningFact
from labelwise.label import Label, Passage
from labelwise.vocab.topics import Topic

_FOLLOWING = 300  # characters behind a warning's sentence in which it goes on


def own_names(label: Label) -> frozenset[str]:
    """Return the words of the drug's own names, in lower case."""
    names = (*label.generic_names, *label.substance_names, *label.brand_names)
    return frozenset(w for n in names for w in re.findall(r"[\w-]+", n.lower()) if len(w) > 2)


def warning_fact(
    label: Label, drug: Drug, passage: Passage, span: tuple[int, int], topic: Topic | None, title: str, said: Said
) -> WarningFact:
    """Return the warning that stands at a span of a passage; a topic of None is `other`."""
    return WarningFact(
        set_id=label.set_id,
        drug=drug,
        citation=cite_passage(label, passage, *span),
        topic=topic.id if topic else "other",
        title=" ".join(title.split()),
        boxed=False,
        action=_action(topic, said, passage, span),
        group=said.group,
        onset=said.onset,
        signs=said.signs,
        raised_by=said.raised_by,
    )


def _action(topic: Topic | None, said: Said, passage: Passage, span: tuple[int, int]) -> str | None:
    if (
        topic is None
        or topic.id != "withdrawal"
        or said.action not in ("stop", "contraindicated", "avoid", "reduce_dose")
    ):
        return said.action
    return action_on_stopping(passage.text[span[0] : span[1] + _FOLLOWING].lower())
