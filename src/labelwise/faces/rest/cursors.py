"""Cursors: where a page of a list begins, opaque to callers."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import quote, urlencode

from starlette.datastructures import URL, QueryParams

from labelwise.errors import UsageError


def cursor_of(name: str) -> str:
    """Return the cursor that stands after a name (or a count)."""
    return base64.urlsafe_b64encode(name.encode()).decode().rstrip("=")


def name_of(cursor: str | None) -> str:
    """Return the name that a cursor stands after; `UsageError` for one that we did not give out."""
    if not cursor:
        return ""
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        raise _not_ours() from None


def count_of(cursor: str | None) -> int:
    """Return how many entries stand before a page; `UsageError` for a cursor that we did not give out."""
    text = name_of(cursor) or "0"
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise _not_ours()
    return int(text)


def next_link(asked: URL, start: int) -> str:
    """Return the address of a page of the same list that begins after `start` entries."""
    kept = [(key, value) for key, value in QueryParams(asked.query).multi_items() if key != "cursor"]
    return f"{quote(asked.path)}?{urlencode([*kept, ('cursor', cursor_of(str(start)))])}"


def _not_ours() -> UsageError:
    return UsageError("The cursor is none of ours.", "Begin without one.")
