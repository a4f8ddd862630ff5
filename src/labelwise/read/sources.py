"""Labels from any source, in two steps that a process pool can share.

`iter_items` cuts files, archives and folders into items: one record or document each, unparsed, in a steady order and
with little memory. `read_item` is a pure function of an item. What cannot be read comes as `Rejected`; nothing ends
the run.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

import msgspec

from labelwise.errors import LabelwiseError, MalformedSource, SourceError, UnsafeSource, UnsupportedSource
from labelwise.label import Label
from labelwise.read.archive import Budget, Metered, members, open_member, open_zip
from labelwise.read.class_indexing import ClassIndexing
from labelwise.read.item import Item, Place, Rejected, rejected, unreadable
from labelwise.read.openfda import read_record
from labelwise.read.records import Splitter
from labelwise.read.sniff import HEAD, content_of
from labelwise.read.spl import read_document
from labelwise.read.xml import MAX_BYTES

_IN_MEMORY = 16 * 1024 * 1024  # bytes of a nested archive that are kept in memory; larger ones go to a temporary file

PathLike = str | os.PathLike[str]


def read_labels(path: PathLike | Iterable[PathLike]) -> Iterator[Label | ClassIndexing | Rejected]:
    """Yield every label of a file or folder (or several), and a `Rejected` for each piece that cannot be read."""
    return map(read_item, iter_items(path))


def iter_items(paths: PathLike | Iterable[PathLike]) -> Iterator[Item]:
    """Yield the unread labels of files and folders, recognised by content.

    A folder's files come in the order of their names. `UnsupportedSource` for a path that does not exist.
    """
    given = [Path(paths)] if isinstance(paths, str | os.PathLike) else [Path(p) for p in paths]
    for path in given:
        if not path.exists():
            raise UnsupportedSource(f"There is no file or folder {path}.", "Check the spelling of the path.")
    for path in given:
        if path.is_dir():
            for file in _files(path):
                yield from _file_items(file, file.relative_to(path).as_posix(), inside=True)
        else:
            yield from _file_items(path, path.name, inside=False)


def read_item(item: Item) -> Label | ClassIndexing | Rejected:
    """Return what an item holds. Pure, and of module level: made for a pool of processes."""
    if item.form == "unreadable":
        return rejected(item, item.reason, item.hint)
    try:
        return read_document(item.payload) if item.form == "spl" else _read_json(item.payload)
    except LabelwiseError as error:
        return rejected(item, error.message, error.hint)
    except Exception as error:  # foreign input: one record must never end a run over thousands
        return rejected(item, f"The reader failed: {type(error).__name__}: {error}.", "Please report this label.")


def _read_json(payload: bytes) -> Label:
    try:
        record = msgspec.json.decode(payload)
    except (msgspec.DecodeError, RecursionError) as error:
        raise MalformedSource(f"The record is no valid JSON: {error}.", "Fetch it again.") from None
    if not isinstance(record, dict):
        raise MalformedSource("The record is no JSON object.", "Fetch it again.")
    if "set_id" not in record and isinstance(record.get("error"), dict):
        answer = record["error"]
        raise UnsupportedSource(
            f"openFDA answered with an error: {answer.get('code')}: {answer.get('message')}.", "Change the query."
        )
    return read_record(record)


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(root) / name


def _file_items(path: Path, origin: str, inside: bool) -> Iterator[Item]:
    try:
        if not path.is_file():
            raise UnsupportedSource("This is no regular file.", "Give a file or a folder.")
        with path.open("rb") as stream:
            yield from _stream_items(stream, origin, Budget(path.stat().st_size), 0, inside, path)
    except SourceError as error:
        yield unreadable(origin, error)
    except OSError as error:
        yield unreadable(
            origin, UnsupportedSource(f"The file cannot be opened: {error.strerror}.", "Check its rights.")
        )


def _stream_items(
    stream: IO[bytes] | Metered, origin: str, budget: Budget, depth: int, inside: bool, path: Path | None = None
) -> Iterator[Item]:
    """Yield the items of one file or member, whatever it holds. Pictures beside documents are no sources.

    `path` is the file whose very bytes the stream gives, if it is one.
    """
    head = stream.read(HEAD)
    content = content_of(head)
    if content == "zip":
        with _seekable(head, stream) as archive:
            yield from _zip_items(archive, origin, budget, depth + 1)
    elif content == "json":
        yield from _json_items(cast(BinaryIO, _Rejoined(head, stream)), origin, path)
    elif content == "xml":
        payload = head + stream.read(MAX_BYTES + 1 - len(head))
        if len(payload) > MAX_BYTES:
            raise UnsafeSource(
                f"The document is larger than {MAX_BYTES // 2**20} MB.", "No real label is: leave it out."
            )
        yield Item(origin, "spl", payload)
    elif not inside:
        raise UnsupportedSource("This is a picture or a PDF, not a label file.", "Give the label's XML or JSON.")


def _json_items(stream: BinaryIO, origin: str, path: Path | None) -> Iterator[Item]:
    number = 0
    splitter = Splitter(stream)
    for record in splitter.records():
        if isinstance(record, bytes):
            place = None if path is None else Place(str(path.absolute()), splitter.start, len(record))
            yield Item(origin, "openfda", record, number, place=place)
        else:
            yield unreadable(origin, record[0], number, record[1])
        number += 1
    if number == 0:
        raise UnsupportedSource("The file holds no record.", "Check the query that it answers.")


def _zip_items(stream: BinaryIO, origin: str, budget: Budget, depth: int) -> Iterator[Item]:
    with open_zip(stream, depth) as archive:
        for member in members(archive):
            place = f"{origin}!{member.filename}"
            try:
                yield from _stream_items(open_member(archive, member, budget), place, budget, depth, inside=True)
            except UnsafeSource as error:
                yield unreadable(place, error)
                if budget.is_spent:
                    return
            except SourceError as error:
                yield unreadable(place, error)


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were already taken."""

    def __init__(self, head: bytes, stream: IO[bytes] | Metered) -> None:
        self._head = head
        self._stream = stream

    def read(self, count: int = -1) -> bytes:
        if self._head:
            head, self._head = self._head, b""
            return head + self._stream.read(max(count - len(head), 0) if count >= 0 else -1)
        return self._stream.read(count)


@contextmanager
def _seekable(head: bytes, stream: IO[bytes] | Metered) -> Iterator[BinaryIO]:
    """Lend an archive as a stream that can be searched: the file itself, else a copy, bounded by the budget."""
    if not isinstance(stream, Metered):
        stream.seek(0)
        yield cast(BinaryIO, stream)
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        copy.write(head)
        while chunk := stream.read(1 << 20):
            copy.write(chunk)
        copy.seek(0)
        yield cast(BinaryIO, copy)
