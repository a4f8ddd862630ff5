"""Which arm a percentage in running text belongs to."""

from __future__ import annotations

import re
from typing import NamedTuple

from labelwise.extract.adverse_reaction.arm import dose_of as any_dose_of
from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.facts.adverse_reaction import ArmRole

_PLACEBO = re.compile(r"\b(?:placebo|vehicle)\b", re.I)
_OTHER = re.compile(
    r"\b(?:control(?:s| group| arm)?|untreated|sham|observation|standard of care|best supportive care"
    r"|no treatment)\b",
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
    r"|intravenous|adult|young|older|male|female|patient|day|week|month|high|higher|lower|long|term|short)$",
    re.I,
)


_NEAR = 30  # characters before a name in which its dose can stand


class ProseArm(NamedTuple):
    """An arm named in running text; `other_drug`: the words name a drug that is not the label's."""

    role: ArmRole
    label: str | None
    dose: str | None = None


def dose_of(text: str) -> str | None:
    """Return the dose in a stretch of prose; a percentage there is no strength."""
    found = any_dose_of(text)
    return None if found is None or "%" in found else found


def arm_in(text: str, names: OwnNames) -> ProseArm | None:
    """Return the arm that a stretch of text names, the first one if it names several; None when it names none."""
    own = names.pattern.search(text) if names.pattern is not None else None
    placebo = _PLACEBO.search(text)
    other = _OTHER.search(text)
    found = [
        (m.start(), role, m) for m, role in ((own, "drug"), (placebo, "placebo"), (other, "other")) if m is not None
    ]
    if not found:
        if dose_of(text) and not _active_name(text):
            return ProseArm("drug", None, dose_of(text))
        active = _active_name(text)
        if active:
            return ProseArm("active_comparator", active)
        meant = _OWN.search(text)
        return ProseArm("drug", None) if meant else None
    found.sort(key=lambda f: f[0])
    start, role, match = found[0]
    if role == "drug":
        return ProseArm("drug", match.group(), dose_of(text[start:]) or dose_of(text[max(0, start - _NEAR) : start]))
    return ProseArm(role, match.group())  # type: ignore[arg-type]


def _active_name(text: str) -> str | None:
    for found in _ACTIVE.finditer(text):
        if not _NO_DRUG.match(found["name"]) and re.search(
            r"(?:mab|nib|pril|sartan|statin|cillin|mycin|azole|olol|pine|pam|ine|ide|one|ate|xel|platin|cin|vir"
            r"|ium|fen|tan|mide|zole|tidine|oxacin|prazole|parin|gliptin|formin|in|il)$",
            found["name"].lower(),
        ):
            return found["name"]
    return None
