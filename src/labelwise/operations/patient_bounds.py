"""Which numbers a person can have: what lies outside is a slip of the pen, or no number at all."""

from __future__ import annotations

from labelwise.checks import Patient
from labelwise.errors import UsageError

LIMITS = {"age": 130.0, "weight": 700.0, "crcl": 400.0, "egfr": 400.0}
"""The highest value taken: years, kg, mL/min."""


def within_bounds(patient: Patient) -> Patient:
    """Return a patient whose numbers a person can have; `UsageError` for others, for infinity and for NaN."""
    for name, limit in LIMITS.items():
        value = getattr(patient, name)
        if value is not None and not 0 <= value <= limit:
            raise UsageError(f"The {name} is out of range.", f"Give a number from 0 to {limit:g}.")
    return patient
