"""One section on dosage, written for a test, and the doses read from it."""

from __future__ import annotations

from typing import Any

from labelwise.extract.dose.doses import doses
from labelwise.facts import DoseFact
from labelwise.read.openfda import read_record


def read(text: str, table: str = "") -> list[DoseFact]:
    """Return the doses of a text and, where given, of a table in SPL markup."""
    record: dict[str, Any] = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        "dosage_and_administration": ["2 DOSAGE AND ADMINISTRATION " + text],
        "openfda": {"brand_name": ["Testabrand"], "substance_name": ["TESTAMINE"], "route": ["ORAL"]},
    }
    if table:
        record["dosage_and_administration_table"] = [table]
    return [f for f in doses(read_record(record)).facts if isinstance(f, DoseFact)]
