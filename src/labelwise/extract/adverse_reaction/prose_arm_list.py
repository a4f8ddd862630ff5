"""The arms that running text names one after the other: `placebo, X 5 mg and X 10 mg, respectively`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.prose_arms import (
    ACTIVE_CONTROL,
    DOSE,
    OTHER,
    PLACEBO,
    TREATED,
    ProseArm,
    drug_before,
    is_drug_name,
    other_label,
)

_BETWEEN = re.compile(r"[^.;:%]{0,70}|\s*;\s*(?:and\s+)?")
_JOINED = re.compile(r"[,;/]|\b(?:and|or|vs|versus|compared|against|than)\b", re.I)
_ASIDE = re.compile(r"\([^()%]*\)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LISTED_DOSES = re.compile(r"^[\d.,\s]+(?:(?:,|and|or|/)\s*\d[\d.]*)+(?=\s*-?\s*[A-Za-zµμ])")
_ATTACHED = 30  # characters between a drug's name and its dose


class Mention(NamedTuple):
    """An arm at `text[start:end]`."""

    start: int
    end: int
    arm: ProseArm


def mentions(text: str, names: OwnNames) -> list[Mention]:
    """Return the arms a text names, in order; a dose of its own is an arm of the drug."""
    found = [Mention(m.start(), m.end(), ProseArm("placebo", m.group())) for m in PLACEBO.finditer(text)]
    found += [Mention(m.start(), m.end(), ProseArm("other", other_label(m.group()))) for m in OTHER.finditer(text)]
    found += [
        Mention(m.start(), m.end(), ProseArm("active_comparator", m.group())) for m in ACTIVE_CONTROL.finditer(text)
    ]
    others = (m for m in TREATED.finditer(text) if is_drug_name(m["name"]) and not names.found_in(m["name"]))
    found += [Mention(m.start(), m.end(), ProseArm("active_comparator", m["name"])) for m in others]
    own = list(names.pattern.finditer(text)) if names.pattern is not None else []
    named = [Mention(m.start(), m.end(), ProseArm("drug", m.group())) for m in own]
    for dose in _doses(text):
        at = next((i for i, m in enumerate(named) if _belongs(text, m, dose)), None)
        if at is None:
            label = drug_before(text[: dose.start])
            found.append(dose._replace(arm=dose.arm._replace(role="active_comparator", label=label)) if label else dose)
        else:
            m = named[at]
            arm = m.arm._replace(dose=dose.arm.dose)
            named[at] = Mention(min(m.start, dose.start), max(m.end, dose.end), arm)
    return sorted(m for m in (*found, *named) if not any(_holds(o, m) for o in found))


def _holds(other: Mention, one: Mention) -> bool:
    return other is not one and other.start <= one.start and one.end <= other.end and other.arm.role != "drug"


def _doses(text: str) -> Iterator[Mention]:
    for found in DOSE.finditer(text):
        printed = found.group().strip()
        if "%" in printed:
            continue
        listed = _LISTED_DOSES.match(printed)
        if listed is None:
            yield Mention(found.start(), found.end(), ProseArm("drug", None, printed))
            continue
        unit = printed[listed.end() :].strip(" -")
        for number in _NUMBER.finditer(listed.group()):
            at = found.start() + number.start()
            yield Mention(at, at + len(number.group()), ProseArm("drug", None, f"{number.group()} {unit}"))


def _belongs(text: str, name: Mention, dose: Mention) -> bool:
    """Whether a dose stands right behind a drug's name, or right before it."""
    if name.arm.dose is not None:
        return False
    if 0 <= dose.start - name.end <= _ATTACHED:
        return not _JOINED.search(text[name.end : dose.start])
    return 0 <= name.start - dose.end <= 4 and not _JOINED.search(text[dose.end : name.start])


def arms_after(text: str, count: int, names: OwnNames) -> list[ProseArm]:
    """Return the first `count` arms of a list that follows; empty where the text does not name so many in a row."""
    said = re.search(r"\brespectively\b|[.](?:\s|$)", text, re.I)
    closed = said is not None and said.group().lower() == "respectively"
    listed = text[: said.start()] if said else text
    found = mentions(_ASIDE.sub(lambda m: " " * len(m.group()), listed) if "(" in listed else listed, names)
    if len(found) < count or (closed and len(found) != count) or (found and found[0].start > 90):
        return []
    return _in_a_row(text, found[:count])


def arms_before(text: str, count: int, names: OwnNames) -> list[ProseArm]:
    """Return the last `count` arms that a text names in a row; empty where there are less."""
    found = mentions(text, names)
    return _in_a_row(text, found[-count:]) if len(found) >= count else []


def _in_a_row(text: str, found: list[Mention]) -> list[ProseArm]:
    for one, next_one in pairwise(found):
        between = text[one.end : next_one.start]
        if not _BETWEEN.fullmatch(between) or not _JOINED.search(between):
            return []
    arms = [m.arm for m in found]
    return arms if len({(a.role, a.dose, (a.label or "").lower()) for a in arms}) == len(arms) else []
