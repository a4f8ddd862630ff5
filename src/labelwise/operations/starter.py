"""Make the starter store: the facts of the labels at hand, without any sentence of them, inside the package.

python -m labelwise.operations.starter FOLDER
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from labelwise.curated import read_curated
from labelwise.engines import LocalEngine
from labelwise.errors import LabelwiseError, UsageError
from labelwise.operations.build import RELEASE, make_release
from labelwise.store.manifest import Manifest
from labelwise.store.store import STARTER

LIMIT = 15 << 20  # bytes; it ships with every installation and each version of it stays in the history


def make_starter(corpus: str | os.PathLike[str], target: str | os.PathLike[str] = STARTER, jobs: int = 1) -> Manifest:
    """Write a starter release of all labels in a folder to `target`, in place of the one there; return its manifest.

    Neither section texts nor quotes are in it. The same folder gives the same bytes, whatever `jobs`.
    """
    place = Path(target)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".starter-") as name:
        work = Path(name)
        manifest = make_release(
            [Path(corpus)], work, curated=read_curated(), texts=False, engine=LocalEngine(jobs), threads=jobs
        )
        if place.exists():
            shutil.rmtree(place)
        (work / RELEASE).rename(place)
    return manifest


def size_of(release: Path) -> int:
    """Return the bytes of a release's files."""
    return sum(file.stat().st_size for file in release.iterdir())


def main(arguments: list[str]) -> int:
    """Make the starter from the folder named; print what it holds; return the exit code."""
    try:
        if len(arguments) != 1:
            raise UsageError("Name one folder of labels.", "python -m labelwise.operations.starter FOLDER")
        manifest = make_starter(arguments[0], jobs=os.cpu_count() or 1)
        size = size_of(STARTER)
    except LabelwiseError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print(f"{manifest.labels} labels, {manifest.facts} facts, {len(manifest.rejected)} rejected, {size / 1e6:.1f} MB")
    if size > LIMIT:
        print(f"The starter is larger than {LIMIT >> 20} MB.", file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
