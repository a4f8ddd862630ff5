"""Fact kind `dose`, from the prose of the dosage section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.cite import cite_passage, drug_of, not_understood
from labelwise.extract.dose.amounts import PIECES, Amount, amounts
from labelwise.extract.dose.context import (
    about_organ,
    conditions_of,
    indication_of,
    is_no_dose,
    is_other_heading,
    is_study_report,
    population_of,
)
from labelwise.extract.dose.frequency import Frequency, frequency
from labelwise.extract.dose.merge import merge
from labelwise.extract.dose.roles import cues, is_schedule, role_of
from labelwise.extract.dose.statement import Per, basis_of, cap_of, is_part, period_of_maximum, route_of
from labelwise.extract.dose.table_doses import table_doses
from labelwise.extract.extracted import Extracted
from labelwise.extract.sentences import sentences
from labelwise.facts import DoseFact, Drug, Fact, Reason
from labelwise.label import Label, Passage

_SECTIONS = ("dosage_and_administration",)
_PREFILTER = re.compile(
    r"\d\)?\s*-?(?:mg|mcg|g\b|gram|gm|unit|mL|µg|μg|mEq|mmol|million|tablet|capsule|caplet|softgel|lozenge|pellet|IU"
    r"|spray|puff|drop|milli"
    r"|micro|inter|kBq|MBq|mCi|actuation|packet|sachet|teasp|tablesp|inhal|patch|supp|applicator)"
    r"|\b(?:one|two|three|half|1/2)\)?\s+(?:to\s+two\s+|or\s+two\s+)?(?:\(\d\)\s*)?(?:tablet|capsule|caplet|drop"
    r"|spray|puff|inhal|patch|packet|supp|applicator|actuation|lozenge|softgel|teasp)",
    re.IGNORECASE,
)
_REACH = 90  # characters after an amount in which its frequency is looked for
_STOP = re.compile(r"[;.](?:\s|$)|\s[•●▪]\s")


def doses(label: Label) -> Extracted:
    """Return the dose facts of a label; candidates are the sentences of the dosage section that hold an amount."""
    drug = drug_of(label)
    facts: list[Fact] = []
    candidates = 0
    first: Passage | None = None
    for passage in label.passages(*_SECTIONS):
        first = first or passage
        if not _PREFILTER.search(passage.text):
            continue
        for start, end in sentences(passage.text):
            sentence = passage.text[start:end]
            if not _PREFILTER.search(sentence):
                continue
            candidates += 1
            title = passage.section.title_at(passage.part, passage.start + start)
            facts.extend(_sentence(label, drug, passage, start, sentence, title))
    section = label.sections.get("dosage_and_administration")
    if section is not None:
        facts.extend(table_doses(label, drug, section))
    facts = list(merge(facts))
    if first is not None and candidates and not facts:
        facts.append(
            not_understood(
                label, cite_passage(label, first, 0, min(len(first.text), 300)), "dose", Reason.DOSE_NOT_UNDERSTOOD
            )
        )
    return Extracted(tuple(facts), candidates)


def _sentence(label: Label, drug: Drug, passage: Passage, offset: int, sentence: str, title: str) -> Iterator[DoseFact]:
    if is_no_dose(sentence) or about_organ(sentence):
        return
    found = _without_pieces(list(amounts(sentence)))
    if not found:
        return
    other = is_other_heading(title)
    studied = is_study_report(sentence)
    governing = cues(sentence)
    capped = False
    for i, amount in enumerate(found):
        if capped or is_part(sentence, amount):
            capped = False
            continue
        following = found[i + 1] if i + 1 < len(found) else None
        role, limit = role_of(sentence, governing, amount.start, amount.end)
        often = _frequency_of(sentence, amount, following.start if following else len(sentence))
        if role is None and often is not None and not _is_bound(sentence, amount.start):
            role = "usual"
        if i == 0 and role in ("titration", "usual") and is_schedule(sentence, found):
            role = "starting"
        if role is None or other or (studied and role in ("maximum", "starting")):
            continue
        if not _is_dose(amount, often, role, sentence):
            continue
        end = often.end + amount.end if often else amount.end
        cap = cap_of(sentence, amount, following)
        capped = cap is not None
        per = _per(amount, often, sentence) if role == "maximum" else None
        basis = basis_of(
            amount,
            "day" if per == "day" and not (often and often.times_per_day) else None,
            often,
            sentence[amount.end :],
        )
        population = population_of(sentence, amount.start)
        yield DoseFact(
            set_id=label.set_id,
            drug=drug,
            citation=cite_passage(label, passage, offset + amount.start, offset + end),
            role=role,
            limit=limit,  # type: ignore[arg-type]
            population=population,
            indication=indication_of(title),
            amount_low=amount.low,
            amount_high=amount.high,
            unit=amount.unit,
            basis=basis,
            cap=cap,
            times_per_day=often.times_per_day if often and amount.period is None else None,
            schedule=often.schedule if often else ("daily" if amount.period == "day" else None),
            every_days=often.every_days if often else None,
            per=per,
            conditions=conditions_of(sentence) if role == "maximum" else (),
            route=route_of(sentence, amount.end, label),
        )


def _without_pieces(found: list[Amount]) -> list[Amount]:
    """Drop `two capsules` where the amount it holds stands beside it: `two capsules (500 mg)`."""
    weighed = [a for a in found if a.unit not in PIECES]
    return [
        a
        for a in found
        if a.unit not in PIECES or not any(abs(a.start - w.end) < 30 or abs(w.start - a.end) < 30 for w in weighed)
    ]


_BOUND = re.compile(r"(?:[<>≤≥]|\b(?:than|above|below|over|under|exceed\w*|excess\s+of|up\s+to|by))\s*$", re.IGNORECASE)


def _is_bound(sentence: str, start: int) -> bool:
    """Whether the amount is a bound or a step, not something taken."""
    return _BOUND.search(sentence[max(0, start - 20) : start]) is not None


def _frequency_of(sentence: str, amount: Amount, nxt: int) -> Frequency | None:
    stop = _STOP.search(sentence, amount.end, min(len(sentence), amount.end + _REACH))
    end = min(amount.end + _REACH, nxt, stop.start() + 1 if stop else len(sentence))
    return frequency(sentence[amount.end : end])


_STRENGTH_AFTER = re.compile(
    r"\s*(?:strength|tablets?|capsules?|vials?|patch(?:es)?|suppositor\w+|film|packets?|syringe|pen|single-dose"
    r"|prefilled)",
    re.IGNORECASE,
)


def _is_dose(amount: Amount, often: Frequency | None, role: str, sentence: str) -> bool:
    """Whether the amount is one that is taken: it has a frequency or a period, or a cue that is plain enough."""
    if often is not None or amount.period is not None:
        return True
    if _STRENGTH_AFTER.match(sentence, amount.end) and role not in ("starting", "maximum"):
        return False
    if role in ("starting", "maximum", "loading", "maintenance"):
        return True
    return (
        role == "usual"
        and re.search(r"\b(?:recommended|usual)\b[^.;]{0,40}\bdos", sentence, re.IGNORECASE) is not None
        and amount.unit not in PIECES
    )


def _per(amount: Amount, often: Frequency | None, sentence: str) -> Per | None:
    if "single dose" in sentence[amount.end : amount.end + 25].lower():
        return "dose"
    return period_of_maximum(amount, often, sentence[: amount.start])
