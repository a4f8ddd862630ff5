"""Fact kind `interaction`, from every section that names what the drug must or should not meet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.cite import cite_passage, drug_of
from labelwise.extract.contraindication import contraindicated_with
from labelwise.extract.extracted import Extracted
from labelwise.extract.interaction.clauses import (
    action_in,
    clause_at,
    does_not_matter,
    item_at,
    says_none,
    scope_of,
    side_at,
)
from labelwise.extract.interaction.mechanism import mechanism_of
from labelwise.extract.interaction.merge import merge
from labelwise.extract.interaction.objects import Object, objects_in
from labelwise.extract.interaction.own import Own, own_of
from labelwise.extract.interaction.run_on import apart
from labelwise.extract.interaction.sentence import Kind, Speaks, speaks
from labelwise.extract.interaction.table_rows import table_facts
from labelwise.extract.interaction.washout import Wait, waits_in
from labelwise.extract.interaction.whose import effect_on
from labelwise.extract.sentences import sentences
from labelwise.facts import Citation, Drug, InteractionFact
from labelwise.facts.interaction import InteractionAction
from labelwise.label import Label, Passage
from labelwise.vocab.classes import Named, class_of, scan, with_phrases

_WHOLE = Kind(whole=True)
_WARNING = Kind(whole=False, warning=True)
_SECTIONS: dict[str, Kind] = {
    "drug_interactions": _WHOLE,
    "boxed_warning": _WARNING,
    "contraindications": Kind(whole=False),
    "warnings_and_cautions": _WARNING,
    "warnings": _WARNING,
    "precautions": _WARNING,
    "dosage_and_administration": Kind(whole=False, dosage=True),
    "ask_doctor_or_pharmacist": _WHOLE,
    "do_not_use": Kind(whole=False),
    "ask_doctor": Kind(whole=False),
    "when_using": Kind(whole=False),
}
# Sections told to everybody over the counter: "ask a doctor before use if you are taking" stands in the heading.
_DEFAULT_ACTION: dict[str, InteractionAction] = {
    "ask_doctor_or_pharmacist": "caution",
    "ask_doctor": "caution",
    "do_not_use": "avoid",
}
_FOLLOW_UP = re.compile(
    r"^(?:Therefore|Avoid|Monitor|Closely|Carefully|Frequent|Measure|Assess|Discontinue|Consider|Reduce|If\s+(?:co|con|use|such)|When|Use\s+caution|Caution|Dos(?:e|age)"
    r"|Such|These|Patients|Concomitant\s+use|This\s+combination|It\s+is|The\s+(?:dose|combination)|Adjust|Close)\b"
)
_LIST_OF = re.compile(r"(?:\S+\s+){0,2}[Ll]ist\s+of\b")
_LISTING = re.compile(r"\b(?:includes?|are|such\s+as|examples?|[Ll]ist\s+of)\b")


# Classes that warnings speak of in general: "use of antibacterials promotes overgrowth".
_GENERIC = frozenset({"antibiotic", "cytotoxic", "vaccine"})


class _Sentence(NamedTuple):
    text: str
    start: int
    named: list[Named]
    how: Speaks
    following: str


class _Said(NamedTuple):
    """What the sentence says of one object, and the effect it tells."""

    text: str
    effect: str | None


class _Reading(NamedTuple):
    label: Label
    drug: Drug
    own: Own


def interactions(label: Label) -> Extracted:
    """Return the interactions of a label; candidates are the sentences and table rows that name something."""
    reading = _Reading(label, drug_of(label), own_of(label))
    facts: list[InteractionFact] = []
    candidates = 0
    seen: set[str] = set()
    for key, kind in _SECTIONS.items():
        for passage in label.passages(key):
            accepted: dict[str, InteractionAction] = {}
            for sentence in _sentences_of(passage, kind, reading.own, seen):
                made = list(_read(reading, key, kind, passage, sentence, accepted))
                candidates += bool(made)
                facts.extend(made)
    section = label.sections.get("drug_interactions")
    if section is not None and section.table_spans:
        rows = list(table_facts(label, reading.drug, reading.own, section))
        candidates += len(rows)
        facts.extend(rows)
    told = contraindicated_with(label)
    facts.extend(_further(told, facts, reading.own))
    return Extracted(tuple(merge(facts)), max(candidates, 1) if facts else candidates)


def _further(told: Extracted, facts: list[InteractionFact], own: Own) -> Iterator[InteractionFact]:
    """Yield what lists of contraindicated drugs name beyond the sentences, where the vocabulary knows it."""
    for fact in told.facts:
        if not isinstance(fact, InteractionFact):
            continue
        if re.search(r"(?:similar|related)\s+(?:to\s+)?" + re.escape(fact.object), fact.citation.quote or ""):
            continue
        names = scan(fact.object).names
        whole = [n for n in names if n.kind != "plain" and n.end - n.start > 0.6 * len(fact.object)]
        entry = class_of(fact.object)
        if (whole or entry) and not any(own.is_own(n, "") for n in whole):
            yield InteractionFact(
                set_id=fact.set_id,
                drug=fact.drug,
                citation=fact.citation,
                object=_ARTICLE.sub("", fact.object.lower() if fact.object_kind == "drug" else fact.object),
                member_of=fact.member_of,
                object_kind=whole[0].kind if whole and whole[0].kind != "plain" else fact.object_kind,
                action="contraindicated",
            )


def _sentences_of(passage: Passage, kind: Kind, own: Own, seen: set[str]) -> Iterator[_Sentence]:
    """Yield each new sentence that names something else than the drug and may speak of interactions."""
    found = scan(passage.text)
    if not found.names and not found.stems:
        return
    starts = [n.start for n in found.names]
    spans = list(apart(passage.text, list(sentences(passage.text)), found.names))
    for i, (start, end) in enumerate(spans):
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        stems = bisect_left(found.stems, start) < bisect_left(found.stems, end)
        names = found.names[low:high]
        if not stems and all(n.kind == "plain" or n.key in own.names for n in names):
            continue
        text = passage.text[start:end]
        if text in seen:
            continue
        seen.add(text)
        how = speaks(kind, text)
        if how == "no" and not _LISTING.search(text):
            continue
        here = [Named(n.name, n.key, n.kind, n.start - start, n.end - start) for n in names]
        if stems:
            here = with_phrases(here, text)
        if any(n.kind != "plain" and n.key not in own.names for n in here):
            follow = passage.text[spans[i + 1][0] : spans[i + 1][1]] if i + 1 < len(spans) else ""
            yield _Sentence(text, start, here, how, follow)


def _read(
    reading: _Reading,
    key: str,
    kind: Kind,
    passage: Passage,
    sentence: _Sentence,
    accepted: dict[str, InteractionAction],
) -> Iterator[InteractionFact]:
    own, how = reading.own, sentence.how
    default = _DEFAULT_ACTION.get(key)
    if how == "no":
        if sentence.named[0].key not in accepted:
            return
        how, default = "strong", accepted[sentence.named[0].key] if _LIST_OF.match(sentence.text) else default
    objects = objects_in(sentence.text, sentence.named, own, how == "strong", set_aside=not kind.whole)
    if not kind.whole:
        objects = [o for o in objects if o.named.key not in own.partners]
    if not objects:
        return
    citation = cite_passage(reading.label, passage, sentence.start, sentence.start + len(sentence.text))
    follow = sentence.following if _FOLLOW_UP.match(sentence.following) else ""
    waits = waits_in(sentence.text, own.words, [o.named for o in objects])
    if not kind.whole and not waits:
        objects = [o for o in objects if o.named.key not in _GENERIC]
    for one in objects:
        low, high = item_at(sentence.text, one.named.start, one.named.end)
        text, mine = sentence.text[low:high], [w for w in waits if low <= w.at < high]
        clause = clause_at(text, one.named.start - low, one.named.end - low)
        action = _action(text, clause, follow, default)
        if action == "unstated" and does_not_matter(sentence.following):
            action = "none_expected"
        if key == "contraindications" and action not in ("none_expected", "avoid", "not_advised"):
            action = "contraindicated"
        if one.named.kind == "class":
            accepted[one.named.key] = action
        if kind.dosage and (action == "none_expected" or (action == "unstated" and not mine)):
            continue
        said = side_at(text, one.named.start - low, one.named.end - low)
        effect = effect_on(f"{said} {follow}".strip(), one.named, sentence.named, own.words)
        yield from _facts(reading, citation, text, _Said(f"{said} {follow}", effect), one, action, mine)


def _action(text: str, clause: str, follow: str, default: InteractionAction | None) -> InteractionAction:
    if says_none(clause) and action_in(clause) not in ("contraindicated", "avoid", "not_advised"):
        return "none_expected"
    if _FOR_A_DISEASE.search(follow):
        follow = ""
    return action_in(clause) or action_in(text) or (action_in(follow) if follow else None) or default or "unstated"


_ARTICLE = re.compile(r"^(?:an?|the|other|any)\s+", re.IGNORECASE)
_FOR_A_DISEASE = re.compile(r"^Avoid\b.{0,60}\bin\s+(?:\w+\s+){0,2}patients\s+with\b")


def _facts(
    reading: _Reading,
    citation: Citation,
    text: str,
    said: _Said,
    one: Object,
    action: InteractionAction,
    waits: list[Wait],
) -> Iterator[InteractionFact]:
    none = action == "none_expected"
    mine: list[Wait | None] = [] if none or one.member_of else [w for w in waits if w.days >= 1 or action != "separate"]
    for wait in mine or [None]:
        yield InteractionFact(
            set_id=reading.label.set_id,
            drug=reading.drug,
            citation=citation,
            object=one.named.name,
            member_of=one.member_of,
            object_kind=one.named.kind if one.named.kind != "plain" else "substance",
            action=action,
            scope=scope_of(text) if none else None,
            effect=None if none else said.effect,
            washout_days=wait.days if wait else None,
            washout_text=wait.text if wait else None,
            washout_direction=wait.direction if wait else None,
            mechanism=None if none else mechanism_of(one.member_of or one.named.name, said.text),
        )
