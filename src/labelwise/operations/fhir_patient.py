"""Whom a list is for, from FHIR resources: Patient, Condition, Observation."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from labelwise.checks import Patient
from labelwise.operations.fhir_resources import Resource, codes_of, fields, number, resources, word, words_of
from labelwise.operations.patient_bounds import LIMITS

CRCL = frozenset({"2164-2", "35591-7"})
EGFR = frozenset({"33914-3", "48642-3", "48643-1", "62238-1", "77147-7", "98979-8"})
WEIGHT = frozenset({"29463-7"})
PREGNANCY = frozenset({"82810-3"})
"""LOINC codes of the observations that a check can use."""
_YES, _NO = frozenset({"LA15173-0", "77386006"}), frozenset({"LA26683-5", "60001007"})
_OVER = frozenset({"inactive", "remission", "resolved"})
_FALSE = frozenset({"refuted", "entered-in-error"})
_POUND = 0.45359237
_MOST_CONDITIONS = 50


class ReadPatient(msgspec.Struct, frozen=True):
    """A patient, and what was taken from the record, in words."""

    patient: Patient
    taken: tuple[str, ...] = ()


def read_patient(held: Any, today: datetime.date) -> ReadPatient:
    """Return what resources say of age, weight, kidneys, pregnancy and conditions; of several values the newest.

    Years, kg, mL/min; CrCl and eGFR are never taken for each other. What is out of range is left out.
    """
    every = list(resources(held))
    seen = [r for r in every if r.get("resourceType") == "Observation" and word(r.get("status")) not in _FALSE]
    age = next((a for r in every if r.get("resourceType") == "Patient" if (a := _age(r, today)) is not None), None)
    values: dict[str, float | None] = {}
    taken = [f"age {age:g}"] if age is not None else []
    for name, codes, words, unit in (
        ("weight", WEIGHT, "weight", "kg"), ("crcl", CRCL, "CrCl", "mL/min"), ("egfr", EGFR, "eGFR", "mL/min"),
    ):  # fmt: skip
        value, day = _newest(seen, codes, LIMITS[name])
        values[name] = value
        taken += [f"{words} {value:g} {unit}{f' ({day})' if day else ''}"] if value is not None else []
    conditions = tuple(dict.fromkeys(_conditions(every)))[:_MOST_CONDITIONS]
    pregnant = _pregnant(seen)
    taken += [f"pregnant: {'yes' if pregnant else 'no'}"] if pregnant is not None else []
    taken += [f"conditions: {', '.join(conditions)}"] if conditions else []
    patient = Patient(
        age=age,
        weight=values["weight"],
        crcl=values["crcl"],
        egfr=values["egfr"],
        pregnant=pregnant,
        conditions=conditions,
    )
    return ReadPatient(patient, tuple(taken))


def _age(patient: Resource, today: datetime.date) -> float | None:
    try:
        born = datetime.date.fromisoformat(word(patient.get("birthDate")))
    except ValueError:
        return None
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return float(years) if 0 <= years <= LIMITS["age"] else None


def _newest(seen: Sequence[Resource], codes: frozenset[str], limit: float) -> tuple[float | None, str]:
    """Return the newest value of some codes with its day; without a day it is older than any with one."""
    found = []
    for one in seen:
        quantity = fields(one.get("valueQuantity"))
        value = number(quantity.get("value"))
        # A comparator (">= 60") is no value: a bound must not pass for a measurement.
        if codes & codes_of(one.get("code")) and value is not None and not quantity.get("comparator"):
            unit = word(quantity.get("unit")) or word(quantity.get("code"))
            value = round(value * _POUND, 1) if "lb" in unit.lower() else value / 1000 if unit == "g" else value
            if 0 < value <= limit:
                found.append((_day(one), value))
    if not found:
        return None, ""
    day, value = max(found)
    return value, day


def _day(observation: Resource) -> str:
    period = fields(observation.get("effectivePeriod"))
    return word(observation.get("effectiveDateTime") or period.get("start") or observation.get("issued"))[:10]


def _pregnant(seen: Sequence[Resource]) -> bool | None:
    found = [
        (_day(one), bool(codes & _YES))
        for one in seen
        if PREGNANCY & codes_of(one.get("code")) and (codes := codes_of(one.get("valueCodeableConcept"))) & (_YES | _NO)
    ]
    return max(found)[1] if found else None


def _conditions(every: Sequence[Resource]) -> Iterator[str]:
    for one in every:
        if one.get("resourceType") == "Condition" and not (
            _status(one.get("clinicalStatus")) & _OVER or _status(one.get("verificationStatus")) & _FALSE
        ):
            name = words_of(one.get("code"))
            yield from [name] if name else []


def _status(value: Any) -> frozenset[str]:
    """Return the codes of a status: a concept since R4, a word before."""
    return frozenset({value}) if isinstance(value, str) else codes_of(value)
