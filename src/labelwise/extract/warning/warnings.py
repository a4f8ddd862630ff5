"""Fact kind `warning`, from the box, the numbered warnings and the sentences of older labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.cite import cite_passage, drug_of
from labelwise.extract.extracted import Extracted
from labelwise.extract.sentences import sentence_around, sentences
from labelwise.extract.warning.actions import action_of, group_of, onset_of, raised_by, signs_of
from labelwise.extract.warning.boxed import boxed_warnings
from labelwise.facts import Drug, Fact, WarningFact
from labelwise.label import Heading, Label, Passage, Section
from labelwise.vocab.topics import Topic, topic_of, topics_in

_NUMBERED = ("warnings_and_cautions",)
_OLDER = ("warnings", "precautions")
_STOPPING = (
    "dosage_and_administration",
    "drug_abuse_and_dependence",
    "warnings_and_cautions",
    "use_in_specific_populations",
)
_TOLD = 2  # sentences a topic and passage that are looked at; the one that says more is kept
_READ = 1200  # characters of a warning's text in which its action, signs and onset are looked for


def warnings(label: Label) -> Extracted:
    """Return the warnings of a label; candidates are boxes, numbered headings and sentences that name a topic."""
    drug = drug_of(label)
    facts: list[Fact] = list(boxed_warnings(label, drug))
    candidates = len(facts)
    for section in (label.sections[k] for k in _NUMBERED if k in label.sections):
        for heading, end in _bodies(section):
            candidates += 1
            facts.extend(_numbered(label, drug, section, heading, end))
    for passage in label.passages(*_OLDER):
        found = list(_sentences(label, drug, passage))
        candidates += len(found)
        facts.extend(found)
    for passage in label.passages(*_STOPPING):
        facts.extend(_stopping(label, drug, passage))
    return Extracted(tuple(_once(facts)), candidates)


def _bodies(section: Section) -> Iterator[tuple[Heading, int]]:
    """Yield each numbered heading of the second level with the end of what stands under it."""
    heads = [h for h in section.headings if h.number.count(".") == 1]
    for i, head in enumerate(heads):
        same = i + 1 < len(heads) and heads[i + 1].part == head.part
        yield head, heads[i + 1].start if same else len(section.parts[head.part])


def _numbered(label: Label, drug: Drug, section: Section, heading: Heading, end: int) -> Iterator[WarningFact]:
    body = section.parts[heading.part][heading.end : min(end, heading.end + _READ)]
    named = [t for _, t in topics_in(heading.title)] or [t for _, t in topics_in(body[:300])][:1]
    about: list[Topic | None] = [*named[:3]] or [None]
    for topic in about:
        passage = Passage(
            section, heading.part, heading.start, section.parts[heading.part][heading.start : heading.start + 400]
        )
        yield _warning(label, drug, passage, 0, len(passage.text), topic, heading.title, body)


def _warning(
    label: Label, drug: Drug, passage: Passage, start: int, end: int, topic: Topic | None, title: str, said: str
) -> WarningFact:
    return WarningFact(
        set_id=label.set_id,
        drug=drug,
        citation=cite_passage(label, passage, start, end),
        topic=topic.id if topic else "other",
        title=" ".join(title.split()),
        boxed=False,
        action=action_of(said),
        group=group_of(said),
        onset=onset_of(said),
        signs=signs_of(said),
        raised_by=raised_by(said),
    )


_WARNS = re.compile(
    r"\b(?:may|can|could|should|must|risk|reported|caution|warn\w*|occur\w*|cause\w*|avoid|monitor\w*"
    r"|increas\w*|contraindicated|not\s+(?:be\s+)?recommended|syndrome)\b",
    re.IGNORECASE,
)
_ANIMALS = re.compile(r"\b(?:rats?|mice|rabbits?|dogs?|monkeys?|animal|in\s+vitro)\b", re.IGNORECASE)


def _sentences(label: Label, drug: Drug, passage: Passage) -> Iterator[WarningFact]:
    """Yield, for an older label, warnings of the first sentences that name each topic, with what follows them."""
    told: dict[str, int] = {}
    spans = list(sentences(passage.text))
    for i, (start, end) in enumerate(spans):
        sentence = passage.text[start:end]
        if not _WARNS.search(sentence) or _ANIMALS.search(sentence):
            continue
        follow = passage.text[start : spans[min(i + 2, len(spans) - 1)][1]]
        for _, topic in topics_in(sentence):
            if told.get(topic.id, 0) >= _TOLD or (topic.id == "withdrawal" and not _is_stopping(sentence)):
                continue
            told[topic.id] = told.get(topic.id, 0) + 1
            yield _warning(label, drug, passage, start, end, topic, topic.name, follow[:_READ])


_STOP_WORDS = re.compile(
    r"\b(?:abrupt\w*|sudden\w*|withdraw\w*|discontinu\w*|cessation|stopp\w+|taper\w*)\b", re.IGNORECASE
)
_REACTION = re.compile(
    r"\bwithdrawal\s+(?:reactions?|symptoms?|syndrome|effects?|seizures?|signs|phenomen)"
    r"|\bdiscontinuation\s+(?:syndrome|symptoms|reactions)|\babrupt\w*"
    r"|\bsudden\w*\s+(?:\w+\s+)?(?:withdraw|discontinu|cessation|stop)|\brebound\b|\btaper\w*"
    r"|(?:gradual|slow)ly\s+(?:\w+\s+){0,2}(?:withdraw|reduc|discontinu|taper)|(?:withdrawn|reduced"
    r"|discontinued)\s+(?:slowly|gradually)|physical\s+dependence",
    re.IGNORECASE,
)
_NOT_OWN = re.compile(
    r"\b(?:neonat\w*|newborn\w*|infants?|alcohol\s+withdrawal|delirium\s+tremens"
    r"|benzodiazepine\s+withdrawal\s+(?:in|for)|corticosteroids?\s+(?:\w+\s+){0,3}(?:withdraw|taper"
    r"|reduc)|steroid|precipitat\w*\s+(?:\w+\s+)?withdrawal|in\s+opioid[\s-]dependent"
    r"|study\s+withdrawal|withdrawal\s+(?:from\s+(?:the\s+)?(?:study|trial)|of\s+consent|bleeding"
    r"|due\s+to)|randomized\s+withdrawal|infusion|chemotherapy|abrupt(?:ly)?\s+(?:onset|increase"
    r"|change|rise))",
    re.IGNORECASE,
)


def _is_stopping(sentence: str) -> bool:
    """Whether a sentence is about stopping this drug, in the one who takes it."""
    return bool(_REACTION.search(sentence) and _STOP_WORDS.search(sentence)) and not _NOT_OWN.search(sentence)


_STEMS = ("abrupt", "withdrawal", "taper", "rebound", "slowly", "gradually", "physical dependence", "discontinuation s")


def _stopping(label: Label, drug: Drug, passage: Passage) -> Iterator[WarningFact]:
    """Yield the warning of what happens on stopping, wherever it stands."""
    lowered = passage.text.lower()
    for at in sorted(_places(lowered)):
        start, end = sentence_around(passage.text, at)
        if _is_stopping(passage.text[start:end]):
            follow = passage.text[start : sentence_around(passage.text, min(end + 2, len(passage.text) - 1))[1]]
            withdrawal = topic_of("withdrawal")
            yield _warning(label, drug, passage, start, end, withdrawal, withdrawal.name, follow)
            return


def _places(lowered: str) -> Iterator[int]:
    """Yield where a word about stopping stands; finding plain stems is many times quicker than the patterns."""
    for stem in _STEMS:
        at = lowered.find(stem)
        while at >= 0:
            yield at
            at = lowered.find(stem, at + 200)


def _once(facts: list[Fact]) -> Iterator[Fact]:
    """Yield one warning a topic and box; of equals the one that says more."""
    kept: dict[tuple[object, ...], WarningFact] = {}
    for fact in facts:
        if not isinstance(fact, WarningFact):
            yield fact
            continue
        key = (fact.topic, fact.boxed, fact.title if fact.topic == "other" else "")
        if key not in kept or _weight(fact) > _weight(kept[key]):
            kept[key] = fact
    yield from kept.values()


def _weight(fact: WarningFact) -> int:
    return 3 * bool(fact.signs) + 2 * (fact.action is not None) + (fact.onset is not None) + bool(fact.raised_by)
