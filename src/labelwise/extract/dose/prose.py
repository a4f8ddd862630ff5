"""Dose statements of a passage of the dosage section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.cite import cite_passage
from labelwise.extract.dose.amounts import Amount, amounts
from labelwise.extract.dose.context import (
    about_organ,
    before_preparation,
    conditions_of,
    group_above,
    is_limit_heading,
    is_no_dose,
    is_other_heading,
    is_study_report,
    liver_condition,
    population_of,
    population_right_after,
)
from labelwise.extract.dose.evidence import is_dose, is_for_a_group
from labelwise.extract.dose.frequency import Frequency, frequency, frequency_before
from labelwise.extract.dose.indication import indication_of
from labelwise.extract.dose.lead import lead_of
from labelwise.extract.dose.other_drug import is_of_other_drug, is_other_drug
from labelwise.extract.dose.roles import Cue, cues, is_schedule, role_of
from labelwise.extract.dose.statement import Per, basis_of, cap_of, period_of_maximum, route_of
from labelwise.extract.dose.substance import substance_of
from labelwise.extract.dose.taken import taken
from labelwise.facts import DoseFact, Drug
from labelwise.facts.dose import DoseRole
from labelwise.label import Label, Passage

_REACH = 90  # characters after an amount in which its frequency is looked for
_STOP = re.compile(r"[;.](?:\s|$)|\s[•●▪]\s")


class Reader(NamedTuple):
    """What every statement of a label shares; `own` are the words of its names."""

    label: Label
    drug: Drug
    own: frozenset[str]


class _Statement(NamedTuple):
    sentence: str
    amount: Amount
    following: Amount | None
    often: Frequency | None
    role: DoseRole
    limit: str | None


def prose_doses(reader: Reader, passage: Passage, offset: int, sentence: str) -> Iterator[DoseFact]:
    """Yield the dose statements of one sentence, which starts at `offset` of the passage."""
    if is_no_dose(sentence):
        sentence = before_preparation(sentence)
    if not sentence or _is_elsewhere(passage, offset, sentence):
        return
    organ = about_organ(sentence)
    if organ and liver_condition(sentence) is None:
        return
    found = taken(sentence, list(amounts(sentence)))
    if not found:
        return
    for statement in _statements(reader, sentence, found):
        title = passage.section.title_at(passage.part, passage.start + offset + statement.amount.start)
        other = is_other_heading(title)
        if other and not is_limit_heading(title):
            continue
        if statement.role == "maximum" or not (organ or other):
            yield _fact(reader, passage, offset, statement, title)


def _is_elsewhere(passage: Passage, offset: int, sentence: str) -> bool:
    """Whether the whole sentence stands under one heading, and that is not about the dose."""
    start = passage.start + offset
    title = passage.section.title_at(passage.part, start)
    if not is_other_heading(title) or is_limit_heading(title):
        return False
    return passage.section.title_at(passage.part, start + len(sentence)) == title


def _statements(reader: Reader, sentence: str, found: list[Amount]) -> Iterator[_Statement]:
    studied = is_study_report(sentence)
    governing = cues(sentence)
    capped = False
    last: _Statement | None = None
    for i, amount in enumerate(found):
        if capped:
            capped = False
            continue
        following = found[i + 1] if i + 1 < len(found) else None
        often = _frequency_of(sentence, amount, following.start if following else len(sentence), found[0])
        role, limit = _role(sentence, governing, amount, often)
        if i == 0 and role in ("titration", "usual") and is_schedule(sentence, found):
            role = "starting"
        if role == "usual" and _FIRST_DAY.match(sentence, amount.end):
            role = "starting"
        if role == "titration" and _OF_THE_START.search(sentence[max(0, amount.start - 60) : amount.start]):
            role = "starting"
        if role in ("titration", "usual") and _INITIALLY.match(sentence, amount.end):
            role = "starting"
        if role in ("starting", "usual") and sentence[max(0, amount.start - 20) : amount.start].lower().endswith(
            _ADDED
        ):
            role = "titration"
        if role == "titration" and often is not None and _goes_on(sentence, amount.start, often):
            role = "maintenance"
        if _is_speed(reader, sentence, amount):
            continue
        if role is None or (studied and not _stands_in_study(role, sentence)):
            continue
        if not is_dose(amount, often, role, sentence) or _of_other_drug(reader, sentence, amount):
            continue
        capped = cap_of(sentence, amount, following) is not None
        said = _Statement(sentence, amount, following, often, role, limit)
        if role == "maximum" or last is None or not _sums_up(last, amount):
            yield said
        last = said


def _of_other_drug(reader: Reader, sentence: str, amount: Amount) -> bool:
    """Whether the words on either side of an amount say that it is of another drug."""
    return is_other_drug(sentence[: amount.start], reader.own) or is_of_other_drug(sentence[amount.end :], reader.own)


_TOTAL = re.compile(r"[(=]|\btotal\b|\bi\.e\b", re.IGNORECASE)
_RATE = re.compile(r"\b(?:infusion|flow|recommended)\s+rate\b|\brate\s+of\s+(?:the\s+)?infusion\b", re.IGNORECASE)
_BY_BODY = re.compile(
    r"\d\s*(?:mg|mcg|units?|g|grams?)\s*(?:/|per)\s*(?:kg|m\s?2)\b(?!\s*(?:/|per)\s*(?:min|h))", re.IGNORECASE
)


def _is_speed(reader: Reader, sentence: str, amount: Amount) -> bool:
    """Whether an amount an hour is how fast a volume or a dose by weight runs in, not the dose itself."""
    if amount.period not in ("hour", "minute") or amount.body is not None:
        return False
    if amount.unit == "mL" and amount.period == "minute":
        return True
    at = amount.start
    if _RATE.search(sentence, max(0, at - 90), at) is None and "(" not in sentence[max(0, at - 3) : at]:
        return False
    section = reader.label.sections.get("dosage_and_administration")
    return section is not None and any(_BY_BODY.search(part) for part in section.parts)


_ADVISED_AGAINST = re.compile(r"\bnot\s+(?:be\s+)?(?:recommended|exceeded|advised)\b|\bavoid", re.IGNORECASE)


def _stands_in_study(role: DoseRole, sentence: str) -> bool:
    """Whether a sentence that speaks of studies still tells this: `above 30 mg not studied and not recommended`."""
    if role == "starting":
        return False
    return role != "maximum" or _ADVISED_AGAINST.search(sentence) is not None


def _sums_up(last: _Statement, amount: Amount) -> bool:
    """Whether the amount only adds up the dose before it: `150 mg every 8 hours (450 mg per day)`."""
    times = last.often.times_per_day if last.often else None
    between = last.sentence[last.amount.end : amount.start]
    near = len(between) < 60 and amount.unit == last.amount.unit and _TOTAL.search(between) is not None
    return bool(near and times and times > 1 and abs(last.amount.low * times - amount.low) < 1e-6)


# `a 1 mg starting dose`
_IS_A_START = re.compile(
    r"\s*(?:starting|initial)\s+dos(?:e|age)\b(?!\s+of\b)", re.IGNORECASE
)  # `a 1 mg starting dose`


def _role(
    sentence: str, governing: list[Cue], amount: Amount, often: Frequency | None
) -> tuple[DoseRole | None, str | None]:
    if _IS_A_START.match(sentence, amount.end):
        return "starting", None
    role, limit = role_of(sentence, governing, amount.start, amount.end)
    if role is None and not _is_bound(sentence, amount.start):
        group = often is None and is_for_a_group(sentence[: amount.start])
        return ("usual", None) if often is not None or group else (None, None)
    if role == "maximum" and amount.period in ("hour", "minute"):
        return None, None  # how fast, not how much
    return role, limit


def _fact(reader: Reader, passage: Passage, offset: int, said: _Statement, title: str) -> DoseFact:
    sentence, amount, often, role = said.sentence, said.amount, said.often, said.role
    per = _per(amount, often, sentence) if role == "maximum" else None
    after = often is not None and often.start >= 0
    end = often.end + amount.end if often and after else amount.end
    whole_day = (per != "dose" and _is_whole_day(said)) or (per == "day" and not (often and often.times_per_day))
    lead = lead_of(sentence, amount.start)
    basis = basis_of(amount, "day" if whole_day else None, often if after else None, sentence[amount.end :])
    return DoseFact(
        set_id=reader.label.set_id,
        drug=reader.drug,
        citation=cite_passage(reader.label, passage, offset + amount.start, offset + end),
        role=role,
        limit=said.limit,  # type: ignore[arg-type]
        population=population_right_after(sentence, amount.end, end)
        or population_of(sentence, amount.start)
        or group_above(passage.text, offset)
        or population_of(_numbered(passage, offset + amount.start), 10**6),
        indication=_indication(reader, lead, title),
        amount_low=amount.low,
        amount_high=amount.high,
        unit=amount.unit,
        basis=basis,
        cap=cap_of(sentence, amount, said.following),
        times_per_day=often.times_per_day if often and amount.period is None else None,
        schedule=often.schedule if often else ("daily" if amount.period == "day" or basis.endswith("day") else None),
        every_days=often.every_days if often else None,
        per=per,
        conditions=_conditions(sentence, amount.end, title) if role == "maximum" else (),
        substance=substance_of(sentence, amount.end, reader.own),
        derived=amount.computed,
        route=route_of(sentence, amount.end, reader.label),
    )


def _numbered(passage: Passage, place: int) -> str:
    """Return the numbered heading above a place, empty without one: both forms of a label know those alike."""
    title = passage.section.title_at(passage.part, passage.start + place)
    return title if any(h.number and h.title == title for h in passage.section.headings) else ""


def _conditions(sentence: str, place: int, title: str) -> tuple[str, ...]:
    said = conditions_of(sentence, place)
    return said if said or not is_other_heading(title) else conditions_of(title)


def _indication(reader: Reader, lead: str | None, title: str) -> str | None:
    """Return the condition that a statement is put under; how the liver works is whom it is for, not what for."""
    named = (indication_of(lead, reader.own) if lead else None) or indication_of(title, reader.own)
    return None if named is None or liver_condition(named) else named


_DIVIDED = re.compile(r"\b(?:(?:in|into|as|given|administered)\s+)?(?:\w+\s+){0,4}?divided\b", re.IGNORECASE)
_DAILY_DOSE = re.compile(r"\b(?:total\s+)?daily\s+(?:\w+\s+){0,2}?dos(?:e|age)\b[^.;:]{0,70}$", re.IGNORECASE)


def _is_whole_day(said: _Statement) -> bool:
    """Whether the amount is what a day takes, by its words: `in divided doses`, `the total daily dose is`."""
    if said.amount.period is not None or (said.often and said.often.schedule not in ("daily", "as_needed")):
        return False
    stop = said.following.start if said.following else len(said.sentence)
    after = said.sentence[said.amount.end : min(stop, said.amount.end + 50)]
    if _DIVIDED.match(after.lstrip(" ,")):
        return True
    return said.often is None and _DAILY_DOSE.search(said.sentence[: said.amount.start]) is not None


# `160 mg on Day 1, then 80 mg on Day 15`, but not `on day 1 of each cycle`; `600 mg for the first 4 weeks, then`.
_FIRST_DAY = re.compile(
    r"[^.;]{0,40}?\b(?:on\s+day\s+1\b(?!\s*(?:of\b|and\b|,\s*\d))[^.;]{0,40}?\b(?:then|followed|day\s+\d)"
    r"|for\s+(?:the\s+)?first\s+\w+\s+(?:days|weeks|months|doses)\b[^.;]{0,40}?\b(?:then|followed|thereafter))",
    re.IGNORECASE,
)
# `the initial dose may be increased to 400 mg`, `2 mg twice daily initially`.
_OF_THE_START = re.compile(
    r"\b(?:initial|starting)\s+dos(?:e|age)\s+(?:may|can|should)\s+be\s+(?:increased|raised|reduced|decreased)\s+to\s+$",
    re.IGNORECASE,
)
_INITIALLY = re.compile(r"[^.;:()]{0,40}?\binitially\b(?!\s+and\b)", re.IGNORECASE)
_ADDED = ("an additional ", "an additional one ")  # `an additional 5 mg tablet may be added`
_THEN = re.compile(r"\b(?:then|followed\s+by|thereafter|subsequent\w*)\b[^.;]{0,60}$", re.IGNORECASE)
_RISES = re.compile(r"\b(?:increas|titrat|escalat|decreas|reduc)\w*", re.IGNORECASE)


def _goes_on(sentence: str, start: int, often: Frequency) -> bool:
    """Whether the amount is what a schedule ends in: `then 900 mg every 2 weeks`."""
    before = sentence[max(0, start - 120) : start]
    if _THEN.search(before) is None or _RISES.search(before):
        return False
    return often.schedule in ("weekly", "monthly", "interval") or "thereafter" in sentence[start : start + 90]


_BOUND = re.compile(r"(?:[<>≤≥]|\b(?:than|above|below|over|under|exceed\w*|excess\s+of|up\s+to|by))\s*$", re.IGNORECASE)


def _is_bound(sentence: str, start: int) -> bool:
    """Whether the amount is a bound or a step, not something taken."""
    return _BOUND.search(sentence[max(0, start - 20) : start]) is not None


def _frequency_of(sentence: str, amount: Amount, nxt: int, first: Amount) -> Frequency | None:
    stop = _STOP.search(sentence, amount.end, min(len(sentence), amount.end + _REACH))
    last = min(amount.end + _REACH, stop.start() + 1 if stop else len(sentence))
    found = frequency(sentence[amount.end : min(last, nxt)])
    aside = _SAME_AMOUNT.match(sentence, amount.end) if found is None and nxt < last else None
    if aside is not None and aside.end() > nxt and amount.period is None and not _RANGE.fullmatch(aside.group()):
        found = _frequency_after(sentence, amount.end, aside.end(), last)
    if found is None and amount.start == first.start:
        return frequency_before(sentence[max(0, amount.start - 70) : amount.start])
    return found


# `0.5 mg (0.05 mL of 10 mg/mL solution)`: the same amount once more; what follows is said of both.
_RANGE = re.compile(r"\s*\(\s*[\d.,]+\s*(?:to|-|–)\s*[\d.,]+\s*[a-z]+\s*\)", re.IGNORECASE)
_SAME_AMOUNT = re.compile(r"\s*\([^()]{2,60}\)")


def _frequency_after(sentence: str, start: int, low: int, last: int) -> Frequency | None:
    """Return the frequency between two places up to the next amount, its own places counted from `start`."""
    following = next(amounts(sentence[low:last]), None)
    found = frequency(sentence[low : low + following.start if following else last])
    return found._replace(start=found.start + low - start, end=found.end + low - start) if found else None


_TIMES_A_WEEK = re.compile(
    r"\btimes?\s+(?:a|per|each|every)\s+week|\btimes\s+weekly|\btwice\b[^.;]*\bweek", re.IGNORECASE
)


def _per(amount: Amount, often: Frequency | None, sentence: str) -> Per | None:
    if "single dose" in sentence[amount.end : amount.end + 25].lower():
        return "dose"
    if often is not None and often.start >= 0 and _TIMES_A_WEEK.search(sentence[amount.end : amount.end + often.end]):
        return "dose"
    return period_of_maximum(amount, often, sentence[: amount.start])
