"""What a source is cut into before it is read, and what becomes of a piece that cannot be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, NamedTuple

from labelwise.codes import SetId
from labelwise.errors import SourceError

Form = Literal["openfda", "spl", "unreadable"]

_SET_ID = re.compile(rb"""(?:"set_id"\s*:\s*"|<(?:\w+:)?setId\b[^>]*?\broot\s*=\s*["'])([0-9A-Fa-f-]{36})""")


class Place(NamedTuple):
    """Some bytes of a file: the file's path, the offset of the first byte, and how many they are."""

    path: str
    start: int
    length: int


class Item(NamedTuple):
    """One unread label: cheap to make and to send to another process.

    `origin` is the file's name, below a folder its relative path, inside an archive `archive!member`. `payload` is one
    openFDA record (JSON) or one SPL document (XML); of form `unreadable` it is empty and `reason` and `hint` say why.
    `number` counts the records of an openFDA file from 0. `place` says where a payload stands in a file of its own
    bytes: another process reads it there.
    """

    origin: str
    form: Form
    payload: bytes = b""
    number: int | None = None
    reason: str = ""
    hint: str = ""
    place: Place | None = None

    def __reduce__(self) -> tuple[object, ...]:
        if self.place is None:
            return Item, tuple(self)
        return _from_file, (self.origin, self.form, self.number, self.place)


def _from_file(origin: str, form: Form, number: int | None, place: Place) -> Item:
    """Return an item whose payload is read where it stands; of a file that is gone it is empty, and so no label."""
    try:
        with Path(place.path).open("rb", buffering=0) as file:
            file.seek(place.start)
            payload = file.read(place.length)
    except OSError:
        payload = b""
    return Item(origin, form, payload, number, place=place)


class Rejected(NamedTuple):
    """A file, archive member or record that could not be read: where, its set id if seen, why, what to do."""

    origin: str
    set_id: SetId | None
    reason: str
    hint: str = ""
    number: int | None = None


def unreadable(origin: str, error: SourceError, number: int | None = None, payload: bytes = b"") -> Item:
    """Return the item that stands for a piece that cannot even be cut out; its first bytes are kept for its set id."""
    return Item(origin, "unreadable", payload[:4096], number, error.message, error.hint)


def rejected(item: Item, reason: str, hint: str = "") -> Rejected:
    """Return the refusal of an item."""
    return Rejected(item.origin, set_id_of(item.payload), reason, hint, item.number)


def set_id_of(payload: bytes) -> SetId | None:
    """Return the set id that an unread record or document names, if any, without parsing it."""
    found = _SET_ID.search(payload)
    return SetId.parse(found[1].decode("ascii")) if found else None
