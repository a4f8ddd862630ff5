"""The addresses below /REST, in any case, with and without `.json`."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response

from labelwise.errors import UsageError
from labelwise.faces.rxnav import examples, parameters
from labelwise.faces.rxnav.listed import interactions_of_list
from labelwise.faces.rxnav.names import candidates_of, ids_of_name
from labelwise.faces.rxnav.single import interactions_of_one
from labelwise.faces.serving.desk import Desk
from labelwise.faces.serving.kept import Answer

router = APIRouter(prefix="/REST")
JSON = "application/json"
PATHS = tuple(
    f"/REST/{name}{suffix}"
    for name in ("interaction/list", "interaction/interaction", "rxcui", "approximateTerm")
    for suffix in ("", ".json")
)
"""Every path, as its route spells it."""
_CANDIDATES, _MOST_CANDIDATES = 20, 100


@router.get("/interaction/list", **examples.LIST)
@router.get("/interaction/list.json", **examples.LIST)
async def interaction_list(request: Request) -> Response:
    """Return what labels say of each pair of a list of RxCUIs, and each pair that could not be checked.

    `sources` narrows nothing: there is one source. The list is not kept or logged.
    """
    desk, ids = _desk(request), parameters.ids_of(request.query_params, "rxcuis")
    made = await desk.work(lambda: interactions_of_list(ids, desk.store))
    return Response(msgspec.json.encode(made), media_type=JSON, headers={"Cache-Control": "no-store"})


@router.get("/interaction/interaction", **examples.SINGLE)
@router.get("/interaction/interaction.json", **examples.SINGLE)
async def interaction(request: Request) -> Response:
    """Return what labels say of one RxCUI with every other drug of the store, and how many could not be checked."""
    desk, ids = _desk(request), parameters.ids_of(request.query_params, "rxcui")
    if len(ids) > 1:
        raise UsageError("More than one id was given.", "Ask /REST/interaction/list.json for the pairs of a list.")
    partners = request.app.state.partners
    key = ("rxnav.interaction", ids)
    return await desk.answer(request, key, lambda: _body(interactions_of_one(ids[0], desk.store, partners)))


@router.get("/rxcui", **examples.IDS)
@router.get("/rxcui.json", **examples.IDS)
async def rxcui(request: Request) -> Response:
    """Return the RxCUIs of a name of an ingredient, salt or brand; on a miss none, and nothing near it."""
    desk, name = _desk(request), parameters.term_of(request.query_params, "name")
    return await desk.answer(request, ("rxnav.rxcui", name), lambda: _body(ids_of_name(name)))


@router.get("/approximateTerm", **examples.APPROXIMATE)
@router.get("/approximateTerm.json", **examples.APPROXIMATE)
async def approximate_term(request: Request) -> Response:
    """Return the RxCUIs whose names are near a term, the nearest first."""
    desk, term = _desk(request), parameters.term_of(request.query_params, "term")
    most = parameters.count_of(request.query_params, "maxentries", _CANDIDATES, _MOST_CANDIDATES)
    return await desk.answer(request, ("rxnav.near", term, most), lambda: _body(candidates_of(term, most)))


def _body(made: Any) -> Answer:
    return Answer(msgspec.json.encode(made), JSON)


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk
