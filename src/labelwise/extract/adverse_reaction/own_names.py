"""The names a label's own drug goes by, so that an arm of it is told from other drugs' arms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from labelwise.label import Label

_FORM_AND_SALT_WORDS = """
hydrochloride hydrobromide sodium potassium calcium magnesium sulfate phosphate acetate maleate tartrate succinate
fumarate mesylate besylate tosylate citrate chloride bromide nitrate lactate gluconate malate oxalate carbonate acid
disoproxil medoxomil proxetil axetil pamoate palmitate decanoate valerate propionate furoate dipropionate
monohydrate dihydrate hemihydrate anhydrous trihydrate bitartrate benzoate dimeglumine meglumine tromethamine
alafenamide tablet tablets capsule capsules injection solution suspension cream ointment gel lotion spray patch
system oral extended release delayed orally disintegrating chewable immediate topical ophthalmic nasal inhalation
aerosol powder intravenous subcutaneous human recombinant concentrate emulsion film coated transdermal vaginal kit
pack dose daily with and plus for use free forte extra strength usp hcl in of the by dose metered starter insulin
vaccine factor kwikpen pen pens autoinjector prefilled syringe vial titration drops liquid syrup
"""
_NOT_A_NAME = frozenset(_FORM_AND_SALT_WORDS.split())
_WORD = re.compile(r"[a-z][a-z0-9'-]+")
_BIOSIMILAR = re.compile(r"-[a-z]{4}$")


@dataclass(frozen=True)
class OwnNames:
    """`brands` and `ingredients`: each a name's telling words.

    An arm names the drug when it holds a brand or an ingredient.
    """

    brands: tuple[str, ...]
    ingredients: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Finds any of the names, at the start of a word."""
        return _pattern(frozenset({*self.brands, *self.ingredients}))

    @cached_property
    def brand_pattern(self) -> re.Pattern[str] | None:
        """Finds a brand that is no ingredient's name."""
        return _pattern(frozenset(self.brands) - frozenset(self.ingredients))

    def found_in(self, text: str) -> bool:
        """Whether the text names the label's drug (for a combination: at least one part of it)."""
        return self.pattern is not None and self.pattern.search(text) is not None

    def wholly_in(self, text: str) -> bool:
        """Whether the text names the brand, or every ingredient."""
        if self.brand_pattern is not None and self.brand_pattern.search(text):
            return True
        low = text.lower()
        return bool(self.ingredients) and all(i in low for i in self.ingredients)


def own_names(label: Label) -> OwnNames:
    """Return the names of the label's drug."""
    brands = _telling(label.brand_names, whole=True)
    ingredients = _telling((*label.substance_names, *label.generic_names), whole=False)
    return OwnNames(brands, ingredients)


def _telling(names: tuple[str, ...], whole: bool) -> tuple[str, ...]:
    words: list[str] = []
    for name in names:
        for part in re.split(r",|\band\b|/|;|\bwith\b", name.lower()):
            found = [_BIOSIMILAR.sub("", w) for w in _WORD.findall(part)]
            telling = [w for w in found if w not in _NOT_A_NAME and len(w) >= 4]
            if not telling and found:
                telling = [w for w in found[:1] if len(w) >= 2 and w not in _NOT_A_NAME]
            words.extend(telling if whole else telling[:1])
    return tuple(dict.fromkeys(words))


@lru_cache(maxsize=256)  # labels of one drug share it
def _pattern(words: frozenset[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    longest = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(r"(?<![A-Za-z])(?i:" + "|".join(re.escape(w) for w in longest) + r")")
