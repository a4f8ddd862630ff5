"""What adverse effects are called: `look_up_effect(term)` gives a concept with a plain and a professional name."""

from labelwise.vocab.effects.book import all_effects, look_up_effect
from labelwise.vocab.effects.effect import Effect

__all__ = ["Effect", "all_effects", "look_up_effect"]
