"""A question in plain words to the comparison that it asks for."""

from __future__ import annotations

from labelwise.store.store import Store
from labelwise.vocab.questions import NOT_A_CHOICE, Question, parse_question

__all__ = ["NOT_A_CHOICE", "Question", "read_question"]


def read_question(text: str, store: Store) -> Question:
    """Return the drugs, as asked, and the condition of a question; `UsageError` when it names no two drugs.

    A question that asks for a choice (`asks_for_preference`) is answered with the differences and `NOT_A_CHOICE`.
    """
    return parse_question(text, store.names().resolves)
