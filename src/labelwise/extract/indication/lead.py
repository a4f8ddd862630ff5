"""What stands before the condition: purpose, people, adjuncts, goals."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from labelwise.extract.indication.mask import squeeze
from labelwise.extract.indication.population import LEADING, names_people, plain
from labelwise.extract.stems import holds
from labelwise.vocab.conditions.heads import looks_like_condition

MOST_WORDS = 15


class Use(NamedTuple):
    """What a phrase says before it is a fact. `kept` is a purpose that changes the meaning: "prevention of "."""

    condition: str = ""
    population: str | None = None
    adjunct_to: tuple[str, ...] = ()
    relieves: tuple[str, ...] = ()
    qualifier: str | None = None
    kept: str = ""


TREAT = (
    r"(?:treatment|management|relief|control|therapy|alleviation|amelioration|suppression|eradication|correction"
    r"|resolution|reversal|healing|"
    r"stabilization|cure|care|remission\s+induction|induction\s+of\s+remission|induction|improvement|maintenance)"
)
PREVENT = (
    r"(?:prevention|prophylaxis|preventive\s+treatment|prophylactic\s+(?:treatment|management|therapy)"
    r"|primary\s+prevention|secondary\s+prevention|preventative\s+treatment|preexposure\s+prophylaxis"
    r"|pre-exposure\s+prophylaxis|routine\s+prophylaxis)"
)
_PURPOSE = re.compile(
    rf"(?P<mode>(?:(?!of\b|in\b|for\b|with\b|patients\b|prevention\b|prophylaxis\b|to\b"
    rf"|who\b)[\w/,-]+\s+){{0,5}}?)(?P<treat>{TREAT})"
    rf"(?:\s*(?:,|and|or|and/or|as\s+well\s+as)\s*(?:the\s+)?(?:\w+\s+)?(?:{TREAT}|{PREVENT}"
    rf"|maintenance))*(?:\s*\([^()]*\))?(?:\s+(?:of|in|for)(?:\s+the)?(?=\s|$)|\s*$)",
    re.IGNORECASE,
)
_PREVENTS = re.compile(
    rf"(?:(?P<mode>(?:(?!of\b|in\b|for\b|with\b|patients\b"
    rf"|to\b)[\w/-]+\s+){{0,2}}?)(?P<noun>{PREVENT})(?P<also>\s*(?:and|or"
    rf"|and/or)\s+(?:\w+\s+)?{TREAT})?(?:\s+(?:of|against|for|in)(?=\s|$)|\s*$)"
    rf"|(?:prophylaxis\s+)?(?:to\s+)?(?:help\s+)?prevent(?:ing|s)?(?=\s|$)"
    rf"|active\s+immunization(?:\s+\w+)*?\s+(?:against|to\s+prevent|for\s+the\s+prevention\s+of))\s*(?:the\s+)?",
    re.IGNORECASE,
)
_RISK = re.compile(
    r"(?:to\s+)?(?:reduc(?:e|ing|tion\s+(?:of|in))|lower(?:ing)?|decreas(?:e|ing))\s+(?:the\s+)?(?:(?:rate|risk"
    r"|incidence|frequency|occurrence)(?:s)?(?:\s+(?:and|or)\s+\w+)?)\s+(?:of|for)(?:\s+the)?(?=\s|$)",
    re.IGNORECASE,
)
_TREATS = re.compile(
    r"(?:to\s+)?(?:help\s+)?(?:temporarily\s+)?(?:treat(?:ing|s)?|reliev(?:e|es|ing)|manag(?:e|ing)|control(?:s"
    r"|ling)?|alleviat(?:e|ing)|reverse|correct|cures?|produc(?:e|ing|tion\s+of)|suppress|eradicate|ameliorate"
    r"|clos(?:e|ing|ure\s+of))(?=\s|$)\s*(?:the\s+)?",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"(?P<goal>(?:to\s+|the\s+)?(?:improv(?:e|ing|ement\s+(?:of|in))|reduc(?:e|es|ing|tion\s+(?:of|in))|lower(?:ing)?"
    r"|increas(?:e|ing)|delay(?:ing)?|slow(?:ing)?|maintain(?:ing)?|induc(?:e|ing)|achiev(?:e|ing)|decreas(?:e"
    r"|es|ing)|promot(?:e|ing)|restore|enhance|prolong|inhibit(?:ing)?|control)\s+"
    r"(?:(?!\bwith\s)[^.;:]){2,260}?)\s*,?\s+(?:in|for|of)(?=\s*$|\s+(?:\w+\s+){0,2}?(?:adult|pediatric|adults"
    r"|some|selected|certain|postmenopausal|newly|women|men|patients|children|adolescents|individuals"
    r"|persons)\b)",
    re.IGNORECASE,
)
_GOAL_VERB = re.compile(
    r"(?:to\s+)?(?:improv(?:e|ing)|reduc(?:e|es|ing)|lower(?:ing)?(?!\s+(?:respiratory|urinary|back|limb|extrem|abdom))|decreas(?:e|es|ing)|help"
    r"|temporarily)\s+(?:the\s+)?(?:temporarily\s+)?",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"(?:the\s+)?(?:(?:(?!with\b|and\b)\w+\s+){0,3}?(?:signs?\s*(?:and|or|and/or|&|/)\s*symptoms?|symptoms?"
    r"|signs)(?:\s+and\s+complications)?)\s+(?:of|associated\s+with|caused\s+by|due\s+to"
    r"|resulting\s+from)(?:\s+the)?(?=\s|$)",
    re.IGNORECASE,
)
ADJUNCT = re.compile(
    r"(?:use\s+)?(?:as\s+)?(?:an?\s+)?(?:useful\s+)?(?:adjunct(?:ive)?(?:\s+(?:therapy|treatment|agent))?"
    r"|adjuvant(?:\s+therapy)?)\s+(?:to|with)\s+(?P<to>.{2,120}?)(?:\s*,)?\s*(?=\s(?:for|in|to)(?:\s|$)|[:.]?$)",
    re.IGNORECASE,
)
_ADJUNCTIVE = re.compile(
    r"(?:use\s+)?(?:as\s+)?(?:an?\s+)?(?:adjunct(?:ive)?(?:\s+(?:therapy|treatment|use))?)\s+(?=in\s|for\s"
    r"|to\s+(?:treat|reduce))",
    re.IGNORECASE,
)
_COMBINED = re.compile(
    r"(?:(?:for\s+use|used|given|administered|,)\s+)?(?P<with>(?:(?:in\s+)?(?:combination|conjunction|addition)"
    r"|concomitantly|concurrently|together|along)\s+(?:with|to)\s+.{2,140}?)(?:\s*,)?\s*(?=\s(?:for|in\s+(?:the"
    r"|adult|pediatric|patients|(?-i:[A-Z])\S*)|to\s+(?:treat|reduce|prevent|improve)|as)\s|[:.]?$)",
    re.IGNORECASE,
)
_MODE = re.compile(
    r"(?:either\s+)?(?:alone|as\s+(?:a\s+|an\s+)?(?:monotherapy|single\s+agent|sole\s+agent|sole\s+therapy"
    r"|initial\s+therapy|(?:complete|first[- ]line|second[- ]line)\s+(?:\w+\s+)?(?:regimen|therapy)"
    r"|(?:\w+\s+){0,3}(?:therapy|agent|treatment|regimen|component|part|measure|contraceptive\s+method)))"
    r"(?:\s+or\s+(?:in\s+combination\s+with|with)\s+.{2,80}?)?(?=\s+(?:for|in|to|of)\s|:"
    r"|,)\s*(?:of\s+.{0,70}?(?=\sfor\s))?|(?:once|twice)\s+daily\s+|(?:orally|topically|intravenously"
    r"|intramuscularly|parenterally)\s+",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:[,:;\s.–—-]+|(?:also|for\s+use|use|used|both|only|solely|primarily|either|temporarily|the|an?"
    r"|following(?:\s+(?:conditions|infections|indications|disorders|diseases))?(?=\s*[:(]|$)|for|in|to|of|as"
    r"|and|or|at|by|with)\b\s*)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"short[- ]term|acute(?=\s)|long[- ]term|adjunctive|initial|maintenance|symptomatic|temporary|first[- ]line"
    r"|palliative|empiric\w*",
    re.IGNORECASE,
)


def lead_off(text: str, use: Use) -> tuple[str, Use]:
    """Return what remains of a phrase without what stands before the condition, and what that was."""
    for _ in range(14):
        before = text
        text, use = _one_off(text.strip(" ,:;"), use)
        if text == before:
            break
    return text, use


def _one_off(text: str, use: Use) -> tuple[str, Use]:
    rest, said = _first(text)
    return rest, use if said is None else said(use)


Said = Callable[[Use], Use]
"""What words before a condition add to a use."""


def _kept(purpose: str) -> Said:
    return lambda use: use._replace(kept=purpose)


def _qualified(words: str | None) -> Said:
    return lambda use: use._replace(qualifier=use.qualifier or words)


@lru_cache(maxsize=8192)  # the same conditions, bare of anything before them, come again and again
def _first(text: str) -> tuple[str, Said | None]:
    """Return what remains without the first thing that stands before the condition, and what that says."""
    near = text[:70].lower()
    if "adju" in near and (found := ADJUNCT.match(text)):
        more = listed(found["to"])
        return text[found.end() :], lambda use: use._replace(adjunct_to=use.adjunct_to + more)
    if "adjunct" in near and (found := _ADJUNCTIVE.match(text)):
        return text[found.end() :], _qualified("adjunctive therapy")
    if " with " in text and (found := _COMBINED.match(text)):
        return text[found.end() :], _qualified(shortened(found["with"], 12))
    if near.startswith(_MODES) and (found := _MODE.match(text)):
        return text[found.end() :], None
    if ("risk" in near or "rate" in near or "cidence" in near or "frequency" in near or "occur" in near) and (
        found := _RISK.match(text)
    ):
        return text[found.end() :], _kept("reduction of the risk of ")
    if ("prev" in near or "prophyla" in near or "immuni" in near) and (found := _PREVENTS.match(text)):
        return text[found.end() :], _kept("" if _also_treats(found) else "prevention of ")
    purposes = holds(text.lower(), _PURPOSES)
    if near.startswith(("improvement", "the improvement")) and (found := _GOAL.match(text)):
        return text[found.end() :], _qualified(shortened(found["goal"], 12))
    if purposes and (found := _PURPOSE.match(text)):
        return text[found.end() :], _purpose(found)
    if ("sign" in near or "symptom" in near) and (found := _SIGNS.match(text)):
        return text[found.end() :], None
    if names_people(text[:110]) and (found := LEADING.match(text)) and found.end() > 0:
        return _people(text, found)
    return _rest(text, near, purposes)


def _purpose(found: re.Match[str]) -> Said:
    mode = _SHORT.search(found["mode"])
    name = mode.group().lower() if mode else ""
    word = (
        f"{name} treatment"
        if name in {"short-term", "maintenance", "palliative", "symptomatic", "temporary", "adjunctive"}
        else None
    )
    both = _PREVENTING.search(found.group()) is not None
    return lambda use: use._replace(qualifier=use.qualifier or word, kept="" if both else use.kept)


def _people(text: str, found: re.Match[str]) -> tuple[str, Said | None]:
    sex = plain(found["people"])
    if found["link"].strip().startswith(("undergoing", "receiving", "at")):
        return text[found.start("people") :], None
    return text[found.end() :], lambda use: use._replace(population=sex or use.population)


def _rest(text: str, near: str, purposes: bool) -> tuple[str, Said | None]:
    if near.startswith(_TREATS_BEGINS) and (found := _TREATS.match(text)):
        return text[found.end() :], _kept("")
    if near.startswith(_GOALS) and (found := _GOAL.match(text)):
        return text[found.end() :], _qualified(shortened(found["goal"], 12))
    if (
        near.startswith(_GOAL_BEGINS)
        and (found := _GOAL_VERB.match(text))
        and looks_like_condition(text[found.end() :])
    ):
        return text[found.end() :], None
    if found := _LINK.match(text):
        return text[found.end() :], None
    if (
        purposes
        and (found := _AHEAD.match(text))
        and (not looks_like_condition(found["before"]) or _PEOPLE_TREATED.match(text, found.end()))
    ):
        return text[found.end() :], None
    return text, None


# How what the patterns match begins, and what it holds: most phrases are told apart by that alone.
_MODES = ("either", "alone", "as", "once", "twice", "orally", "topically", "intrav", "intram", "parenterally")
_PURPOSES = (
    "treat", "manag", "relief", "control", "therap", "alleviat", "ameliorat", "suppress", "eradicat", "correct",
    "resolu", "revers", "heal", "stabiliz", "cure", "care", "induction", "improve", "mainten", "preven", "prophyla",
)  # fmt: skip
_TREATS_BEGINS = (
    "to", "help", "temporar", "treat", "reliev", "manag", "control", "alleviat", "revers", "correct", "cure", "produc",
    "suppress", "eradicat", "ameliorat", "clos",
)  # fmt: skip
_GOALS = (
    "to", "improv", "reduc", "lower", "increas", "delay", "slow", "maintain", "induc", "achiev", "decreas", "promot",
    "restor", "enhanc", "prolong", "inhibit", "control",
)  # fmt: skip
_GOAL_BEGINS = ("to", "improv", "reduc", "lower", "decreas", "help", "temporar")
_PREVENTING = re.compile(PREVENT, re.IGNORECASE)
TREATING = re.compile(TREAT, re.IGNORECASE)


def _also_treats(found: re.Match[str]) -> bool:
    """Return whether "treatment or prevention of" stands there, and not prevention alone."""
    return bool(found["also"]) or TREATING.search(found["mode"] or "") is not None


_AHEAD = re.compile(
    rf"(?P<before>[^.;:]{{2,170}}?)\s(?:for|in|to)\s+(?:the\s+)?(?=(?:[\w-]+\s+){{0,2}}?(?:{TREAT}"
    rf"|{PREVENT})\s+(?:and\s+\w+\s+)?(?:of|in)\b)",
    re.IGNORECASE,
)
# "Ovarian cancer for the treatment of adults with ...": a heading, and the use itself behind it.
_PEOPLE_TREATED = re.compile(
    r"(?:[\w-]+\s+){0,2}?treatment\s+of\s+(?:adult|pediatric|patients|children|women|men)", re.IGNORECASE
)


def listed(text: str) -> tuple[str, ...]:
    """Return the members of a plain list of short phrases."""
    parts = re.split(
        r"\s*,\s*(?:and|or)?\s*|\s+(?:and|or|and/or)\s+(?:concomitant\s+|associated\s+|other\s+measures)?"
        r"|\s*;\s*",
        text.strip(" .,;:"),
    )
    return tuple(p.strip(" .") for p in (re.sub(r"^(?:the|an?|and|its)\s+", "", p) for p in parts) if p.strip(" ."))[:8]


def shortened(text: str, most: int) -> str:
    """Return the text cut to a number of words."""
    words = squeeze(text).split()
    return " ".join(words[:most]) + (" ..." if len(words) > most else "")
