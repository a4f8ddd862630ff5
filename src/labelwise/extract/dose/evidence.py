"""Whether an amount is one that is taken, by the words around it."""

from __future__ import annotations

import re

from labelwise.extract.dose.amounts import PIECES, Amount
from labelwise.extract.dose.frequency import Frequency

# What follows an amount that is none: a strength, `and above`, `× 8 =`, a course's total, each of several per weight.
_NO_DOSE_AFTER = re.compile(
    r"\s*(?:dos(?:e|age|ing)\s+)?strengths?\b"  # a strength
    r"|\s*(?:a\s+day|per\s+day|daily|/\s*day)?\s*and\s+(?:greater|above|higher|over)\b"  # a bound
    r"|\s*[×x]\s*\d+\s*="  # a part of a sum: `200 mg × 8 =`
    r"|[^.;:]{0,20}\bdivided\s+doses\s+(?:over|within)\s+(?:a\s+period\s+of\s+)?\d+\s*(?:(?:to|-|–)\s*\d+\s*)?days\b"
    r"|\s+of\s+[\w-]+(?:,?\s+(?:and\s+)?[\d.]+\s*m?c?g\s+of\s+[\w-]+)*\s+per\s+(?:kg|kilogram|m\s?2)\b",
    re.IGNORECASE,
)
_STRENGTH_AFTER = re.compile(
    r"\s*(?:strength|tablets?|capsules?|vials?|patch(?:es)?|suppositor\w+|film|packets?|syringe|pen|single-dose|prefilled)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:recommended|usual|normal|suggested)\b[^.;]{0,60}\b(?:dos|amount\s+of\s+radioactivity)"
    r"|\bdos(?:e|age)\s*(?:is|:|of|(?:may\s+)?rang(?:e|es|ing)\s+(?:from|between))\s*$",
    re.IGNORECASE,
)
# `the recommended dose of Testabrand is one`: what follows is the dose, counted or poured as it may be.
_IS_THE_DOSE = re.compile(
    r"\b(?:recommended|usual|normal|suggested)\s+(?:\w+\s+){0,2}?dos(?:e|age)\b(?:[^.;:]|\.\d){0,90}?\bis\s+(?:one|two|three|four|an?)?\s*$",
    re.IGNORECASE,
)
_IS_THE_DAILY = re.compile(
    r"^(?!.*\b(?:mean|median|average|if|when|exceed\w*)\b).*\b(?:total|recommended|usual)\s+daily\s+(?:\w+\s+)?dos(?:e|age)\b[^.;:,]{0,60}\bis\s+$",
    re.IGNORECASE,
)
# `Adults: 5 mL`, `Pediatric patients under 30 pounds: 600,000 units`.
_FOR_A_GROUP = re.compile(
    r"\b(?:adults?|children|infants?|neonates?|adolescents?|pediatrics?|(?:adult|pediatric|adolescent|geriatric|elderly)\s+patients?"
    r"|patients\s+(?:weighing|aged|under|over|less|greater|[<>≥≤\d]))"
    r"(?:[^.;:()]|\blbs?\.){0,60}(?:\([^()]{3,40}\)\s*)?:\s+$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:administer|give|take|inject|apply|instill|inhale|infuse|chew|insert|place|use)\b[^.;]{0,50}$", re.IGNORECASE
)


def is_dose(amount: Amount, often: Frequency | None, role: str, sentence: str) -> bool:
    """Whether the amount is one that is taken: it has a frequency or a period, or a cue that is plain enough."""
    if _NO_DOSE_AFTER.match(sentence, amount.end):
        return False
    if often is not None or amount.period is not None:
        return True
    told = _TOLD.search(sentence[max(0, amount.start - 70) : amount.start]) is not None
    before = sentence[: amount.start]
    stated = role == "usual" and _IS_THE_DOSE.search(before[-160:]) is not None
    if _STRENGTH_AFTER.match(sentence, amount.end) and role not in ("starting", "maximum") and not (told or stated):
        return False
    if stated or role in ("starting", "maximum", "loading", "maintenance"):
        return True
    if role != "usual":
        return False
    plain = _PLAIN.search(before) is not None and (amount.unit not in PIECES or amount.body is not None)
    return plain or told or is_for_a_group(before) or ("daily" in before and _IS_THE_DAILY.search(before) is not None)


def is_for_a_group(before: str) -> bool:
    """Whether the words before an amount put it under a group of patients: `Adults: `."""
    return before.endswith(": ") and _FOR_A_GROUP.search(before[-140:]) is not None
