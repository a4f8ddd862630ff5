"""Fact kind `interaction`, from every section that names what the drug must or should not meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.cite import cite, cite_passage, drug_of
from labelwise.extract.contraindication import contraindicated_with
from labelwise.extract.contraindication.washout import Washout, washouts_in
from labelwise.extract.extracted import Extracted
from labelwise.extract.interaction.clauses import action_in, effect_of, mechanism_of, says_none, scope_of
from labelwise.extract.interaction.merge import merge
from labelwise.extract.interaction.own import Own, own_of
from labelwise.extract.sentences import sentences
from labelwise.facts import Citation, Drug, InteractionFact
from labelwise.facts.interaction import InteractionAction
from labelwise.label import Label, Locator, Passage, Section
from labelwise.vocab.classes import Named, named_in

_WHOLE = ("drug_interactions",)
_CUED = ("boxed_warning", "contraindications", "warnings_and_cautions", "warnings", "precautions", "dosage_and_administration",
         "ask_doctor_or_pharmacist", "do_not_use", "ask_doctor", "when_using")  # fmt: skip
_CUE = re.compile(
    r"\b(?:concomitant\w*|concurrent\w*|simultaneous\w*|co-?administ\w+|in\s+combination|combin\w+\s+(?:with|use)|together\s+with|coadministered|when\s+(?:used|taken|given|administered)\s+with"
    r"|(?:taking|receiving|treated\s+with|use\s+of|using|use\s+with|given\s+with|interact\w*|administered\s+with|therapy\s+with|drugs?\s+(?:such\s+as|that|including|like|with|or)|medications?\s+(?:such\s+as|that|including)|agents?\s+(?:such\s+as|that)|additive|potentiat\w*|within\s+\w+\s+(?:\(\d+\)\s+)?(?:days|weeks|hours)))\b",
    re.IGNORECASE,
)
_NOT_INTERACTING = re.compile(
    r"\b(?:hypersensitiv\w*|allerg\w*|premedicat\w*|treat(?:ed|ment)\s+(?:of|for)\s+overdos\w*|cross-?react\w*|rats?|mice|monkeys?|switch\w*\s+from|instead\s+of|alternative\s+to|class\s+of\s+drugs|metaboli[sz]ed\s+to|metabolites?\s+of)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"^\s*(?:drugs?|agents?|medications?|medicines|products?)?\s*[,:;(\[-]*\s*(?:e\.?\s?g\.?|i\.e\.|such\s+as|including|includes?|for\s+example|like|examples?(?:\s+(?:of|include)[^:]{0,40})?|particularly|especially|\()",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"^[\s,;/]*(?:\([^)]{0,30}\)\s*)?[,;/\s]*(?:and|or|and/or|&)?[\s,]*(?:other\s+)?(?:low[\s-]dose\s+|intravenous\s+|oral\s+|high[\s-]dose\s+|certain\s+)?$",
    re.IGNORECASE,
)


class _Sentence(NamedTuple):
    text: str
    start: int
    named: list[Named]


def interactions(label: Label) -> Extracted:
    """Return the interactions of a label; candidates are the sentences and table rows that name something."""
    drug, own = drug_of(label), own_of(label)
    facts: list[InteractionFact] = []
    candidates = 0
    seen: set[str] = set()
    for key in (*_WHOLE, *_CUED):
        for passage in label.passages(key):
            for sentence, following in _pairs(passage):
                if sentence.text in seen or not _speaks(key, sentence.text):
                    continue
                seen.add(sentence.text)
                candidates += 1
                facts.extend(_sentence(label, drug, own, passage, sentence, following))
    section = label.sections.get("drug_interactions")
    if section is not None:
        rows = list(_table_facts(label, drug, own, section))
        candidates += len(rows)
        facts.extend(rows)
    told = contraindicated_with(label)
    facts.extend(f for f in told.facts if isinstance(f, InteractionFact))
    return Extracted(tuple(merge(facts)), candidates + told.candidates)


def _pairs(passage: Passage) -> Iterator[tuple[_Sentence, str]]:
    """Yield each sentence that names something, with the one after it."""
    spans = list(sentences(passage.text))
    named = named_in(passage.text)
    at = 0
    for i, (start, end) in enumerate(spans):
        while at < len(named) and named[at].start < start:
            at += 1
        here = []
        j = at
        while j < len(named) and named[j].end <= end:
            here.append(named[j])
            j += 1
        if here:
            follow = passage.text[spans[i + 1][0] : spans[i + 1][1]] if i + 1 < len(spans) else ""
            yield _Sentence(passage.text[start:end], start, here), follow


def _speaks(key: str, text: str) -> bool:
    if _NOT_INTERACTING.search(text):
        return False
    return key in _WHOLE or _CUE.search(text) is not None


_FOLLOW_UP = re.compile(
    r"^(?:Therefore|Avoid|Monitor|Consider|Reduce|If\s+(?:co|con|use|such)|When|Use\s+caution|Caution|Dos(?:e|age)|Such|These|Patients|Concomitant\s+use|This\s+combination|It\s+is)\b"
)


def _sentence(
    label: Label, drug: Drug, own: Own, passage: Passage, sentence: _Sentence, following: str
) -> Iterator[InteractionFact]:
    objects = [n._replace(start=n.start - sentence.start, end=n.end - sentence.start) for n in sentence.named]
    objects = [n for n in objects if not own.is_own(n, sentence.text)]
    if not objects:
        return
    said = sentence.text
    none = says_none(said) and action_in(said) not in ("contraindicated", "avoid")
    action: InteractionAction
    if none:
        action = "none_expected"
    else:
        follow = following if _FOLLOW_UP.match(following) and not named_in(following) else ""
        action = action_in(said) or action_in(follow) or "unstated"
        said = f"{said} {follow}".strip()
    citation = cite_passage(label, passage, sentence.start, sentence.start + len(sentence.text))
    waits: list[Washout] = (
        washouts_in(sentence.text, own.words) if re.search(r"\b(?:days?|weeks?|hours?)\b", sentence.text) else []
    )
    yield from _facts(label, drug, citation, said, sentence.text, objects, action, waits)


def _facts(
    label: Label,
    drug: Drug,
    citation: Citation,
    said: str,
    sentence: str,
    objects: list[Named],
    action: InteractionAction,
    waits: list[Washout],
) -> Iterator[InteractionFact]:
    effect, mechanism = effect_of(said), mechanism_of(said)
    group: Named | None = None
    last: Named | None = None
    for named in objects:
        member_of = None
        if last is not None:
            between = sentence[last.end : named.start]
            if last.kind == "class" and _LINK.match(between) and len(between) < 60:
                group = last
                member_of = group.name
            elif group is not None and _LIST.match(between):
                member_of = group.name
            else:
                group = None
        last = named
        own_waits: list[Washout | None] = [
            w for w in waits if w.days >= 1 and member_of is None and named.kind in ("class", "drug")
        ]
        for wait in own_waits or [None]:
            yield InteractionFact(
                set_id=label.set_id,
                drug=drug,
                citation=citation,
                object=named.name,
                member_of=member_of,
                object_kind=named.kind,
                action=action,
                scope=scope_of(sentence) if action == "none_expected" else None,
                effect=None if action == "none_expected" else effect,
                washout_days=wait.days if wait and action != "none_expected" else None,
                washout_text=wait.text if wait and action != "none_expected" else None,
                washout_direction=wait.direction if wait and action != "none_expected" else None,
                mechanism=None if action == "none_expected" else mechanism,
            )


_BLOCK_ROW = re.compile(
    r"^(?:clinical\s+(?:impact|effects?)|intervention|examples?|prevention|management|mechanism|effect)", re.IGNORECASE
)


def _table_facts(label: Label, drug: Drug, own: Own, section: Section) -> Iterator[InteractionFact]:
    for table in section.tables:
        block: list[str] = []
        head: list[tuple[Named, Locator]] = []
        for r, row in enumerate(table.rows):
            if r < table.header_rows:
                continue
            cells = list(dict.fromkeys(c for c in row if c.row == r))
            text = " ".join(c.text for c in cells)
            first = cells[0] if cells else None
            if first is None or not text:
                continue
            if _BLOCK_ROW.match(first.text):
                block.append(text)
                examples = first.text.lower().startswith("example")
                body = cells[1] if len(cells) > 1 else first
                if examples:
                    head.extend((n, Locator.cell(table.index, body.row, body.column)) for n in named_in(body.text))
                continue
            yield from _block(label, drug, own, section, head, " ".join(block))
            block, head = [text], []
            where = first if named_in(first.text) else next((c for c in cells if named_in(c.text)), None)
            if where is not None:
                head = [(n, Locator.cell(table.index, where.row, where.column)) for n in named_in(where.text)]
        yield from _block(label, drug, own, section, head, " ".join(block))


def _block(
    label: Label, drug: Drug, own: Own, section: Section, head: list[tuple[Named, Locator]], said: str
) -> Iterator[InteractionFact]:
    objects = [(n, at) for n, at in head if not own.is_own(n, "")]
    if not objects or not said:
        return
    none = says_none(said) and action_in(said) is None
    action: InteractionAction = "none_expected" if none else action_in(said) or "unstated"
    group = next((n for n, _ in objects if n.kind == "class"), None)
    for named, at in objects:
        yield InteractionFact(
            set_id=label.set_id,
            drug=drug,
            citation=cite(label, section, at),
            object=named.name,
            member_of=group.name if group is not None and named is not group and named.kind == "drug" else None,
            object_kind=named.kind,
            action=action,
            scope=scope_of(said) if none else None,
            effect=None if none else effect_of(said),
            mechanism=None if none else mechanism_of(said),
        )
