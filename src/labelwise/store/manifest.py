"""What a release says of itself: `manifest.json`."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from labelwise.errors import StoreDamaged
from labelwise.facts import Account
from labelwise.store.layout import MANIFEST, SCHEMA_VERSION

REBUILD = "Build the store again: labelwise build SOURCE... --store DIR"


class FileEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One file of a table: its rows, its size in bytes and SHA-256 (hex); of a part, the first drug key in it."""

    name: str
    rows: int
    bytes: int
    sha256: str
    first: str | None = None


class TableEntry(msgspec.Struct, frozen=True):
    """One table: its rows and its files, in order of their keys."""

    rows: int
    files: tuple[FileEntry, ...]


class SourceEntry(msgspec.Struct, frozen=True):
    """One file that was read: its name (below the folder that was named), its size in bytes and SHA-256 (hex)."""

    name: str
    bytes: int
    sha256: str


class Rejected(msgspec.Struct, frozen=True):
    """A record that could not be read: the file it stands in, its set id where known, and why."""

    file: str
    set_id: str | None
    reason: str


class Reading(msgspec.Struct, frozen=True):
    """One reading of a label: enough to find it again."""

    document_id: str
    version: int | None
    source: str
    origin: str


class Superseded(msgspec.Struct, frozen=True):
    """A reading that gave way to another of the same set id."""

    set_id: str
    lost: Reading
    kept: Reading
    reason: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """All that a release says of itself.

    `texts`: whether section texts and quotes are in it (a starter has none). `account` sums up every extractor over
    the labels kept. No times and no paths: the same sources give the same manifest.
    """

    schema_version: int = SCHEMA_VERSION
    texts: bool = True
    labels: int = 0
    facts: int = 0
    tables: dict[str, TableEntry] = {}
    account: tuple[Account, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    superseded: tuple[Superseded, ...] = ()

    def to_json(self) -> bytes:
        """Return the bytes of `manifest.json`."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n"


def name_of(manifest: Manifest) -> str:
    """Return a release's name: 16 hex digits over its manifest, so over all it holds."""
    return hashlib.sha256(manifest.to_json()).hexdigest()[:16]


def read_manifest(release: Path) -> Manifest:
    """Return the manifest of a release; `StoreDamaged` when it is missing, broken or of another schema."""
    try:
        manifest = msgspec.json.decode((release / MANIFEST).read_bytes(), type=Manifest)
    except FileNotFoundError as error:
        raise StoreDamaged(f"The release {release.name} has no manifest.", REBUILD) from error
    except msgspec.DecodeError as error:
        raise StoreDamaged(f"The manifest of the release {release.name} cannot be read: {error}.", REBUILD) from error
    if manifest.schema_version != SCHEMA_VERSION:
        raise StoreDamaged(
            f"The release {release.name} has schema {manifest.schema_version}, this program reads {SCHEMA_VERSION}.",
            REBUILD,
        )
    return manifest


def fingerprint(path: Path) -> tuple[int, str]:
    """Return a file's size in bytes and its SHA-256 (hex)."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return path.stat().st_size, digest
