"""Locks that the operating system takes away from a process that dies, so that no lock is ever stale.

A build holds the store's lock file alone. A reader shares a lock on the manifest of the release that it opened, so
that a later build leaves that release in place. Where the system offers no such locks (Windows), builds are guarded
and readers are not.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from labelwise.errors import StoreBusy

_held: set[Path] = set()


@contextmanager
def build_lock(path: Path) -> Iterator[None]:
    """Hold a store for one build; `StoreBusy` when another build, here or in another process, holds it."""
    path = path.resolve()
    busy = StoreBusy(f"Another build is at work on {path.parent}.", "Wait until it is done, then run it again.")
    if path in _held:  # looked up first: closing a second handle would give up this process's own lock
        raise busy
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _lock_alone(handle):
            raise busy
        _held.add(path)
        yield
    finally:
        _held.discard(path)
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock_alone(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def share(handle: int) -> bool:
        """Share a lock on an open file (not offered here)."""
        return True

    @contextmanager
    def alone(path: Path) -> Iterator[bool]:
        """Hold a file alone (not offered here: an open file cannot be removed on this system anyway)."""
        yield True

else:
    import fcntl

    def _lock_alone(handle: int) -> bool:
        # A record lock belongs to this process: the processes of a pool do not inherit it and cannot outlive it.
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def share(handle: int) -> bool:
        """Share a lock on an open file until it is closed; False when somebody holds it alone, to remove it."""
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without locks
        return True

    @contextmanager
    def alone(path: Path) -> Iterator[bool]:
        """Hold a file alone while the block runs; gives False when a reader shares it or locks are not to be had."""
        handle = os.open(path, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            held = True
        except OSError:
            held = False
        try:
            yield held
        finally:
            os.close(handle)
