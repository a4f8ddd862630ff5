"""Fact kind `warning`, from the box, the numbered warnings and the sentences of older labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.cite import drug_of
from labelwise.extract.extracted import Extracted
from labelwise.extract.sentences import sentences
from labelwise.extract.warning.boxed import boxed_warnings
from labelwise.extract.warning.made import own_names, warning_fact
from labelwise.extract.warning.practical import practical
from labelwise.extract.warning.said import said_in
from labelwise.extract.warning.stopping import STOPPING, is_stopping, stopping
from labelwise.facts import Drug, Fact, WarningFact
from labelwise.label import SECTIONS, Heading, Label, Passage, Section
from labelwise.vocab.topics import Topic, topics_in

_NUMBERED = ("warnings_and_cautions",)
_OLDER = ("warnings", "precautions")
_READ = 1200  # characters of a warning's text in which its action, signs and onset are looked for
# Topics that a mere sentence does not make a warning of: other facets hold them, or every label speaks of them.
_NOT_BY_SENTENCE = frozenset(
    {
        "monitoring",
        "older_people",
        "children",
        "lactation_risk",
        "mortality",
        "interaction",
        "fertility",
        "rems",
        "excipient",
    }
)


def warnings(label: Label) -> Extracted:
    """Return the warnings of a label; candidates are boxes, numbered headings and sentences that name a topic."""
    drug, own = drug_of(label), own_names(label)
    facts: list[Fact] = list(boxed_warnings(label, drug, own))
    for section in (label.sections[k] for k in _NUMBERED if k in label.sections):
        for heading, end in _bodies(section):
            facts.extend(_numbered(label, drug, own, section, heading, end))
    for passage in label.passages(*_OLDER):
        facts.extend(_sentences(label, drug, own, passage))
    if not any(isinstance(f, WarningFact) and f.topic == "withdrawal" and not f.boxed for f in facts):
        for passage in label.passages(*STOPPING):
            facts.extend(stopping(label, drug, own, passage))
    candidates = len(facts)
    facts = [*_once(facts), *practical(label, drug)]
    return Extracted(tuple(facts), max(candidates, len(facts)))


def _bodies(section: Section) -> Iterator[tuple[Heading, int]]:
    """Yield each numbered heading of the second level with the end of what stands under it."""
    heads = [h for h in section.headings if h.number.count(".") == 1]
    for i, head in enumerate(heads):
        same = i + 1 < len(heads) and heads[i + 1].part == head.part
        yield head, heads[i + 1].start if same else len(section.parts[head.part])


def _numbered(
    label: Label, drug: Drug, own: frozenset[str], section: Section, heading: Heading, end: int
) -> Iterator[WarningFact]:
    """Yield the warning of a heading, one for each topic that its title names; `other` where the title names none."""
    part = section.parts[heading.part]
    body = part[heading.end : min(end, heading.end + _READ)]
    title = _title(heading.title, body)
    named = _topics_of_title(title, body)
    passage = Passage(section, heading.part, heading.start, part[heading.start : min(end, heading.start + 400)])
    said = said_in(body, own)
    about: list[Topic | None] = [*named[:3]] or [None]
    for topic in about:
        yield warning_fact(label, drug, passage, (0, len(passage.text)), topic, title, said)


_GENERAL = re.compile(
    r"\b(?:risks?|adverse|reactions?|effects?|general|serious|complications?|worsening|potential"
    r"|other|precautions?|toxicit\w+"
    r"|safety|symptoms)\b",
    re.IGNORECASE,
)


def _topics_of_title(title: str, body: str) -> list[Topic]:
    """Return the topics of a title; of one in general words the first special topic of its first sentence."""
    named = [t for _, t in topics_in(title)]
    if named or not _GENERAL.search(title):
        return named
    first = body[: body.find(". ") + 1 or 300][:300]
    return [t for _, t in topics_in(first) if t.id not in _NOT_BY_SENTENCE and t.id != "embryo_fetal_toxicity"][:1]


def _title(title: str, body: str) -> str:
    """Return a heading's words without the first word of the text, which flattened text leaves hanging there."""
    words = title.split()
    if len(words) > 1 and body.lstrip()[:1].islower() and words[-1][:1].isupper():
        words.pop()
    return " ".join(words).strip(" -–:")


_WARNS = re.compile(
    r"\b(?:may|can|could|should|must|risk|reported|caution|warn\w*|occur\w*|caus\w*|avoid|increas\w*|contraindicated"
    r"|not\s+(?:be\s+)?recommended|associated|discontinu\w*|observed)\b"
)
_DENIED = re.compile(
    r"\b(?:rats?|mice|rabbits?|dogs?|monkeys?|animals?|in\s+vitro|in\s+none|no\s+(?:evidence|reports?"
    r"|increase\w*|association"
    r"|causal|effect\w*|clinically)|not\s+(?:been\s+)?(?:associated|reported|observed|shown|known|established|studied"
    r"|affect\w*|cause\w*)|registry|unlikely|(?:geriatric|pediatric)\s+use|nursing\s+mothers)\b"
)
_UNBORN = re.compile(r"harm|defect|teratogen|malform|contraindicated|should\s+not|toxicity|injury")
_OTHER_SUBSECTION = re.compile(
    r"^(?:pregnancy|teratogenic|nursing|lactation|pediatric|geriatric|labor|carcinogen|drug\s+interactions?"
    r"|information\s+for|laboratory\s+tests|drug[/\s]*laboratory|usage\s+in|use\s+in)",
    re.IGNORECASE,
)


def _sentences(label: Label, drug: Drug, own: frozenset[str], passage: Passage) -> Iterator[WarningFact]:
    """Yield, for an older label, a warning of the first sentence that names each topic, with what follows it."""
    told: set[str] = set()
    spans = list(sentences(passage.text))
    away = _other_subsections(passage)
    for i, (start, end) in enumerate(spans):
        lowered = passage.text[start:end].lower()
        if not _WARNS.search(lowered) or _DENIED.search(lowered):
            continue
        if any(low <= passage.start + start < high for low, high in away):
            continue
        topics = [t for _, t in topics_in(passage.text[start:end]) if t.id not in told and _is_warned_of(t, lowered)]
        if topics:
            said = said_in(passage.text[start : spans[min(i + 2, len(spans) - 1)][1]][:_READ], own)
            for topic in topics:
                told.add(topic.id)
                yield warning_fact(label, drug, passage, (start, end), topic, topic.name, said)


def _standard_title(key: str) -> str:
    """Return the title of a coded subsection: only SPL knows those without a code, and both forms must read alike."""
    name = SECTIONS.get(key)
    return name.title if name is not None and key != "spl_unclassified_section" else ""


def _other_subsections(passage: Passage) -> list[tuple[int, int]]:
    """Return the places of subsections that other facets hold: pregnancy, children, interactions, animals."""
    return [
        (r.start, r.end)
        for r in passage.section.regions
        if r.part == passage.part and _OTHER_SUBSECTION.match(_standard_title(r.key))
    ]


def _is_warned_of(topic: Topic, lowered: str) -> bool:
    """Whether a sentence that names a topic warns of it."""
    if topic.id in _NOT_BY_SENTENCE:
        return False
    if topic.id == "withdrawal":
        return is_stopping(lowered)
    return topic.id != "embryo_fetal_toxicity" or bool(_UNBORN.search(lowered))


def _once(facts: list[Fact]) -> Iterator[Fact]:
    """Yield one warning a topic, title and box; of equals the one that says more."""
    kept: dict[tuple[object, ...], WarningFact] = {}
    for fact in facts:
        if not isinstance(fact, WarningFact):
            yield fact
            continue
        key = (fact.topic, fact.boxed, fact.title)
        if key not in kept or _weight(fact) > _weight(kept[key]):
            kept[key] = fact
    yield from kept.values()


def _weight(fact: WarningFact) -> int:
    return 3 * bool(fact.signs) + 2 * (fact.action is not None) + (fact.onset is not None) + bool(fact.raised_by)
