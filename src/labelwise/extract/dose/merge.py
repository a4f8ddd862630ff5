"""One dose statement once: highlights repeat the full text, and a total repeats its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    return all(x is None or y is None or x == y for x, y in pairs)


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
