"""Parquet columns from the fact types: one definition gives the Python type, the JSON form and the table."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
import pyarrow as pa
from msgspec import inspect

from labelwise.facts import KINDS, LabelHead


def schema_of_kind(kind: str) -> pa.Schema:
    """Return the columns of a fact table: `kind` and the fact's fields in their order, nested as in its JSON form."""
    return pa.schema([pa.field("kind", pa.string()), *_fields(KINDS[kind])])


def schema_of_labels() -> pa.Schema:
    """Return the columns of the table of labels: the fields of a `LabelHead`."""
    return pa.schema(_fields(LabelHead))


@cache
def _fields(struct: type[msgspec.Struct]) -> tuple[pa.Field, ...]:
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)  # noqa: S101 - for the type checker: a struct's info is of this type
    return tuple(pa.field(f.encode_name, _arrow(f.type)) for f in info.fields)


def _arrow(info: inspect.Type) -> pa.DataType:
    match info:
        case inspect.UnionType(types=types):
            return _arrow(next(t for t in types if not isinstance(t, inspect.NoneType)))
        case inspect.VarTupleType(item_type=item):
            return pa.list_(_arrow(item))
        case inspect.StructType(cls=cls):
            return pa.struct(_fields(cls))
        case inspect.IntType():
            return pa.int32()
        case inspect.FloatType():
            return pa.float64()
        case inspect.BoolType():
            return pa.bool_()
        case inspect.StrType() | inspect.LiteralType() | inspect.EnumType() | inspect.CustomType():
            return pa.string()
    raise TypeError(f"no column type for {info}")


def names_of(schema: pa.Schema) -> list[str]:
    """Return the names of a schema's columns."""
    return [str(name) for name in schema.names]


def empty(schema: pa.Schema) -> Any:
    """Return a table without rows."""
    return schema.empty_table()
