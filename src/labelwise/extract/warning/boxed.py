"""Boxed warnings: the box itself, and boxes that stand under a mere heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.cite import cite_passage, not_understood
from labelwise.extract.sentences import sentences
from labelwise.extract.warning.actions import action_of, action_on_stopping
from labelwise.extract.warning.said import group_of
from labelwise.facts import Drug, Fact, Reason, WarningFact
from labelwise.label import Label, Passage
from labelwise.vocab.topics import Topic, topics_in

_JOINTS = r"(?:and|or|of|the|in|with|to|for|from|including|due|a|on|by)(?![\w-])"
_WORD = rf"(?:QTc\b|\(?[A-Z0-9][A-Z0-9'’\-/,;:&()®™]*(?![\w]|[a-z])|{_JOINTS})"
_TITLE = re.compile(rf"(?:\b(?:BOXED\s+)?WARNINGS?\b\s*[:\-–]?\s*)(?P<title>{_WORD}(?:\s+{_WORD})*)")
_HEADING = re.compile(r"\b(?:BOXED\s+WARNINGS?|Boxed\s+Warnings?)\b")
_VAGUE = frozenset(
    {
        "monitoring",
        "interaction",
        "older_people",
        "children",
        "rems",
        "overdose",
        "lactation_risk",
        "mortality",
        "psychiatric",
    }
)
# A box that names overdose in its title means it; in its text it only comes along.
_VAGUE_IN_TITLE = _VAGUE - {"overdose"}
_OF_DEATHS = re.compile(r"\b(?:deaths?\s+appeared\s+to|causes?\s+of\s+death)", re.I)
_ENUMERATED = re.compile(r"^(?:and\s+|(?:BOXED\s+)?WARNINGS?\b[\s:]*)*(?:\([A-D]\)\s+)?")
_LETTER_LEFT = re.compile(r"\s*\([A-D]\)$")
_ABBREVIATED = re.compile(r"\s*\([^()]*\)")
_PHRASES = re.compile(r"(,\s*(?:and\s+|AND\s+)?|;\s*|\s+(?:and|AND|or|OR)\s+|\s+(?=\([A-D]\)\s))")
_SAME = 20  # letters that tell that a title, printed twice, begins anew
_LONGEST_BOX = 4000


def boxes(label: Label) -> Iterator[Passage]:
    """Yield the text of each box: the boxed-warning section, else a heading that says so elsewhere."""
    found = list(label.passages("boxed_warning"))
    yield from found
    if found:
        return
    for key in ("spl_unclassified_section", "warnings"):
        for passage in label.passages(key):
            m = _HEADING.search(passage.text)
            if m and not re.search(
                r"\bsee\s+(?:the\s+)?$|\[\s*see\s*$", passage.text[max(0, m.start() - 12) : m.start()], re.IGNORECASE
            ):
                text = passage.text[m.start() : m.start() + _LONGEST_BOX]
                if m.start() < 200:
                    yield Passage(passage.section, passage.part, passage.start + m.start(), text)
                    return


def boxed_warnings(label: Label, drug: Drug, own: frozenset[str]) -> Iterator[Fact]:
    """Yield a warning for each risk that a box names; a box that names none is not understood."""
    seen: set[str] = set()
    for passage in boxes(label):
        title = _title(passage.text, own)
        found = _risks(passage.text, title)
        if not found and not seen and title:
            yield _other(label, drug, passage, title)
        elif not found and not seen:
            yield not_understood(
                label,
                cite_passage(label, passage, 0, len(passage.text)),
                "warning",
                Reason.HEADING_WITHOUT_TEXT if len(passage.text) < 60 else Reason.TOPIC_NOT_UNDERSTOOD,
            )
        for at, topic, name in found:
            if topic.id in seen:
                continue
            seen.add(topic.id)
            start, end = _around(passage.text, at)
            said = passage.text[start:end]
            told = _told_in(said, topic) or _told_elsewhere(passage.text, topic)
            yield WarningFact(
                set_id=label.set_id,
                drug=drug,
                citation=cite_passage(label, passage, start, end),
                topic=topic.id,
                title=name,
                boxed=True,
                action=told,
                group=group_of(said.lower()),
            )


def _other(label: Label, drug: Drug, passage: Passage, title: str) -> WarningFact:
    """Return the warning of a box whose title fits no topic: it is shown under its own words."""
    cited = passage.text[:400]
    return WarningFact(
        set_id=label.set_id,
        drug=drug,
        citation=cite_passage(label, passage, 0, len(cited)),
        topic="other",
        title=title,
        boxed=True,
        action=action_of(cited.lower()),
    )


def _title(text: str, own: frozenset[str]) -> str:
    """Return the box's title: its words in capitals, without the drug's name that opens the text behind it."""
    found = _TITLE.search(text[:600])
    whole = re.split(r"\s(?:BOXED\s+)?WARNINGS?\b", found["title"])[0] if found else ""
    whole = _ENUMERATED.sub("", whole)
    again = whole.find(whole[:_SAME], _SAME)
    whole = whole[:again] if again > 0 else whole
    words = whole.split() if len(whole) > 5 else []
    while words and (words[-1].lower().strip("®™") in own or words[-1].islower() or len(words[-1]) == 1):
        words.pop()
    return " ".join(words).strip(" ,;:-")


def _risks(text: str, title: str) -> list[tuple[int, Topic, str]]:
    """Return (place, topic, words) of the risks: those of the box's title, else those of its text."""
    if title:
        named = _title_risks(text, title)
        special = [n for n in named if n[1].id not in _VAGUE_IN_TITLE]
        if named:
            return special or named
    named = [(p, t, t.name) for p, t in topics_in(text) if not _OF_DEATHS.search(text[slice(*_around(text, p))])]
    newborn = any(t.id == "neonatal_withdrawal" for _, t, _ in named)
    special = [n for n in named if n[1].id not in _VAGUE and not (newborn and n[1].id == "embryo_fetal_toxicity")]
    return (special or named)[:6]


def _title_risks(text: str, title: str) -> list[tuple[int, Topic, str]]:
    """Return the risks of a box's title; phrases of one topic stand together as its words."""
    by_topic: dict[str, tuple[int, Topic, str]] = {}
    before: list[
        str
    ] = []  # topics of the phrase before: "THOUGHTS AND BEHAVIORS" are one phrase where only one is known
    pieces = _PHRASES.split(title)
    for joint, phrase in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        words = _LETTER_LEFT.sub("", _ENUMERATED.sub("", " ".join(phrase.split()).strip(" :-")))
        topics = topics_in(_ABBREVIATED.sub("", words))[:2]
        if not topics and words and joint.strip().lower() in ("and", "or"):
            for known in before:
                at, topic, said = by_topic[known]
                by_topic[known] = (at, topic, f"{said} {joint.strip()} {words}")
            continue
        before = [topic.id for _, topic in topics]
        for _, topic in topics:
            at, _, said = by_topic.get(topic.id, (max(text.find(words), 0), topic, ""))
            by_topic[topic.id] = (at, topic, f"{said}; {words}" if said else words)
    return list(by_topic.values())


def _told_in(text: str, topic: Topic) -> str | None:
    return action_on_stopping(text.lower()) if topic.id == "withdrawal" else action_of(text.lower())


def _told_elsewhere(text: str, topic: Topic) -> str | None:
    """Return what the reader is told to do in the first sentence of a box that speaks of a topic and says it."""
    for start, end in sentences(text):
        said = text[start:end]
        if topic.words.search(said.lower()) and (action := _told_in(said, topic)) is not None:
            return action
    return None


def _around(text: str, at: int) -> tuple[int, int]:
    """Return the sentence around a place."""
    start = max(text.rfind(". ", 0, at) + 2, 0) if text.rfind(". ", 0, at) >= 0 else 0
    end = text.find(". ", at)
    return start, min(end + 1 if end >= 0 else len(text), start + 500)
