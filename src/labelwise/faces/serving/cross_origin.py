"""Answers that programs in other pages may read: the drop-in paths, and nothing else. No cookie is ever involved."""

from __future__ import annotations

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OPEN = ("/rest", "/cds-services")
"""The paths, in lower case, that are open to every origin; each with all below it."""

_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Type",
    # Read by pages of other hosts on purpose: the guard's own word is for everything else.
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_PREFLIGHT = {
    **_HEADERS,
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Accept",
    "Access-Control-Max-Age": "86400",
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
}


def is_open(path: str) -> bool:
    """Whether programs of any origin may read the answers of a path."""
    lower = path.lower()
    return any(lower == start or lower.startswith(start + "/") for start in OPEN)


class CrossOrigin:
    """An ASGI layer around the guard: it answers preflights and marks answers, refusals too."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not is_open(scope["path"]):
            await self._app(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            await Response(status_code=204, headers=_PREFLIGHT)(scope, receive, send)
        else:
            await self._app(scope, receive, _marked(send))


def _marked(send: Send) -> Send:
    ours = {name.lower().encode(): value.encode() for name, value in _HEADERS.items()}

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in ours]
            message = {**message, "headers": [*kept, *ours.items()]}
        await send(message)

    return sent
