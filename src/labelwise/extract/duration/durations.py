"""Fact kind `duration`, from the indications and dosage sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.cite import cite, cite_passage, drug_of
from labelwise.extract.duration.patterns import PATTERNS
from labelwise.extract.extracted import Extracted
from labelwise.extract.holding import sentences_holding
from labelwise.extract.spans import SPAN, SPAN_BEGINS, Span, span_of
from labelwise.extract.stems import holds, lower, matches_at
from labelwise.facts import Drug, DurationFact, Fact
from labelwise.facts.duration import DurationLimit
from labelwise.label import Label, Locator, Passage, Section

_SECTIONS = ("indications_and_usage", "dosage_and_administration")
_NEEDLES = (
    "day", "week", "month", "year", "periodic", "reassess", "re-assess", "reevaluat", "re-evaluat", "reexamin",
    "re-examin",
)  # fmt: skip
_FLAGS = re.IGNORECASE
_NO_RESPONSE = (
    r"\b(?:no\s+(?:improvement|response|benefit)|not\s+(?:improved?|respond\w*|achieved|been\s+achieved)"
    r"|if\s+[^.]{0,60}(?:not\s+(?:improve|respond)|persist|no\s+response))\b"
)
_SPAN_AGAIN = re.sub(r"\?P<(\w+)>", r"?P<\g<1>2>", SPAN)
_STOP = re.compile(
    rf"{_NO_RESPONSE}[^.]{{0,80}}?(?:within|after|by|in)\s+{SPAN}"
    rf"|\b(?:within|after|by)\s+{_SPAN_AGAIN}[^.]{{0,80}}?\b(?:discontinu\w*|stop\w*|reevaluat\w*|reassess\w*)",
    _FLAGS,
)
_REASSESS = re.compile(
    r"\b(?:periodic\w*\s+(?:re-?assess\w*|re-?evaluat\w*|re-?examin\w*)|(?:re-?assess\w*|re-?evaluat\w*"
    r"|re-?examin\w*)\s+(?:\w+\s+){0,6}?periodic\w*|(?:should|must)\s+periodically\s+re)",
    re.IGNORECASE,
)
_TITRATION = re.compile(
    r"\b(?:increas\w+|titrat\w+|then|followed\s+by|thereafter|first\s+(?:\d+|one|two|three|four|five|six|seven)"
    r"|initial\w*|start\w*|day\s+1|loading|taper\w*|decreas\w+|reduc\w+|withdraw\w*|subsequent\w*|escalat\w+"
    r"|week\s+\d)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:stor(?:e|ed|age)|refrigerat\w*|discard|stable|reconstitut\w*|shelf|expir\w*|missed|miss\s+a\s+dose"
    r"|contracepti\w*|pregnan\w*|monitor\w*|observ\w*|wait\w*|after\s+(?:the\s+)?last\s+dose"
    r"|following\s+(?:the\s+)?last|half-?li\w*|washout|MAO\w*|monoamine|prior\s+to|before\s+(?:starting|initiating"
    r"|surgery)|clinical\s+(?:trials?|stud\w+)|were\s+treated|median|mean\b|average|before\s+a|needed\s+before|prime"
    r"|priming|test\b|rats?|mice|infus\w+\s+over|previously|history\s+of|older|of\s+age|years?\s+of|opened|opening"
    r"|cycles?|delay\w*|interrupt\w*|withhold|hold\b|resume\w*|recover\w*|apart)\b",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"\bduration\b", re.IGNORECASE)
_CELL = re.compile(SPAN, re.IGNORECASE)
_BARE = re.compile(r"^\s*(?P<low>\d+)\s*(?:(?:to|-|–)\s*(?P<high>\d+))?\s*$")


# One of these stands in every sentence that the patterns find: cheaper to look for.
_STOP_WORDS = ("improve", "respon", "benefit", "achieved", "persist", "discontinu", "stop", "reevaluat", "reassess")


def durations(label: Label) -> Extracted:
    """Return how long the drug is given; candidates are the sentences that name a time or a review."""
    drug = drug_of(label)
    facts: list[Fact] = []
    candidates = 0
    for passage in label.passages(*_SECTIONS):
        for start, end in sentences_holding(passage.text, _NEEDLES):
            sentence = passage.text[start:end]
            candidates += 1
            facts.extend(_sentence(label, drug, passage, start, sentence))
    section = label.sections.get("dosage_and_administration")
    if section is not None and any("duration" in p.lower() for p in section.parts):
        facts.extend(_tables(label, drug, section))
    if section is not None and _tells_in_tables(section):
        facts.extend(_cells(label, drug, section))
    facts.extend(_warned(label, drug))
    return Extracted(tuple(_once(facts)), candidates)


def _sentence(label: Label, drug: Drug, passage: Passage, offset: int, sentence: str) -> Iterator[DurationFact]:
    lowered = lower(sentence)
    if "periodic" in lowered and (m := _REASSESS.search(sentence)):
        yield _fact(label, drug, passage, offset, sentence, m, "reassess", None)
    if holds(lowered, _STOP_WORDS) and (m := _STOP.search(sentence)):
        yield _fact(label, drug, passage, offset, sentence, m, "stop_if_no_response", None)
        return
    if next(matches_at(SPAN_BEGINS, _CELL, lowered), None) is None:
        return
    taken: list[tuple[int, int]] = []
    for limit, needs, pattern in PATTERNS:
        if not all(holds(lowered, stems) for stems in needs):
            continue
        for m in pattern.finditer(sentence):
            if any(m.start("low") < e and s < m.end("unit") for s, e in taken) or m["unit"].lower().startswith("hour"):
                continue
            if not _fits(limit, sentence, m):
                continue
            taken.append((m.start("low"), m.end("unit")))
            yield _fact(label, drug, passage, offset, sentence, m, limit, span_of(m))


# How long a trial showed something is no limit of treatment.
_SHOWN = re.compile(
    r"\b(?:demonstrated|was\s+maintained|maintain\w*\s+(?:a\s+)?response|continued\s+to\s+respond|was\s+shown|relapse)\b",
    re.IGNORECASE,
)


_CO_MEDICATION = re.compile(r"(?<!pump )(?<!pump-)\b(?:inhibitors?|inducers?)\b", re.IGNORECASE)
# `elevated for up to a year after stopping`: what lasts is not the treatment.
_AFTERWARDS = re.compile(
    r"\s*(?:after|following)\s+(?:the\s+)?(?:discontinu\w*|stopping|cessation|(?:last|final)\s+(?:dose|treatment)|end\b)",
    re.IGNORECASE,
)
_CYCLES = re.compile(
    r"\b(?:loading|rest\s+period|(?:each|every|per|treatment|day|of\s+an?)[\s-]cycles?|days?\s+of\s+rest|days?\s+rest)\b",
    re.IGNORECASE,
)
_WAITING = re.compile(r"\s*,?\s*(?:before|between|prior|apart)\b", re.IGNORECASE)
_STEP = re.compile(
    r"\b(?:increas\w+|titrat\w+|adjust\w+|stable|steady|new\s+(?:maintenance\s+)?dose|between)\b", re.IGNORECASE
)


def _fits(limit: DurationLimit, sentence: str, m: re.Match[str]) -> bool:
    if "operative" in m.group().lower():
        return True
    near = sentence[max(0, m.start() - 100) : m.end() + 50]
    if "gestation" in sentence.lower() or "postmenstrual" in sentence.lower():
        return False  # an age before or at birth, not a time of treatment
    if _OTHER.search(near):
        return False
    if limit == "maximum" and _SHOWN.search(sentence):
        return False
    if limit != "not_established_beyond" and (_CO_MEDICATION.search(near) or _AFTERWARDS.match(sentence, m.end())):
        return False
    if limit == "minimum" and (
        _WAITING.match(sentence, m.end()) or _STEP.search(sentence[max(0, m.start() - 80) : m.start()])
    ):
        return False
    if limit == "course":
        steps = len(re.findall(r"\bfor\s+\w+\s+(?:days|weeks)\b", sentence)) > 2
        return (
            not steps
            and not _CYCLES.search(sentence)
            and not _TITRATION.search(sentence[max(0, m.start() - 80) : m.end() + 30])
        )
    return not re.search(r"\b(?:interval|apart|every|separate|older|younger)\b", m.group(), re.IGNORECASE)


def _fact(
    label: Label,
    drug: Drug,
    passage: Passage,
    offset: int,
    sentence: str,
    m: re.Match[str],
    limit: DurationLimit,
    span: Span | None,
) -> DurationFact:
    return DurationFact(
        set_id=label.set_id,
        drug=drug,
        citation=cite_passage(label, passage, offset + m.start(), offset + m.end()),
        limit=limit,
        max_days=span.high if span and limit in ("maximum", "course", "not_established_beyond") else None,
        min_days=span.low if span and (limit == "minimum" or (limit == "course" and span.low != span.high)) else None,
        text=_time_of(m),
    )


def _time_of(m: re.Match[str]) -> str:
    """Return the words of a match that name a time: a span of days, else how often a review is due."""
    groups = m.groupdict()
    for low, unit in (("low", "unit"), ("low2", "unit2")):
        if groups.get(low) and groups.get(unit):
            return " ".join(m.string[m.start(low) : m.end(unit)].split())
    periodic = _PERIODIC.search(m.group())
    return periodic.group().lower() if periodic else _short(m.group())


_PERIODIC = re.compile(r"\bperiodic\w*", re.IGNORECASE)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:16]) + (" …" if len(words) > 16 else "")


def _tables(label: Label, drug: Drug, section: Section) -> Iterator[DurationFact]:
    for table in section.tables:
        heads = max(table.header_rows, 2 if table.width > 2 else 1)
        for column in range(1, table.width):
            head = " ".join(dict.fromkeys(row[column].text for row in table.rows[:heads]))
            if not _COLUMN.search(head) or re.search(r"infusion|hours|minutes|until", head, re.IGNORECASE):
                continue
            for row in table.rows[1:]:
                read = _cell(row[column].text, in_days=re.search(r"\bdays?\b", head, re.IGNORECASE) is not None)
                if read is not None:
                    yield _table_fact(
                        label,
                        drug,
                        section,
                        Locator.cell(table.index, row[column].row, row[column].column),
                        read,
                        row[0].text,
                    )


# A cell that gives a dose with its course: `Once daily for 10 days`.
_DOSE_FOR = re.compile(
    rf"\b(?:daily|day|hours|bedtime|doses?|b\.?i\.?d\.?|t\.?i\.?d\.?|q\.?i\.?d\.?)[\s,]+for\s+(?P<upto>up\s+to\s+)?{SPAN}",
    re.IGNORECASE,
)


def _tells_in_tables(section: Section) -> bool:
    spans = section.table_spans
    return any(_DOSE_FOR.search(section.parts[part], start, end) for part, start, end in spans)


def _cells(label: Label, drug: Drug, section: Section) -> Iterator[DurationFact]:
    """Yield the courses that cells of dosing tables give with the dose."""
    for table in section.tables:
        if _NOT_A_COURSE.search(table.caption):
            continue
        for row in table.rows:
            if _NOT_A_COURSE.search(row[0].text):
                continue
            for cell in dict.fromkeys(row[1:]):
                m = _DOSE_FOR.search(cell.text)
                if m is None or cell.row != row[0].row or _TITRATION.search(cell.text) or _OTHER.search(cell.text):
                    continue
                if m["unit"].lower().startswith("hour") or len(_DOSE_FOR.findall(cell.text)) > 1:
                    continue
                place = Locator.cell(table.index, cell.row, cell.column)
                read = _Cell("maximum" if m["upto"] else "course", *span_of(m), _time_of(m))
                yield _table_fact(label, drug, section, place, read, row[0].text)


_NOT_A_COURSE = re.compile(
    r"\b(?:renal|hepatic|creatinine|dialysis|impairment|modif\w+|reduc\w+|toxicit\w+|adverse|titrat\w+|initiat\w+"
    r"|week\s*\d|days?\s*\d|conver\w+|switch\w*|taper\w*|loading|prevention\s+of\s+nausea)\b",
    re.IGNORECASE,
)


class _Cell(NamedTuple):
    limit: DurationLimit
    low: float
    high: float
    text: str


_CELL_COURSE = re.compile(rf"\W*(?:for\s+)?{SPAN}", re.IGNORECASE)
_CELL_MAXIMUM = re.compile(rf"\bup\s+to\s+{SPAN}", re.IGNORECASE)


def _cell(text: str, *, in_days: bool) -> _Cell | None:
    """Read a cell of a column of durations; what it tells of studies is no limit."""
    bare = _BARE.match(text) if in_days else None
    if bare:
        low, high = float(bare["low"]), float(bare["high"] or bare["low"])
        return _Cell("course", low, high, f"{text.strip()} days")
    if _OTHER.search(text) or re.search(r"\bstudies\b|\bhave\s+been\b", text, re.IGNORECASE):
        return None
    for limit, pattern in (("course", _CELL_COURSE), ("maximum", _CELL_MAXIMUM)):
        m = pattern.match(text) if limit == "course" else pattern.search(text)
        if m and not m["unit"].lower().startswith("hour"):
            return _Cell("course" if limit == "course" else "maximum", *span_of(m), _time_of(m))
    return None


def _table_fact(label: Label, drug: Drug, section: Section, place: Locator, read: _Cell, stub: str) -> DurationFact:
    return DurationFact(
        set_id=label.set_id,
        drug=drug,
        citation=cite(label, section, place),
        limit=read.limit,
        indication=" ".join(stub.split()[:15]) or None,
        max_days=read.high,
        min_days=read.low if read.low != read.high else None,
        text=read.text,
    )


# A limit that only the warnings name: `longer than the maximum recommended duration of 28 days`.
_WARNED = ("warnings_and_cautions", "warnings", "precautions")
_WARNED_NEEDLES = ("maximum recommended duration", "recommended maximum duration", "maximum duration of")
_WARNED_LIMIT = re.compile(
    rf"\b(?:maximum\s+recommended|recommended\s+maximum|maximum)\s+duration\s+of\s+(?:treatment\s+|therapy\s+|use\s+)?(?:of\s+|is\s+)?{SPAN}",
    re.IGNORECASE,
)


def _warned(label: Label, drug: Drug) -> Iterator[DurationFact]:
    for passage in label.passages(*_WARNED):
        for start, end in sentences_holding(passage.text, _WARNED_NEEDLES):
            sentence = passage.text[start:end]
            m = _WARNED_LIMIT.search(sentence)
            if m is not None and not m["unit"].lower().startswith("hour"):
                yield _fact(label, drug, passage, start, sentence, m, "maximum", span_of(m))


def _once(facts: list[Fact]) -> Iterator[DurationFact]:
    seen: set[tuple[object, ...]] = set()
    for fact in facts:
        if isinstance(fact, DurationFact):
            said = fact.text if fact.max_days is None and fact.min_days is None else ""
            key: tuple[object, ...] = (fact.limit, fact.max_days, fact.min_days, fact.indication, said)
            if fact.limit in ("reassess", "stop_if_no_response"):
                key = (fact.limit,)
            if key not in seen:
                seen.add(key)
                yield fact
