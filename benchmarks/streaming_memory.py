"""Memory and speed of reading an openFDA file that is larger than memory should be: 1 GB, made here and deleted again.

    python -m benchmarks.streaming_memory [MEGABYTES]

Prints the peak memory of the reading process and its CPU time as a multiple of the yardstick's: reading the same file
and decoding the same records with orjson, cut out by their known lengths.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import Any

LIMIT = 500  # megabytes of memory that reading may take, whatever the size of the file


def record(number: int) -> bytes:
    """Return one invented record of about 90 kB in the bulk file's layout."""
    prose = f"Sentence {number} of an invented label says that the drug is taken with water. " * 24
    row = '<tr><td styleCode="Lrule">Headache</td><td>12%</td><td>9%</td></tr>'
    text: dict[str, Any] = {
        "set_id": f"{number:08x}-0000-4000-8000-000000000000",
        "id": f"{number:08x}-0000-4000-8000-000000000001",
        "version": "1",
        "effective_time": "20260101",
        "indications_and_usage": ['A "brace" } in a \\ string { ends nothing. ' + prose],
        "adverse_reactions": [prose * 20 + " Headache 12% 9%" * 200],
        "adverse_reactions_table": [f"<table><tbody>{row * 200}</tbody></table>"],
        "warnings_and_cautions": [prose * 20],
        "openfda": {"generic_name": ["INVENTED DRUG"], "route": ["ORAL"]},
    }
    return json.dumps(text, indent=2).encode()


def write(path: Path, megabytes: int) -> list[int]:
    """Write a bulk file; return the lengths of its records."""
    lengths = []
    with path.open("wb") as file:
        file.write(b'{"meta": {"results": {"total": 0}}, "results": [\n')
        number = 0
        while file.tell() < megabytes * 1_000_000:
            if number:
                file.write(b",\n")
            lengths.append(file.write(record(number)))
            number += 1
        file.write(b"]}")
    return lengths


def read_all(path: str, answers: Any) -> None:
    """Read the file as a build does, in a process of its own, and send (labels, CPU seconds, peak megabytes)."""
    from labelwise.label import Label
    from labelwise.read import read_labels

    start = time.process_time()
    labels = sum(isinstance(label, Label) for label in read_labels(path))
    used = time.process_time() - start
    answers.put((labels, used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def yardstick(path: Path, lengths: list[int]) -> float:
    """Return the CPU seconds of reading the file record by record and decoding each with orjson."""
    import orjson

    start = time.process_time()
    with path.open("rb") as file:
        file.read(len(b'{"meta": {"results": {"total": 0}}, "results": [\n'))
        for length in lengths:
            orjson.loads(file.read(length))
            file.read(2)
    return time.process_time() - start


def main() -> int:
    """Print the figures; 1 when memory went over the limit or a label was lost."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "invented.json"
        lengths = write(path, megabytes)
        context = get_context("spawn")
        answers = context.Queue()
        reader = context.Process(target=read_all, args=(os.fspath(path), answers))
        reader.start()
        labels, used, peak = answers.get()
        reader.join()
        least = yardstick(path, lengths)
        print(f"{path.stat().st_size / 1e6:.0f} MB, {len(lengths)} records, {labels} labels read")
        print(f"peak memory: {peak:.0f} MB (limit {LIMIT} MB)")
        print(f"CPU: {used / least:.1f} times reading and decoding the known records with orjson")
    return 0 if peak < LIMIT and labels == len(lengths) else 1


if __name__ == "__main__":
    raise SystemExit(main())
