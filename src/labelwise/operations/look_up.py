"""What the names of a question stand for in a store."""

from __future__ import annotations

from collections.abc import Iterable

from labelwise.store.store import Store
from labelwise.vocab.names import Resolution


def look_up(names: Iterable[str], store: Store) -> list[Resolution]:
    """Return what each name stands for, in order; raise `UnknownDrug` or `AmbiguousDrug` for the first that does not.

    Nothing is guessed: suggestions and choices are in the error. Two names of one drug give two resolutions.
    """
    index = store.names()
    return [index.resolve(name) for name in names]
