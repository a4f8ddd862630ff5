"""Row terms: footnote marks off, groups and sub-rows told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from labelwise.extract.adverse_reaction.severity import severity_of
from labelwise.extract.adverse_reaction.signs import MARK_SIGNS
from labelwise.label import Cell

_LEAD = re.compile(rf"^(?:[\s•●▪■◦‣○·–—-]+|[{re.escape(MARK_SIGNS)}]+\s*)+")
_TAIL_MARKS = re.compile(
    rf"(?:\s*[{re.escape(MARK_SIGNS)}]+|\s+[a-k](?:\s*,\s*[a-k])*|\s*\([a-k*†‡§]\)|\s*\[[a-k]\]"
    rf"|(?<=[a-z)])\s*(?:\d{{1,2}})(?:\s*,\s*\d{{1,2}})*)+\s*$"
)
_TAIL_UNIT = re.compile(
    r"\s*[,–-]?\s*(?:\(\s*(?:%|n\s*,?\s*\(?%\)?|n|percent)\s*\)|,?\s+n\s*\(%\)|\s%|,\s*%)\s*$", re.I
)
_MARK = re.compile(rf"[{re.escape(MARK_SIGNS)}]|\d+|[a-k]")
_INNER_MARKS = re.compile(rf"(?<=\w)[{re.escape(MARK_SIGNS.replace('#', ''))}]+")
_STEP = re.compile(r"^\s*[•●▪■◦‣○–—-]\s*\S")
_PERCENT_MARK = re.compile(r"(?<=[A-Za-z)])%(?=$|[\s,]*$)")
_SMALL_LETTERS = re.compile(r"(?<=\w)[ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐ¹²³⁴⁵⁶⁷⁸⁹]+(?:,[ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐ¹²³⁴⁵⁶⁷⁸⁹]+)*$")
_TAIL = re.compile(r"[\s,;:–—-]+$")
_BODY_SYSTEM = re.compile(
    r"\b(?:disorders?|infestations?|injury|allergic|investigations"
    r"|systems?|body as a whole|general|conditions|complications"
    r"|neoplasms?|cardiovascular|gastrointestinal|respiratory|dermatologic\w*|musculoskeletal|urogenital"
    r"|genitourinary|digestive|nervous|psychiatric|metabolic|nutritional|hemic|lymphatic|special senses"
    r"|skin(?: and appendages)?|endocrine|reproductive|ocular|neurologic\w*|hematologic\w*|eye|ear"
    r"|hepatobiliary|vascular|cardiac|renal|immune)\b",
    re.I,
)
_MEANINGLESS = re.compile(
    r"^(?:(?:any|all)(?:[ -](?:grades?|severit\w+|events?|reactions?))?|overall|total|other|others|yes|no|none"
    r"|mild|moderate|severe|serious|fatal|non-?fatal|major|minor|symptomatic|asymptomatic|confirmed|documented"
    r"|(?:fe)?males?|(?:wo)?men|adults?|children|(?:with|without|on|off|in|during|after|before|not|requiring"
    r"|leading|due)\b.*|grades?\b.*|[≥>≤<].*|\d.*|first .*|second .*|week.*|day.*|month.*|year.*|local"
    r"|systemic|acute|chronic|new|early|late|bilateral|unilateral)$",
    re.I,
)


@dataclass(frozen=True)
class Term:
    """A row's term, the marks that stood on it, and a severity if the row itself is one."""

    text: str
    marks: tuple[str, ...] = ()


@lru_cache(maxsize=8192)
def read_term(text: str, marks: tuple[str, ...] = ()) -> Term:
    """Return a term as printed, without marks, units and bullets."""
    found: list[str] = list(marks)
    text = _SMALL_LETTERS.sub("", _PERCENT_MARK.sub("", _LEAD.sub("", text)))
    for _ in range(3):
        before = text
        tail = _TAIL_MARKS.search(text)
        if tail and tail.start() > 2 and not _is_name_part(text, tail):
            found += _MARK.findall(tail.group())
            text = text[: tail.start()]
        text = _TAIL.sub("", _TAIL_UNIT.sub("", text))
        if text == before:
            break
    text = _INNER_MARKS.sub("", text)
    return Term(" ".join(text.split()), tuple(dict.fromkeys(found)))


def _is_name_part(text: str, tail: re.Match[str]) -> bool:
    """Whether a tail that looks like a mark belongs to the name: `Herpes virus 6`, `Hepatitis b`, `vitamin d`."""
    words = text[: tail.start()].lower().split()
    last = words[-1].lstrip("≥≤<>") if words else ""
    return last in {
        "hepatitis",
        "vitamin",
        "virus",
        "type",
        "grade",
        "influenza",
        "grades",
        "group",
        "stage",
        "class",
        "week",
        "day",
        "phase",
        "factor",
        "than",
        "to",
        "or",
        "and",
        "least",
        "human",
        "herpesvirus",
    } or bool(re.fullmatch(r"[≥>≤<]\s*\d*", words[-1] if words else ""))


_SYSTEM_NAME = re.compile(
    r"^(?:blood|cardiac|cardiovascular|congenital|ear|endocrine|eye|gastro[- ]?intestinal|general"
    r"|hepato[- ]?biliary|immune|infections? and|injury|(?:laboratory )?investigations|metabol\w+|musculo[- ]?skeletal"
    r"|neoplasms?|nervous|psychiatric|renal|reproductive|respiratory|skin|vascular|body as|digestive|hemic"
    r"|urogenital|special senses|social|surgical|pregnancy|product|central|autonomic|hearing|platelet|white"
    r"|red)\b.*(?:disorders?|infestations|investigations|conditions?|complications|system|whole|procedures"
    r"|issues|unspecified.*)\W*$|^investigations$",
    re.I,
)


@lru_cache(maxsize=4096)
def is_system_name(text: str) -> bool:
    """Whether a term is a body system's full name, as in `Cardiac disorders`; `Sleep disorders` is a reaction."""
    return bool(_SYSTEM_NAME.match(text.strip()))


def is_body_system(text: str) -> bool:
    """Whether a term is the name of a body system."""
    return bool(_BODY_SYSTEM.search(text))


@lru_cache(maxsize=4096)
def is_meaningless_alone(text: str) -> bool:
    """Whether a sub-row says nothing without the row above it: `Severe`, `without mesna`."""
    return bool(_MEANINGLESS.match(text.strip()))


def severity_row(text: str) -> str | None:
    """Return the severity a sub-row stands for (`Grade 3 or 4`, `Severe`), None when it is more than that."""
    found = severity_of(text)
    if found is not None and not re.sub(r"[^A-Za-z]", "", found[1]):
        return found[0]
    return None


def indent_of(cell: Cell) -> int:
    """Return a cell's indentation; a leading bullet or dash counts as a step."""
    return cell.indent + (1 if _STEP.match(cell.text) else 0)
