"""What adverse effects are called: `look_up_effect(term)` gives a concept with a plain and a professional name.

Names load when they are first used: who has a concept's id needs no book of spellings.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from labelwise.vocab.effects.book import all_effects, look_up_effect
    from labelwise.vocab.effects.effect import Effect

__all__ = ["Effect", "all_effects", "look_up_effect"]

_HOME_OF = {"Effect": "effect", "all_effects": "book", "look_up_effect": "book"}


def __getattr__(name: str) -> Any:
    """Load a public name from its home."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
    return found
