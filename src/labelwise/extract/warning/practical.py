"""Practical directions: how to take it, a missed dose, what to check, restricted programmes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.cite import cite_passage
from labelwise.extract.sentences import sentence_around
from labelwise.extract.stems import holds, lower
from labelwise.facts import Drug, WarningFact
from labelwise.label import Label, Passage


class _Rule(NamedTuple):
    """A direction: its topic and title, the action, a plain piece of text to look for first, and the words."""

    topic: str
    title: str
    action: str
    stem: str
    words: re.Pattern[str]
    unless: re.Pattern[str] | None = None


def _rule(topic: str, title: str, action: str, stem: str, words: str, unless: str | None = None) -> _Rule:
    return _Rule(topic, title, action, stem, re.compile(words), re.compile(unless) if unless else None)


_NOT_A_DIRECTION = r"\bstud(?:y|ies|ied)\b|\btrials?\b|bioavailab|\bauc\b|c\s?max\b|compared"
_RULES = (
    _rule(
        "administration",
        "take with or without food",
        "none",
        "food",
        r"(?:with\s+or\s+without|without\s+regard\s+to|regardless\s+of"
        r"|independent\w*\s+of)\s+(?:\w+\s+)?(?:food|meals?)",
        _NOT_A_DIRECTION,
    ),
    _rule(
        "administration",
        "take with or without food",
        "none",
        "meal",
        r"(?:with\s+or\s+without|without\s+regard\s+to|regardless\s+of|independent\w*\s+of)\s+(?:\w+\s+)?meals?",
        _NOT_A_DIRECTION,
    ),
    _rule(
        "administration",
        "take on an empty stomach",
        "take_fasting",
        "empty stomach",
        r"on\s+an\s+empty\s+stomach",
        rf"{_NOT_A_DIRECTION}|\bor\s+(?:with|after)",
    ),
    _rule(
        "administration",
        "take with food",
        "take_with_food",
        "food",
        r"(?:tak\w+|giv\w+|administer\w*|dos\w+|swallow\w*|ingest\w*"
        r"|used?)\s+(?:[^.;]{0,70}\s)?(?:together\s+)?with\s+(?:a\s+)?(?:food|meals?)",
        rf"with\s+or\s+without|without\s+regard|\bnot\s+(?:\w+\s+){{0,4}}with\s+food|{_NOT_A_DIRECTION}"
        rf"|if\s+[^.]*(?:upset|nausea|stomach)",
    ),
    _rule(
        "administration",
        "take with a meal",
        "take_with_food",
        "meal",
        r"(?:tak\w+|giv\w+|administer\w*|dos\w+|swallow\w*)\s+(?:[^.;]{0,70}\s)?(?:with"
        r"|immediately\s+after|right\s+after)\s+(?:a\s+|the\s+|each\s+)?"
        r"(?:\w+\s+){0,2}meals?",
        rf"with\s+or\s+without|without\s+regard|{_NOT_A_DIRECTION}",
    ),
    _rule(
        "administration",
        "take before meals",
        "take_before_meals",
        "before",
        r"(?:tak\w+|giv\w+|administer\w*|dos\w+)\s+(?:[^.;]{0,70}\s)?before\s+(?:a\s+|each\s+"
        r"|the\s+)?(?:\w+\s+){0,2}(?:meals?|eating|breakfast)",
        _NOT_A_DIRECTION,
    ),
    _rule(
        "administration",
        "do not crush, chew, split or dissolve",
        "do_not_crush",
        "crush",
        r"(?:\bnot\b|never|avoid|without)\s+(?:[^.;]{0,60})?crush|swallow\w*\s+whole[^.;]{0,80}crush",
        r"\bmay\s+be\s+crushed|can\s+be\s+crushed",
    ),
    _rule("administration", "may be crushed", "none", "crush", r"(?:may|can)\s+be\s+(?:\w+\s+){0,2}crushed"),
    _rule(
        "administration",
        "swallow whole",
        "do_not_crush",
        "whole",
        r"swallow\w*\s+(?:[^.;]{0,40}\s)?whole|whole[^.;]{0,20}swallow",
    ),
    _rule(
        "administration",
        "shake well before use",
        "shake",
        "shake",
        r"\bshake\w*\s+(?:[^.;]{0,40}\s)?(?:well|before|vigorously)|shaken\s+well",
    ),
    _rule(
        "administration",
        "stay upright after taking it",
        "stay_upright",
        "upright",
        r"(?:remain|stay|keep|be)\w*\s+(?:[^.;]{0,30}\s)?upright|sit\w*\s+or\s+stand\w*\s+upright",
    ),
    _rule(
        "administration",
        "take with a full glass of water",
        "take_with_water",
        "glass of water",
        r"(?:full|8\s*(?:oz|ounce))[^.;]{0,30}glass",
    ),
    _rule(
        "missed_dose",
        "if a dose is missed: skip it",
        "skip",
        "miss",
        r"miss[^.;]{0,90}(?:skip|do\s+not\s+(?:take|make\s+up|administer))",
    ),
    _rule(
        "missed_dose",
        "if a dose is missed: take it as soon as possible",
        "take_soon",
        "miss",
        r"miss[^.]{0,120}as\s+soon\s+as",
    ),
    _rule(
        "missed_dose",
        "do not double a dose to make up for a missed one",
        "do_not_double",
        "double",
        r"\bnot\s+[^.;]{0,50}doubl|\bnot\s+take\s+(?:a\s+)?double",
    ),
    _rule(
        "missed_dose",
        "start again from the first dose after a break",
        "restart",
        "interrupt",
        r"(?:interrupt|discontinu|miss)\w*[^.]{0,140}(?:re-?start\w*|re-?initiat\w*"
        r"|re-?titrat\w*)[^.]{0,80}(?:initial|starting|lowest|dose|titrat)",
    ),
)
# A test, pieces of plain text of which a sentence that names it holds one, and the words.
_CHECKS = (
    (
        "liver tests",
        "liver|hepatic|transaminase|alt|ast|aminotransferase|bilirubin",
        r"(?:liver|hepatic)\s+(?:function|enzymes?|tests?|panel)|transaminase|\balt\b|\bast\b"
        r"|aminotransferase|bilirubin",
    ),
    (
        "kidney function",
        "renal|kidney|creatinine|egfr",
        r"(?:renal|kidney)\s+function|serum\s+creatinine|\bcreatinine\b|\begfr\b",
    ),
    (
        "blood counts",
        "count|cbc|anc|hemoglobin",
        r"blood\s+(?:cell\s+)?counts?|\bcbc\b|platelet\s+counts?|neutrophil\s+counts?|\banc\b|hemoglobin",
    ),
    ("heart tracing", "ecg|electrocardiogra|qt", r"\becgs?\b|electrocardiogra|\bqtc?\b"),
    ("blood pressure", "blood", r"blood\s+pressure"),
    (
        "blood sugar",
        "glucose|sugar|hba1c",
        r"blood\s+(?:glucose|sugar)|plasma\s+glucose|\bhba1c\b|glucose\s+level|fasting\s+glucose",
    ),
    (
        "electrolytes",
        "electrolyte|serum|potassium",
        r"electrolyte|serum\s+(?:potassium|sodium|calcium|magnesium|phosph)|potassium\s+level",
    ),
    (
        "blood level of the drug",
        "concentration|level|trough",
        r"(?:serum|plasma|blood|trough|drug)\s+(?:\w+\s+)?(?:concentrations?|levels?)\s+(?:should"
        r"|must)?\s*(?:be\s+)?(?:monitor|measur|obtain)|monitor\w*\s+(?:\w+\s+)?trough",
    ),
    ("clotting (INR)", "inr|prothrombin", r"\binr\b|prothrombin\s+time"),
    ("thyroid function", "tsh|thyroid", r"\btsh\b|thyroid\s+(?:function|tests?)"),
    ("blood fats", "lipid|cholesterol|triglycerid", r"\blipid|cholesterol|triglycerid"),
    (
        "eyes",
        "eye|ophthalm|retinal|vision",
        r"(?:eye|ophthalm\w+|retinal|vision)\s+(?:exam\w*|test\w*|evaluat\w*|monitor\w*)",
    ),
    ("pregnancy", "pregnancy", r"pregnancy\s+(?:test|status)"),
    ("tuberculosis", "tubercul|tb", r"(?:latent|active)\s+(?:\w+\s+)?(?:tubercul\w+|tb)\b|tuberculin"),
    ("hepatitis B", "hepatitis|hbv|hbsag", r"hepatitis\s+b|\bhbv\b|\bhbsag\b"),
    ("body weight and growth", "height|growth|weight", r"\b(?:height|growth)\b|body\s+weight|\bweight\b"),
)
_CHECKING = re.compile(
    r"\b(?:monitor\w*|obtain|measure|check|test|assess|evaluat\w+|perform\w*|determin\w+|verify|screen\w*)\b"
)
_NO_CHECK = re.compile(r"difficult|diffcult|estimat|calculat|formula|not\s+(?:necessary|required|needed)|was|were")
_WHEN = re.compile(
    r"\b(?:before\s+(?:\w+\s+){0,2}(?:starting|initiat\w+|treatment|therapy|the\s+first)"
    r"|prior\s+to\s+(?:\w+\s+){0,2}(?:initiat\w+|starting|treatment|therapy)"
    r"|at\s+baseline|periodically|regularly|every\s+(?:\d+|two|three|four"
    r"|six)?\s*(?:to\s+\d+\s+)?(?:days?|weeks?|months?|year)|weekly|monthly|annually"
    r"|during\s+(?:treatment|therapy)|throughout\s+(?:treatment|therapy))"
)
_CHECK_PATTERNS = tuple((name, tuple(stems.split("|")), re.compile(words)) for name, stems, words in _CHECKS)
_SECTIONS = ("dosage_and_administration",)
_PROGRAMMES = ("warnings_and_cautions", "boxed_warning", "warnings")
_REMS = re.compile(
    r"\b(?:available\s+only\s+through|restricted\s+(?:distribution\s+)?program|enroll\w*\s+in\s+the"
    r"|certified)\b"
)
_ACTIVE = {"none": None}


def practical(label: Label, drug: Drug) -> Iterator[WarningFact]:
    """Yield the practical directions of a label, each title once."""
    told: set[str] = set()
    for passage in label.passages(*_SECTIONS):
        lowered = lower(passage.text)
        for topic, title, action, span in (*_directions(passage.text, lowered), *_checks(passage.text, lowered)):
            if title not in told:
                told.add(title)
                yield _made(label, drug, passage, topic, title, action, span)
    for passage in label.passages(*_PROGRAMMES):
        place = _programme(passage.text) if "rems" not in told else None
        if place is not None:
            told.add("rems")
            yield _made(label, drug, passage, "rems", "restricted programme (REMS)", "enroll", place)


def _directions(text: str, lowered: str) -> Iterator[tuple[str, str, str | None, tuple[int, int]]]:
    done: set[str] = set()
    for rule in _RULES:
        if rule.title in done:
            continue
        for span in _around(text, lowered, rule.stem):
            sentence = lowered[span[0] : span[1]]
            if rule.words.search(sentence) and not (rule.unless and rule.unless.search(sentence)):
                done.add(rule.title)
                yield rule.topic, rule.title, _ACTIVE.get(rule.action, rule.action), span
                break


def _checks(text: str, lowered: str) -> Iterator[tuple[str, str, str | None, tuple[int, int]]]:
    """Yield what is to be checked and when: a sentence of a direction to check, and the tests that it names."""
    done: set[str] = set()
    seen: set[tuple[int, int]] = set()
    for stem in ("monitor", "obtain", "measur", "assess", "check", "evaluat", "perform", "test for", "verify"):
        for span in _around(text, lowered, stem):
            if span in seen or span[1] - span[0] > 500:
                continue
            seen.add(span)
            sentence = lowered[span[0] : span[1]]
            if not _CHECKING.search(sentence) or _NO_CHECK.search(sentence):
                continue
            for name, stems, words in _CHECK_PATTERNS:
                if name not in done and holds(sentence, stems) and words.search(sentence):
                    done.add(name)
                    when = _WHEN.search(sentence)
                    said = f" ({' '.join(when.group().split())})" if when else ""
                    yield "monitoring", f"check {name}{said}", "monitor", span


def _programme(text: str) -> tuple[int, int] | None:
    """Return the sentence that names a restricted programme of this drug."""
    for name in ("REMS", "Risk Evaluation and Mitigation"):
        at = text.find(name)
        for _ in range(4):
            if at < 0:
                break
            start, end = sentence_around(text, at)
            if _REMS.search(text[start:end].lower()):
                return start, end
            at = text.find(name, max(end, at + 1))
    return None


def _around(text: str, lowered: str, stem: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences in which a plain piece of text stands, at most six."""
    at, looked = lowered.find(stem), 0
    while at >= 0 and looked < 6:
        start, end = _bounds(text, at)
        yield start, end
        looked += 1
        at = lowered.find(stem, max(end, at + 1))


def _bounds(text: str, at: int) -> tuple[int, int]:
    """Return the rough bounds of the sentence around a place: exact ones take too long for every candidate."""
    start = max(text.rfind(". ", max(0, at - 600), at) + 2, text.rfind("• ", max(0, at - 600), at) + 2, at - 600, 0)
    stop = text.find(". ", at, at + 600)
    bullet = text.find(" • ", at, stop if stop >= 0 else at + 600)
    end = bullet if bullet >= 0 else stop + 1 if stop >= 0 else min(len(text), at + 600)
    return start, end


def _made(
    label: Label, drug: Drug, passage: Passage, topic: str, title: str, action: str | None, span: tuple[int, int]
) -> WarningFact:
    return WarningFact(
        set_id=label.set_id,
        drug=drug,
        citation=cite_passage(label, passage, *span),
        topic=topic,
        title=title,
        action=action,
    )
