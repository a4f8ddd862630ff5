"""SPL XML to a Label."""

from __future__ import annotations

from labelwise.errors import UnsupportedSource
from labelwise.label import Label
from labelwise.read.class_indexing import ClassIndexing
from labelwise.read.xml import parse_document


def read_document(payload: bytes) -> Label | ClassIndexing:
    """Return the label, or the class indexing, of an SPL document."""
    root = parse_document(payload)
    raise UnsupportedSource("SPL documents are not read yet.", "")
