"""What OpenAPI says of each address: schema and an example."""

from __future__ import annotations

from typing import Any, TypedDict

from labelwise.faces.cds_hooks.services import SERVICES
from labelwise.faces.cds_hooks.shapes import Cards, Service, Services
from labelwise.faces.rest.examples import ERROR_EXAMPLE

SHAPES = (Services, Cards)
"""Types that the description's schemas are made from."""

_TAG = "CDS Hooks"
_RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
_ERRORS = (
    (400, "The request makes no sense as given"),
    (413, "The body is too large"),
    (503, "Too busy, or the store cannot be used"),
)


class Described(TypedDict):
    """What a route is described with."""

    summary: str
    tags: list[Any]
    responses: dict[int | str, dict[str, Any]]
    openapi_extra: dict[str, Any]


def _ref(shape: type) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{shape.__name__}"}


def _described(summary: str, schema: dict[str, Any], example: Any, body: Any = None, *, errors: bool) -> Described:
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}, "example": ERROR_EXAMPLE}}
    responses: dict[int | str, dict[str, Any]] = {
        200: {"description": "The answer", "content": {"application/json": {"schema": schema, "example": example}}}
    }
    if errors:
        responses.update({status: {"description": words, "content": error} for status, words in _ERRORS})
    extra = {"requestBody": {"required": True, "content": {"application/json": body}}} if body else {}
    return Described(summary=summary, tags=[_TAG], responses=responses, openapi_extra=extra)


def _order(number: str, code: str, text: str) -> dict[str, Any]:
    concept = {"coding": [{"system": _RXNORM, "code": code, "display": text}], "text": text}
    return {
        "resource": {
            "resourceType": "MedicationRequest",
            "id": number,
            "status": "draft",
            "intent": "order",
            "subject": {"reference": "Patient/1"},
            "medicationCodeableConcept": concept,
        }
    }


REQUEST: dict[str, Any] = {
    "hook": "order-select",
    "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
    "context": {
        "userId": "Practitioner/1",
        "patientId": "1",
        "selections": ["MedicationRequest/1"],
        "draftOrders": {"resourceType": "Bundle", "type": "collection", "entry": [_order("1", "57258", "tizanidine")]},
    },
    "prefetch": {
        "medicationRequests": {
            "resourceType": "Bundle",
            "type": "searchset",
            "entry": [_order("2", "2551", "ciprofloxacin") | {"search": {"mode": "match"}}],
        }
    },
}
REQUEST["prefetch"]["medicationRequests"]["entry"][0]["resource"]["status"] = "active"
_CARD = {
    "uuid": "1e2b9f4e-6c55-5d4e-8e8f-0b8f1c6c9d11",
    "summary": "Contraindicated: ciprofloxacin with tizanidine",
    "detail": "**ciprofloxacin with tizanidine: contraindicated** ...",
    "indicator": "critical",
    "source": {"label": "Labelwise, from FDA drug labels", "url": "https://dailymed.nlm.nih.gov/dailymed/"},
}
_SERVICE = SERVICES.services[0]
DISCOVERY = _described(
    "The services on offer",
    _ref(Services),
    {"services": [{"hook": _SERVICE.hook, "id": _SERVICE.id, "title": _SERVICE.title, "description": "..."}]},
    errors=False,
)


def service(offered: Service) -> Described:
    """Return what is said of a service: its requests name its hook."""
    drafts = "medications" if offered.hook == "medication-prescribe" else "draftOrders"
    schema = {
        "type": "object",
        "required": ["hook", "context"],
        "properties": {
            "hook": {"const": offered.hook},
            "hookInstance": {"type": "string"},
            "context": {"type": "object", "required": [drafts], "properties": {drafts: {"type": "object"}}},
            "prefetch": {"type": "object"},
        },
    }
    context = {("medications" if name == "draftOrders" else name): held for name, held in REQUEST["context"].items()}
    example = {**REQUEST, "hook": offered.hook, "context": context if drafts == "medications" else REQUEST["context"]}
    body = {"schema": schema, "example": example}
    return _described(offered.title, _ref(Cards), {"cards": [_CARD]}, body, errors=True)


FEEDBACK = _described(
    "What became of a card",
    {"type": "object"},
    {},
    {"schema": {"type": "object"}, "example": {"feedback": [{"card": _CARD["uuid"], "outcome": "accepted"}]}},
    errors=True,
)
