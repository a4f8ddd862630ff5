"""Files to facts, without a store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from labelwise.extract.read_label import label_facts
from labelwise.facts import LabelFacts
from labelwise.operations.read_labels import OnRejected, PathLike, read_labels_with_origin


def extract(paths: Sequence[PathLike], on_rejected: OnRejected | None = None) -> Iterator[LabelFacts]:
    """Yield the head and facts of every label in these files or folders, in the order in which they stand there.

    What cannot be read is handed to `on_rejected`; `SourceError` when nothing at all could be read.
    """
    for origin, label in read_labels_with_origin(paths, on_rejected):
        yield label_facts(label, origin)
