"""Effects made of listed ones: several in one row ("Rash/erythema"), and one with a word before it ("Severe rash").

The id is made of the ids of its parts, so it stays as long as they stay, and it never stands for a part alone.
"""

import re
from collections.abc import Callable

from labelwise.vocab.effects.effect import Effect

_BETWEEN = re.compile(r"\s*/\s*|,?\s+(?:and/or|and|or)\s+|\s*,\s*|\s+&\s+")
_MOST_PARTS = 4
_BEFORE = {
    "severe": "severe",
    "serious": "serious",
    "fatal": "fatal",
    "mild": "mild",
    "moderate": "moderate",
    "acute": "sudden",
    "chronic": "lasting",
    "recurrent": "repeated",
    "transient": "passing",
    "generalized": "widespread",
    "localized": "local",
}
_WORSE = re.compile(
    r"^(?:worsening(?: of)?|worsened|aggravated|exacerbation of|aggravation of)\s+|"
    r"\s+(?:aggravated|worsened|worsening|exacerbated|exacerbations?)$"
)

LookUp = Callable[[str], Effect | None]


def several(text: str, look_up: LookUp) -> Effect | None:
    """Return "one of these" for a plain term that lists effects, or None.

    "Neck pain/stiffness" may mean stiffness of the neck: a single word after a longer part is not taken for itself.
    """
    parts = [part for part in _BETWEEN.split(text) if part]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return None
    if " " in parts[0] and not all(" " in part for part in parts):
        return None
    found = [look_up(part) for part in parts]
    effects = {effect.id: effect for effect in found if effect is not None}
    if None in found:
        return None
    if len(effects) == 1:
        return next(iter(effects.values()))
    ordered = [effects[id_] for id_ in sorted(effects)]
    groups = {effect.group for effect in ordered}
    return Effect(
        "_or_".join(effect.id for effect in ordered),
        " or ".join(effect.name for effect in ordered),
        " or ".join(effect.plain_name for effect in ordered),
        groups.pop() if len(groups) == 1 else "Several systems",
    )


def qualified(text: str, look_up: LookUp) -> Effect | None:
    """Return the effect of "severe rash", "rash, severe" or "worsening asthma": one of its own, not plain rash."""
    worse = _WORSE.sub("", text)
    if worse != text:
        effect = look_up(worse)
        return effect and Effect(
            f"{effect.id}_aggravated", f"{effect.name} aggravated", f"worse {effect.plain_name}", effect.group
        )
    first, _, rest = text.partition(" ")
    head, _, last = text.rpartition(" ")
    for word, other in ((first, rest), (last, head.rstrip(" ,"))):
        if word in _BEFORE and other:
            effect = look_up(other)
            if effect:
                return look_up(f"{word} {effect.name}") or _with_word(word, effect)
    return None


def _with_word(word: str, effect: Effect) -> Effect:
    return Effect(f"{word}_{effect.id}", f"{word} {effect.name}", f"{_BEFORE[word]} {effect.plain_name}", effect.group)
