"""What a client asks: the drafts, which of them were selected, what is taken at present, and for whom."""

from __future__ import annotations

import datetime
from typing import Any, TypeVar

import msgspec

from labelwise.errors import UsageError
from labelwise.faces.cds_hooks.services import CURRENT
from labelwise.faces.cds_hooks.shapes import HookRequest, Service
from labelwise.operations.fhir_orders import Order, read_current, read_drafts
from labelwise.operations.fhir_patient import ReadPatient, read_patient
from labelwise.operations.fhir_resources import word

T = TypeVar("T")
MOST_DRUGS = 100
_DRAFTS = ("draftOrders", "medications")
"""Where a context holds drafts; the second name is that of the deprecated hook."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A request as it is checked. `selected` are the keys of the drafts that cards are about.

    `lacking` says in words what was not given or not looked at.
    """

    instance: str
    drafts: tuple[Order, ...]
    selected: frozenset[str]
    current: tuple[Order, ...]
    whom: ReadPatient
    lacking: tuple[str, ...] = ()


def read_request(body: bytes, service: Service, today: datetime.date) -> Asked:
    """Return what is asked of a service; `UsageError` for what is no request of its hook."""
    request = _decoded(body, HookRequest)
    if request.hook != service.hook:
        raise UsageError(f"This service answers the hook {service.hook}.", "See /cds-services for the others.")
    # The oldest form of the deprecated hook has the drafts themselves for its context.
    context = request.context if isinstance(request.context, dict) else {_DRAFTS[1]: request.context}
    held = next((context[name] for name in _DRAFTS if name in context), None)
    if not isinstance(held, dict | list):
        raise UsageError("The context holds no draft orders.", f"Give it {_DRAFTS[0]}, a Bundle.")
    # The deprecated hook's published test requests have prefetch inside the context.
    inner = context.get("prefetch")
    prefetch = {**(inner if isinstance(inner, dict) else {}), **(request.prefetch or {})}
    everything = list(prefetch.values())
    drafts = _keyed(read_drafts(held, everything, today), "draft")
    own = {order.reference for order in drafts if order.reference}
    current = [o for o in read_current(everything, held, today) if o.reference not in own]
    room = max(MOST_DRUGS - len(drafts), 0)
    lacking = []
    if not current and not _is_given(prefetch):
        lacking.append("What the patient takes at present was not given: orders were checked against each other only.")
    if len(drafts) > MOST_DRUGS or len(current) > room:
        lacking.append(f"More than {MOST_DRUGS} drugs were given: the rest was not checked.")
    drafts = drafts[:MOST_DRUGS]
    return Asked(
        instance=request.hook_instance or "",
        drafts=tuple(drafts),
        selected=_selected(drafts, context.get("selections")),
        current=tuple(_keyed(current[:room], "current")),
        whom=read_patient(everything, today),
        lacking=tuple(lacking),
    )


def read_feedback(body: bytes) -> dict[str, Any]:
    """Return a report of what became of cards; `UsageError` for what is no JSON object."""
    return _decoded(body, dict[str, Any])


def _decoded(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        # The decoder's message names the field, never its value: nothing of a patient is repeated.
        reason = str(error) if isinstance(error, msgspec.ValidationError) else "it cannot be read as JSON"
        raise UsageError(f"The body is no request of CDS Hooks: {reason}.", "See /api/v1/openapi.json.") from None


def _keyed(orders: list[Order], kind: str) -> list[Order]:
    """Return orders with a key each: ids may repeat, or be missing."""
    return [
        msgspec.structs.replace(o, drug=msgspec.structs.replace(o.drug, key=f"{kind} {at}"))
        for at, o in enumerate(orders)
    ]


def _selected(drafts: list[Order], selections: Any) -> frozenset[str]:
    """Return the keys of the drafts selected; all, where none of them is named."""
    listed = selections if isinstance(selections, list) else [selections]
    named = {"/".join(word(one).split("/")[-2:]) for one in listed if word(one)}
    found = frozenset(o.drug.key for o in drafts if o.reference in named)
    return found or frozenset(o.drug.key for o in drafts)


def _is_given(prefetch: dict[str, Any]) -> bool:
    """Whether what is taken at present was given, be it as nothing; a failed query gives an OperationOutcome."""
    held = [prefetch[name] for name in CURRENT if name in prefetch]
    return any(isinstance(one, dict) and one.get("resourceType") == "Bundle" for one in held)
