"""Files to facts, without a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from labelwise.errors import UsageError
from labelwise.extract.read_label import label_facts
from labelwise.facts import LabelFacts
from labelwise.operations.read_labels import read_labels_with_origin


def extract(paths: list[Path]) -> Iterator[LabelFacts]:
    """Yield the head and facts of every label in these files or folders, in the order in which they stand there."""
    for path in paths:
        if not path.exists():
            raise UsageError(f"There is no file {path}.", "Check the path.")
        for origin, label in read_labels_with_origin(path):
            yield label_facts(label, origin)
