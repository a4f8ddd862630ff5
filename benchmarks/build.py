"""The cost of a build, as ratios to only parsing the same corpus, all in one run.

    LABELWISE_CORPUS=folder python -m benchmarks.build

Each build runs in a process of its own; its CPU time is that of the process and all of its children.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks import parse_only

SPINE = ("product", "pharmacologic_class", "indication", "contraindication", "mechanism")
"""The extractors whose build is held to 6 times only parsing; all of them together are held to 10 times."""

_RUN = """
import json, resource, sys, time
from labelwise.extract.registry import EXTRACTORS
from labelwise.operations.build import build
sources, store, jobs, kept = json.loads(sys.argv[1])
for name in [n for n in EXTRACTORS if kept and n not in kept]:
    del EXTRACTORS[name]
begun = time.perf_counter()
report = build(sources, store, jobs=jobs)
wall = time.perf_counter() - begun
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
cpu = sum(u.ru_utime + u.ru_stime for u in used)
print(json.dumps([wall, cpu, report.labels, report.facts]))
"""


class Run(NamedTuple):
    """One build: seconds of wall and of CPU time, and what it made."""

    wall: float
    cpu: float
    labels: int
    facts: int


def run(sources: list[str], jobs: int, kept: tuple[str, ...] = ()) -> Run:
    """Build the sources in a new process, with all extractors or those `kept`."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = json.dumps([sources, str(Path(folder, "store")), jobs, kept])
        done = subprocess.run([sys.executable, "-c", _RUN, wanted], check=True, capture_output=True, text=True)
    return Run(*json.loads(done.stdout))


def unzip(corpus: Path, folder: Path) -> list[str]:
    """Write the JSON of the openFDA files, so that builds and yardstick read the same unzipped corpus."""
    files = []
    for number, text in enumerate(parse_only.unzipped(corpus)):
        file = folder / f"{number}.json"
        file.write_bytes(text)
        files.append(str(file))
    return files


def main() -> None:
    """Print the ratios."""
    corpus = Path(os.environ["LABELWISE_CORPUS"])
    with tempfile.TemporaryDirectory() as folder:
        sources = unzip(corpus, Path(folder))
        yardstick = parse_only.seconds(corpus)
        spine = run(sources, 1, SPINE)
        spine_two = run(sources, 2, SPINE)
        whole = run(sources, 1)
        whole_two = run(sources, 2)
        after = parse_only.seconds(corpus)
    print(f"only parsing: {yardstick:.2f} s CPU before, {after:.2f} s after the builds")
    unit = (yardstick + after) / 2
    print(f"build of the spine's facts: {spine.cpu / unit:.1f} times only parsing ({spine.facts} facts)")
    print(f"build of all facts: {whole.cpu / unit:.1f} times only parsing ({whole.facts} facts)")
    print(f"two processes against one: {spine.wall / spine_two.wall:.2f} times as fast (spine)")
    print(f"two processes against one: {whole.wall / whole_two.wall:.2f} times as fast (all)")


if __name__ == "__main__":
    main()
