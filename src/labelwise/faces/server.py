"""The application: pages and API on one open store."""

from __future__ import annotations

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from labelwise.errors import LabelwiseError, UsageError
from labelwise.faces.cds_hooks import routes as cds_hooks
from labelwise.faces.crafting import Crafters, craft
from labelwise.faces.rest import openapi
from labelwise.faces.rest import routes as rest
from labelwise.faces.rxnav import routes as rxnav
from labelwise.faces.serving import refusal
from labelwise.faces.serving.any_case import AnyCase
from labelwise.faces.serving.cross_origin import CrossOrigin, is_open
from labelwise.faces.serving.desk import Desk
from labelwise.faces.serving.guard import Guard
from labelwise.faces.web import routes as web
from labelwise.faces.web.render import STATIC
from labelwise.operations.partners import Partners
from labelwise.store.store import Store


def create_app(store: Store, crafters: Crafters | None = None) -> FastAPI:
    """Return the application on an open store; the caller closes the store when it has ended, and the crafters."""
    app = FastAPI(openapi_url="/api/v1/openapi.json", docs_url=None, redoc_url=None, title="Labelwise")
    app.state.desk = Desk(store, crafters.craft, crafters.count) if crafters else Desk(store, craft)
    app.state.partners = Partners(store)
    app.openapi = lambda: openapi.describe(app)  # type: ignore[method-assign]
    app.include_router(rest.router)
    app.include_router(rxnav.router)
    app.include_router(cds_hooks.router)
    app.include_router(web.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_exception_handler(LabelwiseError, _intended)
    app.add_exception_handler(RequestValidationError, _badly_asked)
    app.add_exception_handler(HTTPException, _of_framework)
    app.add_middleware(Guard, told=_told_at)
    app.add_middleware(CrossOrigin)
    app.add_middleware(AnyCase, paths=(*rxnav.PATHS, *cds_hooks.PATHS))
    return app


async def _intended(request: Request, error: Exception) -> Response:
    return _told(request, error if isinstance(error, LabelwiseError) else refusal.defect())


async def _badly_asked(request: Request, error: Exception) -> Response:
    """Tell which parameter is wrong in the one error shape, without repeating its value."""
    wrong = error.errors()[0] if isinstance(error, RequestValidationError) and error.errors() else {}
    where = ".".join(str(part) for part in wrong.get("loc", ())[1:]) or "request"
    return _told(request, UsageError(f"{where}: {wrong.get('msg', 'is wrong')}.", "See /api/v1/openapi.json."))


async def _of_framework(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    known = {404: refusal.no_such_page, 405: refusal.wrong_method}
    if status in known:
        answer = _told(request, known[status]())
        # Of a wrong method the framework tells the right ones.
        answer.headers.update((error.headers if isinstance(error, HTTPException) else None) or {})
        return answer
    return _told(
        request, refusal.Refusal(status, "bad_request", "The request cannot be read.", "Check how it is written.")
    )


def _told(request: Request, error: LabelwiseError) -> Response:
    return _told_at(request.url.path, error)


def _told_at(path: str, error: LabelwiseError) -> Response:
    """Return an error as JSON where programs ask, else as a page."""
    if path.startswith("/api/") or is_open(path):
        body = msgspec.json.encode(error.as_json())
        return Response(body, refusal.status_of(error), media_type="application/json")
    return web.error_page(error)
