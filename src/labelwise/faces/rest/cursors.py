"""Cursors: where a page of a list begins, opaque to callers."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import quote, urlencode

from starlette.datastructures import URL, QueryParams

from labelwise.errors import UsageError


def cursor_of(name: str) -> str:
    """Return the cursor that stands after a name."""
    return base64.urlsafe_b64encode(name.encode()).decode().rstrip("=")


def name_of(cursor: str | None) -> str:
    """Return the name that a cursor stands after; `UsageError` for one that is spelled like none of ours."""
    if not cursor:
        return ""
    try:
        given = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise _not_ours() from None
    return given.decode(errors="replace")


def count_of(cursor: str | None) -> int:
    """Return how many entries stand before a page; `UsageError` for a cursor that we did not give out."""
    text = cursor or "0"
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise _not_ours()
    return int(text)


def next_link(asked: URL, cursor: str) -> str:
    """Return the address of the page of the same list that begins at a cursor."""
    kept = [(key, value) for key, value in QueryParams(asked.query).multi_items() if key != "cursor"]
    return f"{quote(asked.path)}?{urlencode([*kept, ('cursor', cursor)])}"


def _not_ours() -> UsageError:
    return UsageError("The cursor is none of ours.", "Begin without one.")
