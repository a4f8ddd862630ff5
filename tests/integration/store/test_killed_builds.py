"""Builds killed for real: the release in force stays in force and the next build cleans up."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from labelwise.operations.build import build
from labelwise.operations.open_store import open_store
from labelwise.operations.verify import verify

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")

Record = dict[str, Any]
Write = Callable[..., Path]

BUILD = (
    "import sys; from labelwise.operations.build import build; build([sys.argv[1]], sys.argv[2], jobs=int(sys.argv[3]))"
)

# Kills itself, by a real signal, at a named step: before it (`b`) or after it (`a`).
BUILD_UNTIL = """
import os, signal, sys
from labelwise.operations import build as module
from labelwise.store import folder, release
source, store, place, name, when = sys.argv[1:]
owner = {"build": module, "folder": folder, "release": release}[place]
step = getattr(owner, name)
def killed(*args, **kwargs):
    if when == "a":
        step(*args, **kwargs)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(owner, name, killed)
module.build([source], store)
"""


def _many(records: list[Record], count: int, version: int) -> list[Record]:
    """Return many labels, each with a set id of its own."""
    return [
        {**records[i % 3], "set_id": f"{i:08x}-0000-4000-8000-000000000000", "id": f"d{i}", "version": str(version)}
        for i in range(count)
    ]


def _python(code: str, *arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], stderr=subprocess.PIPE)


def _in_force(store: Path) -> tuple[str, int | None]:
    with open_store(store) as opened:
        return opened.release, opened.labels(["A1B2C3D4E5"])[0].head.version


STEPS = [
    ("folder", "clear", "a"),
    ("build", "make_release", "b"),
    ("release", "write_table", "a"),
    ("release", "write_curated", "a"),
    ("build", "count_problems", "b"),
    ("build", "publish", "b"),
    ("folder", "point", "b"),
    ("folder", "point", "a"),
    ("build", "prune", "b"),
    ("folder", "_retire", "b"),
]


@pytest.mark.parametrize(("place", "name", "when"), STEPS)
def test_a_build_killed_at_a_step_leaves_a_whole_release_in_force(
    place: str, name: str, when: str, records: list[Record], write: Write, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    for version in (1, 2):  # two releases, so that the third build has one to retire
        build([write(_many(records, 6, version), folder=f"sources{version}")], store)
    before = _in_force(store)
    source = write(_many(records, 6, 3), folder="sources3")

    process = _python(BUILD_UNTIL, source, store, place, name, when)
    process.communicate()
    assert process.returncode == -signal.SIGKILL

    swapped = (name, when) in {("point", "a"), ("prune", "b"), ("_retire", "b")}
    assert _in_force(store) == ((_in_force(store)[0], 3) if swapped else before)
    assert not verify(store).problems

    report = build([source], store)
    assert _in_force(store) == (report.release, 3)
    assert not verify(store).problems
    assert sorted(p.name for p in store.iterdir()) == ["CURRENT", "lock", "releases"]
    assert not list((store / "releases").glob(".*"))


@pytest.mark.parametrize("jobs", [1, 2])
def test_builds_killed_at_random_moments_while_a_reader_reads(
    jobs: int, records: list[Record], write: Write, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    versions = {1: write(_many(records, 60, 1), folder="sources1"), 2: write(_many(records, 60, 2), folder="sources2")}
    build([versions[1]], store)
    chance = random.Random(jobs)
    with open_store(store) as reader:
        for attempt in range(4):
            process = _python(BUILD, versions[2 - attempt % 2], store, jobs)
            time.sleep(chance.uniform(0.05, 2.0))
            process.kill()
            process.communicate()
            assert reader.labels(["A1B2C3D4E5"])[0].head.version == 1
            assert _in_force(store)[1] in (1, 2)
            assert not verify(store).problems
    report = build([versions[2]], store, jobs=jobs)
    assert _in_force(store) == (report.release, 2)
    assert not list(store.glob(".building-*"))


def test_the_processes_of_a_killed_build_end_too(records: list[Record], write: Write, tmp_path: Path) -> None:
    source = write(_many(records, 3_000, 1), folder="sources")
    process = _python(BUILD, source, tmp_path / "store", 2)
    children: list[int] = []
    until = time.monotonic() + 60
    while not children and time.monotonic() < until:
        children = _children(process.pid)
        time.sleep(0.02)
    process.kill()
    process.communicate()
    assert children
    while any(_runs(child) for child in children) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [child for child in children if _runs(child)]


def _children(parent: int) -> list[int]:
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    if not listed.parent.exists() and not Path("/proc/self").exists():
        pytest.skip("needs /proc")
    try:
        return [int(pid) for pid in listed.read_text().split()]
    except OSError:
        return []


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
