"""Files to labels."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from labelwise.errors import UnsupportedSource
from labelwise.label import Label
from labelwise.read import ClassIndexing, Rejected, iter_items, read_item

PathLike = str | os.PathLike[str]
OnRejected = Callable[[Rejected], None]


def read_labels(path: PathLike | Iterable[PathLike], on_rejected: OnRejected | None = None) -> Iterator[Label]:
    """Yield every label of a file or folder (or several): SPL XML, openFDA JSON, zips of these.

    What cannot be read is handed to `on_rejected` and the run goes on; `SourceError` when nothing at all could be read.
    Pharmacologic-class indexing documents are no labels and are passed over.
    """
    for _, label in read_labels_with_origin(path, on_rejected):
        yield label


def read_labels_with_origin(
    path: PathLike | Iterable[PathLike], on_rejected: OnRejected | None = None
) -> Iterator[tuple[str, Label]]:
    """Yield (origin, label): the origin is the file's name, inside an archive `archive!member`."""
    read, last = 0, None
    for item in iter_items(path):
        found = read_item(item)
        if isinstance(found, Rejected):
            last = found
            if on_rejected is not None:
                on_rejected(found)
        else:
            read += 1
            if not isinstance(found, ClassIndexing):
                yield item.origin, found
    if read == 0:
        reason = f"{last.origin}: {last.reason}" if last else "There is no label in what was given."
        raise UnsupportedSource(reason, (last.hint if last else "") or "Give SPL XML, openFDA JSON, or zips of these.")
