"""What OpenAPI says of each answer: its schema, from the very types, and an example."""

from __future__ import annotations

from typing import Any

Responses = dict[int | str, dict[str, Any]]

ERROR_EXAMPLE = {
    "error": {
        "code": "unknown_drug",
        "message": "No drug named 'baclofin' is known here.",
        "hint": "Did you mean baclofen?",
        "name": "baclofin",
        "suggestions": ["baclofen"],
    }
}
_ERROR = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}, "example": ERROR_EXAMPLE}}
_ETAG = {"ETag": {"schema": {"type": "string"}, "description": "Changes with the release and the question."}}


def _answers(content: dict[str, Any], *, names: bool = True, kept: bool = True) -> Responses:
    found: Responses = {200: {"description": "The answer", "content": content}}
    if kept:
        found[200]["headers"] = _ETAG
        found[304] = {"description": "The caller has this answer"}
    for status, words in (
        (400, "The request makes no sense as given"),
        *(((404, "Not known here"), (409, "A name with several meanings")) if names else ()),
        (406, "There is no such form of it"),
        (413, "Too large"),
        (414, "The address is too long"),
        (503, "Too busy, or the store cannot be used"),
    ):
        found[status] = {"description": words, "content": _ERROR}
    return found


def _json(schema: dict[str, Any], example: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema, "example": example}}


def _text(*media: str) -> dict[str, Any]:
    return {name: {"schema": {"type": "string"}} for name in media}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


_CELL: dict[str, Any] = {
    "drug": "baclofen",
    "state": "stated",
    "text": "5 mg 3 times daily",
    "value": None,
    "citations": [],
}
COMPARISON = _answers(
    {
        **_json(
            _ref("Comparison"),
            {
                "drugs": [{"name": "baclofen", "asked": "baclofen", "route": "oral", "release": "immediate"}],
                "condition": "muscle spasms",
                "facets": [
                    {
                        "id": "dosing",
                        "title": "Dosing",
                        "rows": [{"id": "starting", "title": "Starting dose", "cells": [_CELL]}],
                    }
                ],
                "differences": [],
                "notices": [],
            },
        ),
        **_text("text/csv", "text/markdown", "text/html"),
        "application/pdf": {"schema": {"type": "string", "contentMediaType": "application/pdf"}},
    }
)
COMPARISON[501] = {"description": "A PDF was asked for and cannot be set here", "content": _ERROR}

_NEXT = {"type": ["string", "null"], "description": "The cursor of the next page"}
_DRUG = {
    "type": "object",
    "required": ["name", "brands", "page"],
    "properties": {
        "name": {"type": "string"},
        "brands": {"type": "array", "items": {"type": "string"}},
        "page": {"type": "string"},
    },
}
INDEX = _answers(
    _json(
        {
            "type": "object",
            "required": ["release", "described", "addresses"],
            "properties": {
                "release": {"type": "string"},
                "described": {"type": "string", "description": "Where this description stands"},
                "addresses": {"type": "array", "items": {"type": "string"}},
            },
        },
        {"release": "8520682255e65953", "described": "/api/v1/openapi.json", "addresses": ["/api/v1/compare"]},
    ),
    names=False,
)
DRUGS = _answers(
    _json(
        {
            "type": "object",
            "required": ["items", "next"],
            "properties": {
                "items": {"type": "array", "items": _DRUG},
                "next": _NEXT,
            },
        },
        {"items": [{"name": "baclofen", "brands": ["Ozobax"], "page": "/drug/baclofen"}], "next": "YmFjbG9mZW4"},
    )
    | _text("text/csv", "text/markdown", "text/html"),
    names=False,
)
_FACT = {
    "type": "object",
    "required": ["kind", "set_id", "drug", "citation"],
    "properties": {"kind": {"type": "string"}, "set_id": {"type": ["string", "null"]}, "drug": {"type": "object"}},
}
FACTS = _answers(
    {
        **_json(
            {"type": "array", "items": _FACT},
            [
                {
                    "kind": "contraindication",
                    "set_id": None,
                    "drug": {"name": "baclofen"},
                    "citation": {"source": "article"},
                }
            ],
        ),
        **_text("text/csv", "application/x-ndjson", "text/markdown", "text/html"),
    }
)
LABEL = _answers(
    _json(
        {
            "type": "object",
            "required": ["head", "facts"],
            "properties": {"head": {"type": "object"}, "facts": {"type": "array", "items": _FACT}},
        },
        {"head": {"set_id": "00000001-1111-4111-8111-111111111111"}, "facts": []},
    )
    | _text("text/csv", "application/x-ndjson", "text/markdown", "text/html")
)
_HIT = {
    "type": "object",
    "required": ["kind", "text", "drugs", "labels"],
    "properties": {
        "kind": {"type": "string"},
        "text": {"type": "string"},
        "drugs": {"type": "array", "items": {"type": "string"}},
        "labels": {"type": "integer"},
    },
}
SEARCH = _answers(
    {
        **_json(
            {
                "type": "object",
                "required": ["hits", "next"],
                "properties": {"hits": {"type": "array", "items": _HIT}, "next": _NEXT},
            },
            {"hits": [{"kind": "drug", "text": "baclofen", "drugs": ["baclofen"], "labels": 0}], "next": None},
        ),
        **_text("text/csv", "text/markdown", "text/html"),
    },
    names=False,
)
_PAGED = {
    **_ETAG,
    "Link": {"schema": {"type": "string"}, "description": 'The following page: `<address>; rel="next"`'},
}
for _paged in (DRUGS, FACTS, SEARCH):
    _paged[200]["headers"] = _PAGED
_NAMED = {
    "type": "object",
    "required": ["name", "kind", "drug"],
    "properties": {"name": {"type": "string"}, "kind": {"enum": ["drug", "brand"]}, "drug": {"type": "string"}},
}
SUGGESTIONS = _answers(
    _json(
        {"type": "object", "required": ["items"], "properties": {"items": {"type": "array", "items": _NAMED}}},
        {"items": [{"name": "baclofen", "kind": "drug", "drug": "baclofen"}]},
    ),
    names=False,
)
QUOTE = _answers(
    _json(
        {
            "type": "object",
            "required": ["before", "quote", "after"],
            "properties": {name: {"type": "string"} for name in ("before", "quote", "after")},
        },
        {"before": "", "quote": "5 mg three times daily", "after": " for three days"},
    )
)
CHECK = _answers(
    _json(_ref("CheckResult"), {"findings": [], "coverage": []}) | _text("text/markdown"), names=False, kept=False
)
CHECK_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": _json(
            _ref("CheckRequest"),
            {"drugs": ["baclofen 20 mg qid", "ibuprofen 400 mg tid"], "patient": {"age": 71, "crcl": 45}},
        ),
    }
}
