"""Every benchmark that ends within minutes, one after the other; the others are named at the end.

    LABELWISE_CORPUS=folder [LABELWISE_STORE=folder] python -m benchmarks

Figures are ratios to yardsticks of the same run, or are printed beside what they are held to. Without a corpus, what
needs one is passed over.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import NamedTuple


class Benchmark(NamedTuple):
    """A module of this package, its arguments, and whether it reads the corpus."""

    module: str
    arguments: tuple[str, ...] = ()
    of_corpus: bool = False


QUICK = (
    Benchmark("parse_only", of_corpus=True),
    Benchmark("build", of_corpus=True),
    Benchmark("build_memory", ("200",)),
    Benchmark("streaming_memory", ("200",)),
    Benchmark("compare"),
    Benchmark("serve"),
)
SLOW = ("build_memory 1000", "streaming_memory 1000", "store_25m", "every_pair 200 2", "tac_cross_validation")


def main() -> int:
    """Run them; 1 when one of them failed."""
    failed = 0
    for module, arguments, of_corpus in QUICK:
        print(f"== {' '.join((module, *arguments))}", flush=True)
        if of_corpus and not os.environ.get("LABELWISE_CORPUS"):
            print("passed over: LABELWISE_CORPUS names no folder of labels")
            continue
        begun = time.perf_counter()
        failed |= subprocess.run([sys.executable, "-m", f"benchmarks.{module}", *arguments]).returncode != 0
        print(f"   ({time.perf_counter() - begun:.0f} s)", flush=True)
    print(f"== not run, since they take longer: {', '.join(SLOW)}")
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
