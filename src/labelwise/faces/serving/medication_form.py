"""A medication check as asked over HTTP: the JSON body of the API and the form of the page, one shape for both."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from labelwise.checks import CheckResult, Patient
from labelwise.errors import UsageError
from labelwise.faces.serving.bounds import LONGEST_NAME, MOST_LINES, text_within
from labelwise.operations.check import check
from labelwise.operations.patient_bounds import within_bounds
from labelwise.store.store import Store

_NUMBERS = ("age", "weight", "crcl", "egfr")
_YES_NO = {"yes": True, "no": False, "": None}


class CheckRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is checked. `drugs` are names with doses as written; `stopped` names with a date ("phenelzine 2026-11-15").

    `stopping` names drugs about to be stopped, `starting` is the date (YYYY-MM-DD) from which the list is taken.
    """

    drugs: tuple[str, ...] = ()
    patient: Patient = Patient()
    stopped: tuple[str, ...] = ()
    stopping: tuple[str, ...] = ()
    starting: str | None = None


def request_of_json(body: bytes) -> CheckRequest:
    """Return the request of a JSON body; `UsageError` where it is none."""
    try:
        return _within(msgspec.json.decode(body, type=CheckRequest))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        # The decoder's message names the field, never its value: nothing of a patient is repeated.
        reason = str(error) if isinstance(error, msgspec.ValidationError) else "it is no JSON"
        raise UsageError(f"The body is no medication check: {reason}.", "See /api/v1/openapi.json.") from None


def request_of_form(fields: Mapping[str, str]) -> CheckRequest:
    """Return the request of a form: lists are lines of a text field; `UsageError` for what is no number or answer."""
    child_pugh = fields.get("child_pugh") or None
    if child_pugh not in (None, "A", "B", "C"):
        raise UsageError("The Child-Pugh class is A, B or C.", "Choose one of them, or none.")
    numbers = {name: _number(name, fields.get(name, "")) for name in _NUMBERS}
    patient = Patient(
        age=numbers["age"],
        weight=numbers["weight"],
        crcl=numbers["crcl"],
        egfr=numbers["egfr"],
        child_pugh=child_pugh,  # type: ignore[arg-type]
        pregnant=_YES_NO.get(fields.get("pregnant", "")),
        lactating=_YES_NO.get(fields.get("lactating", "")),
        conditions=_lines(fields.get("conditions", "")),
    )
    lists = {name: _lines(fields.get(name, "")) for name in ("drugs", "stopped", "stopping")}
    return _within(CheckRequest(patient=patient, starting=fields.get("starting", "").strip() or None, **lists))


def run(asked: CheckRequest, store: Store) -> CheckResult:
    """Check what was asked."""
    return check(
        asked.drugs,
        patient=asked.patient,
        stopped=asked.stopped,
        stopping=asked.stopping,
        starting=asked.starting,
        store=store,
    )


def _within(asked: CheckRequest) -> CheckRequest:
    lines = (*asked.drugs, *asked.stopped, *asked.stopping, *asked.patient.conditions, asked.starting or "")
    if len(lines) > MOST_LINES:
        raise UsageError(f"More than {MOST_LINES} entries were given.", "Check a shorter list.")
    for line in lines:
        text_within(line, LONGEST_NAME, "An entry")
    within_bounds(asked.patient)
    return asked


def _number(name: str, text: str) -> float | None:
    if not text.strip():
        return None
    try:
        return float(text)
    except ValueError:
        raise UsageError(f"The {name} is no number.", "Write digits, for instance 54.") from None


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
