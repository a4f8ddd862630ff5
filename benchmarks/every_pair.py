"""Pages of every pair of a sample of real drugs: made, none in error; what they cost and how large they are.

    LABELWISE_STORE=folder python -m benchmarks.every_pair [DRUGS] [PROCESSES]

200 drugs are 19,900 pairs. Two processes each take half of them.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from typing import NamedTuple

from labelwise.faces.web.answers import compared
from labelwise.operations.catalogue import Catalogue
from labelwise.operations.open_store import open_store

SEED = 200


class Share(NamedTuple):
    """What one process made: milliseconds of CPU and bytes a page, and pairs that failed."""

    used: list[float]
    sizes: list[int]
    failed: list[str]


def make(pairs: list[tuple[str, str]]) -> Share:
    """Make the page of each pair."""
    share = Share([], [], [])
    with open_store() as store:
        for pair in pairs:
            begun = time.process_time()
            try:
                page = compared(store, pair, None, chosen=False, plain=False)
            except Exception as error:
                share.failed.append(f"{pair[0]} and {pair[1]}: {type(error).__name__}: {error}")
                continue
            share.used.append((time.process_time() - begun) * 1000)
            share.sizes.append(len(page.body))
    return share


def main() -> None:
    """Print the figures; exit 1 where a page failed."""
    drugs, processes = (int(word) for word in (*sys.argv[1:3], *("200", "2")[len(sys.argv) - 1 :]))
    with open_store() as store:
        names = [drug.name for drug in Catalogue.of(store).drugs]
    pairs = list(combinations(random.Random(SEED).sample(names, drugs), 2))
    with ProcessPoolExecutor(processes) as pool:
        shares = list(pool.map(make, [pairs[part::processes] for part in range(processes)]))
    used = sorted(ms for share in shares for ms in share.used)
    sizes = [size for share in shares for size in share.sizes]
    failed = [said for share in shares for said in share.failed]
    print(f"{len(used)} of {len(pairs)} pages of pairs of {drugs} drugs made, {len(failed)} failed")
    late = used[int(len(used) * 0.95)]
    print(f"CPU a page: median {statistics.median(used):.1f} ms, 95th percentile {late:.1f} ms, most {used[-1]:.0f} ms")
    print(f"size: median {statistics.median(sizes) / 1024:.0f} kB, most {max(sizes) / 1024:.0f} kB")
    for said in failed[:20]:
        print(f"  {said}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
