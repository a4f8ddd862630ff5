"""The effect id of a term, from the vocabulary of effects."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module


def _look_up() -> Callable[[str], str | None]:
    try:
        return import_module("labelwise.vocab.effects").look_up_effect  # type: ignore[no-any-return]
    except (ImportError, AttributeError):
        return lambda term: None


_LOOK_UP = _look_up()


@lru_cache(maxsize=65536)
def concept_of(term: str) -> str | None:
    """Return the project's effect id of a term, None when the vocabulary does not know it."""
    return _LOOK_UP(term)
