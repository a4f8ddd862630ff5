"""Blocks of prose as the document marks them."""

from __future__ import annotations

from typing import Literal, NamedTuple

BlockKind = Literal["title", "paragraph", "list_item", "caption", "footnote", "excerpt"]


class Paragraph(NamedTuple):
    """One block of a section's text: `text[start:end]` of `part`.

    Only SPL says where blocks are; openFDA flattens them.
    """

    kind: BlockKind
    part: int
    start: int
    end: int
