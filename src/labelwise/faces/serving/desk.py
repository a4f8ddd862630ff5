"""Where requests meet the store: one at a time, in bounded time, and never twice for the same question."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import anyio
import anyio.to_thread
from fastapi import Request
from fastapi.responses import Response

from labelwise import __version__
from labelwise.faces.serving.job import Job
from labelwise.faces.serving.kept import Answer, KeptAnswers
from labelwise.faces.serving.materials import Materials
from labelwise.faces.serving.packed import accepts_gzip, pack
from labelwise.faces.serving.refusal import BUSY, Refusal, too_busy, too_long_for_pdf
from labelwise.operations.catalogue import Catalogue
from labelwise.store.store import Store

T = TypeVar("T")
Craft = Callable[[Job, Materials], Answer]
"""How a comparison is made; another process has materials of its own."""
LONGEST_WORK = 20.0  # seconds until a request is given up
CRAFTING = 2  # comparisons made at once: while one waits for the store, another is written
LONGEST_FINISH = 60.0  # the same for what is made of an answer without the store: a PDF is set
MOST_WAITING = 100  # requests that wait for the store
_FACES = Path(__file__).parent.parent


class Desk:
    """A store at the service of requests.

    A store answers one question at a time; pages that are kept are handed out meanwhile. What was given up goes on in
    its thread until it ends by itself, and the next one waits for it.
    """

    def __init__(self, store: Store, craft: Craft, at_once: int = CRAFTING) -> None:
        self.store = store
        self.materials = Materials(store, alone := threading.Lock())
        self._craft = craft
        self.kept = KeptAnswers()
        self._places = anyio.CapacityLimiter(1)
        self._alone = alone
        self._crafting = anyio.CapacityLimiter(at_once)
        self._finishing = anyio.CapacityLimiter(1)
        self._finishing_alone = threading.Lock()
        self._waiting = 0
        self._seed = _seed(store)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The names of the release; read when first asked for."""
        return Catalogue.of(self.store)

    def tag(self, key: Hashable) -> str:
        """Return the ETag of an answer: it changes with the release, the version and the question."""
        return f'"{hashlib.sha256(f"{self._seed} {key!r}".encode()).hexdigest()[:24]}"'

    async def answer(
        self,
        request: Request,
        key: Hashable,
        make: Callable[[], Answer] | Job,
        finish: Callable[[Answer], Answer] | None = None,
    ) -> Response:
        """Return the answer to a question that `key` tells whole: 304 where the caller has it, else kept, else made.

        `finish` takes on what `make` made, at a place of its own: others go on asking the store meanwhile.
        """
        packed = accepts_gzip(request.headers.get("accept-encoding"))
        key = (key, packed)
        tag = self.tag(key)
        headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept, Accept-Encoding"}
        if _holds(request.headers.get("if-none-match"), tag):
            return Response(status_code=304, headers=headers)
        found = self.kept.get(key)
        if found is None:
            found = await (self._crafted(make) if isinstance(make, Job) else self.work(make))
            if finish is not None:
                found = await self._finished(finish, found)
            if packed:
                found = await anyio.to_thread.run_sync(pack, found)
            self.kept.put(key, found)
        if _asks_for_any(request.headers.get("if-none-match")):
            return Response(status_code=304, headers=headers)
        if found.packed:
            headers["Content-Encoding"] = "gzip"
        if found.following:
            headers["Link"] = f'<{found.following}>; rel="next"'
        return Response(found.body, media_type=found.media_type, headers=headers)

    async def work(self, make: Callable[[], T]) -> T:
        """Return what `make` gives, run aside and alone; a `Refusal` when too many wait or it takes too long."""
        return await self._aside(make, self._places, self._alone, LONGEST_WORK)

    async def _crafted(self, job: Job) -> Answer:
        return await self._aside(lambda: self._craft(job, self.materials), self._crafting, nullcontext(), LONGEST_WORK)

    async def _finished(self, finish: Callable[[Answer], Answer], made: Answer) -> Answer:
        begun = False

        def run() -> Answer:
            nonlocal begun
            begun = True
            return finish(made)

        try:
            return await self._aside(run, self._finishing, self._finishing_alone, LONGEST_FINISH)
        except Refusal as refused:
            # Who never got a place may come again; what took too long would do so again.
            raise (too_long_for_pdf() if begun and refused.status == BUSY else refused) from None

    async def _aside(
        self, make: Callable[[], T], places: anyio.CapacityLimiter, alone: AbstractContextManager[Any], longest: float
    ) -> T:
        def run() -> T:
            with alone:
                return make()

        if self._waiting >= MOST_WAITING:
            raise too_busy()
        self._waiting += 1
        try:
            with anyio.fail_after(longest):
                return await anyio.to_thread.run_sync(run, limiter=places, abandon_on_cancel=True)
        except TimeoutError:
            raise too_busy() from None
        finally:
            self._waiting -= 1


def _holds(given: str | None, tag: str) -> bool:
    """Whether If-None-Match names this tag; weak tags count, as its rule of comparison says."""
    if not given:
        return False
    return any(one.strip().removeprefix("W/") == tag for one in given.split(","))


def _asks_for_any(given: str | None) -> bool:
    """Whether If-None-Match is `*`: it holds where there is an answer at all, which is known once it is made."""
    return given is not None and given.strip() == "*"


def _seed(store: Store) -> str:
    """Return what all answers depend on: version, release, its manifest, and the templates."""
    made = hashlib.sha256(f"{__version__} {store.release}".encode())
    made.update((store.path / "manifest.json").read_bytes())
    for path in sorted((_FACES / "web").rglob("*.*")):
        if path.suffix in (".html", ".css", ".js", ".svg"):
            made.update(path.read_bytes())
    return made.hexdigest()
