"""Where in a section something stands."""

from __future__ import annotations

import msgspec


class Locator(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place in a top-level section: either a span of its text or a cell of one of its tables.

    Text: `part` is the index in the section's list of strings (0 for SPL), `start` and `end` are character offsets in
    it. Cell: `table` is the index of the table in the section, `row` and `column` its place in the expanded grid, from
    0. JSON holds only the fields of the one form.
    """

    part: int | None = None
    start: int | None = None
    end: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None

    @classmethod
    def span(cls, part: int, start: int, end: int) -> Locator:
        """Return the place of `text[start:end]` of a section's part."""
        return cls(part=part, start=start, end=end)

    @classmethod
    def cell(cls, table: int, row: int, column: int) -> Locator:
        """Return the place of a cell of a section's table."""
        return cls(table=table, row=row, column=column)

    @property
    def is_cell(self) -> bool:
        """Whether this is the place of a table's cell."""
        return self.table is not None
