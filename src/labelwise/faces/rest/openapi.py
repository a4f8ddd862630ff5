"""The description of the API: OpenAPI 3.1, its schemas made from the types that the answers are made from."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from labelwise import __version__
from labelwise.checks import CheckResult
from labelwise.codes.code import Code
from labelwise.comparison import Comparison
from labelwise.faces.cds_hooks.examples import SHAPES as CDS_HOOKS
from labelwise.faces.rest.polish import polish
from labelwise.faces.rest.schemas import tighten
from labelwise.faces.rxnav.examples import SHAPES as RXNAV
from labelwise.faces.serving.medication_form import CheckRequest
from labelwise.present.words import NOT_ADVICE

_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "hint"],
            "properties": {name: {"type": "string"} for name in ("code", "message", "hint")},
        }
    },
}


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the description, made once an application."""
    if app.openapi_schema is None:
        made = get_openapi(
            title="Labelwise",
            version=__version__,
            openapi_version="3.1.0",
            description=f"What is the difference between these drugs? From their own labels, cited. {NOT_ADVICE}",
            routes=app.routes,
        )
        _, types = msgspec.json.schema_components(
            (Comparison, CheckResult, CheckRequest, *RXNAV, *CDS_HOOKS),
            schema_hook=_code_schema,
            ref_template="#/components/schemas/{name}",
        )
        tighten(types)
        made["components"] = {"schemas": {**types, "Error": _ERROR}}
        polish(made["paths"])
        app.openapi_schema = made
    return app.openapi_schema


def _code_schema(kind: type) -> dict[str, Any]:
    if issubclass(kind, Code):
        return {"type": "string"}
    raise NotImplementedError(kind)
