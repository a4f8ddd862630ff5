"""A check as JSON: the stable form, and its JSON Schema."""

from __future__ import annotations

from typing import Any

import msgspec

from labelwise.checks import CheckResult
from labelwise.codes.code import Code
from labelwise.facts.wire import code_to_text

_SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"


def check_json(result: CheckResult, *, pretty: bool = False) -> str:
    """Return a check in its stable JSON form, on one line or indented."""
    text = msgspec.json.encode(result, enc_hook=code_to_text)
    return (msgspec.json.format(text, indent=2) if pretty else text).decode()


def check_schema() -> dict[str, Any]:
    """Return the JSON Schema of the form, as published in `docs/check.schema.json`."""
    schema = msgspec.json.schema(CheckResult, schema_hook=_code_schema)
    return {"$schema": _SCHEMA_ID, "title": "Labelwise check", **schema}


def _code_schema(kind: type) -> dict[str, Any]:
    if issubclass(kind, Code):
        return {"type": "string"}
    raise NotImplementedError(kind)
