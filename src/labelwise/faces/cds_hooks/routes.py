"""The addresses below /cds-services."""

from __future__ import annotations

import datetime

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response

from labelwise.faces.cds_hooks import examples
from labelwise.faces.cds_hooks.cards import cards_for
from labelwise.faces.cds_hooks.request import read_feedback, read_request
from labelwise.faces.cds_hooks.services import SERVICES
from labelwise.faces.cds_hooks.shapes import Service
from labelwise.faces.serving.desk import Desk

router = APIRouter(prefix="/cds-services")
PATHS = (
    "/cds-services",
    *(f"/cds-services/{service.id}{end}" for service in SERVICES.services for end in ("", "/feedback")),
)
"""Every path, as its route spells it."""
_NOTHING_KEPT = {"Cache-Control": "no-store"}


@router.get("", **examples.DISCOVERY)
async def discovery() -> Response:
    """Return the services on offer."""
    return Response(msgspec.json.encode(SERVICES), media_type="application/json")


def _offer(service: Service) -> None:
    """Give a service its two addresses."""

    @router.post(f"/{service.id}", name=service.id, **examples.service(service))
    async def cards(request: Request) -> Response:
        """Return the cards of an order: one a finding, and one for what could not be checked.

        Nothing is kept or logged, and a bearer token is not looked at. FHIR resources of any version are read; those
        that are no drugs are passed over.
        """
        desk: Desk = request.app.state.desk
        body = await request.body()

        def make() -> bytes:
            today = datetime.datetime.now(tz=datetime.UTC).date()
            return msgspec.json.encode(cards_for(read_request(body, service, today), desk.store))

        return Response(await desk.work(make), media_type="application/json", headers=_NOTHING_KEPT)

    @router.post(f"/{service.id}/feedback", name=f"{service.id}-feedback", **examples.FEEDBACK)
    async def feedback(request: Request) -> Response:
        """Take what became of a card; it is not kept."""
        read_feedback(await request.body())
        return Response(b"{}", media_type="application/json", headers=_NOTHING_KEPT)


for _service in SERVICES.services:
    _offer(_service)
