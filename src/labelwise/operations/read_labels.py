"""Files to labels."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from labelwise.errors import MalformedSource, UnsupportedSource
from labelwise.label import Label
from labelwise.read.openfda import read_record


def read_labels(path: str | Path) -> Iterator[Label]:
    """Yield every label of a file or folder; a `SourceError` for what cannot be read at all."""
    for _, label in read_labels_with_origin(Path(path)):
        yield label


def read_labels_with_origin(path: Path) -> Iterator[tuple[str, Label]]:
    """Yield (origin, label): the origin is the file's name, inside an archive `archive!member`."""
    if path.is_dir():
        for inner in sorted(p for p in path.rglob("*") if p.is_file()):
            yield from read_labels_with_origin(inner)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield from ((f"{path.name}!{name}", label) for label in _of_json(archive.read(name), name))
    else:
        yield from ((path.name, label) for label in _of_json(path.read_bytes(), path.name))


def _of_json(text: bytes, name: str) -> Iterator[Label]:
    try:
        document: Any = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise UnsupportedSource(f"{name} is no label file: {error}.", "Give SPL XML or openFDA JSON.") from error
    records = document.get("results", [document]) if isinstance(document, dict) else document
    if not isinstance(records, list):
        raise MalformedSource(f"{name} holds no list of records.", "Fetch it again.")
    for record in records:
        yield read_record(record)
