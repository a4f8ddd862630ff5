"""What a clause tells the reader to do, as a code."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from labelwise.extract.stems import holds
from labelwise.facts.dose_adjustment import AdjustmentAction

_ADJUSTMENT = (
    r"(?:(?:initial\s+|starting\s+)?dos(?:e|age|ing)(?:\s+(?:or\s+\w+\s+)?interval)?\s+"
    r"(?:adjust\w*|modif\w*|reduc\w*|changes?|alterations?)|adjust\w*|modif\w*|reduc\w*(?=\s+(?:in|of)\s+(?:the\s+)?dos))"
)


class _Named(NamedTuple):
    """An action and the pattern that names it; of each group of `needs` one stem stands in every text it finds."""

    action: AdjustmentAction
    needs: tuple[tuple[str, ...], ...]
    pattern: re.Pattern[str]


_CHANGES = ("adjust", "modif", "reduc", "chang", "alter")
_LESS = ("maxim", "limit", "reduc", "exceed", "lower", "decreas", "half", "2", "smaller", "%", "less", "minimum")
_UNWANTED = (
    r"(?:afternoon|evening|bedtime|abrupt|sudden|rapid|contact|alcohol|driving|exposure|concentrations?|levels?|toxicity"
    r"|excessive|accumulation|adverse|overdos\w+)"
)
_ACTIONS: tuple[_Named, ...] = (
    _Named("contraindicated", (("contraindicated",),), re.compile(r"\bcontraindicated\b", re.IGNORECASE)),
    _Named("no_adjustment", (_CHANGES, ("no", "without", "unnecessary")), re.compile(
        rf"\bno\s+(?:additional\s+|further\s+|specific\s+|initial\s+)?{_ADJUSTMENT}"
        rf"|{_ADJUSTMENT}[^.;]{{0,60}}?\b(?:is|are|was|were)\s+not\s+(?:considered\s+)?(?:necessary|needed|required"
        rf"|recommended|warranted|indicated)"
        rf"|(?:not|n[o']t)\s+(?:require|need|necessitate|warrant)\w*\s+(?:a\s+|any\s+)?{_ADJUSTMENT}"
        rf"|no\s+need\s+(?:for|to)\s+[^.;]{{0,20}}{_ADJUSTMENT}"
        rf"|without\s+(?:a\s+)?{_ADJUSTMENT}|not\s+necessary\s+to\s+adjust|no\s+change\s+in\s+dos"
        rf"|\b(?:do|should|need)\s+not\s+(?:be\s+)?(?:adjust|modif|chang)\w+|unnecessary\s+to\s+adjust"
        rf"|{_ADJUSTMENT}\s+not\s+(?:required|necessary|needed)",
        re.IGNORECASE)),
    _Named("no_adjustment", (("same",),), re.compile(
        r"\b(?:impair\w*|insufficien\w*|dysfunction|failure|disease|mL/min\S*|Class\s+[ABC]\))[^.;]{0,60}?\b(?:is|are)?\s+(?:the\s+)?same"
        r"\s+(?:\w+\s+){0,3}?as\b", re.IGNORECASE)),
    _Named("avoid", (("not", "avoid", "discontinu"),), re.compile(
        r"\b(?:not\s+(?:be\s+)?recommended|should\s+not\s+(?:be\s+)?(?:used|given|administered|receive|take|use"
        rf"|initiated|started)|avoid\w*(?!\s+(?:\w+\s+){{0,2}}?{_UNWANTED})"
        r"|do\s+not\s+(?:use|administer|initiate|give|start|take)"
        r"|must\s+not(?!\s+exceed)|use\s+is\s+not\s+advised|not\s+advised|(?<!who\s)discontinue"
        r"|should\s+be\s+discontinued|not\s+to\s+be\s+used)\b", re.IGNORECASE)),
    _Named("reduce", (_LESS,), re.compile(
        r"\breduc\w+[^.;]{0,60}\bdos|\bdos(?:e|age|ing)\w*[^.;]{0,100}\breduc|\breduc\w+[^.;]{0,20}\bby\s+(?:half|\d)"
        r"|\b(?:not|never)\s+(?:to\s+)?exceed[^.;]{0,40}\d|\bmaxim\w+\b[^.;]{0,90}?\d\s*(?:mg|mcg|g)\b"
        r"|\blimit(?:ed)?\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:dose|dosage|to\s+\d)"
        r"|\blower(?:ed|ing)?\b(?=[^.;]{0,40}\b(?:dos|initial|start))|\bdecreas\w+(?=[^.;]{0,30}\bdos)"
        r"|\bdos\w*[^.;]{0,30}\bdecreas\w+|\bhalf\b|\bsmaller\b|\b\d+\s*%\s+of\s+th(?:e|at)\b|\bone[\s-]half\b"
        r"|\b1\s?/\s?2\s+(?:of\s+)?the\s+(?:usual|normal|recommended)\b|\bless\s+frequent\w*"
        r"|\bdos\w*\s+(?:to|at)\s+a\s+minimum\b", re.IGNORECASE)),
    _Named("extend_interval", (("interval",),), re.compile(
        r"\b(?:extend\w*|lengthen\w*|increas\w+|prolong\w*)\s+(?:\w+\s+){0,3}interval"
        r"|\binterval[^.;]{0,40}\b(?:extended|increased|lengthened|prolonged|adjusted)", re.IGNORECASE)),
    _Named("adjust", (("adjust", "modif", "individuali"),), re.compile(
        r"\b(?:dos\w*|interval)[^.;]{0,60}\b(?:adjust\w*|modif\w*|individuali[sz]\w*)"
        r"|\badjust\w*[^.;]{0,40}\bdos", re.IGNORECASE)),
    _Named("caution", (("cauti", "care", "prudent"),), re.compile(
        r"\bcauti(?:on|ous)\w*|\bcareful\w*|\bcare\s+should\b|\bprudent\b", re.IGNORECASE)),
    _Named("monitor", (("monitor", "closely"),), re.compile(
        r"\bmonitor\w*|\bclosely\s+(?:observed|watched|followed)\b", re.IGNORECASE)),
    _Named("not_studied", (("not", "never", "unknown", "no", "insufficient", "excluded"),), re.compile(
        r"\b(?:not|never)\s+been\s+(?:\w+\s+)?(?:studied|evaluated|established|assessed|investigated|determined"
        r"|conducted|performed)|\bnot\s+(?:studied|evaluated|known|established)|\bunknown\b"
        r"|\bno\s+(?:data|stud\w+|(?:clinical\s+)?experience|information|dosing\s+recommendation|clinical\s+data|specific\s+data)\b"
        r"|\binsufficient\b|\bwere\s+excluded\b|\bcannot\s+be\s+(?:made|recommended)", re.IGNORECASE)),
)  # fmt: skip


# A dose that dialysis takes away is given again: more, not less.
_ADDITIONAL = re.compile(r"\b(?:additional|supplement\w*|extra)\s+(?:\w+\s+)?dos", re.IGNORECASE)
_NO_ADVICE = re.compile(r"\b(?:insufficient\s+(?:information|data)|no\s+(?:data|recommendation))", re.IGNORECASE)


# The title of a subsection that the flattened text runs into its first sentence names a topic, it advises nothing.
_TITLE = re.compile(r"\bDos(?:e|age|ing)\s+(?:Adjust|Modif|Reduc)\w*|\bUse\s+(?=in\s+Specific)")


@lru_cache(maxsize=64)  # a clause is asked about more than once
def action_of(text: str) -> AdjustmentAction | None:
    """Return the strongest action that a clause names, None where it names none."""
    if "Dos" in text:
        text = _TITLE.sub(" ", text)
    lowered = text.lower()
    for name, needs, pattern in _ACTIONS:
        if all(holds(lowered, stems) for stems in needs) and pattern.search(text):
            if name == "adjust" and _NO_ADVICE.search(text):
                return "not_studied"
            return "adjust" if name == "reduce" and _ADDITIONAL.search(text) else name
    return None


_ASKED_ORGAN = re.compile(r"\b(?:renal|kidney|hepatic|liver|cirrhosis)\b(?!\s+stones?\b)", re.IGNORECASE)
_TOLD_FIRST = re.compile(
    r"\b(?P<ask>ask\s+(?:a|your)\s+(?:doctor|physician|health\s*care\s+\w+)\s+before\s+(?:us(?:e|ing)?|taking))\b"
    r"|\b(?P<never>do\s+not\s+use\s+if\s+you\s+have)\b|\b(?:do\s+not\s+use|stop\s+use|when\s+using|directions|should\s+not)\b",
    re.IGNORECASE,
)
_ASK_REACH = 400  # characters from where a panel says to ask to the last item of its list


class Panel(NamedTuple):
    """What a panel tells about an organ that its list names, and the words in which it asks first."""

    action: AdjustmentAction
    words: str | None


def panel_of(text: str, start: int, end: int) -> Panel | None:
    """Return what the list of a panel that names an organ in a span tells to do; None outside of such lists."""
    organ = _ASKED_ORGAN.search(text, start, end)
    if organ is None:
        return None
    low = max(0, organ.start() - _ASK_REACH)
    told = list(_TOLD_FIRST.finditer(text, low, organ.start()))
    if not told:
        return None
    if told[-1]["ask"]:
        return Panel("caution", " ".join(told[-1]["ask"].lower().split()))
    return Panel("avoid", None) if told[-1]["never"] else None


def draws_dosing_conclusion(action: AdjustmentAction, text: str) -> bool:
    """Whether a pharmacokinetic sentence says what to do about the dose and is not a finding alone."""
    if action in ("contraindicated", "no_adjustment"):
        return True
    return (
        action in ("avoid", "reduce", "adjust", "extend_interval", "caution")
        and re.search(r"\b(?:dos(?:e|age|ing)|recommended|should|use)\b", text, re.IGNORECASE) is not None
        and re.search(r"\b(?:should|recommended|avoid|must|is\s+necessary|may\s+be\s+necessary)\b", text, re.IGNORECASE)
        is not None
    )
