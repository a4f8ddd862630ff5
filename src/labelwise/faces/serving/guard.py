"""The outermost layer: safe headers on every answer, bounds on every request, a log without what was asked."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from labelwise.errors import LabelwiseError
from labelwise.faces.serving.bounds import LONGEST_ADDRESS, largest_body
from labelwise.faces.serving.refusal import Refusal, defect

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
    """An ASGI layer. HEAD is answered as GET without its body; the log names the route, never what was asked for."""

    def __init__(self, app: ASGIApp, told: Callable[[str, LabelwiseError], Response]) -> None:
        self._app = app
        self._told = told

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

        inner = {**scope, "method": "GET"} if head else scope
        try:
            _check(scope)
            await self._app(inner, _bounded(receive, largest_body(scope["path"])), sent)
        except Exception as error:
            if status:
                raise  # half an answer is out: all that is left is to break off
            await self._told(scope["path"], _intended(error))(inner, receive, sent)
        took = (time.perf_counter() - begun) * 1000
        _log.info("%s %s %d %.0f ms", _method(scope), _route(inner), status, took)


def _check(scope: Scope) -> None:
    """Raise a `Refusal` for a request that is too large as it comes."""
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
        raise Refusal(414, "address_too_long", "The address is too long.", "Ask for less at once.")
    length = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    most = largest_body(scope["path"])
    if not length.isdigit() or int(length) > most:
        raise _too_large(most)


def _too_large(most: int) -> Refusal:
    return Refusal(413, "body_too_large", f"The body is larger than {most // 1024} kB.", "Send less at once.")


def _bounded(receive: Receive, most: int) -> Receive:
    """Return a `receive` that ends a body without a told length as soon as it grows too large."""
    size = 0

    async def received() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > most:
            raise _too_large(most)
        return message

    return received


def _intended(error: Exception) -> LabelwiseError:
    """Return an error that may be told. Of a fault of ours the log names kind and place, never what was asked."""
    if isinstance(error, LabelwiseError):
        return error
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "an unknown place"
    _log.error("internal error: %s at %s", type(error).__name__, place)
    return defect()


def _method(scope: Scope) -> str:
    """Return a method for the log: printable, so that no request can write lines of its own."""
    return "".join(sign if sign.isprintable() else "?" for sign in scope["method"][:20])


def _route(scope: Scope) -> str:
    """Return how the path of a routed request is written in our tables: `/drug/{name}`, never the name."""
    route = scope.get("route")
    if route is not None:
        return str(route.path)
    # A folder of files (`/static`) has no route of its own; nothing else sets this.
    return str(scope.get("root_path")) if scope.get("endpoint") and scope.get("root_path") else "(no such page)"
