"""Which arm a percentage in running text belongs to."""

from __future__ import annotations

import re
from typing import NamedTuple

from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.facts.adverse_reaction import ArmRole

# "In placebo-controlled trials" names no arm; nor does "blood pressure control".
PLACEBO = re.compile(r"\b(?:placebo|vehicle)s?\b(?![- ]controlled|\s+(?:and active[- ])?controlled)", re.I)
OTHER = re.compile(
    r"\b(?<!active[- ])(?:controls|control[- ]treated|control (?:groups?|arms?|patients|subjects|infants|children)"
    r"|(?:versus|vs\.?|with|the|for|on|than|to)"
    r" control(?=[\s,.;)]|$)|untreated|sham|observation|standard (?:of care|therapy)|SOC"
    r"|best supportive care|no treatment)\b",
    re.I,
)
DOSE = re.compile(
    r"(?<![\d.])\d[\d,.]*(?:\s*(?:-|–|to|/|or|and|,|,\s*and|,\s*or)\s*\d[\d,.]*)*\s*-?\s*(?:mg|mcg|µg|μg|g|gm|mL|units?"
    r"|IU|mEq|mmol|mCi|%)(?:\s*/\s*\d[\d.]*\s*(?:mg|mcg)(?![a-z/]))?(?:\s*/\s*(?:kg|m2|m 2|m²|day|d|dose|mL|hr|h"
    r"|hour|week|actuation|min))*(?![a-z/])"
    r"(?:\s+(?:(?:once|twice|three times|four times)(?:\s+(?:a day|daily|weekly|a week|monthly))?|every \d+ (?:weeks"
    r"|days|hours)"
    r"|every (?:other (?:day|week)|week|day|month)|per day|qd|bid|tid|qid|daily|weekly|monthly)\b)?",
    re.I,
)
_OWN = re.compile(
    r"\b(?:active (?:drug|treatment)|treated (?:patients|subjects|group)|treatment group|study drug)\b", re.I
)
_ACTIVE = re.compile(
    r"\b(?:treated with|receiv(?:ed|ing)|taking|on|given|for|of|in the|with)\s+"
    r"(?P<name>[A-Za-z][\w/+-]{3,}(?:\s+alone)?)(?=[\s,.;)]|$)",
    re.I,
)
_NO_DRUG = re.compile(
    r"^(?:patients?|subjects?|participants?|adults?|children|women|men|males?|females?|those|these|drug"
    r"|treatment|therapy|treated|clinical|trials?|stud(?:y|ies)|pediatric|combination|each|both|either|all"
    r"|more|least|this|that|which|whom|with|than|cases?|about|approximately|healthy|volunteers?|total"
    r"|controlled|placebo-controlled|group|arms?|them|infants|adolescents|elderly|geriatric|exposed|oral"
    r"|intravenous|adult|young|older|male|female|patient|placebo|vehicle|control|previously|newly|day|week|month"
    r"|high|higher|lower|long|term|short)$",
    re.I,
)


_NEAR = 30  # characters before a name in which its dose can stand


class ProseArm(NamedTuple):
    """An arm named in running text; `other_drug`: the words name a drug that is not the label's."""

    role: ArmRole
    label: str | None
    dose: str | None = None


def other_label(found: str) -> str:
    """The words that name an arm without the word that leads to them: `the control` is `control`."""
    return found.split()[-1] if found.lower().endswith(" control") else found


def dose_of(text: str) -> str | None:
    """Return the dose in a stretch of prose; a percentage there is no strength, and `54 mg/dL` no dose."""
    found = DOSE.search(text)
    return None if found is None or "%" in found.group() else found.group().strip()


TREATED = re.compile(
    r"(?<![\w/+-])(?P<name>(?!(?:non|un|drug|active|actively|pre)\b)[A-Za-z][\w/+®™]*(?:-[\w/+]+)*)-treated\b"
)
ACTIVE_CONTROL = re.compile(r"\bactive[- ](?:control|comparator)s?\b", re.I)


def arm_in(text: str, names: OwnNames) -> ProseArm | None:
    """Return the arm that a stretch of text names, the first one if it names several; None when it names none."""
    own = names.pattern.search(text) if names.pattern is not None else None
    placebo = PLACEBO.search(text)
    other = OTHER.search(text)
    found = [
        (m.start(), role, m) for m, role in ((own, "drug"), (placebo, "placebo"), (other, "other")) if m is not None
    ]
    if not found:
        others = TREATED.search(text)
        if others is not None and is_drug_name(others["name"]):
            return ProseArm("active_comparator", others["name"])
        if dose_of(text) and not _active_name(text):
            dosed = DOSE.search(text)
            another = drug_before(text[: dosed.start()]) if dosed is not None else None
            return ProseArm("active_comparator" if another else "drug", another, dose_of(text))
        active = _active_name(text)
        control = None if active else ACTIVE_CONTROL.search(text)
        if active or control:
            return ProseArm("active_comparator", active or (control.group() if control else None))
        meant = _OWN.search(text)
        return ProseArm("drug", None) if meant else None
    found.sort(key=lambda f: f[0])
    start, role, match = found[0]
    if role == "drug":
        return ProseArm("drug", match.group(), dose_of(text[start:]) or dose_of(text[max(0, start - _NEAR) : start]))
    return ProseArm(role, other_label(match.group()))  # type: ignore[arg-type]


_DRUG_END = re.compile(
    r"(?:mab|nib|pril|sartan|statin|cillin|mycin|azole|olol|pine|pam|ine|ide|one|ate|xel|platin|cin|vir"
    r"|ium|fen|tan|mide|zole|tidine|oxacin|prazole|parin|gliptin|formin|in|il)$",
    re.I,
)
_WORD_BEFORE = re.compile(r"\b([A-Za-z][\w-]{4,})\s+(?:\(\s*)?$")


def is_drug_name(name: str) -> bool:
    """Whether a word can be a drug's name: it is none of the words that people and studies go by."""
    return not _NO_DRUG.match(name)


def drug_before(text: str) -> str | None:
    """The name of a drug at the end of a text, before its dose."""
    found = _WORD_BEFORE.search(text)
    return found[1] if found and not _NO_DRUG.match(found[1]) and _DRUG_END.search(found[1]) else None


_TREATED_WITH = re.compile(
    r"\b(?:treated with|receiving|received|given|taking|assigned to|randomized to|on|with|for|in the|of)\s+(?:the\s+)?"
    r"(?P<name>[A-Za-z][\w/+-]{2,}(?:\s+(?:acid|alfa|sodium|alone|plus\s+[\w-]+|and\s+[\w-]+))?)"
    r"(?:[- ](?:treated|group|arm|patients|subjects|recipients|therapy))*\W*$",
    re.I,
)


_ASIDE = re.compile(r"\s*\([^()]*\)")


def comparator_in(text: str) -> ProseArm | None:
    """The arm of another drug, in words that stand where an arm must be named: `of patients treated with X acid`."""
    found = _TREATED_WITH.search(_ASIDE.sub("", text))
    return ProseArm("active_comparator", found["name"]) if found and is_drug_name(found["name"]) else None


def _active_name(text: str) -> str | None:
    for found in _ACTIVE.finditer(text):
        if not _NO_DRUG.match(found["name"]) and _DRUG_END.search(found["name"]):
            return found["name"]
    return None
