"""Bodies made small for the way: gzip, for callers that take it."""

from __future__ import annotations

import gzip

from labelwise.faces.serving.kept import Answer

LEAST = 1024  # bytes; less is not worth it
_LEVEL = 1  # a page shrinks to an eighth; higher levels take four times as long for a fifth less
_MADE_SMALL = ("application/pdf",)


def pack(answer: Answer) -> Answer:
    """Return an answer with its body gzipped; one that is small, or small by its kind, as it is."""
    if len(answer.body) < LEAST or answer.media_type in _MADE_SMALL:
        return answer
    return answer._replace(body=gzip.compress(answer.body, _LEVEL, mtime=0), packed=True)


def accepts_gzip(header: str | None) -> bool:
    """Whether an Accept-Encoding header takes gzip: named, or by `*`, and not refused with `q=0`."""
    for part in (header or "").lower().split(","):
        name, _, rest = part.partition(";")
        if name.strip() in ("gzip", "*"):
            return rest.strip().replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
