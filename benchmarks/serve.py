"""The cost of a page: of pairs never asked before, of the same pairs again, and of the first start.

    LABELWISE_STORE=folder python -m benchmarks.serve

A real server in a process of its own, asked from this one over one connection at a time (for latency) and over several
(for throughput). Figures are set against the error page for an address that leads nowhere: the same server without a
store.
"""

from __future__ import annotations

import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import time

import httpx

from labelwise.operations.catalogue import Catalogue
from labelwise.operations.open_store import open_store

PAIRS = 200
AT_ONCE = 4
TRIVIAL = "/nowhere"


def pairs(count: int, seed: int) -> list[str]:
    """Return addresses of random pairs, none of them twice."""
    with open_store() as store:
        names = [drug.name for drug in Catalogue.of(store).drugs if "/" not in drug.name]
    draw = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        found[str(httpx.URL("/compare/" + "/".join(draw.sample(names, 2))))] = None
    return list(found)


def start() -> tuple[subprocess.Popen[bytes], str, float]:
    """Start a server; return it, its address and the seconds until its first answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begun = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-m", "labelwise", "serve", "--port", str(port), "--quiet"], env=os.environ
    )
    address = f"http://127.0.0.1:{port}"
    while True:
        try:
            httpx.get(address, timeout=5)
            return server, address, time.perf_counter() - begun
        except httpx.TransportError:
            time.sleep(0.01)


def one_by_one(address: str, paths: list[str]) -> list[float]:
    """Return the milliseconds of each address, asked one after the other."""
    used = []
    with httpx.Client(base_url=address, timeout=60) as client:
        client.get(TRIVIAL)
        for path in paths:
            begun = time.perf_counter()
            answer = client.get(path)
            used.append((time.perf_counter() - begun) * 1000)
            assert answer.status_code in (200, 404), (path, answer.status_code)
    return used


async def at_once(address: str, paths: list[str], tags: dict[str, str]) -> float:
    """Return answers a second with several connections; `tags` are filled, and sent where they are known."""
    waiting = iter(paths)

    async def ask() -> None:
        async with httpx.AsyncClient(base_url=address, timeout=60) as client:
            for path in waiting:
                headers = {"If-None-Match": tags[path]} if path in tags else {}
                answer = await client.get(path, headers=headers)
                tags.setdefault(path, answer.headers.get("etag", '""'))

    begun = time.perf_counter()
    await asyncio.gather(*(ask() for _ in range(AT_ONCE)))
    return len(paths) / (time.perf_counter() - begun)


def main() -> None:
    """Print the figures."""
    fresh, more = pairs(PAIRS, 1), pairs(PAIRS, 2)
    server, address, first = start()
    try:
        trivial = statistics.median(one_by_one(address, [TRIVIAL] * 100))
        used = sorted(one_by_one(address, fresh))
        kept = statistics.median(one_by_one(address, fresh))
        new_rate = asyncio.run(at_once(address, more, {}))
        kept_rate = asyncio.run(at_once(address, more * 3, {}))
        tags: dict[str, str] = {}
        asyncio.run(at_once(address, more, tags))
        tagged_rate = asyncio.run(at_once(address, more * 3, tags))
        trivial_rate = asyncio.run(at_once(address, [TRIVIAL] * 3 * PAIRS, {}))
    finally:
        server.terminate()
        server.wait(10)
    middle, late = used[len(used) // 2], used[int(len(used) * 0.95)]
    print(f"first answer after {first:.2f} s (aim: under 2 s)")
    print(f"trivial page: {trivial:.1f} ms, {trivial_rate:.0f} a second (what this client and server can do)")
    print(
        f"{PAIRS} pairs never asked before, one by one: median {middle:.1f} ms, 95th percentile {late:.1f} ms "
        f"({middle / trivial:.1f} times the trivial page; aim: median under 60 ms)"
    )
    print(f"  {AT_ONCE} at once: {new_rate:.0f} a second ({new_rate / trivial_rate:.2f} of the trivial page; aim: 40)")
    print(
        f"the same pairs again: median {kept:.1f} ms, {kept_rate:.0f} a second, "
        f"with their ETag {tagged_rate:.0f} a second ({tagged_rate / trivial_rate:.2f} of the trivial page; aim: 300)"
    )


if __name__ == "__main__":
    main()
