"""What a question asks."""

from __future__ import annotations

import msgspec

NOT_A_CHOICE = "Labelwise compares what the labels say; it does not choose between drugs."
"""What every face says to a question that asks which drug is better, safer or to be taken."""


class Question(msgspec.Struct, frozen=True):
    """The drugs as asked, in order and without repeats; the condition, or None; and whether a choice is asked for.

    `unused` are the words of the question, in its order, that were taken for none of these: never dropped unsaid.
    """

    drugs: tuple[str, ...]
    condition: str | None = None
    asks_for_preference: bool = False
    unused: tuple[str, ...] = ()
