"""A question in plain words to the comparison that it asks for."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.store.store import Store
from labelwise.vocab.questions import NOT_A_CHOICE, Question, parse_question

__all__ = ["NOT_A_CHOICE", "Question", "read_question", "unused_notice"]


def read_question(text: str, store: Store) -> Question:
    """Return the drugs, as asked, and the condition of a question; `UsageError` when it names no two drugs.

    A question that asks for a choice (`asks_for_preference`) is answered with the differences and `NOT_A_CHOICE`.
    """
    return parse_question(text, store.names().resolves)


def unused_notice(words: Sequence[str]) -> str:
    """Return the notice that names the words of a question that the answer does not take up."""
    return (
        f"Of the question these words were not used: {', '.join(words)}. The comparison is not narrowed to them; what "
        "the labels say of it, if anything, stands in its own section."
    )
