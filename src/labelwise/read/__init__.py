"""Bytes to labels: openFDA JSON and SPL XML, from files, archives and folders. The only room that parses XML."""

from labelwise.read.class_indexing import ClassIndexing
from labelwise.read.item import Item, Rejected
from labelwise.read.sources import iter_items, read_item, read_labels

__all__ = ["ClassIndexing", "Item", "Rejected", "iter_items", "read_item", "read_labels"]
