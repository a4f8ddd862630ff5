"""Members of zip archives, bounded: how many, how deep, how large, and how much they swell."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO

from labelwise.errors import MalformedSource, SourceError, UnsafeSource, UnsupportedSource

MAX_MEMBERS = 500_000
MAX_DEPTH = 3  # release zip, label zip, and one to spare
MAX_RATIO = 200  # bytes out of one byte of the file; label text packs to a tenth, repetitive XML to a fiftieth
ALLOWANCE = 64 * 1024 * 1024  # bytes that any file may swell to

# What the zip module raises over broken or foreign archives.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


class Budget:
    """How many bytes may still come out of one file, all its members and nested archives together."""

    def __init__(self, size: int) -> None:
        self._left = size * MAX_RATIO + ALLOWANCE

    @property
    def is_spent(self) -> bool:
        """Whether nothing more may come out."""
        return self._left < 0

    def spend(self, count: int) -> None:
        """Take bytes from the budget; `UnsafeSource` when it is used up."""
        self._left -= count
        if self._left < 0:
            raise UnsafeSource(
                f"The archive swells to more than {MAX_RATIO} times its size.", "It may be a zip bomb: leave it out."
            )


class Metered:
    """A readable stream whose bytes are counted against a budget."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, count: int = -1) -> bytes:
        """Return the next bytes; broken archives raise `MalformedSource`."""
        try:
            chunk = self._stream.read(count)
        except BROKEN as error:
            raise broken_zip(error) from None
        self._budget.spend(len(chunk))
        return chunk


def open_zip(stream: BinaryIO, depth: int) -> zipfile.ZipFile:
    """Return an archive whose directory was read; a typed error says what is wrong with it."""
    if depth > MAX_DEPTH:
        raise UnsafeSource(f"Archives are nested more than {MAX_DEPTH} deep.", "Unpack the outer ones first.")
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN as error:
        raise broken_zip(error) from None
    if len(archive.infolist()) > MAX_MEMBERS:
        raise UnsafeSource(f"The archive has more than {MAX_MEMBERS} members.", "Split it.")
    if not archive.infolist():
        raise UnsupportedSource("The archive is empty.", "Fetch it again.")
    return archive


def members(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Yield the files of an archive by name, so that the order does not hang on how it was packed."""
    yield from sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)


def open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> Metered:
    """Return the metered stream of a member."""
    if member.flag_bits & 0x1:
        raise UnsupportedSource("The member is encrypted.", "Unpack it with its password and give the unpacked files.")
    try:
        return Metered(archive.open(member), budget)
    except BROKEN as error:
        raise broken_zip(error) from None


def broken_zip(error: Exception) -> SourceError:
    """Return the typed error for what the zip module raised."""
    if isinstance(error, NotImplementedError):
        return UnsupportedSource(f"The archive uses a method that is not read here: {error}.", "Unpack it first.")
    return MalformedSource(f"The zip archive is broken or cut off: {error}.", "Fetch it again.")
