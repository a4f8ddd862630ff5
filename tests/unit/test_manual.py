"""The manual is rendered from the specification, and is that of today."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_committed_manual_is_that_of_the_tests() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tools.render_manual", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
