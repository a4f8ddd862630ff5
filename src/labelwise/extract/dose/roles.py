"""Which role an amount plays: the cue that governs it in its sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from labelwise.extract.dose.amounts import Amount
from labelwise.extract.stems import lower, matches_at
from labelwise.facts.dose import DoseRole

# A strong cue holds until the next strong one; a weak cue counts only where no strong one came before it in its clause.
_CUES: tuple[tuple[str, bool, str], ...] = (
    ("maximum", True, r"maxim(?:um|al)(?!\s+(?:\w+\s+)?(?:benefit|effects?|response|efficacy|improvement|tolerability"
                      r"|reduction|concentrations?|therapeutic|symptom\w*))|\bmax\b\.?"
                      r"|(?:not|never)\s+(?:to\s+|be\s+)?(?:exceed\w*|more\s+than|above|greater\s+than|over)"
                      r"|no\s+more\s+than|not\s+in\s+excess\s+of|not\s+(?:take|use|give|administer|receive)\s+more\s+than|cannot\s+exceed"
                      r"|without\s+exceeding|highest\s+(?:recommended\s+)?(?:daily\s+)?dos\w+(?!\s+(?:administered|given|used|studied|tested))"),
    ("above", True, r"\b(?:doses?|dosages?|amounts?)\s+(?:\w+\s+){0,3}?(?:of\s+)?(?:greater|higher|more"
                    r"|larger)\s+than|(?:doses?|dosages?)\s+(?:above|over|exceeding|in\s+excess\s+of|up\s+to)"
                    r"|exceeding|in\s+excess\s+of|\babove\b|higher\s+than|greater\s+than|more\s+than|>|≥"),
    ("below", True, r"less\s+than|lower\s+than|\bbelow\b|<|≤|as\s+low\s+as"),
    ("loading", True, r"\bloading\b"),
    ("starting", True, r"\bstart(?:ing|ed|s)?\b|(?<!following )\binitial(?:ly)?\b|\binitiat(?:e|ed|es|ing|ion)\b"
                       r"|\bbeg(?:in|an|un|ins|inning(?!\s+of\s+(?:the|each|a)\s+(?:meal|infusion|procedure|session)))\b|\bcommenc\w+"),
    ("maintenance", True, r"\bmaint(?:enance|ain\w*)\b|\bcontinu(?:e|ed|ing)\s+(?:at|with|on)\b"),
    ("titration", True, r"\bincreas\w+|\bincrement\w*|\btitrat\w+|\buptitrat\w+|\bescalat\w+|\bdecreas\w+"
                        r"|\breduc\w+\b(?!\s+(?:(?:of|in)\s+)?(?:the\s+)?(?:risk|incidence|occurrence|severity|signs|symptoms)\b)"
                        r"|\bthen\b|\bfollowed\s+by\b|\bthereafter\b|\bsubsequent(?:ly)?\b"
                        r"|\bafter\s+(?:at\s+least\s+)?\w+\s+(?:days?|weeks?|months?)\b"
                        r"|\badjust\w*\s+(?:by|to|in)\b|\bsteps?\s+of\b|\bweek\s+[2-9]\b|\bdays?\s+(?:[2-9]|\d\d)\b"
                        r"|\bsecond\s+week\b|\b\d\s*(?:nd|rd|th)\s+(?:week|day)\b|\braised?\b|\bif\s+(?:necessary|needed|tolerated|required"
                        r"|well\s+tolerated|the\s+response)\b"),
    ("usual", False, r"\brecommended\b|\busual(?:ly)?\b|\bdos(?:e|es|age|ages|ing)\b|\btarget\b|\beffective\b"
                     r"|\bgive[ns]?\b|\badminister\w*|\btake[ns]?\b|\btaken\b|\binject\w*|\bappl(?:y|ied)\b"
                     r"|\binstill\w*|\binhal\w+|\badults?\b|\bonce\b|\bdaily\b"),
)  # fmt: skip
_CUE = re.compile(r"(?:(?<!\w)|(?=[<>≥≤]))(?:" + "|".join(f"(?P<{name}>{pattern})" for name, _, pattern in _CUES) + ")")
# The first letters of every cue: the long pattern is tried at these only.
_CUE_BEGINS = re.compile(
    r"(?<!\w)(?:m(?:ax|or|ai)|n(?:ot\s|ev|o\s)|w(?:ith|eek)|c(?:ann|omm|onti)|hig|d(?:os|ec|ay|ai)|a(?:mo|bo|s\s+l|ft|dj|dm|pp|du)"
    r"|e(?:xc|sc|ff)|i(?:n\s+e|ni|ncr|f\s|nj|ns|nh)|g(?:re|iv)|l(?:es|ow|oa|ar)|b(?:el|eg)|s(?:ta|ub|te|ec)|t(?:it|he[nr]|ar|ak)"
    r"|u(?:pt|su)|r(?:ed|ai|ec)|fol|onc|\d\s*[nrt])|[<>≥≤]"
)
_STRONG = {name for name, strong, _ in _CUES if strong}
_CLAUSE = re.compile(r";|\s[•●o▪]\s|\.\s")
_MAX_AFTER = re.compile(
    r"[\s,(\[/]*(?:is\s+the\s+|as\s+(?:the|a)\s+|\w+\s+)?(?:maximum|max\b)(?!\W*(?:of\s+|dos\w+\s+|daily\s+)*\d)",
    re.IGNORECASE,
)
_NOT_ABOVE = re.compile(
    r"\b(?:not\s+(?:be\s+)?(?:(?:generally|usually|routinely|ordinarily)\s+)?(?:recommended|advised|be\s+used|be\s+exceeded)|should\s+not|do\s+not|avoid(?:ed)?|must\s+not)\b",
    re.IGNORECASE,
)


# A bound of age, weight or a laboratory value says who is meant, not how much is given.
_OF_A_PATIENT = re.compile(
    r"\s*(?:or\s+equal\s+to\s+)?[\d.,]+\s*(?:kg|lbs?|pounds?|years?|months?|weeks?|days?|hours?|minutes?|%|m\s?2|mmhg|x\s?10"
    r"|mg\s*/\s*dl|mmol\s*/\s*l|ml\s*/\s*min)\b"
)


class Cue(NamedTuple):
    """A cue word and where it stands in the sentence."""

    name: str
    start: int
    end: int


def cues(sentence: str) -> list[Cue]:
    """Return the cues of a sentence in order."""
    lowered = lower(sentence)
    found = [Cue(m.lastgroup or "", m.start(), m.end()) for m in matches_at(_CUE_BEGINS, _CUE, lowered)]
    return [c for c in found if c.name not in _MAY_BE_ASIDE or not _is_aside(lowered, c)]


# `8 hours after the first loading dose` says when, not what.
_AFTER_THE = re.compile(r"\bafter\s+(?:the\s+)?(?:\w+\s+){0,2}$")


_MAY_BE_ASIDE = ("loading", "above", "below")


def _is_aside(lowered: str, cue: Cue) -> bool:
    """Whether a cue is a bound of the patient, or a time counted from the loading dose."""
    if cue.name == "loading":
        return _AFTER_THE.search(lowered[max(0, cue.start - 30) : cue.start]) is not None
    return _OF_A_PATIENT.match(lowered, cue.end) is not None


def role_of(sentence: str, found: list[Cue], start: int, end: int) -> tuple[DoseRole | None, str | None]:
    """Return (role, limit) of the amount at `sentence[start:end]`; role None where nothing says that it is a dose."""
    if _MAX_AFTER.match(sentence, end):
        return "maximum", "maximum"
    name = _governing(sentence, found, start)
    if name is None:
        return None, None
    if name == "above":
        return ("maximum", "not_recommended_above") if _NOT_ABOVE.search(sentence) else (None, None)
    if name == "below":
        return None, None
    if name == "maximum":
        return _limited(sentence[:start])
    roles: dict[str, DoseRole] = {
        "loading": "loading", "starting": "starting", "maintenance": "maintenance", "titration": "titration",
        "usual": "usual",
    }  # fmt: skip
    return roles[name], None


# `increased by no more than 5 mg`, `increments should not exceed 10 mg`: how far a step goes.
_STEP = re.compile(
    r"\b(?:increas\w+|rais\w+|adjust\w*|titrat\w+|chang\w+)\s+(?:\w+\s+){0,3}?by\s+(?:no|not)\s+more\s+than\s+$"
    r"|\b(?:increments?|increases|adjustments?|changes|steps)\s+(?:\w+\s+){0,5}?(?:not\s+(?:be\s+|to\s+)?(?:exceed\w*"
    r"|(?:more|greater)\s+than)|no\s+(?:more|greater)\s+than)\s+$",
    re.IGNORECASE,
)
# `the initial dose should not exceed 1.5 mg/day`: a limit of the first dose alone.
_FIRST = re.compile(
    r"\b(?:initial|starting|first)\s+(?:\w+\s+){0,2}?dos(?:e|age)\b(?P<said>(?:[^.;]|\.\d)*?)"
    r"\b(?:(?:not|never)\s+(?:to\s+|be\s+)?exceed\w*|no\s+more\s+than|not\s+more\s+than)\s+$",
    re.IGNORECASE,
)
_GROWS = re.compile(r"\b(?:increas|titrat|then|maintenance|maxim|daily\s+dos)\w*", re.IGNORECASE)
_A_DOSE = re.compile(r"\d\s*(?:mg|mcg|g|units?|mL)\b", re.IGNORECASE)


def _limited(before: str) -> tuple[DoseRole | None, str | None]:
    """Return (role, limit) of an amount that a limit governs: of the dose, of one step or of the first dose alone."""
    if _STEP.search(before):
        return "titration", None
    first = _FIRST.search(before)
    if first is not None and not _GROWS.search(first["said"]):
        whole = _A_DOSE.search(first["said"]) or "total" in first.group().lower()
        return (None, None) if whole else ("starting", None)
    return "maximum", "maximum"


def _governing(sentence: str, found: list[Cue], start: int) -> str | None:
    """Return the cue that governs a place: the last strong one of its clause, else a weak one, else one before it."""
    clause = max((m.end() for m in _CLAUSE.finditer(sentence, 0, start)), default=0)
    before = [c for c in found if c.end <= start + 1 and not _is_spent(c, sentence, start)]
    strong = [c for c in before if c.name in _STRONG]
    here = [c for c in strong if c.start >= clause]
    if here:
        return here[-1].name
    if any(c.start >= clause for c in before):
        return "usual"
    if strong:
        return strong[-1].name
    return "usual" if before else None


_LIMITS = ("maximum", "above", "below")
_LIMIT_REACH = 90
_NAMED_REACH = 200  # where a whole phrase on the use stands between: `the maximum dose for the treatment of ... is`
_LEADS_ON = re.compile(r"^[^.;]*\bdos(?:e|age)\b[^.;]*\b(?:is|of|are|exceed)\s+$", re.IGNORECASE)
_NEW_ORDER = re.compile(
    r"\b(?:take|give|apply|spray|years?|directed|yrs?|hrs?|times?\s+(?:a|per)\s+day|weeks?)\b", re.IGNORECASE
)


def _is_spent(cue: Cue, sentence: str, start: int) -> bool:
    """Whether a limit is too far from the amount to be meant for it, or another order stands between."""
    if cue.name not in _LIMITS:
        return False
    between = sentence[cue.end : start]
    reach = _NAMED_REACH if _LEADS_ON.search(between) else _LIMIT_REACH
    return len(between) > reach or (len(between) > 12 and _NEW_ORDER.search(between) is not None)


_SCHEDULE = re.compile(
    r"\b(?:titration|dosing|dosage|following)\s+(?:\w+\s+){0,2}?(?:schedule|regimen|steps)\b", re.IGNORECASE
)


def is_schedule(sentence: str, found: list[Amount]) -> bool:
    """Whether the sentence lists the steps of a schedule, one rising amount after the other: its first is the start."""
    lows = [a.low for a in found[:3]]
    return len(lows) == 3 and lows[0] < lows[1] < lows[2] and _SCHEDULE.search(sentence) is not None
