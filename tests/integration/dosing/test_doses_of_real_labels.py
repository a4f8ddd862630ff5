"""Doses, durations and organ rules of real labels: against hand-read facts, and the account of all dosage sections."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from benchmarks.dose_account import reason

from labelwise.extract.dose.doses import doses
from labelwise.extract.duration.durations import durations
from labelwise.extract.organ.adjustments import dose_adjustments
from labelwise.facts import DoseAdjustmentFact, DoseFact, DurationFact
from labelwise.label import Label
from labelwise.read import read_labels

_CORPUS = os.environ.get("LABELWISE_CORPUS")
_GOLD = os.environ.get("LABELWISE_GOLD")
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not (_CORPUS and _GOLD), reason="LABELWISE_CORPUS or LABELWISE_GOLD is not set"),
]


@pytest.fixture(scope="module")
def labels() -> dict[str, Label]:
    return {x.set_id: x for x in read_labels(Path(_CORPUS or "")) if isinstance(x, Label)}


def gold() -> Iterator[dict[str, Any]]:
    for line in (Path(_GOLD or "") / "label_facts.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def test_starting_and_maximum_doses_are_found(labels: dict[str, Label]) -> None:
    wanted = found = 0
    for answer in gold():
        facts = [f for f in doses(labels[answer["set_id"]]).facts if isinstance(f, DoseFact)]
        amounts = {f.amount_low for f in facts} | {f.amount_high for f in facts}
        for entry in answer["starting_dose"]:
            if isinstance(entry.get("amount"), int | float):
                wanted += 1
                found += entry["amount"] in amounts
        for entry in answer["maximum_daily_dose"]:
            if entry.get("kind") in ("maximum", "not_recommended_above") and entry.get("amount"):
                wanted += 1
                found += any(f.role == "maximum" and f.amount_low == entry["amount"] for f in facts)
    assert found >= 0.95 * wanted


def test_limits_of_treatment_are_found(labels: dict[str, Label]) -> None:
    wanted = found = 0
    for answer in gold():
        days = {f.max_days for f in durations(labels[answer["set_id"]]).facts if isinstance(f, DurationFact)}
        for entry in answer["duration_limit"]:
            if entry.get("kind") in ("maximum", "fixed_course") and entry.get("max_days"):
                wanted += 1
                found += any(d is not None and abs(d - entry["max_days"]) <= 2 for d in days)
    assert found >= 0.95 * wanted


def test_bounds_of_organ_rules_are_found(labels: dict[str, Label]) -> None:
    wanted = found = 0
    for answer in gold():
        facts = dose_adjustments(labels[answer["set_id"]]).facts
        bounds = {(f.organ, f.low, f.high) for f in facts if isinstance(f, DoseAdjustmentFact)}
        for entry in answer["renal"]:
            if entry.get("low") is not None or entry.get("high") is not None:
                wanted += 1
                found += ("renal", entry.get("low"), entry.get("high")) in bounds
    assert found >= 0.9 * wanted


def test_every_dosage_section_is_read_or_counted(labels: dict[str, Label]) -> None:
    sections = read = 0
    for label in labels.values():
        if not label.has("dosage_and_administration"):
            continue
        sections += 1
        facts = doses(label).facts
        assert facts, label.set_id
        read += reason(label, facts) == "read"
    assert read >= 0.9 * sections
