"""Memory of a whole build from an openFDA file that is larger than memory should be: 1 GB, made here and deleted again.

    python -m benchmarks.build_memory [MEGABYTES]

Prints the peak memory of the building process and of the largest of its workers.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.streaming_memory import LIMIT, write

_RUN = """
import json, resource, sys
from labelwise.operations.build import build
from labelwise.extract.registry import EXTRACTORS
EXTRACTORS.clear()  # memory is bounded by reading and storing; facts would only make it slow
report = build([sys.argv[1]], sys.argv[2], jobs=2)
peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps([report.labels, *peaks]))
"""


def main() -> None:
    """Print the peaks."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "bulk.json")
        write(source, megabytes)
        arguments = [sys.executable, "-c", _RUN, str(source), str(Path(folder, "store"))]
        done = subprocess.run(arguments, check=True, capture_output=True, text=True)
    labels, own, workers = json.loads(done.stdout)
    print(f"{labels} labels of a file of {megabytes} MB: {own:.0f} MB in the building process,", end=" ")
    print(f"{workers:.0f} MB in a worker; {LIMIT} MB are allowed")


if __name__ == "__main__":
    main()
