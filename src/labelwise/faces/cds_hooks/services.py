"""The services on offer."""

from __future__ import annotations

from labelwise.faces.cds_hooks.shapes import Hook, Service, Services
from labelwise.operations.fhir_patient import CRCL, EGFR, PREGNANCY, WEIGHT

_PATIENT = "patient={{context.patientId}}"
_CODES = ",".join(f"http://loinc.org|{code}" for code in sorted(CRCL | EGFR | WEIGHT | PREGNANCY))
PREFETCH = {
    "patient": "Patient/{{context.patientId}}",
    "medicationRequests": f"MedicationRequest?{_PATIENT}&status=active",
    "medicationStatements": f"MedicationStatement?{_PATIENT}&status=active,completed,stopped",
    "conditions": f"Condition?{_PATIENT}&clinical-status=active",
    "observations": f"Observation?{_PATIENT}&code={_CODES}&_sort=-date&_count=50",
}
CURRENT = ("medicationRequests", "medicationStatements")
"""The keys of prefetch that hold what is taken at present."""
_DESCRIPTION = (
    "Checks {what} against each other and against what the patient takes, from FDA drug labels: interactions, "
    "the same drug twice, doses, kidney and liver, pregnancy, age and conditions; each card cites its labels, and what "
    "could not be checked is on a card of its own."
)
_USAGE = (
    "No prefetch is required: what is not given is not checked, and a card says so. This service asks no FHIR server "
    "and keeps nothing of a request."
)


def _service(hook: Hook, title: str, what: str, older: str = "") -> Service:
    return Service(
        hook=hook,
        id=f"labelwise-{hook}",
        title=title,
        description=_DESCRIPTION.format(what=what) + older,
        prefetch=PREFETCH,
        usage_requirements=_USAGE,
    )


SERVICES = Services(
    (
        _service("order-select", "Labels on the drugs selected", "the orders selected"),
        _service("order-sign", "Labels on the orders to sign", "the orders about to be signed"),
        _service(
            "medication-prescribe",
            "Labels on prescriptions (deprecated hook)",
            "prescriptions",
            " For clients that do not yet use order-select or order-sign.",
        ),
    )
)
