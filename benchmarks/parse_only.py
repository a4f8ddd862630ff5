"""The yardstick: the CPU time of parsing the corpus and doing nothing else.

All records of the unzipped openFDA files with orjson, and all their tables with lxml. Other benchmarks divide by it,
in one run and on one machine.

    LABELWISE_CORPUS=folder python -m benchmarks.parse_only
"""

from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path
from typing import Any

import orjson
from lxml import etree


def unzipped(corpus: Path) -> list[bytes]:
    """Return the JSON of every openFDA file below a folder."""
    texts = []
    for path in sorted(corpus.glob("openfda/**/*.zip")):
        with zipfile.ZipFile(path) as archive:
            texts += [archive.read(name) for name in archive.namelist()]
    return texts


def parse(texts: list[bytes]) -> tuple[int, int]:
    """Parse every record and every table; return how many of each."""
    records = tables = 0
    for text in texts:
        results: list[dict[str, Any]] = orjson.loads(text)["results"]
        for record in results:
            records += 1
            for key, value in record.items():
                if key.endswith("_table"):
                    for table in value:
                        etree.fromstring(f"<tables>{table}</tables>")
                        tables += 1
    return records, tables


def seconds(corpus: Path, rounds: int = 3) -> float:
    """Return the CPU seconds of parsing only: the best of some rounds, unzipping not counted."""
    texts = unzipped(corpus)
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        parse(texts)
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Print what is parsed and how long it takes."""
    corpus = Path(os.environ["LABELWISE_CORPUS"])
    texts = unzipped(corpus)
    records, tables = parse(texts)
    print(f"{records} records, {tables} table strings, {sum(map(len, texts)) / 1e6:.0f} MB")
    print(f"parse only: {seconds(corpus):.2f} s CPU")


if __name__ == "__main__":
    main()
