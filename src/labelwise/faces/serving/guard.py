"""The outermost layer: safe headers on every answer, bounds on every request, a log without what was asked."""

from __future__ import annotations

import logging
import time

import msgspec
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from labelwise.faces.serving.bounds import LARGEST_BODY, LONGEST_ADDRESS
from labelwise.faces.serving.refusal import Refusal

CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""`connect-src 'self'` lets our script ask our API for suggestions and quotes; nothing reaches another host."""

HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_RAW = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
_log = logging.getLogger("labelwise.access")


class Guard:
    """An ASGI layer. HEAD is answered as GET without its body; query strings and bodies are never logged."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status, head = time.perf_counter(), 0, scope["method"] == "HEAD"

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message.get("headers", ()), *_RAW]}
            elif head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        refused = _refused(scope)
        if refused is None:
            inner = {**scope, "method": "GET"} if head else scope
            await self._app(inner, _bounded(receive), sent)
        else:
            await _refuse(refused, sent)
        took = (time.perf_counter() - begun) * 1000
        _log.info("%s %s %d %.0f ms", scope["method"], _shown(scope["path"]), status, took)


def _refused(scope: Scope) -> Refusal | None:
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
        return Refusal(414, "address_too_long", "The address is too long.", "Ask for less at once.")
    length = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    if not length.isdigit() or int(length) > LARGEST_BODY:
        return _too_large()
    return None


def _too_large() -> Refusal:
    return Refusal(413, "body_too_large", f"The body is larger than {LARGEST_BODY // 1024} kB.", "Send less at once.")


def _bounded(receive: Receive) -> Receive:
    """Return a `receive` that ends a body without a told length as soon as it grows too large."""
    size = 0

    async def received() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > LARGEST_BODY:
            raise _too_large()
        return message

    return received


async def _refuse(refused: Refusal, send: Send) -> None:
    body = msgspec.json.encode(refused.as_json())
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": refused.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _shown(path: str) -> str:
    """Return a path for the log: printable, so that no request can write lines of its own."""
    return "".join(sign if sign.isprintable() else "?" for sign in path[:200])
