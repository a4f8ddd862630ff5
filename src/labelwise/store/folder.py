"""A store's folder: where a release is made, how it comes into force, and what is cleared away.

A release is made in a folder of its own that nothing points to, brought to disk, renamed into place, and only then
named by `CURRENT`, which is replaced in one step. Whatever moment a build is killed at, `CURRENT` names a whole
release; the next build removes what was left.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from labelwise.errors import StoreDamaged, StoreMissing
from labelwise.store.layout import BUILDING, CURRENT, LOCK, MANIFEST, RELEASES, TRASH
from labelwise.store.locks import alone, build_lock

KEPT = 2  # releases that stay even when nobody reads them: the one in force and the one before


@contextmanager
def building(store: Path) -> Iterator[Path]:
    """Hold the store for one build and give it an empty folder to work in; the folder is gone afterwards."""
    (store / RELEASES).mkdir(parents=True, exist_ok=True)
    with build_lock(store / LOCK):
        clear(store)
        work = store / f"{BUILDING}{os.getpid()}"
        work.mkdir()
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


def clear(store: Path) -> None:
    """Remove what killed builds left. Only the holder of the build lock may call this."""
    for left in (*store.glob(f"{BUILDING}*"), *(store / RELEASES).glob(f"{TRASH}*")):
        shutil.rmtree(left, ignore_errors=True)
    (store / f"{CURRENT}.new").unlink(missing_ok=True)


def publish(store: Path, made: Path, name: str, is_whole: Callable[[Path], bool]) -> Path:
    """Bring a finished release into force under its name; return its place.

    The same sources give the same name. A release of that name that stands already is used as it is when it is whole;
    a damaged one is left alone, since somebody may be reading it, and the new one takes the next free name.
    """
    for file in sorted(made.iterdir()):
        sync(file)
    sync(made)
    place = store / RELEASES / name
    tries = 1
    while place.exists() and not is_whole(place):
        tries += 1
        place = store / RELEASES / f"{name}-{tries}"
    if place.exists():
        os.utime(place)
    else:
        made.rename(place)
    sync(place.parent)
    point(store, place.name)
    return place


def point(store: Path, name: str) -> None:
    """Let `CURRENT` name a release, in one step."""
    aside = store / f"{CURRENT}.new"
    aside.write_text(f"{name}\n", encoding="ascii")
    sync(aside)
    aside.replace(store / CURRENT)
    sync(store)


def current(store: Path) -> Path:
    """Return the release in force; `StoreMissing` when there is none."""
    try:
        name = (store / CURRENT).read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreMissing(
            f"There is no store at {store}.", "Build one: labelwise build SOURCE... --store DIR"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise StoreDamaged(f"The pointer of the store at {store} cannot be read.", "Build it again.") from error
    place = store / RELEASES / name
    if not name or "/" in name or not place.is_dir():
        raise StoreDamaged(f"The store at {store} points to a release that is not there.", "Build it again.")
    return place


def prune(store: Path) -> None:
    """Remove old releases that nobody reads; the newest ones stay. Only the holder of the build lock may call this."""
    held = current(store)
    releases = sorted(
        (r for r in (store / RELEASES).iterdir() if r.is_dir() and not r.name.startswith(TRASH)),
        key=lambda r: (r == held, r.stat().st_mtime_ns),
        reverse=True,
    )
    for old in releases[KEPT:]:
        _retire(old)


def _retire(release: Path) -> None:
    manifest = release / MANIFEST
    retired = release.with_name(f"{TRASH}{release.name}")
    if manifest.exists():
        # Held alone while it is renamed: whoever opens it in this moment sees that it is going.
        with alone(manifest) as held:
            if not held:
                return
            release.rename(retired)
    else:
        release.rename(retired)
    shutil.rmtree(retired, ignore_errors=True)


def sync(path: Path) -> None:
    """Bring a file or folder to disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows cannot open folders
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
