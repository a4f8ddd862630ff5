"""The cost of a comparison: of pairs never asked before with the store open, and of a cold command.

    LABELWISE_STORE=folder python -m benchmarks.compare

Pairs are drawn at random and each is asked once. The cold command is set against the imports that it cannot do without.
"""

from __future__ import annotations

import os
import random
import resource
import statistics
import subprocess
import sys
import time

from labelwise.errors import LabelwiseError
from labelwise.operations.compare import compare
from labelwise.operations.open_store import open_store

PAIRS = 100
COLD_RUNS = 7
YARDSTICK = "import typer, rich.table, duckdb"


def warm() -> list[tuple[float, float]]:
    """Return (wall, CPU) seconds of each of some random pairs, none asked before."""
    draw = random.Random(20261122)
    used: list[tuple[float, float]] = []
    with open_store() as store:
        names = sorted({row.ingredient for row in store.names().source.spellings() if row.kind == "generic"})
        compare([names[0]], store=store)
        while len(used) < PAIRS:
            wall, cpu = time.perf_counter(), time.process_time()
            try:
                compare(draw.sample(names, 2), store=store)
            except LabelwiseError:
                continue
            used.append((time.perf_counter() - wall, time.process_time() - cpu))
    return used


def cold(command: list[str]) -> float:
    """Return the median CPU seconds of a command in a new process."""
    runs = []
    for _ in range(COLD_RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "COLUMNS": "80"})
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        runs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(runs)


def main() -> None:
    """Print the figures."""
    used = warm()
    walls, cpus = sorted(w for w, _ in used), sorted(c for _, c in used)
    middle, late = len(used) // 2, int(len(used) * 0.95)
    print(f"{len(used)} pairs never asked before, store open (aim: under 15 ms)")
    print(f"  wall ms: median {walls[middle] * 1000:.1f}, 95th percentile {walls[late] * 1000:.1f}")
    print(f"  CPU ms:  median {cpus[middle] * 1000:.1f}, 95th percentile {cpus[late] * 1000:.1f}")
    base = cold([sys.executable, "-c", YARDSTICK])
    command = cold([sys.executable, "-m", "labelwise", "compare", "baclofen", "cyclobenzaprine"])
    print(f"cold compare: {command:.2f} s CPU, {command / base:.2f} times `{YARDSTICK}` ({base:.2f} s; aim: 2.2)")


if __name__ == "__main__":
    main()
