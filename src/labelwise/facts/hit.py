"""Something that a search found."""

from __future__ import annotations

from typing import Literal

import msgspec

HitKind = Literal["drug", "brand", "approved_use", "not_for", "contraindication", "side_effect", "near_name"]


class Hit(msgspec.Struct, frozen=True):
    """Something found. `text` is the name or phrase as it stands, `drugs` the base names it belongs to, sorted.

    `labels` counts the labels that say it (0 for names). `near_name` is a near spelling: offered, never taken.
    """

    kind: HitKind
    text: str
    drugs: tuple[str, ...]
    labels: int = 0
