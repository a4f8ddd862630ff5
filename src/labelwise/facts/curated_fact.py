"""A hand-entered fact: what no label at hand states, with the source it was taken from."""

from __future__ import annotations

from typing import Literal

import msgspec

from labelwise.facts.wire import AnyFact

Standing = Literal["stated", "conflict"]


class CuratedFact(msgspec.Struct, frozen=True, kw_only=True):
    """`fact` with a citation whose method is `curated`, for the drugs named `ingredient` (lower case base name).

    `says` is the fact in plain words where its fields do not carry all of it. `standing` is `conflict` when a label
    contradicts or does not support the source; `label_says` then tells the label's side, which is shown first.
    """

    ingredient: str
    fact: AnyFact
    says: str = ""
    standing: Standing = "stated"
    label_says: str = ""
