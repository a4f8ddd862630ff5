"""`labelwise serve`: the pages and the API on one store."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from labelwise.errors import MissingExtra, UsageError
from labelwise.faces.cli.options import QuietOption, StoreOption

if TYPE_CHECKING:
    from labelwise.faces.crafting import Crafters
    from labelwise.store.store import Store

_MOST_WORKERS = 4


def serve(
    host: Annotated[str, typer.Option("--host", help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="Port; 0 takes a free one.")] = 8000,
    store: StoreOption = None,
    workers: Annotated[
        int, typer.Option("--workers", min=0, max=64, help="Processes that make pages; 0: one a core, at most 4.")
    ] = 0,
    quiet: QuietOption = False,
) -> None:
    """Serve the pages, the API (`/api/v1`), RxNav's paths and CDS Hooks until interrupted.

    What people ask is not logged: a line has the method, the kind of page, the status and the time taken.
    """
    try:
        import uvicorn

        from labelwise.faces.server import create_app
    except ImportError as missing:
        raise MissingExtra("The server", "web") from missing
    from labelwise.operations.open_store import open_store

    logging.basicConfig(level=logging.WARNING if quiet else logging.INFO, format="%(message)s")
    with open_store(store) as opened, _crafters(opened, workers) as crafters:
        if not quiet:
            typer.echo(
                f"Labelwise serves release {opened.release} at http://{host}:{port}/ (stop with Ctrl-C)", err=True
            )
        # The server's own access log shows query strings: ours takes its place.
        settings = uvicorn.Config(
            create_app(opened, crafters),
            host=host,
            port=port,
            access_log=False,
            server_header=False,
            log_level="warning",
        )
        server = uvicorn.Server(settings)
        server.run()
        if not server.started:
            raise UsageError(f"The server could not start at {host}:{port}.", "Choose another --port or --host.")


@contextmanager
def _crafters(store: Store, workers: int) -> Iterator[Crafters | None]:
    """Yield the processes that make pages; None where one is enough, or this system cannot fork."""
    from labelwise.faces.crafting import Crafters

    count = workers or min(os.cpu_count() or 1, _MOST_WORKERS)
    if count < 2 or not hasattr(os, "fork"):
        yield None
        return
    made = Crafters(store.path, count)
    try:
        yield made
    finally:
        made.close()
