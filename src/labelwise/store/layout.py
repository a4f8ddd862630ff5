"""What a store and a release hold, by name.

STORE/
  CURRENT                   the name of the release in force, one line
  lock                      held by the build at work
  releases/NAME/            a release; NAME is made from its contents
    manifest.json
    by_label-00000.parquet  one row a label: its head and facts as one compact value; what comparisons read
    by_label-00001.parquet  ... in parts, so that a lookup's cost does not grow with the store
    names.parquet           one row a spelling of a drug
    labels.parquet          one row a label: its head
    sections.parquet        one row a section: its text (left out of a starter)
    curated.parquet         one row a curated fact
    product.parquet ...     one table a fact kind
"""

from __future__ import annotations

from labelwise.facts import KINDS

SCHEMA_VERSION = 1

CURRENT = "CURRENT"
LOCK = "lock"
RELEASES = "releases"
MANIFEST = "manifest.json"
BUILDING = ".building-"  # a release in the making; nothing of it counts
TRASH = ".trash-"  # a release on its way out

BY_LABEL = "by_label"
NAMES = "names"
LABELS = "labels"
SECTIONS = "sections"
CURATED = "curated"

FACT_TABLES = tuple(KINDS)
TABLES = (BY_LABEL, NAMES, LABELS, SECTIONS, CURATED, *FACT_TABLES)


def file_of(table: str) -> str:
    """Return the file name of a table that is one file."""
    return f"{table}.parquet"


def part_of(table: str, number: int) -> str:
    """Return the file name of one part of a table that is written in parts."""
    return f"{table}-{number:05d}.parquet"
