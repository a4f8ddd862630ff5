"""What the reader of a warning is told to do, as a code."""

from __future__ import annotations

import re

from labelwise.extract.stems import holds

# Each action with the stems of which one must stand in the text: looking for those first is many times quicker.
# The commonest patterns begin with a set of letters, so that the search skips from one such letter to the next; what
# may not stand before the word is looked at behind its first letter.
_ACTIONS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "do_not_stop_abruptly",
        ("abrupt", "sudden", "talking", "consult"),
        re.compile(
            r"(?:not|avoid)\s+(?:be\s+)?(?:abrupt\w*|sudden\w*)|avoid\s+(?:\w+\s+)?(?:abrupt|sudden)"
            r"|not\s+(?:be\s+)?(?:discontinued?|stopp?ed|withdrawn|stop)\s+(?:abrupt|sudden)\w*"
            r"|not\s+(?:be\s+)?(?:stop\w*|discontinu\w*|withdraw\w*)(?:\s+[\w-]+){1,4}?\s+(?:abrupt|sudden)\w*"
            r"|(?:abrupt|sudden)\w*\s+(?:withdraw\w*|discontinu\w*|cessation)\s+(?:\w+\s+){0,4}(?:should|must)\s+be\s+avoided"
            r"|without\s+(?:first\s+)?(?:talking|consult)",
        ),
    ),
    (
        "taper",
        ("taper", "gradual", "slow"),
        re.compile(
            r"\btaper\w*|\b(?:gradual|slow)\w*\s+(?:\w+\s+){0,3}(?:reduc\w+|withdraw\w*|discontinu\w*"
            r"|decreas\w+)|(?:reduced|withdrawn|discontinued|decreased)\s+(?:slowly|gradually)"
            r"|gradual\w*\s+reduc",
        ),
    ),
    (
        "get_emergency_help",
        ("emergency", "medical", "911"),
        re.compile(
            r"\b(?:emergency|immediate\s+medical|seek\s+(?:immediate\s+)?medical|medical\s+(?:attention"
            r"|help)\s+(?:right\s+away|immediately)|call\s+911)\b",
        ),
    ),
    ("contraindicated", ("contraindicated",), re.compile(r"\bcontraindicated\b")),
    (
        "stop",
        ("discontinu", "stop", "cease", "withdraw", "withhold"),
        # "When it is discontinued" and "premature discontinuation" tell what happens, and nobody to stop.
        re.compile(
            r"[dscw](?<!\w.)(?:(?<=d)(?:iscontinue\b|iscontinuing(?=[^.]{0,60}\b(?:if|when|in\s+patients)\b)"
            r"|(?<!is .)(?<!are .)(?<!was .)(?<!were .)(?<!been .)(?<!and .)(?<!when .)(?<!if .)iscontinued"
            r"|(?<!premature .)(?<!abrupt .)(?<!after .)(?<!following .)(?<!upon .)(?<!on .)(?<!to .)(?<!with .)"
            r"iscontinuation(?![^.]{0,80}\b(?:increas\w+|result\w*|produc\w+|precipitat\w+|exacerbat\w+|syndrome|symptoms)))"
            r"|(?<=s)(?:(?<!not .)top\b(?!\s+(?:abrupt|sudden))|hould\s+be\s+stopped)"
            r"|(?<=c)ease|(?<=w)(?:ithdraw\s+treatment|ithhold))"
        ),
    ),
    (
        "avoid",
        ("avoid", "not "),
        re.compile(
            r"[andsm](?<!\w.)(?:(?<=a)void|(?<=n)ot\s+(?:be\s+)?(?:recommended|used|given|administered)"
            r"|(?<=d)o\s+not\s+(?:use|give|administer|take)|(?<=s)hould\s+not\b|(?<=m)ust\s+not\b)",
        ),
    ),
    (
        "reduce_dose",
        ("reduc", "lower", "decreas"),
        re.compile(
            r"\b(?:reduc\w+|lower\w*|decreas\w+)\s+(?:\w+\s+){0,3}dos\w+|\bdos\w+\s+(?:reduction"
            r"|should\s+be\s+reduced)",
        ),
    ),
    (
        "monitor",
        ("monitor", "observ", "assess", "periodic", "eeg", "electroenc"),
        re.compile(
            r"\bmonitor\w*|\bobserv\w+\s+(?:\w+\s+){0,3}(?:closely|for)|\bassess\w*"
            r"|\bperiodic\w*\s+(?:\w+\s+){0,3}(?:tests?|determinations?|examinations?|evaluations?)"
            r"|\belectroencephalogram|\beeg\b",
        ),
    ),
    (
        "caution",
        ("caution", "careful"),
        re.compile(r"\bcaution\w*|\bcareful\w*"),
    ),
)


# What a warning of withdrawal can tell: that it can tell nobody to stop goes without saying.
_ON_STOPPING = ("do_not_stop_abruptly", "taper", "get_emergency_help", "monitor", "caution")


def action_on_stopping(lowered: str) -> str | None:
    """Return the strongest thing that a warning of what stopping does tells its reader."""
    return next((n for n, s, p in _ACTIONS if n in _ON_STOPPING and holds(lowered, s) and p.search(lowered)), None)


def action_of(lowered: str) -> str | None:
    """Return the strongest thing that the reader is told to do in a text of lower case."""
    for name, stems, pattern in _ACTIONS:
        if holds(lowered, stems) and pattern.search(lowered):
            return name
    return None
