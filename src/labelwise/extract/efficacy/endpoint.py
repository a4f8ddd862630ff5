"""The endpoint of a sentence on results: the noun phrase before its values, or what so many patients did."""

from __future__ import annotations

import re

_LONGEST = 110
_HEAD = re.compile(
    r"\b(?:rates?|proportions?|percentages?|percent\s+of|survival|OS|PFS|DFS|EFS|ORR|DOR|CR|SVR\d*|times?\s+to|durations?"
    r"|changes?|reductions?|increases?|decreases?|incidences?|mortality|remissions?|responses?|responders?|cures?"
    r"|relapses?|scores?|improvements?|successe?s?|frequency|occurrence|probability|risk|eradication|exacerbations?"
    r"|recurrences?|likelihood)\b"
)
_TIMED = re.compile(
    r"\b(?:survival|OS|PFS|DFS|EFS|DOR|times?\s+to|durations?|length\s+of|median|stay|days|hours|weeks|months|time)\b",
    re.I,
)
_LINK = re.compile(
    r"\s+(?:was|were|is|averaged|reached|(?:was|were)\s+(?:reported|observed|seen|achieved|attained|obtained|demonstrated"
    r"|noted|maintained|found)\s+(?:in|by|for|at)|occurred\s+in|of|:)\s*(?:approximately|about|only|nearly|to\s+be|reduced\s+by)?\s*$",
    re.I,
)
# Flattened text runs a heading into the sentence behind it.
_HEADING = re.compile(r"^\s*\d+(?:\.\d+)*\s+(?:[A-Z]{2,}\s+)+(?=[A-Z0-9])")
_NEW_SENTENCE = re.compile(
    r"(?<=[A-Za-z0-9)™®:])\s+(?=(?:The|Median|Mean|Overall|Clinical|Complete|At|In|Of|Among|On)\s+[a-zA-Z])"
)
_SETTING = re.compile(
    r"^(?P<setting>(?:Based\s+on|In|in|among|at|At|Among|After|During|For|Of|Over|By|Overall|On|Similarly|Additionally|However|Within|Following)\b(?:[^,]|,(?=\d)){0,140}),\s+"
)
_WHEN = re.compile(
    r"\b(?:at|after|by|over|through)\s+(?:week|month|year|day)s?\s+\d+\b"
    r"|\b(?:at|after|by|over|through)\s+(?:the\s+)?(?:\d+|one|two|three|four|six|twelve)(?:\s+|-)(?:weeks?|months?|years?|days?|hours?)\b",
    re.I,
)
_ARTICLE = re.compile(r"^(?:the|an?|this|that|and|but|while|whereas|with|with\s+an?|with\s+the)\s+", re.I)
_SHOWED = re.compile(
    r"\b(?:show(?:ed|ing)|demonstrat(?:ed|ing)|indicat(?:ed|ing)|report(?:ed|ing))\s+(?:that\s+)?(?:an?\s+)?"
)
_NO_ENDPOINT = re.compile(
    r"\b(?:prior|previous|concomitant|background|use\s+of|historical|expected|difference|ratio|completion|compliance|adherence)\b",
    re.I,
)
_NAMES_WHOM = re.compile(
    r"\b(?:[Ss]tud(?:y|ies)|[Tt]rials?|[Pp]atients|[Ss]ubjects|participants|children|adults|women|men|infants|populations?|subgroups?)\b|[A-Z]{3}"
)
_TO_ARM = re.compile(
    r"\s+(?:in|for|with|on|of|among|by)\s+(?:the\s+)?(?:(?:patients|subjects|participants|women|men|children|adults|those)\s+)?"
    r"(?:(?:who\s+)?(?:were\s+)?(?:treated\s+with|receiv(?:ed|ing)|taking|given|(?:randomi[sz]ed|assigned)\s+to|on)\s+)?(?:the\s+)?$"
)
_OF_ONE_ARM = re.compile(
    r"\b(?:(?:response|remission|survival|cure|eradication)\s+rates?|ORR|CRR?\s+rate|SVR\d*"
    r"|median\s+(?:\w+\s+)?(?:OS|PFS|DOR|DFS|EFS|duration\s+of\s+(?:\w+\s+){0,2}(?:response|remission)|survival|time\s+to\s+\w+))\b",
    re.I,
)
_DID = re.compile(
    r"\b(?:achieved|attained|experienced|responded|remained|reported|reached|survived|relapsed|maintained|required|met"
    r"|demonstrated|showed|gained|developed|lost|improved|recovered|progressed|converted|had|were|was|became|died|completely"
    r"|did\s+not)\b"
)
_AFTER_ARM = re.compile(
    r"^(?:[-\s]*treated)?(?:\s+(?:tablets?|capsules?|injection|patients?|subjects?|participants?|recipients?|adults?|children|women|men"
    r"|infants?|group|arm|monotherapy|therapy|alone|once|twice|daily|weekly|monthly|every|other|weeks?|or|and|plus|with|in|of|the|who"
    r"|standard|care|\d[\d.,]*|mg|mcg|mg/kg|mg/day|dose|hydrochloride|sodium|\([^()]*\)))*[,\s]*$",
    re.I,
)
_ENDS = re.compile(
    r"[,\s(]*(?:\b(?:compared|versus|vs\.?|while|whereas|than|and|as|in\s+comparison|with|to|but|against)\b[,\s]*)+$",
    re.I,
)
_TOO_LITTLE = frozenset(
    {"change", "rate", "rates", "increase", "decrease", "reduction", "improvement", "response", "score", "time"}
)
_STARTS_BADLY = re.compile(
    r"^(?:\d+(?:\.\d+)?\s+[A-Z]|it|this|these|those|they|which|that|there|results?|respectively)\b", re.I
)


def endpoint_before(text: str, unit: str) -> str | None:
    """Return the noun phrase that a text before a value ends with, with the time it was measured at; None if none."""
    link = _LINK.search(text)
    if link is None:
        return None
    words = _NEW_SENTENCE.split(_HEADING.sub("", text[: link.start()]))[-1].strip()
    setting = _SETTING.match(words)
    while setting is not None:
        words = words[setting.end() :]
        when = _WHEN.search(setting["setting"])
        if when and not _WHEN.search(words):
            words = f"{words} {when.group()[0].lower()}{when.group()[1:]}"
        setting = _SETTING.match(words)
    words = re.split(r"[;]|,\s+(?:and|but|while|whereas|with)\s+", words)[-1]
    words = _SHOWED.split(" ".join(words.split()))[-1].rstrip(" ,")
    while _ARTICLE.match(words):
        words = _ARTICLE.sub("", words, count=1)
    return words if _is_endpoint(words, unit) and _HEAD.search(words) else None


def without_arm(before: str, behind: str) -> str | None:
    """Return `before` without the words that lead to an arm, where `behind` the arm's name nothing but its own words
    and a time follow until the verb; None where more stands there."""
    lead = _TO_ARM.search(before)
    link = _LINK.search(behind)
    if lead is None or link is None:
        return None
    rest = behind[: link.start()]
    when = _WHEN.search(rest)
    if _AFTER_ARM.match(rest[: when.start()] if when else rest) is None or (when and rest[when.end() :].strip(" ,")):
        return None
    return f"{before[: lead.start()]}{' ' + when.group() if when else ''}{link.group()}"


def is_of_one_arm(endpoint: str) -> bool:
    """Whether an endpoint is one that trials without another arm report."""
    return _OF_ONE_ARM.search(endpoint) is not None


def setting_of(text: str) -> str | None:
    """Return the study or the group of patients that a sentence opens with, None where it names none."""
    text = _HEADING.sub("", text)
    found = _SETTING.match(_NEW_SENTENCE.split(text)[-1] if _SETTING.match(text) is None else text)
    if found is None:
        return None
    words = re.sub(
        r"^(?:In|At|Among|During|For|Of|Over|On|Within|Following)\s+", "", " ".join(found["setting"].split())
    )
    words = _ARTICLE.sub("", words)
    if re.match(r"(?:these|this|that|those|such|both|all|each)\b", words):
        return None
    return words if len(words) <= _LONGEST and _NAMES_WHOM.search(words) and "%" not in words else None


def endpoint_after(between: str, behind: str, before: str) -> str | None:
    """Return what patients did, from the words between two values or behind the second; None if that cannot be told.

    `between` and `behind` begin right after the name of an arm; `before` is the text before the first value.
    """
    for stretch in (between, behind):
        did = _DID.search(stretch)
        if did is None or _AFTER_ARM.match(stretch[: did.start()]) is None:
            continue
        words = stretch[did.start() :]
        words = re.split(r"\s*[;(\[]|\.\s|\.$|,\s+(?:with|and\s+the|an?\s+difference)\b", words)[0]
        words = _ENDS.sub("", words)
        words = re.split(r",?\s+\b(?:compared\s+(?:with|to)|versus|vs\.?|while|whereas)\b", words)[0]
        words = " ".join(words.split()).rstrip(" ,.")
        when = _WHEN.search(before)
        if when and not _WHEN.search(words):
            words = f"{words} {when.group()[0].lower()}{when.group()[1:]}"
        if len(words.split()) >= 2 and _is_endpoint(words, "%"):
            return words
    return None


def _is_endpoint(words: str, unit: str) -> bool:
    if (
        not 2 <= len(words) <= _LONGEST
        or words.lower() in _TOO_LITTLE
        or _STARTS_BADLY.match(words)
        or re.search(r"\d\s*%|\bN\s*=|\.\s", words)
    ):
        return False
    if _NO_ENDPOINT.search(words) or words.count("(") != words.count(")"):
        return False
    return unit not in ("mo", "wk", "d", "h", "min", "a") or _TIMED.search(words) is not None
