"""Drug names: every spelling of a label's drug (`rows_of`), and what a name asked stands for (`NameIndex.resolve`)."""

from labelwise.vocab.names.index import NameIndex, base_name
from labelwise.vocab.names.name_row import NameKind, NameRow, distinct
from labelwise.vocab.names.name_source import MemoryNames, NameSource
from labelwise.vocab.names.resolution import Resolution
from labelwise.vocab.names.rows import rows_of
from labelwise.vocab.names.spelling import normal
from labelwise.vocab.names.suggest import near_names

__all__ = [
    "MemoryNames",
    "NameIndex",
    "NameKind",
    "NameRow",
    "NameSource",
    "Resolution",
    "base_name",
    "distinct",
    "near_names",
    "normal",
    "rows_of",
]
