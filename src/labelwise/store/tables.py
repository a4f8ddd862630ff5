"""Spooled rows to Parquet tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa
import pyarrow.json as pj
import pyarrow.parquet as pq

from labelwise.store.columns import schema_of_kind, schema_of_labels
from labelwise.store.label_key import LabelKey
from labelwise.store.label_rows import Rows, SectionRow
from labelwise.store.layout import BY_LABEL, CURATED, LABELS, NAMES, SECTIONS, file_of, part_of
from labelwise.store.spool import Spool
from labelwise.vocab.names import NameRow, distinct

FACT_GROUP_ROWS = 16_384
FACT_GROUP_BYTES = 24 << 20
LABEL_GROUP_ROWS = 1_024
SECTION_GROUP_BYTES = 8 << 20
NAME_GROUP_ROWS = 32_768
BY_LABEL_GROUP_ROWS = 128
BY_LABEL_GROUP_BYTES = 512 << 10  # a lookup decompresses one row group
BY_LABEL_PART_GROUPS = 16  # and looks at the keys of one part's row groups: some 25 microseconds each

_KEY = pa.field("drug_key", pa.string())
_BY_LABEL = pa.schema([_KEY, ("set_id", pa.string()), ("label", pa.binary())])
_SECTIONS = pa.schema(
    [
        _KEY,
        *((name, pa.string()) for name in ("set_id", "key", "code", "title", "text_hash")),
        pa.field("parts", pa.list_(pa.string())),
    ]
)
_NAMES = pa.schema([(name, pa.string()) for name in NameRow.__struct_fields__])
_CURATED = pa.schema([("ingredient", pa.string()), ("kind", pa.string()), ("fact", pa.binary())])
_NAME_ROWS = msgspec.json.Decoder(NameRow)
_SECTION_ROWS = msgspec.msgpack.Decoder(list[SectionRow])


class Written(NamedTuple):
    """A file just written: its name, its rows and, of a part, the first drug key in it."""

    name: str
    rows: int
    first: str | None = None


def write_table(table: str, spool: Spool, order: Sequence[int], folder: Path, level: int) -> list[Written]:
    """Write one table of a release from the spool; return its files. `level` is zstd's."""
    rows = spool.read(table, order)
    path = folder / file_of(table)
    if table == BY_LABEL:
        return list(_write_parts(folder, _label_values(rows), level))
    if table == NAMES:
        return _write(path, _NAMES, _name_tables(rows), level)
    if table == SECTIONS:
        return _write(path, _SECTIONS, _section_tables(rows), level, plain=("parts.list.element",))
    if table == LABELS:
        schema = schema_of_labels()
        without = pa.schema([field for field in schema if field.name != _KEY.name])
        batches = _json_tables(rows, schema, LABEL_GROUP_ROWS, FACT_GROUP_BYTES)
        return _write(path, pa.schema([_KEY, *without]), batches, level)
    schema = schema_of_kind(table)
    batches = _json_tables(rows, schema, FACT_GROUP_ROWS, FACT_GROUP_BYTES)
    return _write(path, pa.schema([_KEY, *schema]), batches, level)


def write_curated(facts: Iterable[tuple[str, str, bytes]], folder: Path, level: int) -> list[Written]:
    """Write the table of curated facts from (ingredient, kind, JSON) rows; return its file."""
    rows = sorted(facts)
    columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], []]
    table = pa.table(dict(zip(_CURATED.names, columns, strict=True)), schema=_CURATED)
    return _write(folder / file_of(CURATED), _CURATED, [table], level)


def _write_parts(folder: Path, groups: Iterable[Any], level: int) -> Iterator[Written]:
    """Write `by_label` in parts of whole drug keys, so that a key is looked for in one of them."""
    part: list[Any] = []
    number = 0
    for group in groups:
        if len(part) >= BY_LABEL_PART_GROUPS and part[-1]["drug_key"][-1] != group["drug_key"][0]:
            yield _write_part(folder, number, part, level)
            part, number = [], number + 1
        part.append(group)
    yield _write_part(folder, number, part, level)


def _write_part(folder: Path, number: int, groups: list[Any], level: int) -> Written:
    path = folder / part_of(BY_LABEL, number)
    (written,) = _write(path, _BY_LABEL, groups, level, plain=("label",))
    return written._replace(first=groups[0]["drug_key"][0].as_py() if groups else None)


def _write(
    path: Path, schema: pa.Schema, tables: Iterable[Any], level: int, plain: Sequence[str] = ()
) -> list[Written]:
    """Write tables as row groups, one each. Long texts (`plain`) get no dictionary; only keys get statistics."""
    leaves = _leaves(schema)
    keys = [
        name for name in ("drug_key", "set_id", "spelling", "ingredient", "kind", "concept") if name in schema.names
    ]
    count = 0
    with pq.ParquetWriter(
        path,
        schema,
        compression="zstd",
        compression_level=level,
        use_dictionary=[leaf for leaf in leaves if leaf not in plain],
        write_statistics=keys,
        store_schema=False,
    ) as writer:
        for table in tables:
            writer.write_table(table, row_group_size=max(1, table.num_rows))
            count += table.num_rows
    return [Written(path.name, count)]


def _leaves(schema: pa.Schema) -> list[str]:
    return [leaf for field in schema for leaf in _leaves_of(field.name, field.type)]


def _leaves_of(path: str, kind: pa.DataType) -> Iterator[str]:
    if pa.types.is_struct(kind):
        for field in kind:
            yield from _leaves_of(f"{path}.{field.name}", field.type)
    elif pa.types.is_list(kind):
        yield from _leaves_of(f"{path}.list.element", kind.value_type)
    else:
        yield path


def _batches(rows: Iterable[tuple[LabelKey, Rows]], most_rows: int, most_bytes: int) -> Iterator[Any]:
    """Yield lists of whole labels' rows that make up a row group."""
    batch: list[tuple[LabelKey, Rows]] = []
    count = size = 0
    for row in rows:
        if batch and (count + row[1].number > most_rows or size + len(row[1].lines) > most_bytes):
            yield batch
            batch, count, size = [], 0, 0
        batch.append(row)
        count += row[1].number
        size += len(row[1].lines)
    if batch:
        yield batch


def _json_tables(
    rows: Iterable[tuple[LabelKey, Rows]], schema: pa.Schema, most_rows: int, most_bytes: int
) -> Iterator[Any]:
    """Yield row groups of JSON lines, `drug_key` put in front. A field that the schema lacks is an error."""
    parse = pj.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
    for batch in _batches(rows, most_rows, most_bytes):
        lines = b"".join(part.lines for _, part in batch)
        read = pj.ReadOptions(use_threads=False, block_size=len(lines) + 1)
        table = pj.read_json(pa.BufferReader(lines), read_options=read, parse_options=parse)
        keys = pa.array([key.drug_key for key, part in batch for _ in range(part.number)], pa.string())
        names = [name for name in schema.names if name != _KEY.name]
        yield pa.table([keys, *(table.column(name) for name in names)], names=[_KEY.name, *names])


def _section_tables(rows: Iterable[tuple[LabelKey, Rows]]) -> Iterator[Any]:
    for batch in _batches(rows, FACT_GROUP_ROWS, SECTION_GROUP_BYTES):
        keys: list[str] = []
        sections: list[SectionRow] = []
        for key, part in batch:
            found = _SECTION_ROWS.decode(part.lines)
            keys += [key.drug_key] * len(found)
            sections += found
        ends = list(accumulate((len(section.parts) for section in sections), initial=0))
        texts = _texts([part for section in sections for part in section.parts])
        names = ("set_id", "key", "code", "title", "text_hash")
        columns = [pa.array([getattr(section, name) for section in sections], pa.string()) for name in names]
        parts = pa.ListArray.from_arrays(pa.array(ends, pa.int32()), texts)
        yield pa.table([pa.array(keys, pa.string()), *columns, parts], schema=_SECTIONS)


def _texts(parts: Sequence[bytes]) -> Any:
    """Return a column of strings from their UTF-8, copied once."""
    ends = pa.array(list(accumulate(map(len, parts), initial=0)), pa.int32())
    return pa.StringArray.from_buffers(len(parts), ends.buffers()[1], pa.py_buffer(b"".join(parts)))


def _label_values(rows: Iterable[tuple[LabelKey, Rows]]) -> Iterator[Any]:
    for batch in _batches(rows, BY_LABEL_GROUP_ROWS, BY_LABEL_GROUP_BYTES):
        yield pa.table(
            [
                pa.array([key.drug_key for key, _ in batch], pa.string()),
                pa.array([key.set_id for key, _ in batch], pa.string()),
                pa.array([part.lines for _, part in batch], pa.binary()),
            ],
            schema=_BY_LABEL,
        )


def _name_tables(rows: Iterable[tuple[LabelKey, Rows]]) -> Iterator[Any]:
    """Yield the names sorted by spelling. All spellings of one drug key stand together, so repeats are taken out
    there.
    """
    pieces: list[Any] = []
    held: list[NameRow] = []
    for _, labels in groupby(rows, key=lambda row: row[0].drug_key):
        held += distinct(_NAME_ROWS.decode_lines(b"".join(part.lines for _, part in labels)))
        if len(held) >= NAME_GROUP_ROWS:
            pieces.append(_name_table(held))
            held = []
    if held:
        pieces.append(_name_table(held))
    if pieces:
        table = pa.concat_tables(pieces).combine_chunks()
        table = table.sort_by([(name, "ascending") for name in _NAMES.names])
        for start in range(0, table.num_rows, NAME_GROUP_ROWS):
            yield table.slice(start, NAME_GROUP_ROWS)


def _name_table(rows: Sequence[NameRow]) -> Any:
    return pa.table({name: [getattr(row, name) for row in rows] for name in _NAMES.names}, schema=_NAMES)
