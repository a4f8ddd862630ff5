"""Paths that may be written in any case, with a slash at their end or without."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.types import ASGIApp, Receive, Scope, Send


class AnyCase:
    """An ASGI layer that spells the paths it is given as their routes do; every other path passes as it is."""

    def __init__(self, app: ASGIApp, paths: Iterable[str]) -> None:
        self._app = app
        self._spelled = {path.lower(): path for path in paths}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on."""
        if scope["type"] == "http":
            spelled = self._spelled.get(scope["path"].rstrip("/").lower())
            if spelled is not None and spelled != scope["path"]:
                scope = {**scope, "path": spelled, "raw_path": spelled.encode()}
        await self._app(scope, receive, send)
