"""Medication lists in files: CSV, JSON, and FHIR bundles of MedicationStatement or MedicationRequest (R4, R5)."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from labelwise.errors import MalformedSource, SourceError, UnsupportedSource, UsageError
from labelwise.operations.fhir_medications import fhir_entries, is_fhir
from labelwise.operations.list_entry import Entry

__all__ = ["Entry", "read_medication_list", "stopped_entry"]

LARGEST = 10_000_000  # bytes: a list of one person is far smaller
_DATE = re.compile(
    r"\b(?P<day>\d{4}-\d{2}-\d{2})(?:(?:T|\s+(?:at\s+)?)(?P<time>\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?"
    r"(?:Z|[+-]\d{2}:?\d{2})?(?![\w:-])"
)
_NAMES = ("drug", "name", "medication", "medicine", "text")
_DOSES = ("dose", "dosage", "sig", "instructions")
_SHAPE = 'Use CSV with the columns drug, dose; JSON such as [{"drug": "baclofen", "dose": "20 mg qid"}]; or FHIR.'


def stopped_entry(text: str) -> Entry:
    """Return the entry of "phenelzine 2026-11-15", the hour too where it is given; `UsageError` without a date."""
    found = _DATE.search(text)
    if found is None:
        raise UsageError(f"'{text}' has no date.", 'Write: --stopped "phenelzine 2026-11-15"')
    name = (text[: found.start()] + text[found.end() :]).strip(" ,;:")
    if not name:
        raise UsageError(f"'{text}' names no drug.", 'Write: --stopped "phenelzine 2026-11-15"')
    return Entry(text=name, stopped=day(found["day"]), stopped_at=_hour(found["day"], found["time"]))


def _hour(date: str, time: str | None) -> datetime.datetime | None:
    """Return a point in time where an hour is given; `UsageError` where it is none."""
    if time is None:
        return None
    try:
        return datetime.datetime.combine(day(date), datetime.time.fromisoformat(time.zfill(5)))
    except ValueError:
        raise UsageError(f"'{time}' is no hour.", "Write hours as HH:MM, for instance 08:00.") from None


def day(text: str) -> datetime.date:
    """Return a date; `UsageError` where it is none."""
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        raise UsageError(f"'{text}' is no date.", "Write dates as YYYY-MM-DD, for instance 2026-11-15.") from None


def read_medication_list(path: str | Path) -> list[Entry]:
    """Return the entries of a file. Raises `SourceError` where it cannot be read or is no list."""
    place = Path(path)
    try:
        if place.stat().st_size > LARGEST:
            raise UnsupportedSource(f"{place.name} is too large for a medication list.", _SHAPE)
        text = place.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SourceError(f"{place} cannot be read: {error.strerror}.", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise MalformedSource(f"{place.name} is no text in UTF-8.", _SHAPE) from error
    entries = list(_json(text, place.name) if text.lstrip()[:1] in ("{", "[") else _csv(text, place.name))
    if entries and all(e.problem and e.text.startswith("entry ") for e in entries):
        raise UnsupportedSource(f"{place.name} holds no entry with a drug.", _SHAPE)
    return entries


def _json(text: str, name: str) -> Iterator[Entry]:
    try:
        held = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise MalformedSource(f"{name} is broken JSON: {error}.", _SHAPE) from error
    if is_fhir(held):
        yield from fhir_entries(held)
        return
    rows = held.get("drugs", held.get("medications")) if isinstance(held, dict) else held
    if not isinstance(rows, list):
        raise UnsupportedSource(f"{name} holds no medication list.", _SHAPE)
    for at, row in enumerate(rows, 1):
        yield Entry(text=row) if isinstance(row, str) and row.strip() else _entry(row, name, at)


def _csv(text: str, name: str) -> Iterator[Entry]:
    rows = [row for row in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in row)]
    if not rows:
        raise UnsupportedSource(f"{name} is empty.", _SHAPE)
    head = [cell.strip().lower() for cell in rows[0]]
    if not any(cell in _NAMES for cell in head):
        # A list without a head: the name, then the dose.
        yield from (Entry(text=row[0].strip(), dose=", ".join(row[1:]).strip()) for row in rows)
        return
    for at, row in enumerate(rows[1:], 1):
        yield _entry(dict(zip(head, (cell.strip() for cell in row), strict=False)), name, at)


def _entry(row: Any, name: str, at: int) -> Entry:
    """Return one entry; one that names no drug says so, and the others are read."""
    if not isinstance(row, dict):
        return Entry(text=f"entry {at}", problem=f"It is neither a name nor an object in {name}.")
    drug = next((str(row[key]).strip() for key in _NAMES if row.get(key)), "")
    if not drug:
        return Entry(text=f"entry {at}", problem=f"It has no drug in {name}.")
    return Entry(
        text=drug,
        dose=next((str(row[key]) for key in _DOSES if row.get(key)), ""),
        days=_number(row.get("days"), name),
        route=str(row["route"]).lower() if row.get("route") else None,
        starting=day(str(row["starting"])) if row.get("starting") else None,
        stopped=day(str(row["stopped"])) if row.get("stopped") else None,
    )


def _number(value: Any, name: str) -> float | None:
    if value in (None, ""):
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        raise MalformedSource(f"{name}: '{value}' is no number of days.", _SHAPE) from None
