"""What the reader of a warning is told to do, as a code; the signs it names; when it starts."""

from __future__ import annotations

import re

# Each action with the stems of which one must stand in the text: looking for those first is many times quicker.
_ACTIONS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "do_not_stop_abruptly",
        ("abrupt", "sudden", "talking", "consult"),
        re.compile(
            r"(?:not|avoid)\s+(?:be\s+)?(?:abrupt\w*|sudden\w*)|avoid\s+(?:\w+\s+)?(?:abrupt|sudden)"
            r"|not\s+(?:be\s+)?(?:discontinued?|stopp?ed|withdrawn|stop)\s+(?:abrupt|sudden)\w*"
            r"|without\s+(?:first\s+)?(?:talking|consult)",
            re.IGNORECASE,
        ),
    ),
    (
        "taper",
        ("taper", "gradual", "slow"),
        re.compile(
            r"\btaper\w*|\b(?:gradual|slow)\w*\s+(?:\w+\s+){0,3}(?:reduc\w+|withdraw\w*|discontinu\w*"
            r"|decreas\w+)|(?:reduced|withdrawn|discontinued|decreased)\s+(?:slowly|gradually)"
            r"|gradual\w*\s+reduc",
            re.IGNORECASE,
        ),
    ),
    (
        "get_emergency_help",
        ("emergency", "medical", "911"),
        re.compile(
            r"\b(?:emergency|immediate\s+medical|seek\s+(?:immediate\s+)?medical|medical\s+(?:attention"
            r"|help)\s+(?:right\s+away|immediately)|call\s+911)\b",
            re.IGNORECASE,
        ),
    ),
    ("contraindicated", ("contraindicated",), re.compile(r"\bcontraindicated\b", re.IGNORECASE)),
    (
        "stop",
        ("discontinu", "stop", "cease", "withdraw", "withhold"),
        re.compile(
            r"\b(?:permanently\s+)?(?:discontinu\w+|stop\b|stopp\w+|cease|withdraw\s+treatment|withhold)", re.IGNORECASE
        ),
    ),
    (
        "avoid",
        ("avoid", "not "),
        re.compile(
            r"\bavoid\w*|\bnot\s+(?:be\s+)?(?:recommended|used|given|administered)|\bdo\s+not\s+(?:use|give"
            r"|administer|take)|\bshould\s+not\b|\bmust\s+not\b",
            re.IGNORECASE,
        ),
    ),
    (
        "reduce_dose",
        ("reduc", "lower", "decreas"),
        re.compile(
            r"\b(?:reduc\w+|lower\w*|decreas\w+)\s+(?:\w+\s+){0,3}dos\w+|\bdos\w+\s+(?:reduction"
            r"|should\s+be\s+reduced)",
            re.IGNORECASE,
        ),
    ),
    (
        "monitor",
        ("monitor", "observ", "assess", "periodic", "eeg", "electroenc"),
        re.compile(
            r"\bmonitor\w*|\bobserv\w+\s+(?:\w+\s+){0,3}(?:closely|for)|\bassess\w*"
            r"|\bperiodic\w*\s+(?:\w+\s+){0,3}(?:tests?|determinations?|examinations?|evaluations?)"
            r"|\belectroencephalogram|\bEEG\b",
            re.IGNORECASE,
        ),
    ),
    (
        "caution",
        ("caution", "careful", "warn", "advise", "consider", "inform", "counsel"),
        re.compile(
            r"\bcaution\w*|\bcareful\w*|\bwarn(?:ed)?\b|\badvise\w*|\bconsider\w*|\binform\w*|\bcounsel\w*",
            re.IGNORECASE,
        ),
    ),
)
_GROUP = re.compile(
    r"\b(?:patients?\s+(?:with|who\s+have|taking|receiving)\s+[^.,;:()\[\]]{3,60}|elderly\s+patients?"
    r"|pediatric\s+patients?|children(?:\s+[^.,;()]{0,30}(?:years|age))?|neonates|newborns?|infants"
    r"|pregnant\s+(?:women|patients)|females\s+of\s+reproductive\s+potential|older\s+(?:adults"
    r"|patients))\b",
    re.IGNORECASE,
)
_ONSET = re.compile(
    r"\b(?:(?:within|starting|beginning|after|up\s+to|usually\s+within)\s+(?:the\s+first\s+)?(?:\d+"
    r"|one|two|three|four|several|few|a\s+few|hours)[\s-]*(?:to\s+\w+\s+)?(?:hours?|days?|weeks?"
    r"|months?)(?:\s+(?:after|of|following)\s+[^.,;()]{3,40})?|(?:starting"
    r"|within)\s+hours\s+to\s+days(?:\s+after\s+[^.,;()]{3,30})?)",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"\b(?:(?:signs?|symptoms?|manifestations?)\s+(?:and\s+(?:signs?"
    r"|symptoms?)\s+)?(?:of\s+[^.;:()]{3,60}?\s+)?(?:in\s+these\s+\w+\s+)?(?:may\s+|can\s+|have\s+"
    r"|has\s+)?(?:includ\w+|such\s+as|are|were|:)|(?:includ\w+|such\s+as|characteri[sz]ed\s+by)"
    r"|(?:hallucinations?\s+and\s+seizures?))\s*(?P<list>[^.;]{5,260})?",
    re.IGNORECASE,
)
_RAISED = re.compile(
    r"\b(?:when\s+(?:used|taken|given|administered|combined)\s+(?:in\s+combination\s+)?with"
    r"|concomitant(?:ly)?\s+(?:use\s+)?(?:with|of)|in\s+combination\s+with"
    r"|co-?administ\w+\s+with)\s+(?P<list>[^.;()]{3,200})",
    re.IGNORECASE,
)
_SPLIT = re.compile(r",\s*(?:and\s+|or\s+)?|\s+and\s+(?:/or\s+)?|\s+or\s+|;\s*|\s/\s")
_NOISE = re.compile(r"\b(?:see|section|warnings?|precautions?|table|percent|patients?)\b|\d{2,}", re.IGNORECASE)


def action_of(text: str) -> str | None:
    """Return the strongest thing that the reader is told to do."""
    lowered = text.lower()
    return next((n for n, stems, p in _ACTIONS if any(s in lowered for s in stems) and p.search(text)), None)


def group_of(text: str) -> str | None:
    """Return the group concerned, None where the text names none."""
    found = _GROUP.search(text, 0, min(len(text), 500))
    return " ".join(found.group().split()).lower() if found else None


def onset_of(text: str) -> str | None:
    """Return when the effect starts, in the label's few words."""
    found = _ONSET.search(text)
    return " ".join(found.group().split()).lower() if found else None


def signs_of(text: str) -> tuple[str, ...]:
    """Return the signs named after `symptoms include`, at most 15, short phrases only."""
    lowered = text.lower()
    if not any(stem in lowered for stem in ("includ", "such as", "characteri", "symptom", "sign", "manifest")):
        return ()
    found = next((m for m in _SIGNS.finditer(text) if m["list"]), None)
    return _items(found["list"]) if found else ()


def raised_by(text: str) -> tuple[str, ...]:
    """Return what the effect is said to be more likely with."""
    found = _RAISED.search(text)
    return _items(found["list"])[:10] if found else ()


def _items(text: str) -> tuple[str, ...]:
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]?", " ", text)
    items = (" ".join(item.split()).strip(" :()") for item in _SPLIT.split(text))
    return tuple(
        dict.fromkeys(i.lower() for i in items if len(i) > 2 and len(i.split()) <= 5 and not _NOISE.search(i))
    )[:15]
