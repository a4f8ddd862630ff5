"""How a comparison is made over HTTP: by this process, or by others beside it, so that pages use every core."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NamedTuple

from labelwise.comparison import compare_drugs
from labelwise.errors import LabelwiseError
from labelwise.faces.rest import answers as rest
from labelwise.faces.serving.job import Job
from labelwise.faces.serving.kept import Answer
from labelwise.faces.serving.materials import Materials
from labelwise.faces.web import answers as web
from labelwise.operations.open_store import open_store

_WATCH = 1.0  # seconds between looks at whether the server is still there


def craft(job: Job, materials: Materials) -> Answer:
    """Return the answer of a job; `UnknownDrug`, `AmbiguousDrug`, `UsageError`."""
    made = compare_drugs([materials.of(name) for name in job.drugs], job.condition, job.route)
    if job.form is None:
        return web.compared_page(
            made, job.drugs, texts=materials.texts, chosen=job.chosen, plain=job.plain, unused=job.unused
        )
    return rest.compared(made, job.form, plain=job.plain)


class _Failure(NamedTuple):
    """An intended error on its way between processes: what it is and what it holds."""

    kind: type[LabelwiseError]
    args: tuple[object, ...]
    state: dict[str, object]

    def error(self) -> LabelwiseError:
        made = self.kind.__new__(self.kind, *self.args)
        made.__dict__.update(self.state)
        return made


class Crafters:
    """Processes that make comparisons, each with the store opened for itself; started before the server has threads."""

    def __init__(self, store: Path, count: int) -> None:
        self.count = count
        context = multiprocessing.get_context("fork")
        self._pool = ProcessPoolExecutor(count, context, _begin, (store, os.getpid()))
        self._pool.submit(_ready).result()  # all processes begin with the first thing to do

    def craft(self, job: Job, own: Materials) -> Answer:
        """Return the answer of a job; waits for it. The boring twin, and the errors, are `craft`.

        When the processes are gone (killed for want of memory, say) the server goes on alone, from what is its `own`.
        """
        try:
            found = self._pool.submit(_made, job).result()
        except BrokenProcessPool:
            return craft(job, own)
        if isinstance(found, _Failure):
            raise found.error()
        return found

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)


_bench: list[Materials] = []


def _begin(path: Path, server: int) -> None:
    """Open the store in a process of its own; an interrupt is the server's to answer, and its end ends this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_watch, args=(server,), daemon=True).start()
    _bench.append(Materials(open_store(path), threading.Lock()))


def _watch(server: int) -> None:
    while os.getppid() == server:
        time.sleep(_WATCH)
    os._exit(0)


def _ready() -> None:
    """Do nothing: what is asked for first starts the processes."""


def _made(job: Job) -> Answer | _Failure:
    try:
        return craft(job, _bench[0])
    except LabelwiseError as error:
        return _Failure(type(error), error.args, dict(error.__dict__))
