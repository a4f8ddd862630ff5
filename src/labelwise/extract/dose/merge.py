"""One dose statement once: highlights repeat the full text, and a total repeats its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from labelwise.extract.dose.area import is_of_an_area
from labelwise.facts import DoseFact, Fact

_DAILY = {"per_day", "per_kg_day", "per_m2_day"}


def _same(fact: DoseFact) -> tuple[object, ...]:
    return (
        fact.role,
        fact.amount_low,
        fact.amount_high,
        fact.unit,
        fact.basis,
        fact.times_per_day,
        fact.schedule,
        fact.every_days,
        fact.per,
        fact.limit,
    )


def _richness(fact: DoseFact) -> int:
    return sum(x is not None for x in (fact.population, fact.indication, fact.route)) + len(fact.conditions)


def merge(facts: Iterable[Fact]) -> Iterator[DoseFact]:
    """Yield each statement once, the one that says most; an own population or indication keeps a statement apart."""
    kept: list[DoseFact] = []
    alike: dict[tuple[object, ...], list[int]] = {}  # where the statements of the same amounts stand in `kept`
    for fact in facts:
        if not isinstance(fact, DoseFact):
            continue
        places = alike.setdefault(_same(fact), [])
        twin = next((at for at in places if _agree(kept[at], fact)), None)
        if twin is None:
            places.append(len(kept))
            kept.append(fact)
        elif _richness(fact) > _richness(kept[twin]):
            kept[twin] = fact
    yield from _without_parts(kept)


def _agree(a: DoseFact, b: DoseFact) -> bool:
    pairs = ((a.population, b.population), (a.indication, b.indication), (a.route, b.route))
    if not all(x is None or y is None or _same_name(x, y) for x, y in pairs):
        return False
    whom = pairs[:2]  # one may say more than the other, but not each something that the other leaves out
    return not (any(x is None and y for x, y in whom) and any(x and y is None for x, y in whom))


@lru_cache(maxsize=256)
def _same_name(a: str, b: str) -> bool:
    """Whether two names of a group or condition are one: the same words, one within the other, or its initials."""
    if a == b:
        return True
    short, long = sorted((a.lower(), b.lower()), key=len)
    if f" {short} " in f" {long} ":
        return not any(ch.isdigit() for ch in long)
    initials = "".join(word[0] for word in re.findall(r"[a-z]+", long) if word not in _LITTLE)
    return short == initials and len(short) > 1


_LITTLE = ("of", "the", "and", "or", "in", "with", "to", "for", "due")


def _without_parts(facts: list[DoseFact]) -> Iterator[DoseFact]:
    """Drop a maximum given as parts where its total stands beside it; give the total where only the parts stand."""
    totals = {(f.amount_low, f.unit) for f in facts if f.role == "maximum" and f.basis in _DAILY}
    for fact in facts:
        if (
            fact.role == "maximum"
            and fact.times_per_day
            and not any(is_of_an_area(c) for c in fact.conditions)
            and fact.amount_low is not None
            and fact.basis in ("per_dose", "per_kg_dose", "per_m2_dose")
        ):
            total = round((fact.amount_high or fact.amount_low) * fact.times_per_day, 6)
            if (total, fact.unit) in totals:
                continue
            basis = fact.basis.replace("dose", "day")
            yield msgspec.structs.replace(
                fact, amount_low=total, amount_high=None, basis=basis, per="day", derived=True
            )
            totals.add((total, fact.unit))
        else:
            yield fact
