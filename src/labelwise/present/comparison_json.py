"""A comparison as JSON: the stable form, and its JSON Schema."""

from __future__ import annotations

from typing import Any

import msgspec

from labelwise.codes.code import Code
from labelwise.comparison import Comparison
from labelwise.comparison.values import FactValues
from labelwise.facts.wire import code_to_text

_SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"


def comparison_json(comparison: Comparison, *, pretty: bool = False) -> str:
    """Return a comparison in its stable JSON form, on one line or indented."""
    text = msgspec.json.encode(comparison, enc_hook=_plain)
    return (msgspec.json.format(text, indent=2) if pretty else text).decode()


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, FactValues) else code_to_text(value)


def comparison_schema() -> dict[str, Any]:
    """Return the JSON Schema of the form, as published in `docs/comparison.schema.json`."""
    schema = msgspec.json.schema(Comparison, schema_hook=_code_schema)
    return {"$schema": _SCHEMA_ID, "title": "Labelwise comparison", **schema}


def _code_schema(kind: type) -> dict[str, Any]:
    if issubclass(kind, Code):
        return {"type": "string"}
    raise NotImplementedError(kind)
