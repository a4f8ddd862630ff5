"""What a file is, told from its first bytes and never from its name."""

from __future__ import annotations

from typing import Literal

from labelwise.errors import MalformedSource, SourceError, UnsupportedSource

Content = Literal["zip", "xml", "json", "media"]
HEAD = 1024  # bytes that are enough to tell

_MEDIA = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"%PDF", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_FORMS = "Give an openFDA drug label file (JSON or its zip), a DailyMed zip, an SPL XML document, or a folder of these."


def content_of(head: bytes) -> Content:
    """Return what the bytes begin; `UnsupportedSource` or `MalformedSource` with a reason for anything else."""
    if not head:
        raise MalformedSource("The file is empty.", "Fetch it again.")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(_MEDIA):
        return "media"
    text = head.decode("utf-16", "ignore").encode() if head.startswith(_UTF16) else head.removeprefix(b"\xef\xbb\xbf")
    text = text.lstrip()
    if not text:
        raise MalformedSource("The file holds nothing but white space.", "Fetch it again.")
    if text[:1] in b"{[":
        if head.startswith(_UTF16):
            raise MalformedSource("The JSON is written in UTF-16.", "Convert it to UTF-8.")
        return "json"
    if text[:1] == b"<":
        return _markup(text)
    raise _unknown(text)


def _markup(text: bytes) -> Content:
    lower = text.lower()
    if b"<!doctype html" in lower or b"<html" in lower:
        raise UnsupportedSource(
            "This is a web page, not a label file: a server may have answered with an error page.", "Download it again."
        )
    return "xml"


def _unknown(text: bytes) -> SourceError:
    if text.startswith(b"\x1f\x8b"):
        return UnsupportedSource("The file is packed with gzip.", "Unpack it first: gunzip FILE")
    if text.startswith((b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")):
        return UnsupportedSource("The file is packed in a form that is not read here.", "Unpack it first.")
    return UnsupportedSource("The content is no known label form.", _FORMS)
