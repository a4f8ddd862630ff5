"""Whether a release is what its manifest says, and whether its parts agree with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from labelwise.errors import AmbiguousDrug, LabelwiseError, StoreDamaged
from labelwise.facts import KINDS, Fact, LabelFacts, LabelHead, kind_of
from labelwise.facts.wire import text_to_code
from labelwise.store.compact import unpack
from labelwise.store.layout import BY_LABEL, FACT_TABLES, LABELS, MANIFEST, NAMES, file_of
from labelwise.store.manifest import Manifest, fingerprint, read_manifest
from labelwise.vocab.names import NameIndex, NameRow

S = TypeVar("S", bound=msgspec.Struct)

SHOWN = 20  # problems told of one kind; more of the same say nothing new


def is_whole(release: Path) -> bool:
    """Whether every file of a release is there with the size and hash that its manifest names."""
    try:
        return not list(file_problems(release, read_manifest(release)))
    except StoreDamaged:
        return False


def file_problems(release: Path, manifest: Manifest) -> Iterator[str]:
    """Yield what is wrong with a release's files: missing, changed, too many, or with another number of rows."""
    files = [file for _, entry in sorted(manifest.tables.items()) for file in entry.files]
    expected = {file.name for file in files} | {MANIFEST}
    for extra in sorted({file.name for file in release.iterdir()} - expected):
        yield f"{extra} does not belong to the release"
    for file in files:
        path = release / file.name
        if not path.is_file():
            yield f"{file.name} is missing"
        elif fingerprint(path) != (file.bytes, file.sha256):
            yield f"{file.name} is not the file that the manifest names"


def count_problems(release: Path, manifest: Manifest) -> Iterator[str]:
    """Yield where the rows in a file's foot, the manifest's count and the account of the extractors disagree."""
    for file in (file for _, entry in sorted(manifest.tables.items()) for file in entry.files):
        try:
            rows = pq.read_metadata(release / file.name).num_rows
        except (OSError, pa.ArrowException) as error:
            yield f"{file.name} cannot be read: {error}"
            continue
        if rows != file.rows:
            yield f"{file.name} holds {rows} rows, the manifest says {file.rows}"
    counted = sum(manifest.tables[kind].rows for kind in FACT_TABLES)
    accounted = sum(line.facts + line.not_understood for line in manifest.account)
    if not manifest.facts == counted == accounted:
        yield f"the manifest says {manifest.facts} facts, the tables hold {counted}, the account says {accounted}"
    if not manifest.labels == manifest.tables[LABELS].rows == manifest.tables[BY_LABEL].rows:
        yield "labels and by_label do not hold the number of labels that the manifest says"


def content_problems(release: Path, manifest: Manifest) -> Iterator[str]:
    """Yield where `by_label` differs from the tables, and the names that lead nowhere."""
    keys: set[str] = set()
    tables = {kind: _facts(release, kind) for kind in FACT_TABLES}
    heads = _structs(release, LABELS, LabelHead)
    for label in _labels(release, manifest):
        keys.add(label.head.drug_key)
        if next(heads, None) != label.head:
            yield f"labels differs from by_label at {label.head.set_id}"
        for kind, expected in _by_kind(label).items():
            found = [next(tables[kind], None) for _ in expected]
            if found != expected:
                yield f"{kind} differs from by_label at {label.head.set_id}"
    for table, left in (*tables.items(), (LABELS, heads)):
        if next(left, None) is not None:
            yield f"{table} holds rows that by_label lacks"
    yield from _name_problems(release, keys)


def _name_problems(release: Path, keys: set[str]) -> Iterator[str]:
    rows = list(_structs(release, NAMES, NameRow))
    index = NameIndex(rows)
    for row in rows:
        if row.drug_key not in keys:
            yield f"the name {row.spelling!r} leads to {row.drug_key}, of which there is no label"
    for spelling in sorted({row.spelling for row in rows if row.kind == "generic"}):
        try:
            index.resolve(spelling)
        except AmbiguousDrug:
            continue
        except LabelwiseError as error:
            yield f"the name {spelling!r} does not resolve: {error.message}"
    for key in sorted(keys - {row.drug_key for row in rows}):
        yield f"no name leads to {key}"


def _labels(release: Path, manifest: Manifest) -> Iterator[LabelFacts]:
    for file in manifest.tables[BY_LABEL].files:
        for batch in pq.ParquetFile(release / file.name).iter_batches(batch_size=64):
            for value in batch.column("label"):
                yield unpack(value.as_py())


def _facts(release: Path, kind: str) -> Iterator[Fact]:
    return _structs(release, kind, KINDS[kind])


def _structs(release: Path, table: str, kind: type[S]) -> Iterator[S]:
    """Yield the rows of a table as structs; `drug_key` belongs to the head alone."""
    names = {field.encode_name for field in msgspec.structs.fields(kind)} | {"kind"}
    for batch in pq.ParquetFile(release / file_of(table)).iter_batches(batch_size=2_048):
        for row in batch.to_pylist():
            fields = {name: value for name, value in row.items() if name in names}
            yield msgspec.convert(fields, kind, dec_hook=text_to_code)


def _by_kind(label: LabelFacts) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in label.facts:
        found.setdefault(kind_of(fact), []).append(fact)
    return found


def limited(problems: Iterable[str]) -> tuple[str, ...]:
    """Return the first problems, and a last line that counts the rest."""
    listed = list(problems)
    rest = len(listed) - SHOWN
    return tuple(listed) if rest <= 0 else (*listed[:SHOWN], f"and {rest} more")
