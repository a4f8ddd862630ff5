"""The engine of one machine: a pool of processes, or this process alone."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.context import BaseContext
from typing import Generic, TypeVar

from labelwise.engines.engine import Crashed

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 4  # items handed over at once: enough to hide the cost of handing over, few enough to share the work evenly
AHEAD = 3  # chunks a process may have waiting, so that memory stays bounded whatever the length of the input

_RARELY = (100_000, 20, 50)  # documents come and go whole: a sixth of a build's time would go into looking for cycles


class LocalEngine:
    """Runs a function in `jobs` processes; with one job in this process, where a crash is a crash."""

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = max(1, jobs)

    @property
    def writes_here(self) -> bool:
        """Whether there are other processes: they are all of this machine."""
        return self.jobs > 1

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Crashed[T]]:
        """Yield `function(item)` for every item, in order; see `Engine.map`."""
        if self.jobs == 1:
            return _alone(function, items)
        return _Pool(function, self.jobs).map(items)


def _alone(function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Crashed[T]]:
    """Yield `function(item)` for every item in this process, which collects garbage as rarely as a worker meanwhile."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_RARELY)
    try:
        yield from map(function, items)
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


class _Pool(Generic[T, R]):
    """One run over one iterable. When a process dies, what was under way runs again, each item by itself."""

    def __init__(self, function: Callable[[T], R], jobs: int) -> None:
        self.function = function
        self.jobs = jobs
        self.executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.jobs, mp_context=_context(self.function), initializer=_begin)

    def map(self, items: Iterable[T]) -> Iterator[R | Crashed[T]]:
        source = iter(items)
        waiting: deque[tuple[list[T], Future[list[R]]]] = deque()
        try:
            while True:
                while len(waiting) < self.jobs * AHEAD and (chunk := list(islice(source, CHUNK))):
                    waiting.append((chunk, self._submit(chunk)))
                if not waiting:
                    return
                chunk, future = waiting.popleft()
                try:
                    yield from future.result()
                except BrokenProcessPool:
                    yield from self._one_by_one(chunk)
                    waiting = self._again(waiting)
        finally:
            self.executor.shutdown(wait=True, cancel_futures=True)

    def _submit(self, chunk: list[T]) -> Future[list[R]]:
        try:
            return self.executor.submit(_run, self.function, chunk)
        except BrokenProcessPool as broken:
            future: Future[list[R]] = Future()
            future.set_exception(broken)
            return future

    def _one_by_one(self, chunk: Sequence[T]) -> Iterator[R | Crashed[T]]:
        """Run each item of a chunk in a fresh process: the one that kills its process is named."""
        for item in chunk:
            with ProcessPoolExecutor(1, mp_context=_context(self.function), initializer=_begin) as alone:
                try:
                    yield alone.submit(_run, self.function, [item]).result()[0]
                except BrokenProcessPool as broken:
                    yield Crashed(item, str(broken))

    def _again(self, waiting: deque[tuple[list[T], Future[list[R]]]]) -> deque[tuple[list[T], Future[list[R]]]]:
        """Return what was waiting, handed to a new pool where the old one took it down."""
        self.executor.shutdown(wait=True, cancel_futures=True)
        self.executor = self._start()
        return deque((chunk, future if _has_result(future) else self._submit(chunk)) for chunk, future in waiting)


def _has_result(future: Future[list[R]]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _run(function: Callable[[T], R], chunk: list[T]) -> list[R]:
    return [function(item) for item in chunk]


def _context(function: Callable[..., object]) -> BaseContext:
    """Return how processes start: a fork costs nothing, but is only safe while this process has a single thread.

    Else they are forked from a server that has imported the function's module once for all of them.
    """
    methods = multiprocessing.get_all_start_methods()
    if "fork" in methods and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    if "forkserver" not in methods:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([getattr(function, "func", function).__module__])
    return context


def _begin() -> None:
    """Set a worker up: collect garbage rarely (documents come and go whole), and end when the parent is gone."""
    gc.freeze()
    gc.set_threshold(*_RARELY)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
